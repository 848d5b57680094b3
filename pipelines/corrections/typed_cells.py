"""Which cells of a correction file are written as dates and numbers?

A cell is typed only where it reads back as the same value, so that a sheet shows as
little as may be of how its file writes things; every other cell is text, exactly as
it was.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime

import polars as pl

from data.columns import Kind
from data.tables import table_named
from pipelines.clean.values import (
    read_count,
    read_date,
    read_number,
    read_share,
    read_timestamp,
)
from pipelines.corrections.faulty_rows import FaultySheet
from pipelines.sources.cell_text import cell_text
from pipelines.sources.headings import known_headings
from pipelines.sources.spelling import plain

Value = str | int | float | date | datetime

FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts the days of a calendar of its own."""

_READERS = {
    Kind.DATE: read_date,
    Kind.TIMESTAMP: read_timestamp,
    Kind.COUNT: read_count,
    Kind.NUMBER: read_number,
    Kind.SHARE: read_share,
}
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2}:[0-9]{2})?")


def kind_of(sheet: FaultySheet, heading: str) -> Kind | None:
    """Say what a column of a file in our own form holds; None: not known."""
    if sheet.table is None:
        return None
    table = table_named(sheet.table)
    name = known_headings(table).get(plain(heading))
    return None if name is None else table.column(name).kind


def type_cells(sheet: FaultySheet, heading: str) -> list[Value | None]:
    """Give the cells of one column, row by row, as they are to be written."""
    texts = [row.cells[heading] for row in sheet.rows]
    if sheet.table is not None:
        return _as_kind(texts, kind_of(sheet, heading))
    if sheet.sheet is None and sheet.file.casefold().endswith(".csv"):
        return list(texts)
    return [
        text if text is None or heading in row.faults else _as_stored(text)
        for text, row in zip(texts, sheet.rows, strict=True)
    ]


def _as_kind(texts: Sequence[str | None], kind: Kind | None) -> list[Value | None]:
    """Type the cells that the cleaner can read as what their column holds."""
    if kind not in _READERS:
        return list(texts)
    cells = pl.Series("cell", texts, dtype=pl.String)
    read = cells.to_frame().select(_READERS[kind]("cell")).to_series()
    return [
        value if value is not None and _is_lossless(text or "", value) else text
        for text, value in zip(texts, read, strict=True)
    ]


def _is_lossless(text: str, value: Value) -> bool:
    if isinstance(value, datetime):
        return value.date() >= FIRST_DAY and not value.microsecond
    if isinstance(value, date):
        return value >= FIRST_DAY
    if isinstance(value, float):
        # A share stays in percent, and a file stores no more than 16 digits.
        return "%" not in text and float(f"{value:.16G}") == value
    return True


def _as_stored(text: str) -> Value:
    """Type what a workbook or a typed file may have stored as a date or a number.

    The mapping reads typed cells past its dialect, so they must be typed again; each
    of them reads back as the same text.
    """
    value: Value = text
    if _DAY.fullmatch(text):
        try:
            value = datetime.fromisoformat(text)
        except ValueError:
            return text
        if value.date() < FIRST_DAY:
            return text
    elif _NUMBER.fullmatch(text):
        value = float(text)
    return value if cell_text(value) == text else text
