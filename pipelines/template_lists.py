"""The words a person may choose from in a template, and the sheet that holds them.

A drop-down list points to cells of a last sheet: a list written into the column itself
may hold 255 characters only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell

from data.columns import Column, Kind
from data.tables import TABLES
from pipelines.sources.marks import LIST_SHEET, Language

FLAG_WORDS: dict[str, dict[object, str]] = {
    "nb": {True: "Ja", False: "Nei"},
    "en": {True: "Yes", False: "No"},
}
"""What stands in a cell for yes and no."""

FLAGS = "flags"
"""The list that all columns of yes and no share."""


@dataclass(frozen=True)
class DropDown:
    """One list: its words, and the cells that hold them."""

    words_in_order: tuple[str, ...]
    position: int
    source: str

    @staticmethod
    def name_of(column: Column) -> str:
        """Name the list a column takes its words from; empty for none."""
        if column.kind is Kind.FLAG:
            return FLAGS
        return column.vocabulary.__name__ if column.vocabulary else ""

    @staticmethod
    def words(column: Column, language: Language) -> Mapping[object, str]:
        """Map what a frame holds to the word for it; empty for other columns."""
        if column.kind is Kind.FLAG:
            return FLAG_WORDS[language]
        if column.vocabulary is None:
            return {}
        return {
            code.value: code.nb if language == "nb" else code.en
            for code in column.vocabulary
        }


def list_choices(language: Language) -> dict[str, DropDown]:
    """Give every list that some column needs, by its name."""
    needed: dict[str, tuple[str, ...]] = {}
    for table in TABLES:
        for column in table.columns:
            name = DropDown.name_of(column)
            if name and name not in needed:
                needed[name] = tuple(DropDown.words(column, language).values())
    return {
        name: DropDown(words, position, _source(position, len(words), language))
        for position, (name, words) in enumerate(needed.items())
    }


def write_lists(
    workbook: Workbook, lists: Mapping[str, DropDown], language: Language
) -> None:
    """Write the words of every list into a last, hidden sheet, one list a column."""
    sheet = workbook.add_worksheet(LIST_SHEET[language])
    longest = max(len(each.words_in_order) for each in lists.values())
    for row in range(longest):
        for each in lists.values():
            if row < len(each.words_in_order):
                sheet.write_string(row, each.position, each.words_in_order[row])
    sheet.hide()


def _source(position: int, count: int, language: Language) -> str:
    first = xl_rowcol_to_cell(0, position, row_abs=True, col_abs=True)
    last = xl_rowcol_to_cell(count - 1, position, row_abs=True, col_abs=True)
    return f"='{LIST_SHEET[language]}'!{first}:{last}"
