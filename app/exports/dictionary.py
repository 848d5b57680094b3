"""Write the data dictionary as rows, in the language of the reader."""

import polars as pl

from app.exports.metrics import unit_words
from app.metrics.dictionary import Entry, EntryKind, Unit, entries
from app.translations.gettext import _, current_language
from data.columns import Kind

DICTIONARY_SCHEMA: dict[str, pl.DataType] = {
    "entry_kind": pl.String(),
    "in_table": pl.String(),
    "in_column": pl.String(),
    "name": pl.String(),
    "label": pl.String(),
    "meaning": pl.String(),
    "unit": pl.String(),
    "definition_source": pl.String(),
}
"""One row per table, column, code and figure; names as in files for programs."""


def dictionary_rows() -> pl.DataFrame:
    """Give every entry as a row of DICTIONARY_SCHEMA."""
    rows = [_row(entry, current_language()) for entry in entries()]
    return pl.DataFrame(rows, schema=DICTIONARY_SCHEMA, orient="row")


def dictionary_labels() -> dict[str, str]:
    """Give the headings of the data dictionary."""
    return {
        "entry_kind": _("What it is"),
        "in_table": _("In table"),
        "in_column": _("In column"),
        "name": _("Name in files for programs"),
        "label": _("Heading or word"),
        "meaning": _("Meaning"),
        "unit": _("Unit"),
        "definition_source": _("Source"),
    }


def _row(entry: Entry, language: str) -> dict[str, str | None]:
    return {
        "entry_kind": _kind_words(entry.kind),
        "in_table": entry.table,
        "in_column": entry.column,
        "name": entry.name,
        "label": entry.label.in_language(language),
        "meaning": entry.meaning.in_language(language) if entry.meaning else None,
        "unit": _unit_words(entry.unit),
        "definition_source": _source_words(entry),
    }


def _kind_words(kind: EntryKind) -> str:
    return {
        "table": _("Table"),
        "column": _("Column"),
        "code": _("Code"),
        "row_column": _("Column of the rows behind figures"),
        "figure": _("Figure"),
    }[kind]


def _unit_words(unit: Unit) -> str | None:
    if not isinstance(unit, Kind):
        return None if unit is None else unit_words(unit)
    return {
        Kind.KEY: _("key"),
        Kind.TEXT: _("text"),
        Kind.CODE: _("code"),
        Kind.DATE: _("day"),
        Kind.TIMESTAMP: _("time in UTC"),
        Kind.COUNT: _("whole number"),
        Kind.NUMBER: _("number"),
        Kind.SHARE: _("share from 0 to 1"),
        Kind.FLAG: _("yes or no"),
    }[unit]


def _source_words(entry: Entry) -> str:
    if entry.source is None:
        return _("Varig's own definition")
    return entry.source.replace("ours", _("our assumption"))
