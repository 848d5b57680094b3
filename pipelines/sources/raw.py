"""What does a source file hold, before anything is understood?"""

from dataclasses import dataclass

import polars as pl

from data.sentence import Sentence
from data.vocabulary import FieldFate

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
    """`iso` (2024-01-31), `dotted` (31.01.2024) or the one a mapping declares."""


CELL = "cell:"
"""Stands before the heading of a column in `RawTable.cells`."""

OWN = "own"
"""The source of a file that has the tables and headings of the template."""


@dataclass(frozen=True)
class Origin:
    """The place that the rows of a correction file had in the file first read."""

    source: str
    """The source that file was read by: see `SourceFile.source`."""
    file: str
    sheet: str | None
    rows: pl.DataFrame
    """source_row Int64 (row of the correction file), was_row Int64 (row of the first
    file); a row that somebody has added has none."""


@dataclass(frozen=True)
class FieldNote:
    """What became of one field of a source."""

    field: str
    """The heading of the file, or the name of the field in the export."""
    fate: FieldFate
    target: str | None
    """`table.column` that it comes in as; None: none."""
    note: Sentence
    """Why it was dropped, or how it was derived; empty: nothing to add."""


@dataclass(frozen=True)
class GoneRows:
    """Rows that a source itself says are no longer there."""

    table: str
    keys: pl.DataFrame
    """The key columns of the table, as text; a key that is not in the build is none."""


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
    cells: pl.DataFrame | None = None
    """For a source with columns of its own: its rows as it writes them; None: `rows`.

    `source_row` Int64 (the row of the file), `belongs_to` Int64 (the source_row in
    `rows` that was made of it; a row made of several has several here), then one
    String column per heading of the file, named `CELL` + heading. Columns that the
    source drops on purpose are not here.
    """
    told: frozenset[str] | None = None
    """Columns of the contract that the file speaks of; None: those of `headings`. Where
    another column is empty, what is known from before stays."""
    unsure: frozenset[str] = frozenset()
    """Columns whose value is only a stand-in: what is known from before wins."""
    origin: "Origin | None" = None
    """For rows of a correction file: where they stood first."""
    comments: pl.DataFrame | None = None
    """Cell comments: source_row Int64, heading String, comment String."""


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
    source: str = OWN
    """Which source read it: `own`, `fia`, `enhetsregisteret`, `ssb_12440` or
    `mapping:<name>`."""
    notes: tuple[FieldNote, ...] = ()
    """What became of each field; a file in our own form needs none."""
    gone: tuple[GoneRows, ...] = ()
