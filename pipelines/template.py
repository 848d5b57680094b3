"""Write the workbook that people fill in, empty or with rows in it.

One sheet per table with headings in Bokmål or English, a first sheet that explains
every column, and a last one with the words of the drop-down lists. What is written
here is what pipelines/sources/workbook.py reads.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.columns import Column, Kind, Table
from data.tables import TABLES
from pipelines.sources.marks import INVENTED_MARK, Language
from pipelines.template_explanation import write_explanation
from pipelines.template_lists import DropDown, list_choices, write_lists

NUMBER_FORMATS = {
    "nb": {Kind.DATE: "dd.mm.yyyy", Kind.TIMESTAMP: "dd.mm.yyyy hh:mm:ss"},
    "en": {Kind.DATE: "yyyy-mm-dd", Kind.TIMESTAMP: "yyyy-mm-dd hh:mm:ss"},
}
COMMON_FORMATS = {Kind.COUNT: "0", Kind.NUMBER: "0.0###", Kind.SHARE: "0.0###"}
"""Shares are not shown in percent: a program may then read a typed 0.05 as 0.05 %."""

TEXT_FORMAT = "@"
"""Keys, codes and official numbers: as text they keep their leading zeros."""

REQUIRED_FILL = "#DCEAF4"
ROWS_WITH_LISTS = 5_000
"""Beyond this a person no longer fills in by hand."""


def write_template(path: Path, language: Language) -> None:
    """Write an empty workbook with one sheet per table."""
    write_workbook(path, {}, language)


def write_workbook(
    path: Path,
    frames: Mapping[str, pl.DataFrame],
    language: Language,
    *,
    is_invented: bool = False,
) -> None:
    """Write typed rows into a workbook of the template.

    Args:
        path: The file to write.
        frames: Name of a table -> its rows, columns as in the contract; codes become
            labels, and a table or column that is absent is left empty.
        language: Language of headings and labels.
        is_invented: Mark the workbook as invented data.
    """
    # Row by row to disk: a large table as cells in memory takes gigabytes.
    # XlsxWriter's own error for a file it cannot write is no OSError: open it here.
    with path.open("wb") as file, Workbook(file, {"constant_memory": True}) as workbook:
        workbook.set_properties({"title": "Varig"})
        if is_invented:
            workbook.set_properties({"comments": INVENTED_MARK[language]})
        write_explanation(workbook, language, is_invented=is_invented)
        lists = list_choices(language)
        for table in TABLES:
            sheet = workbook.add_worksheet(table.nb if language == "nb" else table.en)
            writer = _SheetWriter(workbook, sheet, table, language)
            writer.write_headings()
            writer.write_rows(frames.get(table.name, pl.DataFrame()))
            writer.add_lists(lists)
        write_lists(workbook, lists, language)


class _SheetWriter:
    """One sheet of one table."""

    def __init__(
        self, workbook: Workbook, sheet: Worksheet, table: Table, language: Language
    ) -> None:
        self._sheet = sheet
        self._table = table
        self._language = language
        self._heading = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._required_heading = workbook.add_format(
            {
                "bold": True,
                "bg_color": REQUIRED_FILL,
                "text_wrap": True,
                "valign": "top",
            }
        )
        self._formats = {
            kind: workbook.add_format({"num_format": _number_format(kind, language)})
            for kind in Kind
        }

    def write_headings(self) -> None:
        """Write the heading row with its notes, and set widths and formats."""
        self._sheet.freeze_panes(1, 0)
        for position, column in enumerate(self._table.columns):
            look = self._required_heading if column.is_required else self._heading
            width = max(12, min(40, len(self._label(column)) + 3))
            self._sheet.set_column(
                position, position, width, self._formats[column.kind]
            )
            self._sheet.write_string(0, position, self._label(column), look)
            self._sheet.write_comment(0, position, self._note(column))

    def write_rows(self, frame: pl.DataFrame) -> None:
        """Write the rows of a frame below the headings, each cell with its type."""
        present = [
            (position, self._cell_writer(column))
            for position, column in enumerate(self._table.columns)
            if column.name in frame.columns
        ]
        names = [self._table.columns[position].name for position, _ in present]
        for row, values in enumerate(frame.select(names).iter_rows(), start=1):
            for (position, write), value in zip(present, values, strict=True):
                if value is not None:
                    write(row, position, value)

    def add_lists(self, lists: Mapping[str, DropDown]) -> None:
        """Put a drop-down list on every column of codes and flags."""
        for position, column in enumerate(self._table.columns):
            choices = lists.get(DropDown.name_of(column))
            if choices is not None:
                self._sheet.data_validation(
                    1,
                    position,
                    ROWS_WITH_LISTS,
                    position,
                    {"validate": "list", "source": choices.source},
                )

    def _label(self, column: Column) -> str:
        return column.nb if self._language == "nb" else column.en

    def _note(self, column: Column) -> str:
        if self._language == "nb":
            return ("Må fylles ut. " if column.is_required else "") + column.meaning_nb
        return ("Required. " if column.is_required else "") + column.meaning_en

    def _cell_writer(self, column: Column) -> Callable[[int, int, object], None]:
        look = self._formats[column.kind]
        words = DropDown.words(column, self._language)

        def write(row: int, position: int, value: object) -> None:
            _write_cell(self._sheet, (row, position), words.get(value, value), look)

        return write


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], value: object, look: Format
) -> None:
    row, position = at
    if isinstance(value, date | datetime):
        sheet.write_datetime(row, position, value, look)
    elif isinstance(value, int | float):
        sheet.write_number(row, position, value, look)
    else:
        # Never `write`: it turns text that starts with = into a formula.
        sheet.write_string(row, position, str(value), look)


def _number_format(kind: Kind, language: Language) -> str:
    formats = NUMBER_FORMATS[language] | COMMON_FORMATS
    return formats.get(kind, TEXT_FORMAT)
