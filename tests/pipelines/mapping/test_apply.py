import json
from dataclasses import replace
from datetime import date, datetime

import polars as pl
import pytest

from data.vocabulary import FieldFate
from pipelines.errors import LoadError
from pipelines.mapping.apply import apply_mapping, claim_mapped, read_mapped
from pipelines.mapping.mapping import Mapping
from pipelines.sources.raw import Origin
from tests.pipelines.mapping.sheets_written import (
    DELIVERIES,
    arrive,
    mapping,
    notes_of,
    read,
    rows_of,
    write_csv,
    write_workbook,
)

HEADINGS = ["Sak", "Enhet", "Status"]

ACTIONS = """
name = "tiltak"

[[tables]]
table = "actions"

[tables.columns]
action_id = "Nr"
workplace_id = "Enhet"
title = "Tiltak"
area = { constant = "improvement" }
status = { constant = "done" }
is_sensitive = { constant = "nei" }
"""

SCORES = """
name = "skår"

[[tables]]
table = "survey_results"

[tables.columns]
workplace_id = "Enhet"
instrument = { constant = "ForBedring" }
year = { constant = 2024 }
theme = "Tema"
score = "Skår"
respondents_count = { constant = 10 }
published_on = "Lagt fram"
""".replace("skår", "skaar")

ANSWERS = """
name = "skjema"

[[tables]]
table = "evaluations"
one_row_per = ["Sak", "Samling"]

[tables.columns]
evaluation_id = { join = ["Sak", "Samling"], between = "-", prefix = "F-" }
delivery_id = "Sak"
kind = { constant = "gathering" }
planned_on = { earliest = "Dato" }
completed_on = { latest = "Dato" }
respondents_count = { count = true }
usefulness_mean = { mean = "Nytte", codes = { "Bra" = 5 } }
"""


def faults_of(path, text):
    with pytest.raises(LoadError) as caught:
        read(path, text)
    return [fault.nb for fault in caught.value.faults]


def with_columns(*lines, text=DELIVERIES):
    return text + "\n".join(lines) + "\n"


def in_table(line, text=DELIVERIES):
    return text.replace("[tables.columns]", f"{line}\n[tables.columns]", 1)


def one_row(path, text):
    (row,) = rows_of(read(path, text))
    return row


def test_columns_are_renamed_and_constants_put_in(tmp_path):
    path = write_csv(tmp_path / "a.csv", HEADINGS, ["L-1", "V-1", "Pågår"])

    source = read(path, DELIVERIES)

    assert rows_of(source) == [
        {
            "delivery_id": "L-1",
            "workplace_id": "V-1",
            "service": "preventive_work",
            "module": "party_cooperation",
            "delivery_type": "one_to_one",
            "is_train_the_trainer": "nei",
            "status": "Pågår",
        }
    ]
    assert source.source == "mapping:arkiv"
    assert source.tables[0].headings == {
        "delivery_id": "Sak",
        "workplace_id": "Enhet",
        "status": "Status",
    }


def test_a_heading_is_found_whatever_its_capitals_and_blanks(tmp_path):
    path = write_csv(
        tmp_path / "a.csv", [" SAK ", "enhet", "Status"], ["L-1", "V", "x"]
    )

    source = read(path, DELIVERIES)

    assert rows_of(source)[0]["delivery_id"] == "L-1"
    assert source.tables[0].headings["delivery_id"] == "SAK"


def test_the_first_filled_column_counts(tmp_path):
    text = DELIVERIES.replace('"Enhet"', '{ first_of = ["Enhet", "Virksomhet"] }')
    path = write_csv(
        tmp_path / "a.csv",
        ["Sak", "Enhet", "Virksomhet", "Status"],
        ["L-1", " ", "V-1", "x"],
        ["L-2", "V-2", "V-1", "x"],
    )

    source = read(path, text)

    assert [row["workplace_id"] for row in rows_of(source)] == ["V-1", "V-2"]
    assert notes_of(source)["Virksomhet", "deliveries.workplace_id"] == (
        "Den første av «Enhet», «Virksomhet» som er fylt ut."
    )


def test_a_column_of_several_may_be_missing_and_that_is_told(tmp_path):
    text = DELIVERIES.replace('"Enhet"', '{ first_of = ["Avdeling", "Enhet"] }')
    path = write_csv(tmp_path / "a.csv", HEADINGS, ["L-1", "V-1", "x"])

    source = read(path, text)

    assert rows_of(source)[0]["workplace_id"] == "V-1"
    assert notes_of(source)["-", "deliveries.workplace_id"] == (
        "«Avdeling» er ikke i filen, og teller som tomt."
    )


def test_columns_are_joined_only_where_all_are_filled(tmp_path):
    text = DELIVERIES.replace(
        'delivery_id = "Sak"',
        'delivery_id = { join = ["Sak", "Enhet"], between = "/", suffix = "-x" }',
    )
    path = write_csv(
        tmp_path / "a.csv", HEADINGS, ["L-1", "V-1", "x"], ["L-2", "", "x"]
    )

    rows = rows_of(read(path, text))

    assert rows[0]["delivery_id"] == "L-1/V-1-x"
    assert "delivery_id" not in rows[1]


def test_a_prefix_stands_before_filled_cells_only(tmp_path):
    text = DELIVERIES.replace('"Enhet"', '{ column = "Enhet", prefix = "V-" }')
    path = write_csv(
        tmp_path / "a.csv", HEADINGS, ["L-1", " 1 ", "x"], ["L-2", "", "x"]
    )

    rows = rows_of(read(path, text))

    assert [row.get("workplace_id") for row in rows] == ["V-1", None]


def test_codes_are_translated_and_strangers_stay_and_are_counted(tmp_path):
    text = DELIVERIES.replace(
        '"Status"',
        '{ column = "Status", codes = { "På gang" = "ongoing", "Ukjent" = "" } }',
    )
    path = write_csv(
        tmp_path / "a.csv",
        HEADINGS,
        ["L-1", "V", " PÅ  GANG "],
        ["L-2", "V", "Kanskje 12345678"],
        ["L-3", "V", "Avsluttet"],
        ["L-4", "V", "ukjent"],
    )

    source = read(path, text)

    assert [row.get("status") for row in rows_of(source)] == [
        "ongoing",
        "Kanskje 12345678",
        "Avsluttet",
        None,
    ]
    assert notes_of(source)["Status", "deliveries.status"].endswith(
        "Verdier som listen mangler, og som står som de er: «Kanskje 12345678» (1)."
    )


def test_a_telephone_among_unknown_values_is_masked(tmp_path):
    text = DELIVERIES.replace(
        '"Status"', '{ column = "Status", codes = { "På gang" = "ongoing" } }'
    )
    path = write_csv(tmp_path / "a.csv", HEADINGS, ["L-1", "V", "ring 99 88 77 66"])

    assert "99 88" not in notes_of(read(path, text))["Status", "deliveries.status"]


def test_a_code_list_that_nothing_uses_is_told_of(tmp_path):
    text = DELIVERIES.replace("[[tables]]", '[codes.gammel]\n"A" = "b"\n[[tables]]')
    path = write_csv(tmp_path / "a.csv", HEADINGS, ["L-1", "V", "x"])

    assert notes_of(read(path, text))["-", None].startswith("Kodelisten gammel i min")


def test_only_wanted_rows_come_in_and_the_others_are_counted(tmp_path):
    text = in_table('only_if = { "Status" = ["Pågår", ""] }')
    path = write_csv(
        tmp_path / "a.csv",
        HEADINGS,
        ["L-1", "V", "pågår"],
        ["L-2", "V", "Tull"],
        ["L-3", "V", ""],
    )

    source = read(path, text)

    assert [row["delivery_id"] for row in rows_of(source)] == ["L-1", "L-3"]
    assert source.tables[0].cells["source_row"].to_list() == [2, 4]
    assert notes_of(source)["Status", None] == (
        "1 rad holdt utenfor deliveries: only_if tar dem ikke med."
    )


@pytest.mark.parametrize(("wanted", "kept"), [("true", ["L-1"]), ("false", ["L-2"])])
def test_rows_may_be_wanted_by_whether_a_cell_is_filled(tmp_path, wanted, kept):
    text = in_table(f'only_if = {{ "Enhet" = {wanted} }}')
    path = write_csv(tmp_path / "a.csv", HEADINGS, ["L-1", "V", "x"], ["L-2", " ", "x"])

    assert [row["delivery_id"] for row in rows_of(read(path, text))] == kept


def test_a_list_in_a_cell_becomes_several_rows_of_the_same_file_row(tmp_path):
    text = """name = "deltar"
[[tables]]
table = "delivery_units"
split = { column = "Enheter", by = ";" }
[tables.columns]
delivery_id = "Sak"
workplace_id = { column = "Enheter", prefix = "V-" }
"""
    path = write_workbook(
        tmp_path / "a.xlsx",
        Ark=[["Sak", "Enheter"], ["L-1", "1; 2 ;;3"], ["L-2", None], ["L-3", 4]],
    )

    (table,) = read(path, text).tables

    assert table.rows.select("source_row", "delivery_id", "workplace_id").rows() == [
        (2, "L-1", "V-1"),
        (2, "L-1", "V-2"),
        (2, "L-1", "V-3"),
        (3, "L-2", None),
        (4, "L-3", "V-4"),
    ]
    assert table.cells.select("source_row", "belongs_to").rows() == [
        (2, 2),
        (3, 3),
        (4, 4),
    ]


def test_answers_are_gathered_to_one_row(tmp_path):
    path = write_workbook(
        tmp_path / "a.xlsx",
        Svar=[
            ["Sak", "Samling", "Dato", "Nytte"],
            ["L-1", 1, datetime(2026, 5, 2, 9, 30), "Bra"],
            ["L-1", 2, datetime(2026, 6, 1, 9, 30), 3],
            ["L-1", 1, datetime(2026, 5, 3, 9, 30), 4],
            ["L-1", 1, None, None],
        ],
    )

    (table,) = read(path, ANSWERS).tables

    assert table.rows["source_row"].to_list() == [2, 3]
    assert table.rows.row(0, named=True) | {
        "evaluation_id": "F-L-1-1",
        "planned_on": "2026-05-02",
        "completed_on": "2026-05-03",
        "respondents_count": "3",
        "usefulness_mean": "4.5",
    } == table.rows.row(0, named=True)
    assert table.cells.select("source_row", "belongs_to").rows() == [
        (2, 2),
        (3, 3),
        (4, 2),
        (5, 2),
    ]


def test_an_answer_that_cannot_be_read_stands_in_the_row_gathered(tmp_path):
    path = write_csv(
        tmp_path / "a.csv",
        ["Sak", "Samling", "Dato", "Nytte"],
        ["L-1", "1", "02.05.2026", "4"],
        ["L-1", "1", "i mai", "Vet ikke"],
    )

    row = one_row(path, ANSWERS)

    assert row["usefulness_mean"] == "Vet ikke"
    assert row["completed_on"] == row["planned_on"] == "i mai"


def test_rows_that_belong_together_must_say_the_same(tmp_path):
    text = with_columns('workplace_id = "Enhet"', text=ANSWERS)
    path = write_csv(
        tmp_path / "a.csv",
        ["Sak", "Samling", "Dato", "Nytte", "Enhet"],
        ["L-1", "1", "", "", "V-1"],
        ["L-1", "1", "", "", ""],
        ["L-1", "1", "", "", "V-2"],
    )

    assert faults_of(path, text) == [
        "a.csv, linje 4: «Enhet» er en annen enn i en tidligere rad med samme "
        "Sak / Samling (min.toml, linje 16). Rett raden, ta «Enhet» med i "
        "one_row_per, eller velg latest, earliest eller mean."
    ]


def test_a_row_that_belongs_to_no_group_is_refused(tmp_path):
    path = write_csv(
        tmp_path / "a.csv",
        ["Sak", "Samling", "Dato", "Nytte"],
        ["L-1", "1", "", "3"],
        ["L-1", " ", "", "4"],
    )

    (fault,) = faults_of(path, ANSWERS)

    assert "a.csv: rader samles per Sak / Samling (min.toml, linje 6)" in fault
    assert "tomt i rad 3." in fault


def test_rows_that_say_the_same_are_made_one(tmp_path):
    text = """name = "enheter"
[[tables]]
table = "workplaces"
[tables.columns]
workplace_id = "Enhet"
workplace_name = "Navn"
level = { constant = "unit" }
"""
    path = write_csv(
        tmp_path / "a.csv",
        ["Enhet", "Navn"],
        ["V-1", "Myrvang"],
        ["V-1", "Myrvang"],
        ["V-1", "Myrvang 2"],
        ["", "Uten nøkkel"],
        ["", "Uten nøkkel"],
    )

    source = read(path, text)

    (table,) = source.tables
    assert table.rows["source_row"].to_list() == [2, 4, 5, 6]
    assert table.cells.select("source_row", "belongs_to").rows() == [
        (2, 2),
        (3, 2),
        (4, 4),
        (5, 5),
        (6, 6),
    ]
    assert notes_of(source)["-", None] == (
        "1 rad i workplaces sa det samme som en annen: gjort til én."
    )


def test_two_files_that_make_the_same_row_make_it_once(tmp_path):
    files = [
        arrive(write_csv(tmp_path / name, HEADINGS, ["L-1", "V-1", "x"]))
        for name in ("a.csv", "b.csv")
    ]

    first, second = read_mapped(files, [mapping(DELIVERIES)])

    assert first.tables[0].rows.height == 1
    assert second.tables[0].rows.height == second.tables[0].cells.height == 0


def test_a_dropped_column_is_nowhere_and_an_unknown_one_is_kept(tmp_path):
    text = DELIVERIES + '[drop]\n"Navn" = "navn på en person"\n'
    path = write_csv(
        tmp_path / "a.csv",
        [*HEADINGS, "navn", "Merknad"],
        ["L-1", "V", "x", "Kari", "Husk"],
    )

    source = read(path, text)

    (table,) = source.tables
    assert table.unknown_headings == ("Merknad",)
    assert [name for name in table.cells.columns if "cell" in name] == [
        "cell:Sak",
        "cell:Enhet",
        "cell:Status",
        "cell:Merknad",
    ]
    assert "Kari" not in str(table.rows.rows()) + str(table.cells.rows())
    dropped = [note for note in source.notes if note.fate is FieldFate.DROPPED]
    assert [(note.field, note.note.nb) for note in dropped] == [
        ("Navn", "navn på en person")
    ]


def test_two_tables_of_one_sheet_tell_of_an_unknown_heading_once(tmp_path):
    text = DELIVERIES + (
        '[[tables]]\ntable = "delivery_units"\n[tables.columns]\n'
        'delivery_id = "Sak"\nworkplace_id = "Deltar"\n'
    )
    path = write_csv(
        tmp_path / "a.csv", [*HEADINGS, "Deltar", "X"], ["L-1", "V", "x", "V-2", "y"]
    )

    deliveries, units = read(path, text).tables

    assert (deliveries.unknown_headings, units.unknown_headings) == (("X",), ())
    assert units.cells["cell:X"].to_list() == ["y"]


def test_headings_that_stand_twice_or_are_blank_get_names(tmp_path):
    path = write_workbook(
        tmp_path / "a.xlsx",
        Ark=[
            [*HEADINGS, "Merknad", "merknad", None, None],
            ["L-1", "V", "x", "a", "b", "c", None],
        ],
    )

    (table,) = read(path, DELIVERIES).tables

    assert table.unknown_headings == ("Merknad", "merknad (2)", "[F]")
    assert table.cells["cell:[F]"].to_list() == ["c"]


def test_a_column_without_a_heading_can_be_read_by_its_letter(tmp_path):
    path = write_workbook(
        tmp_path / "a.xlsx", Ark=[["Sak", None, "Status"], ["L-1", "V-1", "x"]]
    )

    row = one_row(path, DELIVERIES.replace('"Enhet"', '"[B]"'))

    assert row["workplace_id"] == "V-1"


def test_a_heading_that_stands_twice_cannot_be_read(tmp_path):
    path = write_csv(tmp_path / "a.csv", [*HEADINGS, "sak"], ["a", "b", "c", "d"])

    (fault,) = faults_of(path, DELIVERIES)

    assert "a.csv: overskriften «Sak» står flere ganger" in fault


def test_missing_headings_are_all_said_with_what_is_there(tmp_path):
    path = write_csv(tmp_path / "a.csv", ["Saks-nr", "Avdeling", "Status"], ["a"] * 3)

    faults = faults_of(path, DELIVERIES)

    assert len(faults) == 2
    assert faults[0].startswith("min.toml, linje 8: overskriften «Sak» finnes ikke i")
    assert "Mente du Saks-nr? Der står: Saks-nr, Avdeling, Status." in faults[0]
    assert faults[1].startswith("min.toml, linje 9: overskriften «Enhet»")


def test_a_dropped_heading_written_a_little_wrong_is_no_leak(tmp_path):
    text = DELIVERIES + '[drop]\n"E-postadresse" = "e-post"\n'
    path = write_csv(tmp_path / "a.csv", [*HEADINGS, "E-post adresse"], ["a"] * 4)

    (fault,) = faults_of(path, text)

    assert "min.toml, linje 16: overskriften «E-postadresse» finnes ikke" in fault
    assert "men «E-post adresse» gjør det" in fault


def test_the_headings_may_stand_further_down(tmp_path):
    text = DELIVERIES.replace("[[tables]]", "heading_row = 3\n[[tables]]")
    workbook = write_workbook(
        tmp_path / "a.xlsx",
        Ark=[["Uttrekk"], ["skrevet ut", 1], HEADINGS, ["L-1", "V-1", "x"]],
    )
    csv = tmp_path / "a.csv"
    csv.write_text("Uttrekk\nskrevet; ut\nSak;Enhet;Status\nL-1;V-1;x\n")

    for path in (workbook, csv):
        (table,) = read(path, text).tables
        assert table.rows["source_row"].to_list() == [4]
        assert table.rows["delivery_id"].to_list() == ["L-1"]


def test_a_heading_row_with_nothing_in_it_is_refused(tmp_path):
    text = DELIVERIES.replace("[[tables]]", "heading_row = 9\n[[tables]]")
    path = write_workbook(tmp_path / "a.xlsx", Ark=[HEADINGS, ["L-1", "V-1", "x"]])

    (fault,) = faults_of(path, text)

    assert "heading_row er 9, men den raden er tom" in fault


def test_dates_and_numbers_of_a_declared_style_are_read(tmp_path):
    text = SCORES.replace("[[tables]]", 'dates="mm/dd/yyyy"\ndecimals=","\n[[tables]]')
    path = write_workbook(
        tmp_path / "a.xlsx",
        Ark=[
            ["Enhet", "Tema", "Skår", "Lagt fram"],
            ["V", "A", "4,5", "1/31/2024"],
            ["V", "B", 4.5, date(2024, 2, 1)],
            ["V", "C", "1.234", "31/1/2024"],
        ],
    )

    source = read(path, text)

    assert [(row["score"], row["published_on"]) for row in rows_of(source)] == [
        ("4,5", "2024-01-31"),
        ("4.5", "2024-02-01"),
        ("1.234 (desimaltegn/decimal mark: ,)", "31/1/2024"),
    ]
    assert source.dialect.date_style == "mm/dd/yyyy"
    assert source.dialect.decimal_mark == ","


def test_a_file_with_two_styles_is_refused_where_none_is_declared(tmp_path):
    path = write_csv(
        tmp_path / "a.csv",
        ["Enhet", "Tema", "Skår", "Lagt fram"],
        ["V", "A", "4,5", "31.01.2024"],
        ["V", "B", "4.5", "2024-01-31"],
    )

    faults = faults_of(path, SCORES)

    assert len(faults) == 2
    assert "filen skriver datoer på to måter" in faults[0]


def test_the_style_that_is_found_is_the_style_of_the_file(tmp_path):
    path = write_csv(
        tmp_path / "a.csv",
        ["Enhet", "Tema", "Skår", "Lagt fram"],
        ["V", "A", "4,5", "31.01.2024"],
    )

    source = read(path, SCORES)

    assert (source.dialect.date_style, source.dialect.decimal_mark) == ("dotted", ",")


def test_a_code_that_becomes_a_number_has_no_style(tmp_path):
    text = SCORES.replace('"Skår"', '{ column = "Skår", codes = { "Bra" = 4.5 } }')
    text = text.replace("[[tables]]", 'decimals=","\n[[tables]]')
    path = write_csv(
        tmp_path / "a.csv",
        ["Enhet", "Tema", "Skår", "Lagt fram"],
        ["V", "A", "Bra", ""],
    )

    assert one_row(path, text)["score"] == "4.5"


def test_each_table_reads_its_own_sheet(tmp_path):
    text = in_table('sheet = "Saker 20??"') + (
        '[[tables]]\ntable = "delivery_units"\nsheets = ["Deltar"]\n'
        '[tables.columns]\ndelivery_id = "Sak"\nworkplace_id = "Enhet"\n'
    )
    path = write_workbook(
        tmp_path / "a.xlsx",
        **{
            "Saker 2024": [HEADINGS, ["L-1", "V", "x"]],
            "saker 2025": [HEADINGS, ["L-2", "V", "x"]],
            "Deltar": [["Sak", "Enhet"], ["L-1", "V-2"]],
            "Notater": [["Fritt"], ["noe"]],
        },
    )

    source = read(path, text)

    assert [(table.table, table.sheet) for table in source.tables] == [
        ("deliveries", "Saker 2024"),
        ("deliveries", "saker 2025"),
        ("delivery_units", "Deltar"),
    ]
    assert notes_of(source)["Notater", None].startswith("Arket leses ikke")


def test_a_sheet_with_none_of_the_headings_is_passed_over_and_told_of(tmp_path):
    path = write_workbook(
        tmp_path / "a.xlsx",
        Veiledning=[["Slik fyller du ut"], ["..."]],
        Ark=[HEADINGS, ["L-1", "V", "x"]],
    )

    source = read(path, DELIVERIES)

    assert [table.sheet for table in source.tables] == ["Ark"]
    assert ("Veiledning", None) in notes_of(source)


def test_a_sheet_that_is_not_there_is_refused(tmp_path):
    path = write_workbook(tmp_path / "a.xlsx", Ark=[HEADINGS, ["L-1", "V", "x"]])
    csv = write_csv(tmp_path / "a.csv", HEADINGS, ["L-1", "V", "x"])

    (fault,) = faults_of(path, in_table('sheet = "Saker"'))
    (other,) = faults_of(csv, in_table('sheet = "Saker"'))

    assert "min.toml, linje 4: arket Saker finnes ikke i a.xlsx" in fault
    assert "Ark med innhold: Ark." in fault
    assert "a.csv har ingen ark" in other


def test_a_table_may_be_of_some_files_only(tmp_path):
    text = in_table('file = "*sak*"')
    path = write_csv(tmp_path / "Saker.csv", HEADINGS, ["L-1", "V", "x"])
    other = write_csv(tmp_path / "annet.csv", HEADINGS, ["L-1", "V", "x"])

    assert one_row(path, text)["delivery_id"] == "L-1"
    assert (
        "annet.csv: ingen tabell i min.toml er for denne" in faults_of(other, text)[0]
    )


def test_rows_with_a_wrong_number_of_fields_are_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Sak;Enhet;Status\nL-1;V\n")

    assert "a.csv, linje 2: raden har 2 felt" in faults_of(path, DELIVERIES)[0]


def test_every_fault_of_every_file_is_said(tmp_path):
    files = [
        arrive(write_csv(tmp_path / name, ["X", "Enhet", "Status"], ["a"] * 3))
        for name in ("a.csv", "b.csv")
    ]

    with pytest.raises(LoadError) as caught:
        read_mapped(files, [mapping(DELIVERIES)])

    assert len(caught.value.faults) == 2


def test_a_file_without_rows_below_its_headings_is_read(tmp_path):
    path = write_csv(tmp_path / "a.csv", HEADINGS)

    for text in (DELIVERIES, in_table('only_if = { "Sak" = true }')):
        assert rows_of(read(path, text)) == []


def test_an_empty_group_is_none(tmp_path):
    path = write_csv(tmp_path / "a.csv", ["Sak", "Samling", "Dato", "Nytte"])

    assert rows_of(read(path, ANSWERS)) == []


def test_only_files_that_a_mapping_is_for_are_claimed(tmp_path):
    arrived = arrive(write_csv(tmp_path / "a.csv", HEADINGS))

    assert claim_mapped(arrived, [Mapping("x", files=("a*",))])
    assert not claim_mapped(arrived, [Mapping("x", files=("b*",))])
    assert not claim_mapped(replace(arrived, document={}, grids=()), [Mapping("x")])


def test_a_file_of_any_kind_with_rows_is_mapped(tmp_path):
    row = {"Sak": "L-1", "Enhet": "V-1", "Status": "x"}
    pl.DataFrame([row]).write_parquet(tmp_path / "a.parquet")
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n")
    (tmp_path / "a.json").write_text(json.dumps([row]))
    text = DELIVERIES.replace("[[tables]]", "heading_row = 1\n[[tables]]")

    for name in ("a.parquet", "a.jsonl", "a.json"):
        assert one_row(tmp_path / name, text)["delivery_id"] == "L-1"


def test_a_sheet_of_a_correction_file_goes_the_way_of_the_sheet_it_came_from(tmp_path):
    text = in_table('sheet = "Saker"\nfile = "saker*"')
    text = text.replace("[[tables]]", "heading_row = 3\n[[tables]]")
    text += '[drop]\n"Navn" = "x"\n'
    arrived = arrive(
        write_workbook(
            tmp_path / "rettinger.xlsx",
            **{"1 Saker": [[*HEADINGS, "Navnn"], ["L-1", "V", "x", "y"]]},
        )
    )
    rows = pl.DataFrame({"source_row": [2], "was_row": [40]})
    origin = Origin("mapping:arkiv", "saker 2024.xlsx", "Saker", rows)
    comments = pl.DataFrame(
        {"source_row": [2, 2], "heading": ["Sak", "Navn"], "comment": ["a", "b"]}
    )
    (grid,) = arrived.grids
    grid = replace(grid, origin=origin, comments=comments)

    source = apply_mapping(mapping(text), "rettinger.xlsx", [grid], arrived)

    (table,) = source.tables
    assert (source.name, table.sheet) == ("rettinger.xlsx", "1 Saker")
    assert table.origin is origin
    assert table.comments["comment"].to_list() == ["a", "b"]
    assert rows_of(source)[0]["delivery_id"] == "L-1"


def test_a_comment_in_a_dropped_column_goes_with_it(tmp_path):
    text = DELIVERIES + '[drop]\n"Navn" = "x"\n'
    arrived = arrive(
        write_csv(tmp_path / "a.csv", [*HEADINGS, "Navn"], ["L-1", "V", "x", "Kari"])
    )
    comments = pl.DataFrame(
        {"source_row": [2, 2], "heading": ["Sak", "Navn"], "comment": ["a", "ring"]}
    )
    grid = replace(arrived.grids[0], comments=comments)

    source = apply_mapping(mapping(text), "a.csv", [grid], arrived)

    assert source.tables[0].comments["comment"].to_list() == ["a"]


def test_faults_name_the_lines_of_every_part(tmp_path):
    text = ACTIONS.replace(
        "[tables.columns]",
        'only_if = { "Hvis" = true }\nsplit = { column = "Del", by = "," }\n'
        "[tables.columns]",
    )
    path = write_csv(tmp_path / "a.csv", ["Nr", "Enhet", "Tiltak"], ["1", "V", "t"])

    faults = faults_of(path, text)

    assert [fault.split(":")[0] for fault in faults] == [
        "min.toml, linje 7",
        "min.toml, linje 8",
    ]
