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

    @property
    def kept_count(self) -> int:
        """Rows of the load that are in the build."""
        return self.new_count + self.changed_count + self.unchanged_count


@dataclass(frozen=True)
class FileReport:
    """How one file was read."""

    file_name: str
    sha256: str
    encoding: str | None
    delimiter: str | None
    decimal_mark: str | None
    date_style: str | None


@dataclass(frozen=True)
class Finding:
    """One rule that rows of the load break."""

    table_name: str
    rule: str
    severity: str
    rows_count: int
    first_nb: str
    first_en: str


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
