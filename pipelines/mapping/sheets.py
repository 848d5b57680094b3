"""Find the headings of a mapping on a sheet.

Reads one grid; gives its columns by plain spelling. A column without a heading is
called by its letter, [F]; a heading that stands again gets a number after it.
"""

from dataclasses import dataclass, replace

import polars as pl

from data.sentence import Sentence
from pipelines.mapping.mapping import Mapping, MappingError
from pipelines.sources.grid import Grid
from pipelines.sources.spelling import plain


@dataclass(frozen=True)
class Sheet:
    """A grid whose columns can be asked for by their headings."""

    grid: Grid
    names: dict[str, str]
    """Position in the grid -> the heading, each once."""
    positions: dict[str, str]
    """Plain spelling of a heading -> the position."""

    def position(self, heading: str) -> str | None:
        """Find a column; None: it is not there."""
        return self.positions.get(plain(heading))

    def name(self, heading: str) -> str:
        """Spell a heading as the sheet does."""
        at = self.position(heading)
        return heading if at is None else self.names[at]


def open_sheet(grid: Grid) -> Sheet:
    """Name the columns of a grid, each with a name of its own."""
    names: dict[str, str] = {}
    positions: dict[str, str] = {}
    for at, written in enumerate(grid.headings):
        heading = written.strip() or f"[{_letters(at)}]"
        if not written.strip() and _is_empty(grid, at):
            continue
        name, number = heading, 2
        while plain(name) in positions:
            name, number = f"{heading} ({number})", number + 1
        names[str(at)] = name
        positions[plain(name)] = str(at)
    return Sheet(grid, names, positions)


def move_headings(grid: Grid, mapping: Mapping) -> Grid:
    """Take the headings from the row that the mapping names.

    A sheet of a correction file has its own heading row.

    Raises:
        MappingError: Nothing stands in that row.
    """
    row = mapping.heading_row
    if row is None or row == grid.heading_row or grid.origin is not None:
        return grid
    cells = grid.rows.filter(pl.col("source_row") == row)
    if cells.is_empty():
        raise MappingError([_no_such_row(grid, mapping, row)])
    below = pl.col("source_row") > row
    written = cells.drop("source_row").row(0)
    comments = grid.comments
    kept = None if comments is None else comments.filter(below)
    return replace(
        grid,
        heading_row=row,
        headings=tuple(cell or "" for cell in written),
        rows=grid.rows.filter(below),
        text_cells=grid.text_cells.filter(below),
        comments=kept,
    )


def _is_empty(grid: Grid, position: int) -> bool:
    cells = grid.rows[str(position)].str.strip_chars()
    return not (cells != "").any()


def _letters(position: int) -> str:
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _no_such_row(grid: Grid, mapping: Mapping, row: int) -> Sentence:
    words = grid.place.words
    return Sentence(
        f"{mapping.file}: heading_row er {row}, men den raden er tom i {words.nb}. "
        "Skriv nummeret på raden med overskriftene.",
        f"{mapping.file}: heading_row is {row}, but that row is empty in {words.en}. "
        "Write the number of the row of headings.",
    )
