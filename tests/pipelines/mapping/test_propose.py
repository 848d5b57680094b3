import tomllib
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.tables import TABLES, table_named
from pipelines.mapping.apply import read_mapped
from pipelines.mapping.mapping import Form
from pipelines.mapping.propose import name_of, propose_mapping
from pipelines.mapping.read import read_mapping
from pipelines.sources.arrive import Arrived, open_file
from pipelines.sources.grid import Grid, drop_empty
from pipelines.sources.listing import NamedFile
from pipelines.sources.own import headings_of
from pipelines.sources.place import Place
from tests.pipelines.programmes import ROWS
from tests.pipelines.raw_builder import synthetic_number


def arrived_with(headings, *rows, name="fil.xlsx", sheet=None, heading_row=1):
    """A file of one sheet, its cells all text."""
    columns = {str(at): [row[at] for row in rows] for at in range(len(headings))}
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    frame = frame.with_row_index("source_row", offset=heading_row + 1).cast(
        {"source_row": pl.Int64}
    )
    cells = drop_empty(frame) if columns else frame
    grid = Grid(Place(name, sheet), heading_row, tuple(headings), cells, cells)
    return Arrived(NamedFile(Path(name), name), "0" * 64, (grid,), False)


def proposed(arrived, *, table=None, language="nb"):
    chosen = table_named(table) if table else None
    return propose_mapping(arrived, table=chosen, language=language)


def columns_of(text, number=0):
    return tomllib.loads(text)["tables"][number]["columns"]


@pytest.mark.parametrize("table", [table.name for table in TABLES])
@pytest.mark.parametrize("language", ["nb", "en", "name"])
def test_our_own_headings_give_a_whole_mapping(table, language):
    contract = table_named(table)
    row = ROWS[table]
    headings = [
        column.name if language == "name" else getattr(column, language)
        for column in contract.columns
        if column.name in row
    ]
    cells = [row[column.name] for column in contract.columns if column.name in row]
    arrived = arrived_with(headings, cells, cells, name=f"{contract.nb}.xlsx")

    mapping = read_mapping(proposed(arrived), "fil.toml")

    (made,) = mapping.tables
    assert made.table.name == table
    assert {rule.target for rule in made.columns} == set(row)
    assert {rule.form for rule in made.columns} == {Form.COLUMN}


SAKER = (
    ["Saksnr", "Orgnr", "Rådgiver", "E-post", "Status", "Startdato", "Sluttdato"],
    ["S-1", "974760673", "Kari Nordmann", "kari@x.example", "Pågår", "01.02.2024", ""],
    ["S-2", "964338531", "Ola Hansen", "ola@x.example", "Ferdig", "01.03.2024", "2"],
)


def test_everyday_headings_are_understood():
    columns = columns_of(proposed(arrived_with(*SAKER), table="deliveries"))

    assert columns["delivery_id"] == "Saksnr"
    assert columns["started_on"] == "Startdato"
    assert columns["ended_on"] == "Sluttdato"
    assert columns["status"] == {"column": "Status", "codes": "deliveries_status"}


def test_data_on_persons_are_dropped_and_never_shown():
    text = proposed(arrived_with(*SAKER), table="deliveries")

    assert set(tomllib.loads(text)["drop"]) == {"Rådgiver", "E-post"}
    for secret in ("Kari", "Nordmann", "Ola", "Hansen", "kari@", "974760673", "S-1"):
        assert secret not in text


def test_a_pseudonym_of_an_advisor_is_no_name():
    arrived = arrived_with(["Saksnr", "Rådgiver"], ["S-1", "R-12"], ["S-2", "R-7"])

    assert columns_of(proposed(arrived, table="deliveries"))["advisor_id"] == "Rådgiver"


def test_the_number_of_a_person_bars_its_column_whatever_the_heading():
    number = synthetic_number()
    arrived = arrived_with(
        ["Saksnr", "Status"], ["S-1", "Pågår"], [f"{number}", f"Kontakt {number}"]
    )

    text = proposed(arrived, table="deliveries")

    assert set(tomllib.loads(text)["drop"]) == {"Saksnr", "Status"}
    assert number not in text


def test_values_our_lists_lack_are_left_for_a_person():
    text = proposed(arrived_with(*SAKER), table="deliveries")

    assert tomllib.loads(text)["codes"]["deliveries_status"] == {"Pågår": "ongoing"}
    assert '# "Ferdig" = ""   # ikke kjent: én av planned, ongoing' in text


def test_values_that_look_like_names_or_letters_are_counted_only():
    arrived = arrived_with(
        ["Virksomhet-id", "Rolle", "Fra"],
        ["V-1", "Leder", "01.01.2024"],
        ["V-2", "Kari Nordmann", "01.01.2024"],
        ["V-3", "ring 22 33 44 55", "01.01.2024"],
        ["V-4", "ord " * 40, "01.01.2024"],
    )

    text = proposed(arrived, table="party_roles", language="en")

    assert "3 more values are not known and not shown" in text
    assert "Nordmann" not in text
    assert "22 33" not in text


def test_what_nobody_could_place_and_what_is_missing_is_listed():
    arrived = arrived_with(
        ["Saksnr", "Merknad fra møtet"], ["S-1", "noe"], ["S-2", "annet"]
    )

    text = proposed(arrived, table="deliveries")

    assert '#   "Merknad fra møtet"' in text
    assert '# module = ""   # Må med, men ingen kolonne passer.' in text


def test_organisation_numbers_are_known_by_their_digits():
    arrived = arrived_with(
        ["Virksomhet", "Nøkkel hos oss", "Nivå"],
        ["Solsiden sykehjem", "974760673", "Enhet"],
        ["Myrvang barnehage", "964338531", "Enhet"],
    )

    text = proposed(arrived)

    assert columns_of(text) == {
        "workplace_id": "Nøkkel hos oss",
        "workplace_name": "Virksomhet",
        "organisation_number": "Nøkkel hos oss",
        "level": "Nivå",
    } | {k: v for k, v in columns_of(text).items() if k == "level"}
    read_mapping(text, "fil.toml")


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (["31.01.2024", "1.2.2024"], 'dates = "dd.mm.yyyy"'),
        (["31/01/2024", "01/02/2024"], 'dates = "dd/mm/yyyy"'),
        (["01/31/2024", "01/02/2024"], 'dates = "mm/dd/yyyy"'),
        (["01/02/2024", "03/02/2024"], '# dates = "dd/mm/yyyy"'),
        (["20240131", "20240201"], 'dates = "yyyymmdd"'),
        (["31.01.2024", "2024-02-01"], '# dates = "yyyy-mm-dd"'),
        (["31.01.24", "1.2.24"], 'dates = "dd.mm.yy"   '),
        (["31.01.24", "1.2.24", "3.2.24", "4.2.24", "5.2.2024"], 'dates = "dd.mm.yy"'),
        (["31/01/24", "01/02/24"], 'dates = "dd/mm/yy"   '),
        (["01/31/24", "01/02/24"], 'dates = "mm/dd/yy"   '),
        (["01/02/24", "03/02/24"], '# dates = "dd/mm/yy"'),
        (["31/01/24", "01/02/2024"], '# dates = "'),
    ],
)
def test_the_style_of_dates_is_what_the_cells_show(days, line):
    arrived = arrived_with(
        ["Saksnr", "Startdato"], *([f"S-{at}", day] for at, day in enumerate(days))
    )

    lines = proposed(arrived, table="deliveries").splitlines()
    assert any(each.startswith(line) for each in lines)


def test_headings_below_a_title_are_found():
    arrived = arrived_with(
        ["Oversikt over leveranser", "", ""],
        ["", "", ""],
        ["Saksnr", "Startdato", "Sluttdato"],
        ["S-1", "01.02.2024", ""],
    )

    read = tomllib.loads(proposed(arrived, table="deliveries"))

    assert read["heading_row"] == 3
    assert read["tables"][0]["columns"]["delivery_id"] == "Saksnr"


def test_headings_below_a_title_are_found_in_a_csv_file(tmp_path):
    path = tmp_path / "saker.csv"
    path.write_text(
        "Oversikt\n\nSaksnr;Orgnr;Startdato\nS-1;974760673;01.02.2024\n",
        encoding="utf-8",
    )
    arrived = open_file(NamedFile(path, path.name), headings_of)

    read = tomllib.loads(proposed(arrived, table="deliveries"))

    assert read["heading_row"] == 3
    assert read["tables"][0]["columns"] == {
        "delivery_id": "Saksnr",
        "workplace_id": "Orgnr",
        "started_on": "Startdato",
    }


def test_a_sheet_nobody_knows_is_said_and_its_headings_are_not():
    arrived = arrived_with(["Kari Nordmann", "x"], ["a", "b"], sheet="Notater")

    text = proposed(arrived)

    assert "tables" not in tomllib.loads(text)
    assert "Arket Notater: ingen tabell passer" in text
    assert "Nordmann" not in text


@pytest.mark.parametrize(
    ("stem", "name"),
    [("Østfold – leveranser (2)", "ostfold-leveranser-2"), ("???", "min-fil")],
)
def test_the_name_of_a_mapping_is_made_of_the_name_of_the_file(stem, name):
    assert name_of(stem) == name


def test_a_proposal_applied_gives_the_rows(tmp_path):
    path = tmp_path / "virksomheter 2026.csv"
    path.write_text(
        "Orgnr;Avdeling;Nivå;Antall ansatte;Kommune;E-post\n"
        "974760673;Solsiden sykehjem;Enhet;42;3403;post@x.example\n"
        "964338531;Myrvang barnehage;Enhet;12;3403;post@y.example\n",
        encoding="utf-8",
    )
    arrived = open_file(NamedFile(path, path.name), headings_of)

    mapping = read_mapping(proposed(arrived), "forslag.toml")
    (source,) = read_mapped([arrived], [mapping])

    rows = source.tables[0].rows.to_dicts()
    assert [row["workplace_id"] for row in rows] == ["974760673", "964338531"]
    assert rows[0]["workplace_name"] == "Solsiden sykehjem"
    assert rows[0]["employees_count"] == "42"
    assert "x.example" not in str(source)


HEADINGS = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [column.nb for table in TABLES for column in table.columns]
            + ['"', "\\", "#", "[tables]", "a\nb", "\x00", "\x7f", "'''", "Navn", "{x}"]
        ),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    headings=HEADINGS,
    cells=st.lists(st.text(max_size=8), min_size=6, max_size=6),
    sheet=st.text(min_size=1, max_size=8),
    language=st.sampled_from(["nb", "en"]),
)
def test_a_proposal_can_always_be_read_as_toml(headings, cells, sheet, language):
    row = cells[: len(headings)]

    text = proposed(arrived_with(headings, row, row, sheet=sheet), language=language)

    tomllib.loads(text)
