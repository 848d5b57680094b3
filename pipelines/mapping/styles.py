"""Write the dates and numbers of a file in the one form that cleaners read.

A date of the declared style becomes ISO; a cell that is no such day stays as it is,
and the cleaner sets its row aside with the cell quoted. A number with the other
decimal mark than the declared one gets the mark beside it, so that it is set aside
too: 1.234 under a comma may be a thousand, and is never guessed. Typed cells of a
workbook are one thing only, and are left alone.
"""

from typing import NamedTuple

import polars as pl

from data.columns import Kind
from pipelines.sources.dialect import DECIMAL_MARKS, Styles

_YEAR, _MONTH, _DAY = r"(?P<year>\d{4})", r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})"
_CLOCK = r"(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?(?:\s*[AaPp][Mm])?)"
_SHORT_YEAR = r"(?P<year>\d{2})"
_AFTER = rf"(?:[T\s]+{_CLOCK})?\s*$"

DATE_FORMS = {
    "yyyy-mm-dd": rf"^\s*{_YEAR}-{_MONTH}-{_DAY}{_AFTER}",
    "dd.mm.yyyy": rf"^\s*{_DAY}\.{_MONTH}\.{_YEAR}{_AFTER}",
    "dd/mm/yyyy": rf"^\s*{_DAY}/{_MONTH}/{_YEAR}{_AFTER}",
    "mm/dd/yyyy": rf"^\s*{_MONTH}/{_DAY}/{_YEAR}{_AFTER}",
    "dd-mm-yyyy": rf"^\s*{_DAY}-{_MONTH}-{_YEAR}{_AFTER}",
    "dd.mm.yy": rf"^\s*{_DAY}\.{_MONTH}\.{_SHORT_YEAR}{_AFTER}",
    "dd/mm/yy": rf"^\s*{_DAY}/{_MONTH}/{_SHORT_YEAR}{_AFTER}",
    "mm/dd/yy": rf"^\s*{_MONTH}/{_DAY}/{_SHORT_YEAR}{_AFTER}",
    "yyyymmdd": rf"^\s*(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d){_AFTER}",
}
"""Each style of date, with or without a time behind; a year of two digits is 20yy."""

OWN_STYLES = {"yyyy-mm-dd": "iso", "dd.mm.yyyy": "dotted"}
"""The styles a file may have without saying so, by the name in `Dialect`."""

DIGITS_ONLY = "yyyymmdd"
"""Excel types 20240131 as a number, which is no day: it is read all the same."""

ISO_DAY = r"^\d{4}-\d{2}-\d{2}([T ][0-9:.,]+)?$"
_DAY_AND_CLOCK = r"^\d{4}-\d{2}-\d{2}[T ][0-9:.,]+(\s*[AaPp][Mm])?$"

DAYS = (Kind.DATE, Kind.TIMESTAMP)
_NUMBERS = (Kind.NUMBER, Kind.SHARE, Kind.COUNT)


class Written(NamedTuple):
    """How a file writes dates and numbers; None: as found."""

    dates: str | None
    decimals: str | None

    def declares(self, kind: Kind) -> bool:
        """Is it said how columns of this kind are written?"""
        style = self.dates if kind in DAYS else self.decimals
        return style is not None

    def found(self, styles: Styles) -> Styles:
        """Name the styles of the file for its dialect."""
        dates = OWN_STYLES.get(self.dates, self.dates) if self.dates else None
        return Styles(dates or styles.date_style, self.decimals or styles.decimal_mark)


def in_one_form(
    cells: pl.Series, texts: pl.Series, kind: Kind, written: Written
) -> pl.Series:
    """Write a column of dates or numbers in the form that cleaners read.

    Args:
        cells: The cells as text.
        texts: The same, empty where the cell of a workbook is typed.
        kind: What the column of ours holds.
        written: How the file writes dates and numbers.
    """
    if kind in DAYS:
        return _dates(cells, texts, kind, written.dates)
    if kind in _NUMBERS and written.decimals is not None:
        return _numbers(cells, texts, written.decimals)
    return cells


def _dates(
    cells: pl.Series, texts: pl.Series, kind: Kind, style: str | None
) -> pl.Series:
    styles = list(OWN_STYLES) if style is None else [style]
    source = cells if style == DIGITS_ONLY else texts
    found = [_iso(pl.col("source"), DATE_FORMS[one]) for one in styles]
    frame = pl.DataFrame([cells.alias("cells"), source.alias("source")])
    iso = frame.select(pl.coalesce(*found, "cells")).to_series()
    if kind is Kind.TIMESTAMP:
        return iso.alias(cells.name)
    # A day has no clock; one with a time zone may be another day here, and is left.
    is_plain = iso.str.contains(_DAY_AND_CLOCK).fill_null(value=False)
    return iso.str.slice(0, 10).zip_with(is_plain, iso).alias(cells.name)


def _iso(text: pl.Expr, pattern: str) -> pl.Expr:
    parts = text.str.extract_groups(pattern)
    month, day = (parts.struct.field(name).str.zfill(2) for name in ("month", "day"))
    written = pl.concat_str(_four_digits(parts), month, day, separator="-")
    is_day = written.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    clock = parts.struct.field("clock")
    time = " " + clock.str.replace_all(r"^(\d):", "0$1:")
    return pl.when(is_day).then(written + time.fill_null(""))


def _four_digits(parts: pl.Expr) -> pl.Expr:
    # What Varig keeps has happened since 2001, so nothing is of another century.
    year = parts.struct.field("year")
    return pl.when(year.str.len_chars() == 2).then("20" + year).otherwise(year)


def _numbers(cells: pl.Series, texts: pl.Series, mark: str) -> pl.Series:
    other = DECIMAL_MARKS["," if mark == "." else "."]
    is_other = texts.str.contains(other).fill_null(value=False)
    if not is_other.any():
        return cells
    # Both languages quote the cell, so the reason stands in both.
    reason = f" (desimaltegn/decimal mark: {mark})"
    return (cells.str.strip_chars() + reason).zip_with(is_other, cells)
