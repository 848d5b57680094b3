"""What is a row set aside, as its file writes it, with everything wrong with it?"""

from dataclasses import dataclass, field


@dataclass
class FaultyRow:
    """One row as its file writes it, and what is wrong with it."""

    number: int
    """The row of the file first read."""
    cells: dict[str, str | None]
    faults: dict[str, list[str]] = field(default_factory=dict)
    """Heading -> what is wrong with that cell."""
    wrong: list[str] = field(default_factory=list)
    """What is wrong with no cell in particular."""
    owners: list[str] = field(default_factory=list)
    """Codes of `OwnerRole`."""
    comments: dict[str, str] = field(default_factory=dict)
    """Heading -> the comment that the cell has."""


@dataclass(frozen=True)
class FaultySheet:
    """Rows with the same headings, that stood in the same place."""

    source: str
    """See `SourceFile.source`."""
    file: str
    sheet: str | None
    table: str | None
    """For a file in our own form: its table."""
    headings: tuple[str, ...]
    rows: tuple[FaultyRow, ...]


@dataclass(frozen=True)
class Elsewhere:
    """Rows that cannot be mended in a correction file."""

    source: str
    file: str
    rows_count: int
    is_too_long: bool
    """Is a cell too long for a workbook? Else the source is a system."""


@dataclass(frozen=True)
class Found:
    """Everything set aside in a build."""

    build_id: str
    is_invented: bool
    sheets: tuple[FaultySheet, ...]
    elsewhere: tuple[Elsewhere, ...]

    @property
    def rows_count(self) -> int:
        """Rows that stand in a sheet."""
        return sum(len(sheet.rows) for sheet in self.sheets)

    @property
    def elsewhere_count(self) -> int:
        """Rows that have to be mended where they come from."""
        return sum(part.rows_count for part in self.elsewhere)
