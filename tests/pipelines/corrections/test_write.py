"""What stands in a correction file, and how it looks."""

import json
from datetime import datetime

import duckdb
import polars as pl
import pytest

from pipelines.corrections.find_faulty import MASK_START, find_faulty_rows
from pipelines.corrections.sheet_writer import CONCERN_FILL
from pipelines.corrections.write import write_corrections
from pipelines.meta import in_meta_shape
from pipelines.personal_data import EMAIL_MASK, NUMBER_MASK, PHONE_MASK
from tests.pipelines.corrections.mending import Mended

FAULT = {
    "load_id": "20261101T080000Z",
    "table_name": "activities",
    "source": "own",
    "source_file": "aktiviteter.csv",
    "source_sheet": None,
    "source_row": 7,
    "rule": "unreadable_date",
    "column_name": "held_on",
    "heading": "Holdt dato",
    "is_with_parent": False,
    "sentence_nb": "aktiviteter.csv, linje 7: Holdt dato er ingen dato.",
    "sentence_en": "aktiviteter.csv, line 7: Held on is no date.",
    "owner": "data_owner",
    "original": {"Aktivitet-id": "007", "Holdt dato": "31.02.2024", "Merknad": "=1+1"},
    "comments": None,
}


def fault(**changes):
    made = FAULT | changes
    return made | {"original": json.dumps(made["original"])}


@pytest.fixture
def write(tmp_path):
    """Write the correction file of a build with these faults, and open it."""

    def write(*faults, language="nb"):
        build, out = tmp_path / "build.duckdb", tmp_path / "rettefil.xlsx"
        rejected = in_meta_shape("rejected_rows", pl.DataFrame(faults))
        facts = pl.DataFrame({"build_id": ["B-1"], "is_invented": [False]})
        with duckdb.connect(str(build)) as connection:
            connection.execute("create schema meta")
            for name, rows in (("rejected_rows", rejected), ("build", facts)):
                connection.register("rows", rows)
                connection.execute(f"create table meta.{name} as from rows")
        write_corrections(build, out, language)
        return Mended(out)

    return write


def shown(sheet):
    """Give the headings and rows that a reader sees."""
    return [
        [cell.value for cell in row if cell.column > 1] for row in sheet.iter_rows()
    ]


def test_the_sentence_stands_to_the_right_of_the_faulty_cell(write):
    sheet = write(fault()).book["Aktiviteter"]

    assert shown(sheet) == [
        [
            "Varig: rad",
            "Varig: eier",
            "Aktivitet-id",
            "Holdt dato",
            "Varig: Holdt dato",
            "Merknad",
        ],
        [
            "aktiviteter.csv, linje 7",
            "Den som leverer dataene",
            "007",
            "31.02.2024",
            "Holdt dato er ingen dato.",
            "=1+1",
        ],
    ]
    assert sheet.column_dimensions["A"].hidden


def test_the_faulty_cell_is_coloured_and_has_the_sentence_as_a_comment(write):
    book = write(fault(comments='[{"heading":"Holdt dato","comment":"Sjekk!"}]'))

    cell = book.cell("Aktiviteter", "Holdt dato")
    assert cell.fill.fgColor.rgb == "FF" + CONCERN_FILL.removeprefix("#")
    assert cell.comment.text == "Varig: Holdt dato er ingen dato.\nSjekk!"
    assert book.cell("Aktiviteter", "Merknad").comment is None
    assert book.cell("Aktiviteter", "Merknad").fill.fill_type is None


def test_text_that_looks_like_a_formula_stays_text(write):
    cell = write(fault()).cell("Aktiviteter", "Merknad")

    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_several_faults_of_a_row_stand_on_one_row(write):
    book = write(
        fault(),
        fault(rule="future", sentence_nb="aktiviteter.csv, linje 7: Den er i 2099."),
        fault(heading=None, column_name=None, sentence_nb="Raden er rar."),
    )

    said = book.cell("Aktiviteter", "Varig: Holdt dato").value
    assert said == "Holdt dato er ingen dato.\nDen er i 2099."
    wrong = book.cell("Aktiviteter", "Varig: hva er galt")
    assert (wrong.value, wrong.column) == ("Raden er rar.", 3)
    assert book.book["Aktiviteter"].max_row == 2


def test_a_row_set_aside_with_its_parent_is_there_and_says_so(write):
    book = write(
        fault(
            is_with_parent=True,
            heading="Aktivitet-id",
            sentence_en="aktiviteter.csv, line 7: It goes with L-1.",
        ),
        language="en",
    )

    said = book.cell("Activities", "Varig: what is wrong").value
    assert said.startswith("It goes with L-1. Leave it here: it comes in by itself")
    assert "Varig: Aktivitet-id" not in book.headings("Activities")


def test_a_row_that_feeds_several_tables_stands_once(write):
    mapped = {"source": "mapping:forms", "source_file": "svar.xlsx"}
    mapped |= {"source_sheet": "Svar 1/2"}
    book = write(
        fault(**mapped, heading="Holdt dato", sentence_nb="En."),
        fault(**mapped, table_name="trainers", heading="Merknad", sentence_nb="To."),
    )

    assert book.book.sheetnames == ["Om rettefilen", "Svar 1 2"]
    assert book.column("Svar 1 2", "Varig: Holdt dato") == ["En."]
    assert book.column("Svar 1 2", "Varig: Merknad") == ["To."]


def test_files_with_the_same_table_get_a_sheet_each(write):
    english = {"Activity id": "A-1", "Held on": "x"}
    book = write(
        fault(),
        fault(source_file="other.csv", original=english, heading="Held on"),
    )

    assert book.book.sheetnames == ["Om rettefilen", "Aktiviteter", "Aktiviteter 2"]


def test_rows_of_two_centres_with_the_same_file_name_both_stand(write):
    other = FAULT["original"] | {"Aktivitet-id": "008"}
    book = write(fault(), fault(load_id="20261102T080000Z", original=other))

    assert book.column("Aktiviteter", "Aktivitet-id") == ["007", "008"]


def test_cells_the_cleaner_can_read_are_typed_and_the_others_are_not(write):
    cells = {
        "Aktivitet-id": "00123456789012345678",
        "Planlagt dato": "05.03.2024",
        "Holdt dato": "31.02.2024",
        "Rådgivertimer": "7,5",
        "Ansatte som deltok": "12",
        "Ledere": "1.000",
        "Grunn til utsettelse": " a\nb ",
    }
    book = write(fault(original=cells))

    values = {h: book.cell("Aktiviteter", h).value for h in cells}
    assert values == cells | {
        "Planlagt dato": datetime(2024, 3, 5),
        "Rådgivertimer": 7.5,
        "Ansatte som deltok": 12,
    }
    # Typing a date into the faulty cell gives a date.
    assert book.cell("Aktiviteter", "Holdt dato").number_format == "dd.mm.yyyy"
    assert book.cell("Aktiviteter", "Aktivitet-id").number_format == "@"


def test_rows_of_a_system_are_mended_there(write):
    book = write(
        fault(source="fia", source_file="plan.csv"),
        fault(source="fia", source_file="plan.csv", source_row=8),
    ).book

    assert book.sheetnames == ["Om rettefilen"]
    rows = [[c.value for c in row[:4]] for row in book["Om rettefilen"].iter_rows()]
    advice = "Rett i systemet filen kommer fra, og last en ny eksport."
    assert ["Fia", "plan.csv", advice, 2] in rows


def test_a_row_with_a_cell_that_no_workbook_holds_is_mended_in_its_file(write):
    book = write(
        fault(), fault(source_row=9, original={"Aktivitet-id": "x" * 32_768})
    ).book

    assert book.sheetnames == ["Om rettefilen", "Aktiviteter"]
    said = [cell.value for row in book["Om rettefilen"].iter_rows() for cell in row]
    assert any("over 32767 tegn" in str(text) for text in said)


def test_the_first_sheet_says_who_owns_the_rows_and_where_they_come_from(write):
    book = write(fault(), fault(source_row=8, owner="centre")).book

    rows = [[c.value or None for c in r] for r in book["Om rettefilen"].iter_rows()]
    assert ["Arbeidslivssenteret", 1] in [row[:2] for row in rows]
    facts = ["Aktiviteter", "aktiviteter.csv", None, 2, "Varigs egen form", "nb", "B-1"]
    assert facts in rows


def test_it_is_set_up_for_excel_and_for_paper(write):
    sheet = write(fault()).book["Aktiviteter"]

    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:G2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["F2"].alignment.wrap_text


def test_an_older_build_that_names_no_heading_still_marks_the_cell(write):
    book = write(fault(source=None, heading=None))

    said = book.cell("Aktiviteter", "Varig: Holdt dato").value
    assert said == "Holdt dato er ingen dato."


def test_a_build_that_the_app_has_open_can_be_read(write, tmp_path):
    write(fault())
    build = tmp_path / "build.duckdb"

    with duckdb.connect(str(build), read_only=True, config={"threads": "2"}):
        found = find_faulty_rows(build, "nb")

    assert found.rows_count == 1


@pytest.mark.parametrize("mask", [NUMBER_MASK, EMAIL_MASK, PHONE_MASK])
def test_a_masked_cell_is_coloured(write, mask):
    cells = FAULT["original"] | {"Merknad": f"Ring {mask}"}

    cell = write(fault(original=cells)).cell("Aktiviteter", "Merknad")

    assert mask.startswith(MASK_START)
    assert cell.fill.fgColor.rgb == "FF" + CONCERN_FILL.removeprefix("#")
