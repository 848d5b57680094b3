import json

import pytest

from data.home import find_home
from data.vocabulary import FieldFate
from pipelines.errors import HeadingError
from pipelines.raw_rows import gather_raw
from pipelines.sources.arrive import Arrived, open_file
from pipelines.sources.enhetsregisteret.source import claim_register, read_register
from pipelines.sources.listing import NamedFile
from pipelines.sources.own import headings_of
from tests.pipelines.programmes import ask, load

ENHET = {
    "organisasjonsnummer": "964338531",
    "navn": "MYRVANG KOMMUNE",
    "organisasjonsform.kode": "KOMM",
    "organisasjonsform.beskrivelse": "Kommune",
    "naeringskode1.kode": "84.110",
    "antallAnsatte": "1200",
    "hjemmeside": "www.myrvang.example",
    "forretningsadresse.adresse": "Storgata 1",
    "forretningsadresse.kommune": "HAMAR",
    "forretningsadresse.kommunenummer": "3403",
    "institusjonellSektorkode.kode": "6500",
    "konkurs": "false",
    "overordnetEnhet": "",
}
UNDERENHET = {
    "organisasjonsnummer": "974760673",
    "navn": "MYRVANG SYKEHJEM",
    "organisasjonsform.kode": "BEDR",
    "naeringskode1.kode": "87.102",
    "antallAnsatte": "42",
    "beliggenhetsadresse.kommunenummer": "3403",
    "overordnetEnhet": "964338531",
    "nedleggelsesdato": "2025-06-30",
}
SOLE = ENHET | {
    "organisasjonsnummer": "923609016",
    "navn": "KARI NORDMANN",
    "organisasjonsform.kode": "ENK",
    "institusjonellSektorkode.kode": "8200",
}


def write_csv(path, *entries, mark=";", quoted=True):
    fields = list(dict.fromkeys(field for entry in entries for field in entry))
    sign = '"' if quoted else ""
    lines = [fields, *([entry.get(field, "") for field in fields] for entry in entries)]
    text = "\n".join(mark.join(f"{sign}{c}{sign}" for c in line) for line in lines)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def arrived_csv(path):
    file = NamedFile(path, path.name)
    return open_file(file, headings_of)


def arrived_json(path, document):
    return Arrived(NamedFile(path, path.name), "0" * 64, (), False, None, document)


def read_csv_entries(tmp_path, *entries, **how):
    return read_register(
        [arrived_csv(write_csv(tmp_path / "enheter.csv", *entries, **how))]
    )[0]


def rows_of(source):
    return {
        row["workplace_id"]: row
        for table in source.tables
        for row in table.rows.to_dicts()
    }


def nest(entry):
    nested = {}
    for field, value in entry.items():
        *above, last = field.split(".")
        at = nested
        for name in above:
            at = at.setdefault(name, {})
        at[last] = value
    return nested


@pytest.mark.parametrize(("mark", "quoted"), [(";", True), (",", True), (";", False)])
def test_entries_become_workplaces_in_a_tree(tmp_path, mark, quoted):
    source = read_csv_entries(tmp_path, ENHET, UNDERENHET, mark=mark, quoted=quoted)

    unit = rows_of(source)["974760673"]
    assert (
        unit
        | {
            "workplace_name": "MYRVANG SYKEHJEM",
            "organisation_number": "974760673",
            "parent_workplace_id": "964338531",
            "level": "unit",
            "municipality_code": "3403",
            "sector": "municipal",
            "programme_industry": "nursing_home",
            "industry_code": "87.102",
            "employees_count": "42",
            "closed_on": "2025-06-30",
        }
        == unit
    )
    assert rows_of(source)["964338531"]["level"] == "enterprise"


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(
            lambda one: {"_embedded": {"enheter": [one]}, "page": {}}, id="page"
        ),
        pytest.param(lambda one: [one], id="download"),
        pytest.param(lambda one: one, id="look-up"),
    ],
)
def test_the_json_says_the_same_as_the_csv(tmp_path, shape):
    entry = nest(ENHET) | {"antallAnsatte": 1200, "konkurs": False, "_links": {"a": {}}}
    arrived = arrived_json(tmp_path / "enheter.json", shape(entry))

    assert claim_register(arrived)
    from_json = rows_of(read_register([arrived])[0])
    from_csv = rows_of(read_csv_entries(tmp_path, ENHET))
    skipped = {"source_row"}
    assert {
        key: {n: v for n, v in row.items() if n not in skipped}
        for key, row in from_json.items()
    } == {
        key: {n: v for n, v in row.items() if n not in skipped}
        for key, row in from_csv.items()
    }


@pytest.mark.parametrize(
    "document",
    [{}, [], [1], {"class": "dataset"}, [{"navn": "x"}], "x", {"_embedded": 1}],
)
def test_other_json_is_left_to_others(tmp_path, document):
    assert not claim_register(arrived_json(tmp_path / "x.json", document))


def test_our_own_template_is_left_to_our_own_form(tmp_path):
    path = tmp_path / "virksomheter.csv"
    path.write_text("Virksomhet-id;Virksomhet;Organisasjonsnummer;Nivå\n")

    assert not claim_register(arrived_csv(path))


def test_the_name_of_a_person_comes_nowhere(tmp_path):
    below = UNDERENHET | {
        "organisasjonsnummer": "889640782",
        "navn": "KARI NORDMANN FRISØR",
        "overordnetEnhet": "923609016",
    }
    odd = SOLE | {"kallenavn": "Kari Nordmann"}

    source = read_csv_entries(tmp_path, odd, below)

    rows = rows_of(source)
    assert rows["923609016"]["workplace_name"] == "Enkeltpersonforetak 923609016"
    assert (
        rows["889640782"]["workplace_name"]
        == "Underenhet av enkeltpersonforetak 889640782"
    )
    gathered = gather_raw([source])["workplaces"]
    originals = gathered.originals.of(gathered.rows["row_id"])
    everything = json.dumps(
        [str(gathered.rows.to_dicts()), str(originals.to_dicts()), str(source)]
    )
    assert "nordmann" not in everything.casefold()
    note = next(note for note in source.notes if note.field == "navn")
    assert note.fate is FieldFate.DERIVED
    assert note.note.en.startswith("2 names")


def test_a_sub_unit_whose_parent_is_elsewhere_keeps_only_the_name_of_a_company(
    tmp_path,
):
    sure = UNDERENHET | {"navn": "MYRVANG KOMMUNE SYKEHJEM"}
    unsure = UNDERENHET | {"organisasjonsnummer": "889640782", "navn": "OLA NORDMANN"}

    rows = rows_of(read_csv_entries(tmp_path, sure, unsure))

    assert rows["974760673"]["workplace_name"] == "MYRVANG KOMMUNE SYKEHJEM"
    assert rows["889640782"]["workplace_name"] == "Underenhet 889640782"
    assert rows["974760673"]["parent_workplace_id"] is None


def test_two_files_of_a_load_know_of_each_other(tmp_path):
    above = arrived_csv(write_csv(tmp_path / "enheter.csv", ENHET))
    below = arrived_csv(write_csv(tmp_path / "underenheter.csv", UNDERENHET))

    sources = read_register([below, above])

    assert [source.name for source in sources] == ["underenheter.csv", "enheter.csv"]
    unit = rows_of(sources[0])["974760673"]
    assert (unit["parent_workplace_id"], unit["sector"]) == ("964338531", "municipal")
    assert unit["workplace_name"] == "MYRVANG SYKEHJEM"


@pytest.mark.parametrize(
    ("form", "code", "sector"),
    [
        ("STAT", "6100", "state"),
        ("AS", "1120", "state"),
        ("AS", "2100", "private"),
        ("KOMM", "", "municipal"),
        ("ENK", "", "private"),
        ("AS", "", None),
        ("SPA", "3200", None),
    ],
)
def test_the_sector_is_said_only_where_it_is_settled(tmp_path, form, code, sector):
    entry = ENHET | {
        "organisasjonsform.kode": form,
        "institusjonellSektorkode.kode": code,
    }

    assert rows_of(read_csv_entries(tmp_path, entry))["964338531"]["sector"] == sector


@pytest.mark.parametrize(
    ("codes", "standard"),
    [
        pytest.param(["84.110"], None, id="in both editions"),
        pytest.param(["84.110", "10.209"], "SN2007", id="one that only SN2007 has"),
        pytest.param(["84.110", "14.210"], "SN2025", id="one that only SN2025 has"),
        pytest.param(["10.209", "14.210"], None, id="of both kinds"),
    ],
)
def test_the_edition_is_what_the_codes_themselves_show(tmp_path, codes, standard):
    entries = [
        ENHET | {"organisasjonsnummer": str(964338531 + at), "naeringskode1.kode": code}
        for at, code in enumerate(codes)
    ]

    rows = rows_of(read_csv_entries(tmp_path, *entries))

    assert {row["industry_standard"] for row in rows.values()} == {standard}


def test_every_field_is_told_of(tmp_path):
    source = read_csv_entries(
        tmp_path, ENHET | {"nyttFelt": "x", "telefon": "22334455"}
    )

    fates = {note.field: note.fate for note in source.notes}
    assert set(fates) == {*ENHET, "nyttFelt", "telefon"}
    assert fates["nyttFelt"] is FieldFate.UNKNOWN
    assert fates["telefon"] is FieldFate.DROPPED
    assert fates["forretningsadresse.adresse"] is FieldFate.DROPPED
    assert fates["navn"] is FieldFate.TAKEN
    assert source.tables[0].unknown_headings == ("nyttFelt",)
    dropped = [note for note in source.notes if note.fate is FieldFate.DROPPED]
    assert all(note.note.nb and note.note.en for note in dropped)
    assert "cell:telefon" not in source.tables[0].cells.columns


def test_a_heading_that_stands_twice_is_refused(tmp_path):
    path = tmp_path / "enheter.csv"
    path.write_text("organisasjonsnummer;navn;Navn;overordnetEnhet\n1;a;b;\n")

    with pytest.raises(HeadingError, match="navn / Navn"):
        read_register([arrived_csv(path)])


def test_a_register_file_loads(tmp_path):
    home = find_home(tmp_path / "home", {})
    path = write_csv(tmp_path / "enheter.csv", ENHET, UNDERENHET, SOLE)

    load(home, path)

    found = ask(
        home,
        "select workplace_id, level, county_code, workplace_name from core.workplaces "
        "order by 1",
    )
    assert found == [
        ("923609016", "enterprise", "34", "Enkeltpersonforetak 923609016"),
        ("964338531", "enterprise", "34", "MYRVANG KOMMUNE"),
        ("974760673", "unit", "34", "MYRVANG SYKEHJEM"),
    ]


COMPANY = ENHET | {
    "organisasjonsnummer": "923609016",
    "navn": "FJELLHEIM BYGG",
    "organisasjonsform.kode": "AS",
    "institusjonellSektorkode.kode": "2100",
}
OF_COMPANY = UNDERENHET | {
    "organisasjonsnummer": "889640782",
    "navn": "FJELLHEIM HYTTER",
    "overordnetEnhet": "923609016",
}


def in_month(tmp_path, month, **files):
    """Write the files of a month, and load them in the same home."""
    folder = tmp_path / f"month{month}"
    folder.mkdir()
    paths = [write_csv(folder / f"{name}.csv", *rows) for name, rows in files.items()]
    home = find_home(tmp_path / "home", {})
    report = load(home, *paths, minute=month)
    found = ask(
        home,
        "select workplace_id, workplace_name, parent_workplace_id, sector "
        "from core.workplaces",
    )
    return report, {number: tuple(rest) for number, *rest in found}


def test_sub_units_alone_keep_the_name_parent_and_sector_of_before(tmp_path):
    area = ENHET | {
        "organisasjonsnummer": "889640782",
        "navn": "HELSE OG OMSORG",
        "organisasjonsform.kode": "ORGL",
        "institusjonellSektorkode.kode": "",
        "overordnetEnhet": "964338531",
    }
    unit = UNDERENHET | {"overordnetEnhet": "889640782"}
    _report, before = in_month(tmp_path, 1, enheter=[ENHET, area], underenheter=[unit])

    grown = unit | {"antallAnsatte": "50"}
    report, after = in_month(tmp_path, 2, underenheter=[grown])

    assert before["974760673"] == ("MYRVANG SYKEHJEM", "889640782", "municipal")
    assert after == before
    assert [change.column_name for change in report.changes] == ["employees_count"]

    _report, after = in_month(tmp_path, 3, areas=[area], underenheter=[grown])
    assert after == before


def test_a_new_sub_unit_alone_has_its_number_for_a_name_until_more_is_known(tmp_path):
    in_month(tmp_path, 1, enheter=[ENHET], underenheter=[UNDERENHET])

    _report, alone = in_month(tmp_path, 2, underenheter=[UNDERENHET, OF_COMPANY])
    _report, whole = in_month(tmp_path, 3, enheter=[COMPANY], underenheter=[OF_COMPANY])
    _report, again = in_month(tmp_path, 4, underenheter=[OF_COMPANY])

    assert alone["974760673"][0] == "MYRVANG SYKEHJEM"
    assert alone["889640782"] == ("Underenhet 889640782", None, None)
    assert whole["889640782"] == ("FJELLHEIM HYTTER", "923609016", "private")
    assert again == whole


def test_a_sub_unit_of_a_person_alone_still_has_no_name(tmp_path):
    below = UNDERENHET | {
        "organisasjonsnummer": "889640782",
        "navn": "KARI NORDMANN FRISØR",
        "overordnetEnhet": "923609016",
    }
    _report, before = in_month(tmp_path, 1, enheter=[SOLE], underenheter=[below])
    _report, after = in_month(tmp_path, 2, underenheter=[below])

    name = "Underenhet av enkeltpersonforetak 889640782"
    assert before["889640782"] == (name, "923609016", "private")
    assert after == before


def test_a_person_now_known_as_one_loses_a_name_of_before(tmp_path):
    in_month(tmp_path, 1, enheter=[COMPANY], underenheter=[OF_COMPANY])
    sole = SOLE | {"organisasjonsnummer": "923609016"}

    _report, after = in_month(tmp_path, 2, enheter=[sole], underenheter=[OF_COMPANY])

    assert after["923609016"][0] == "Enkeltpersonforetak 923609016"
    assert after["889640782"][0] == "Underenhet av enkeltpersonforetak 889640782"


def test_what_the_load_itself_settles_is_new_also_where_it_is_empty(tmp_path):
    in_month(tmp_path, 1, enheter=[ENHET, COMPANY], underenheter=[OF_COMPANY])
    bank = COMPANY | {"institusjonellSektorkode.kode": "3200"}

    _report, after = in_month(tmp_path, 2, enheter=[bank], underenheter=[OF_COMPANY])

    assert after["889640782"] == ("FJELLHEIM HYTTER", "923609016", None)


def test_a_sub_unit_with_a_company_name_takes_its_new_name_alone(tmp_path):
    in_month(tmp_path, 1, enheter=[COMPANY], underenheter=[OF_COMPANY])
    renamed = OF_COMPANY | {"navn": "FJELLHEIM HOTELL AS"}

    _report, after = in_month(tmp_path, 2, underenheter=[renamed])

    assert after["889640782"] == ("FJELLHEIM HOTELL AS", "923609016", "private")


def test_rows_of_all_kinds_of_doubt_are_counted_as_one_list(tmp_path):
    sure = UNDERENHET | {"navn": "MYRVANG KOMMUNE SYKEHJEM", "nyttFelt": "x"}

    report, found = in_month(tmp_path, 1, all=[COMPANY, sure, OF_COMPANY])

    assert len(found) == 3
    [told] = [table for table in report.tables if table.table_name == "workplaces"]
    assert (told.read_count, told.new_count, told.set_aside_count) == (3, 3, 0)
    assert [one.rule for one in report.findings].count("unknown_column") == 1


def test_a_list_without_entries_is_read(tmp_path):
    path = tmp_path / "enheter.csv"
    path.write_text("organisasjonsnummer;navn;overordnetEnhet\n")

    [table] = read_register([arrived_csv(path)])[0].tables

    assert table.rows.height == 0
