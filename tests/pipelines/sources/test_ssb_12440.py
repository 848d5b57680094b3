import json
from datetime import date
from pathlib import Path

import pytest

from data.vocabulary import FieldFate
from pipelines.errors import SourceError
from pipelines.sources.arrive import Arrived, open_file
from pipelines.sources.listing import NamedFile
from pipelines.sources.own import headings_of
from pipelines.sources.ssb_12440.source import claim_absence, read_absence

TITLE = "12440: Legemeldt sykefravær, etter kjønn, næring (SN2007) og kvartal"


def dataset(values, **changes):
    """A 12440 of two industries, both sexes and men, two quarters."""
    return {
        "version": "2.0",
        "class": "dataset",
        "label": TITLE,
        "source": "Statistisk sentralbyrå",
        "updated": "2026-09-10T06:00:00Z",
        "id": ["Kjonn", "NACE2007", "ContentsCode", "Tid"],
        "size": [2, 2, 1, 2],
        "dimension": {
            "Kjonn": {
                "label": "kjønn",
                "category": {
                    "index": {"0": 0, "1": 1},
                    "label": {"0": "Begge kjønn", "1": "Menn"},
                },
            },
            "NACE2007": {
                "label": "næring (SN2007)",
                "category": {
                    "index": {"00-99": 0, "86-88": 1},
                    "label": {
                        "00-99": "Alle næringer",
                        "86-88": "Helse- og sosialtjenester",
                    },
                },
            },
            "ContentsCode": {
                "label": "statistikkvariabel",
                "category": {
                    "index": {"SykefravProsent": 0},
                    "label": {"SykefravProsent": "Sykefraværsprosent"},
                    "unit": {"SykefravProsent": {"base": "prosent", "decimals": 1}},
                },
            },
            "Tid": {
                "label": "kvartal",
                "category": {
                    "index": {"2016K3": 0, "2016K4": 1},
                    "label": {"2016K3": "2016K3", "2016K4": "2016K4"},
                },
            },
        },
        "value": values,
        "extension": {"px": {"tableid": "12440"}},
    } | changes


VALUES = [5.0, 5.4, 7.1, 7.5, 3.9, 4.1, 5.6, 5.9]


def arrived_json(document):
    name = "12440.json"
    return Arrived(NamedFile(Path(name), name), "0" * 64, (), False, None, document)


def arrived_csv(tmp_path, text, name="12440.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_text(text, encoding=encoding)
    return open_file(NamedFile(path, path.name), headings_of)


def read(arrived):
    assert claim_absence(arrived)
    (source,) = read_absence([arrived])
    return source


def shares(source):
    figures = source.figures.select(
        "measure", "industry_code", "year", "quarter", "absence_share"
    )
    return {tuple(row[:4]): row[4] for row in figures.iter_rows()}


def test_a_json_stat_table_gives_national_and_industry_figures():
    source = read(arrived_json(dataset(VALUES)))

    assert shares(source) == {
        ("doctor_certified", "00-99", 2016, 3): 0.05,
        ("doctor_certified", "00-99", 2016, 4): 0.054,
        ("doctor_certified", "86-88", 2016, 3): 0.071,
        ("doctor_certified", "86-88", 2016, 4): 0.075,
    }
    first = source.figures.row(0, named=True)
    assert first["table_id"] == "12440"
    assert first["updated_on"] == date(2026, 9, 10)
    assert first["industry_standard"] == "SN2007"
    assert source.tables == ()


def test_what_is_left_out_is_said():
    source = read(arrived_json(dataset(VALUES)))

    notes = {note.field: note for note in source.notes}
    assert notes["Kjonn"].fate is FieldFate.DROPPED
    assert notes["Kjonn"].note.en.startswith("4 figures are not taken in")
    assert notes["NACE2007"].target == "reference_absence.industry_code"


def test_a_missing_figure_keeps_its_sign():
    values = {str(at): value for at, value in enumerate(VALUES) if at != 1}
    source = read(arrived_json(dataset(values, status={"1": ":"})))

    row = source.figures.row(1, named=True)
    assert (row["absence_share"], row["symbol"]) == (None, ":")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"value": VALUES[:-1]}, id="too few values"),
        pytest.param({"size": [2, 2, 1, 3]}, id="a size that does not fit"),
        pytest.param({"id": ["Kjonn"]}, id="a dimension is not named"),
        pytest.param({"dimension": []}, id="no dimensions"),
        pytest.param({"value": [500.0] * 8}, id="no percent"),
        pytest.param({"value": ["a"] * 8}, id="no numbers"),
    ],
)
def test_a_broken_table_is_refused_with_a_sentence(changes):
    arrived = arrived_json(dataset(VALUES) | changes)

    with pytest.raises(SourceError) as refused:
        read_absence([arrived])

    assert refused.value.faults[0].nb.startswith("12440.json")


def test_a_table_that_does_not_say_which_absence_is_refused():
    arrived = arrived_json(dataset(VALUES, label="12440: Sykefravær"))

    with pytest.raises(SourceError, match="self-certified, doctor-certified or both"):
        read_absence([arrived])


@pytest.mark.parametrize(
    "document",
    [{}, [], "x", {"class": "dataset", "label": "Folkemengde"}, {"_embedded": {}}],
)
def test_other_json_is_left_to_others(document):
    assert not claim_absence(arrived_json(document))


LONG = """\
"næring (SN2007)";"type sykefravær";"kvartal";"statistikkvariabel";"{title}"
"00-99 Alle næringer";"Egenmeldt og legemeldt";"2016K4";"Sykefraværsprosent";6,5
"00-99 Alle næringer";"Egenmeldt";"2016K4";"Sykefraværsprosent";1,1
"00-99 Alle næringer";"Legemeldt";"2016K4";"Sykefraværsprosent";5,4
"05-09 Bergverksdrift og utvinning";"Egenmeldt";"2016K4";"Sykefraværsprosent";..
"""


def test_a_long_csv_has_one_figure_per_line(tmp_path):
    text = LONG.format(title="12441: Sykefravær, etter næring (SN2007) (prosent)")

    source = read(arrived_csv(tmp_path, text))

    assert shares(source) == {
        ("total", "00-99", 2016, 4): 0.065,
        ("self_certified", "00-99", 2016, 4): 0.011,
        ("doctor_certified", "00-99", 2016, 4): 0.054,
        ("self_certified", "05-09", 2016, 4): None,
    }
    assert source.figures["symbol"].to_list()[-1] == ".."
    assert source.figures["source_row"].to_list() == [2, 3, 4, 5]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_wide_csv_has_a_title_above_and_notes_below(tmp_path, encoding):
    text = (
        f'"{TITLE} (prosent)"\n\n'
        '"kjønn";"næring (SN2007)";"Sykefraværsprosent 2016K3";'
        '"Sykefraværsprosent 2016K4"\n'
        '"Begge kjønn";"Alle næringer";5,0;5,4\n'
        '"Menn";"Alle næringer";3,9;4,1\n'
        '"Begge kjønn";"86-88 Helse- og sosialtjenester";7,1;:\n'
        '\n"Fotnoter"\n"Siste oppdatering:"\n"20260910 08:00"\n'
    )

    source = read(arrived_csv(tmp_path, text, encoding=encoding))

    assert shares(source) == {
        ("doctor_certified", "00-99", 2016, 3): 0.05,
        ("doctor_certified", "00-99", 2016, 4): 0.054,
        ("doctor_certified", "86-88", 2016, 3): 0.071,
        ("doctor_certified", "86-88", 2016, 4): None,
    }
    assert source.figures["updated_on"].unique().to_list() == [date(2026, 9, 10)]


def test_a_table_of_men_and_women_without_the_total_is_refused(tmp_path):
    text = (
        "kjønn;type sykefravær;kvartal;prosent\n"
        "Menn;Legemeldt;2016K4;4,1\nKvinner;Legemeldt;2016K4;7,1\n"
    )

    with pytest.raises(SourceError, match="divided by kjønn"):
        read_absence([arrived_csv(tmp_path, text)])


def test_a_table_published_in_2011_is_read_whole(tmp_path, fixtures_folder):
    path = fixtures_folder / "absence/ssb_tab_2011-12-20-03.csv"

    source = read(open_file(NamedFile(path, path.name), headings_of))

    figures = shares(source)
    assert len(figures) == path.read_text(encoding="utf-8").count("\n") - 1
    assert figures["total", "00-99", 2000, 2] == 0.069
    assert {note.fate for note in source.notes} <= {FieldFate.TAKEN, FieldFate.DERIVED}


def test_a_local_file_on_absence_is_left_to_others(tmp_path):
    text = "Avdeling;Sykefravær 2024K1\nA;5,0\n"

    assert not claim_absence(arrived_csv(tmp_path, text))


def test_a_dataset_survives_being_written_and_read():
    document = json.loads(json.dumps(dataset(VALUES)))

    assert len(shares(read(arrived_json(document)))) == 4
