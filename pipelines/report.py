"""What did a load do? Read by the command line and by the app."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TableReport:
    """What a load did to one table; read = kept + set aside, always."""

    table_name: str
    read_count: int
    new_count: int
    changed_count: int
    unchanged_count: int
    set_aside_count: int
    """Rows that break a rule themselves."""
    set_aside_with_parent_count: int
    """Rows set aside because the row they belong to was."""
    withdrawn_count: int = 0
    """Rows of earlier loads that are there no longer, as the load was told."""

    @property
    def kept_count(self) -> int:
        """Rows of the load that are in the build."""
        return self.new_count + self.changed_count + self.unchanged_count


@dataclass(frozen=True)
class NoteReport:
    """What became of one field of a source."""

    field: str
    fate: str
    target: str | None
    note_nb: str
    note_en: str


@dataclass(frozen=True)
class CellChange:
    """One field of a row that was there already, and gets another value."""

    table_name: str
    row_key: str
    column_name: str
    old_value: str | None
    new_value: str | None


@dataclass(frozen=True)
class FigureChange:
    """A figure that would be another one after the load."""

    code: str
    before: float | None
    after: float | None


CHANGES_SAID = 1_000
"""So many changed fields a report lists; `changes_count` says how many there are."""


@dataclass(frozen=True)
class FileReport:
    """How one file was read."""

    file_name: str
    sha256: str
    encoding: str | None
    delimiter: str | None
    decimal_mark: str | None
    date_style: str | None
    source: str = "own"
    """Which source read it; see `SourceFile.source`."""
    notes: tuple[NoteReport, ...] = ()
    """What became of each field; a file in our own form needs none."""


UNKNOWN_COLUMN = "unknown_column"
"""The rule of headings that no table knows: it is about headings, not rows."""


@dataclass(frozen=True)
class Finding:
    """One rule that rows of the load break, or headings that come in nowhere."""

    table_name: str
    rule: str
    severity: str
    rows_count: int
    """Rows that break it; headings, where the rule is UNKNOWN_COLUMN."""
    first_nb: str
    first_en: str

    @property
    def unsaid_count(self) -> int:
        """Rows that the sentence does not speak of; it names every heading."""
        return 0 if self.rule == UNKNOWN_COLUMN else self.rows_count - 1


@dataclass(frozen=True)
class LoadReport:
    """The outcome of a load or of a dry run."""

    build_id: str | None
    """The new build; None when nothing was new, or in a dry run."""
    content_hash: str
    data_date: date
    is_new: bool
    is_published: bool
    files: tuple[FileReport, ...]
    tables: tuple[TableReport, ...]
    findings: tuple[Finding, ...]
    warnings_count: int
    based_on: str | None = None
    """The build that the load adds to; None: there was none."""
    changes: tuple[CellChange, ...] = ()
    """The first CHANGES_SAID fields changed, table by table."""
    changes_count: int = 0
    figures: tuple[FigureChange, ...] = ()
    """Figures that move, where somebody asked for them."""
