"""What does a mapping file say?

`read.py` makes a Mapping of the text of one; `apply.py` makes our tables by it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from data.columns import Table
from data.sentence import Sentence
from pipelines.errors import SourceError
from pipelines.sources.listing import NamedFile
from pipelines.sources.spelling import plain


class MappingError(SourceError):
    """A mapping file is wrong, or does not fit the file it is used for."""


class FoundIn(IntEnum):
    """Where a mapping file was found; the first one that fits a file is used."""

    GIVEN = 0
    HOME = 1
    SHIPPED = 2


class Form(Enum):
    """How a column of ours comes about, by its key in the mapping file."""

    COLUMN = "column"
    FIRST_OF = "first_of"
    JOIN = "join"
    CONSTANT = "constant"
    COUNT = "count"
    MEAN = "mean"
    LATEST = "latest"
    EARLIEST = "earliest"


@dataclass(frozen=True)
class CodeList:
    """What the values of a column mean in our words."""

    name: str | None
    """None: the list stands with the column itself."""
    codes: dict[str, str]
    """Plain spelling of a value in the file -> our code, number or text."""


@dataclass(frozen=True)
class ColumnRule:
    """Where one column of ours comes from."""

    target: str
    form: Form
    line: int
    headings: tuple[str, ...] = ()
    """Those of a join all have to be filled; of any other form the first filled one
    counts."""
    constant: str = ""
    between: str = ""
    prefix: str = ""
    suffix: str = ""
    codes: CodeList | None = None


@dataclass(frozen=True)
class OnlyIf:
    """Which rows come in, by one column."""

    heading: str
    values: tuple[str, ...]
    """Plain spellings; empty: see `is_filled`."""
    is_filled: bool
    """Without values: rows where the cell is filled (true), or empty (false)."""
    line: int


@dataclass(frozen=True)
class Split:
    """A column that holds a list: one row is made per part of it."""

    heading: str
    by: str
    line: int


@dataclass(frozen=True)
class GatherBy:
    """The columns whose cells must be the same for rows to be made one."""

    headings: tuple[str, ...]
    line: int


Need = tuple[tuple[str, ...], int]
"""Headings of which one must be there, and the line that names them."""


@dataclass(frozen=True)
class TableMapping:
    """How one table is made of the rows of a file."""

    table: Table
    line: int
    columns: tuple[ColumnRule, ...]
    sheets: tuple[str, ...] = ()
    """Names of sheets, with * and ?; empty: every sheet with rows."""
    file: str | None = None
    only_if: tuple[OnlyIf, ...] = ()
    split: Split | None = None
    one_row_per: GatherBy | None = None

    def needs(self) -> list[Need]:
        """List the headings it reads."""
        needed: list[Need] = [((rule.heading,), rule.line) for rule in self.only_if]
        if self.split is not None:
            needed.append(((self.split.heading,), self.split.line))
        if self.one_row_per is not None:
            line = self.one_row_per.line
            needed += [((heading,), line) for heading in self.one_row_per.headings]
        for rule in self.columns:
            if rule.form is Form.JOIN:
                needed += [((heading,), rule.line) for heading in rule.headings]
            elif rule.headings:
                needed.append((rule.headings, rule.line))
        return needed


@dataclass(frozen=True)
class Drop:
    """A column that must not come in."""

    heading: str
    reason: str
    line: int


@dataclass(frozen=True)
class Mapping:
    """How a file with headings of its own becomes our tables."""

    name: str
    file: str = ""
    """The name of the mapping file, for sentences."""
    title_nb: str | None = None
    title_en: str | None = None
    files: tuple[str, ...] = ()
    """Names of files with * and ?; empty: any file, when it is given with --mapping."""
    dates: str | None = None
    decimals: str | None = None
    heading_row: int | None = None
    drop: tuple[Drop, ...] = ()
    tables: tuple[TableMapping, ...] = ()
    unused_codes: tuple[str, ...] = ()
    """Code lists that no column names."""
    found_in: FoundIn = FoundIn.GIVEN
    faults: tuple[Sentence, ...] = ()
    """What is wrong with it: said when a file comes that it is for."""

    @property
    def source(self) -> str:
        """Name it as a source; see `SourceFile.source`."""
        return f"mapping:{self.name}"

    @property
    def title(self) -> Sentence:
        """Give its title, or its name where it has none."""
        nb = self.title_nb or self.title_en or self.name
        return Sentence(nb, self.title_en or nb)

    def at(self, line: int) -> Sentence:
        """Name a line of the mapping file."""
        return Sentence(f"{self.file}, linje {line}", f"{self.file}, line {line}")


def headings_in(file: NamedFile, mappings: Sequence[Mapping]) -> Collection[str]:
    """Give the plain spellings of headings that the mapping of a file names."""
    # Which mapping a file has is settled beside, and needs the Mapping of here.
    from pipelines.mapping.choose import mappings_of

    return {
        plain(heading)
        for mapping in mappings_of(file.name, mappings)
        for heading in _headings(mapping)
    }


def _headings(mapping: Mapping) -> list[str]:
    used = [
        heading
        for table in mapping.tables
        for headings, _ in table.needs()
        for heading in headings
    ]
    return used + [drop.heading for drop in mapping.drop]
