"""What is a table, and what is a column of it?"""

from dataclasses import dataclass
from enum import Enum

import polars as pl

from data.vocabulary import Code


class Kind(Enum):
    """What a column holds; decides how it is read, stored, checked and shown."""

    KEY = "key"
    """A text that names a row, here or in another table."""
    TEXT = "text"
    """A name of a workplace or centre, or a short text without names of persons."""
    CODE = "code"
    """One code of a vocabulary."""
    DATE = "date"
    """A day, stored as DATE."""
    TIMESTAMP = "timestamp"
    """A time in UTC, stored as TIMESTAMP."""
    COUNT = "count"
    """A whole number from zero up, stored as INTEGER."""
    NUMBER = "number"
    """A number with decimals, stored as DOUBLE."""
    SHARE = "share"
    """A number from 0 to 1, stored as DOUBLE and shown in percent."""
    FLAG = "flag"
    """Yes or no, stored as BOOLEAN; *no* is written out, empty is not known."""


DUCKDB_TYPE = {
    Kind.KEY: "VARCHAR",
    Kind.TEXT: "VARCHAR",
    Kind.CODE: "VARCHAR",
    Kind.DATE: "DATE",
    Kind.TIMESTAMP: "TIMESTAMP",
    Kind.COUNT: "INTEGER",
    Kind.NUMBER: "DOUBLE",
    Kind.SHARE: "DOUBLE",
    Kind.FLAG: "BOOLEAN",
}
"""The type a column of each kind has in a build."""

POLARS_TYPE: dict[Kind, pl.DataType] = {
    Kind.KEY: pl.String(),
    Kind.TEXT: pl.String(),
    Kind.CODE: pl.String(),
    Kind.DATE: pl.Date(),
    Kind.TIMESTAMP: pl.Datetime("us"),
    Kind.COUNT: pl.Int32(),
    Kind.NUMBER: pl.Float64(),
    Kind.SHARE: pl.Float64(),
    Kind.FLAG: pl.Boolean(),
}
"""How a column of each kind is held in a frame; the twin of `DUCKDB_TYPE`."""


@dataclass(frozen=True)
class Column:
    """One column of a validated table."""

    name: str
    kind: Kind
    nb: str
    en: str
    meaning_nb: str
    meaning_en: str
    is_required: bool = False
    """A required column stands in every file, and is filled in every row."""
    vocabulary: type[Code] | None = None
    """For a CODE: the codes that may stand here."""
    references: str | None = None
    """For a KEY: the table whose first key column must hold this value."""
    is_event: bool = False
    """For a DATE: it has happened when filled, and empty means that it has not."""
    is_free_text: bool = False
    """Somebody wrote it by hand: searched for personal data, kept out of packs."""


@dataclass(frozen=True)
class Table:
    """One validated table: its words, its grain, its key, its columns."""

    name: str
    nb: str
    en: str
    grain: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    meaning_nb: str
    meaning_en: str
    is_exported: bool = True
    """Is it in the export list from the start? Personal data are not."""

    def column(self, name: str) -> Column:
        """Find a column by its name.

        Raises:
            KeyError: No column of this table has that name.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name!r}")

    @property
    def column_names(self) -> list[str]:
        """Give the names of all columns, in the order of the contract."""
        return [column.name for column in self.columns]
