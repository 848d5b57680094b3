"""What does a reader call a column, and what a code?

The words of the contract come from data.tables and data.vocabulary; columns that only
a question or a metric makes are named here or by the view that shows them.
"""

from collections.abc import Iterator
from functools import cache

from app.filters import UNKNOWN
from app.translations.gettext import _, current_language, ngettext
from app.translations.row_words import ROW_WORDS, row_codes
from data.columns import Column
from data.tables import TABLES, table_named
from data.vocabulary import Code, DeliveryStatus, OwnerRole, Severity

_DERIVED_CODES: dict[str, type[Code]] = {
    "state": DeliveryStatus,
    "severity": Severity,
    "owner": OwnerRole,
}
"""Vocabularies of columns that stand in no validated table."""


def column_label(
    name: str, language: str | None = None, *, table: str | None = None
) -> str:
    """Name a column; one that neither contract nor list knows keeps its own name."""
    column = find_column(name, table=table)
    if column is not None:
        return column.en if _is_english(language) else column.nb
    word = ROW_WORDS.get(name)
    if word is not None:
        return word.in_language(_language(language))
    return _derived_labels().get(name, name)


def column_meaning(
    name: str, language: str | None = None, *, table: str | None = None
) -> str:
    """Say in a sentence what a column of the contract means; empty for others."""
    column = find_column(name, table=table)
    if column is None:
        return ""
    return column.meaning_en if _is_english(language) else column.meaning_nb


def code_label(
    column: str | type[Code], code: str | None, language: str | None = None
) -> str | None:
    """Name a code of a vocabulary, or of the vocabulary of a column.

    A code that nobody knows is shown as it is, and no code as none.
    """
    if code is None:
        return None
    if code == UNKNOWN:
        return _("Not known")
    return code_labels(column, _language(language)).get(code, code)


@cache
def code_labels(column: str | type[Code], language: str) -> dict[str, str]:
    """Map every code that may stand in a column to its name; empty for no codes."""
    english = language == "en"
    if column == "table_name":
        return {table.name: table.en if english else table.nb for table in TABLES}
    own = row_codes(column, language) if isinstance(column, str) else {}
    return {
        str(code): code.en if english else code.nb
        for vocabulary in _vocabularies(column)
        for code in vocabulary
    } | own


@cache
def find_column(name: str, *, table: str | None = None) -> Column | None:
    """Find a column of the contract by its name, in one table or in any."""
    tables = TABLES if table is None else (table_named(table),)
    for each in tables:
        if name in each.column_names:
            return each.column(name)
    return None


def table_with(name: str, table: str | None) -> str | None:
    """Give the table when it has the column; a frame may have columns of its own."""
    return table if table and find_column(name, table=table) else None


def table_label(name: str, language: str | None = None) -> str:
    """Name a validated table."""
    table = table_named(name)
    return table.en if _is_english(language) else table.nb


def rows(count: int) -> str:
    """Name what a list of anything holds: row, rows."""
    return ngettext("row", "rows", count)


def deliveries(count: int) -> str:
    """Name what a list of deliveries holds."""
    return ngettext("delivery", "deliveries", count)


def workplaces(count: int) -> str:
    """Name what a list of workplaces holds."""
    return ngettext("workplace", "workplaces", count)


def yes_or_no(answer: bool | None) -> str | None:
    """Write a flag out; not known stays none."""
    if answer is None:
        return None
    return _("yes") if answer else _("no")


def _vocabularies(column: str | type[Code]) -> Iterator[type[Code]]:
    if not isinstance(column, str):
        yield column
        return
    if column in _DERIVED_CODES:
        yield _DERIVED_CODES[column]
    for table in TABLES:
        for each in table.columns:
            if each.name == column and each.vocabulary is not None:
                yield each.vocabulary


def _derived_labels() -> dict[str, str]:
    return {
        "state": _("State"),
        "county_name": _("County"),
        "municipality_name": _("Municipality"),
        "rule": _("Rule"),
        "severity": _("What happens"),
        "owner": _("Who can mend it"),
        "source_file": _("File"),
        "file_name": _("File"),
        "source_sheet": _("Sheet"),
        "sheet": _("Sheet"),
        "source_row": _("Row"),
        "table_name": _("Table"),
        "row_key": _("Key"),
        "is_hidden": _("Hidden: too few answers"),
    }


def _language(language: str | None) -> str:
    return language or current_language()


def _is_english(language: str | None) -> bool:
    return _language(language) == "en"
