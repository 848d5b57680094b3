"""What does a source file hold, before anything is understood?"""

from dataclasses import dataclass

import polars as pl

UNMAPPED = "unmapped:"
"""Stands before the heading of a column the contract does not know."""


@dataclass(frozen=True)
class Dialect:
    """How one file writes things; None: nothing in the file shows it."""

    encoding: str | None
    """`utf-8`, `utf-8-sig` (with a byte order mark) or `cp1252`; None: a workbook."""
    delimiter: str | None
    """`;` or `,`; None: a workbook, or a file of one column."""
    decimal_mark: str | None
    """`,` or `.`."""
    date_style: str | None
    """`iso` (2024-01-31) or `dotted` (31.01.2024)."""


@dataclass(frozen=True)
class RawTable:
    """One table of a file, all text, as it arrives.

    `rows` holds source_row Int64 (row of the sheet, or line on which the record
    starts in the file; from 1), every column of the contract as String (empty cell:
    null; absent column: all null), then each unknown column as `unmapped:<heading>`.
    Grain: one row per row of the file that is not wholly empty.
    """

    table: str
    sheet: str | None
    rows: pl.DataFrame
    headings: dict[str, str]
    """Column of the contract -> its heading as the file writes it."""
    unknown_headings: tuple[str, ...]


@dataclass(frozen=True)
class SourceFile:
    """One file as it was read."""

    name: str
    """The name of the file; for a file of a given folder: folder/file."""
    sha256: str
    """Of the bytes of the file, in hexadecimal."""
    dialect: Dialect
    tables: tuple[RawTable, ...]
    is_invented: bool
    """Is the file marked as invented data?"""
