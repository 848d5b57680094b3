from datetime import date, datetime

import openpyxl
import polars as pl
import pytest

from data.columns import Kind
from data.tables import ACTIVITIES, TABLES, WORKPLACES
from pipelines.sources.marks import EXPLANATION_SHEET, LIST_SHEET
from pipelines.sources.read import read_sources
from pipelines.template import ROWS_WITH_LISTS, write_template, write_workbook
from tests.tiny_build import tiny_frame


def label(of, language):
    return of.nb if language == "nb" else of.en


@pytest.fixture(params=["nb", "en"])
def template(request, tmp_path):
    path = tmp_path / "mal.xlsx"
    write_template(path, request.param)
    return request.param, openpyxl.load_workbook(path)


def test_a_template_has_a_sheet_per_table_between_its_own_two(template):
    language, book = template

    assert book.sheetnames == [
        EXPLANATION_SHEET[language],
        *(label(table, language) for table in TABLES),
        LIST_SHEET[language],
    ]
    assert book[LIST_SHEET[language]].sheet_state == "hidden"


def test_every_heading_stands_in_its_language_and_says_what_it_means(template):
    language, book = template

    for table in TABLES:
        sheet = book[label(table, language)]
        assert [cell.value for cell in sheet[1]] == [
            label(column, language) for column in table.columns
        ]
        assert sheet.freeze_panes == "A2"
        for cell, column in zip(sheet[1], table.columns, strict=True):
            meaning = column.meaning_nb if language == "nb" else column.meaning_en
            assert meaning in cell.comment.text
            assert bool(cell.font.bold) == column.is_required
            assert (cell.fill.fill_type == "solid") == column.is_required


def test_codes_and_flags_have_drop_down_lists_with_the_words_of_the_language(template):
    language, book = template

    for table in TABLES:
        sheet = book[label(table, language)]
        lists = {
            str(each.sqref): each.formula1
            for each in sheet.data_validations.dataValidation
        }
        for cell, column in zip(sheet[1], table.columns, strict=True):
            letter = cell.column_letter
            source = lists.get(f"{letter}2:{letter}{ROWS_WITH_LISTS + 1}")
            assert (source is not None) == (
                column.kind is Kind.FLAG or column.vocabulary is not None
            )
            if column.vocabulary is not None:
                assert words_at(book, source) == [
                    label(code, language) for code in column.vocabulary
                ]


def words_at(book, source):
    sheet, cells = source.lstrip("=").split("!")
    block = book[sheet.strip("'")][cells.replace("$", "")]
    return [
        cell.value for (cell,) in (block if isinstance(block, tuple) else ((block,),))
    ]


def test_the_first_sheet_explains_every_column(template):
    language, book = template
    rows = list(book[EXPLANATION_SHEET[language]].iter_rows(values_only=True))

    for table in TABLES:
        for column in table.columns:
            (row,) = [
                row
                for row in rows
                if row[:2] == (label(table, language), label(column, language))
            ]
            assert bool(row[2]) == column.is_required
            assert row[5] == (
                column.meaning_nb if language == "nb" else column.meaning_en
            )


def test_columns_of_keys_and_numbers_of_registers_are_formatted_as_text(template):
    language, book = template
    sheet = book[label(WORKPLACES, language)]
    formats = [
        sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]
    ]

    by_name = dict(zip(WORKPLACES.column_names, formats, strict=True))
    assert by_name["workplace_id"] == "@"
    assert by_name["organisation_number"] == "@"
    assert by_name["municipality_code"] == "@"
    assert by_name["closed_on"] == ("dd.mm.yyyy" if language == "nb" else "yyyy-mm-dd")
    assert by_name["employees_count"] == "0"


def test_an_empty_template_reads_as_all_tables_without_rows(tmp_path):
    write_template(tmp_path / "mal.xlsx", "nb")

    (source,) = read_sources([tmp_path / "mal.xlsx"])

    assert [table.table for table in source.tables] == [table.name for table in TABLES]
    assert all(table.rows.is_empty() for table in source.tables)
    assert not source.is_invented


def test_typed_rows_are_written_with_their_types_and_read_back_as_text(tmp_path):
    path = tmp_path / "bok.xlsx"
    frame = tiny_frame(
        ACTIVITIES,
        [
            {
                "activity_id": "007",
                "kind": "refresher",
                "status": "held",
                "held_on": date(2024, 2, 29),
                "reason": "=HYPERLINK(1)",
                "is_advisor_present": False,
                "staff_count": 12,
                "advisor_hours": 1.5,
            }
        ],
    )
    write_workbook(path, {"activities": frame}, "nb", is_invented=True)

    sheet = openpyxl.load_workbook(path)["Aktiviteter"]
    cells = dict(zip(ACTIVITIES.column_names, sheet[2], strict=False))
    assert cells["held_on"].value == datetime(2024, 2, 29)
    assert cells["staff_count"].value == 12
    assert cells["kind"].value == "Oppfriskning"
    assert cells["is_advisor_present"].value == "Nei"
    assert (cells["reason"].data_type, cells["reason"].value) == ("s", "=HYPERLINK(1)")

    (source,) = read_sources([path])
    assert source.is_invented
    (row,) = next(
        table.rows.to_dicts() for table in source.tables if table.table == "activities"
    )
    assert {name: cell for name, cell in row.items() if cell is not None} == {
        "source_row": 2,
        "activity_id": "007",
        "kind": "Oppfriskning",
        "status": "Holdt",
        "held_on": "2024-02-29",
        "reason": "=HYPERLINK(1)",
        "is_advisor_present": "Nei",
        "staff_count": "12",
        "advisor_hours": "1.5",
    }


def test_columns_of_a_frame_may_be_absent_or_in_another_order(tmp_path):
    path = tmp_path / "bok.xlsx"
    frame = pl.DataFrame({"status": ["held"], "activity_id": ["A-1"], "other": [1]})

    write_workbook(path, {"activities": frame}, "en")

    sheet = openpyxl.load_workbook(path)["Activities"]
    assert [cell.value for cell in sheet[2] if cell.value] == ["A-1", "Held"]
