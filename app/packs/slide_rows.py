"""Which rows of a table go on which slide, in which widths and letters?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.packs.slide_words import LINE_HEIGHT, text_width, wrap
from app.sections.content import Table

SIDE, ABOVE = 8.0, 4.0
"""Air in a cell, beside its text and over and under it."""
_SIZES = (18.0, 16.0, 14.0)
"""Letters of a table: the largest with which it is one slide, else the last."""
_BOLD = 1.06
"""How much wider headings are."""
_LOOKED_AT = 200
"""So many rows tell which widths are best."""
_MOST = 0.8
"""A column is wide enough for this share of its texts before it is for all of them."""
_LEAST_WIDTH = 0.6
"""A table is no narrower than this share of the slide."""

Row = tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table on one slide, with the widths of its columns and the size of letters."""

    table: Table
    widths: tuple[float, ...]
    size: float

    @property
    def headings(self) -> Row:
        """The headings; nothing where no column has one."""
        headings = tuple(column.heading for column in self.table.columns)
        return headings if any(headings) else ()

    def height(self, row: Row) -> float:
        """Estimate the height of a row: that of its longest cell."""
        lines = max(len(cell) for cell in self.lines(row))
        return lines * self.size * LINE_HEIGHT + 2 * ABOVE

    def lines(self, row: Row) -> list[list[str]]:
        """Break the texts of a row into the lines of its cells."""
        return [
            wrap(text, width - 2 * SIDE, self.size)
            for text, width in zip(row, self.widths, strict=True)
        ]


class _Need(NamedTuple):
    # Widths of a column: of its longest word, of most of its texts, of all of them.
    least: float
    usual: float
    most: float


def table_parts(table: Table, width: float, height: float, later: float) -> list[Grid]:
    """Share the rows of a table between slides, in their order.

    Args:
        table: All of it.
        width: Width of the slides.
        height: What is free on the first slide.
        later: What is free on the others.

    Returns:
        One grid per slide. A row that is higher than a slide goes on in a row of its
        own on the next; a table without rows is one part, with its headings.
    """
    if not table.columns:
        return []
    parts: list[Grid] = []
    for size in _SIZES:
        least = len(table.rows) * (size * LINE_HEIGHT + 2 * ABOVE)
        if least > height and size != _SIZES[-1]:
            continue
        grid = Grid(table, _widths(table, width, size), size)
        parts = _parts(grid, height, later)
        if len(parts) == 1:
            break
    return parts


def _widths(table: Table, width: float, size: float) -> tuple[float, ...]:
    # As the columns say, where every text then has its line; else by what each needs,
    # and never so narrow that a word is cut while another column has air.
    whole = sum(column.width for column in table.columns)
    shares = [column.width / whole for column in table.columns]
    columns = zip(table.columns, *table.rows, strict=True)
    needs = [_need(column.heading, texts, size) for column, *texts in columns]
    as_said = max(need.most / share for need, share in zip(needs, shares, strict=True))
    if as_said <= width:
        said = max(as_said, width * _LEAST_WIDTH)
        return tuple(said * share for share in shares)
    if sum(need.most for need in needs) <= width:
        more = (width - sum(need.most for need in needs)) / len(needs)
        return tuple(need.most + more for need in needs)
    if sum(need.least for need in needs) >= width:
        return _shared([need.least for need in needs], width)
    ways = (
        _not_too_narrow([width * share for share in shares], needs),
        _not_too_narrow(_shared([need.usual for need in needs], width), needs),
    )
    return min(ways, key=lambda widths: _lines_in_all(table, widths, size))


def _shared(wishes: Sequence[float], width: float) -> tuple[float, ...]:
    return tuple(width * wish / sum(wishes) for wish in wishes)


def _not_too_narrow(widths: Sequence[float], needs: list[_Need]) -> tuple[float, ...]:
    both = list(zip(widths, needs, strict=True))
    missing = sum(max(0.0, need.least - width) for width, need in both)
    spare = sum(max(0.0, width - need.least) for width, need in both)
    taken = missing / spare if spare else 0.0
    return tuple(
        max(need.least, width - max(0.0, width - need.least) * taken)
        for width, need in both
    )


def _lines_in_all(table: Table, widths: tuple[float, ...], size: float) -> float:
    grid = Grid(table, widths, size)
    return sum(grid.height(row) for row in table.rows[:_LOOKED_AT])


def _need(heading: str, texts: list[str], size: float) -> _Need:
    sizes = [(heading, size * _BOLD), *((text, size) for text in texts)]
    words = max(
        text_width(word, letters) for text, letters in sizes for word in text.split(" ")
    )
    whole = sorted(text_width(*each) for each in sizes)
    usual = whole[int(len(whole) * _MOST)]
    around = 2 * SIDE + 1
    return _Need(words + around, max(words, usual) + around, whole[-1] + around)


def _parts(grid: Grid, height: float, later: float) -> list[Grid]:
    above = grid.height(grid.headings) if grid.headings else 0
    free = height - above
    parts: list[list[Row]] = [[]]
    used = 0.0
    for row in _low_rows(grid, min(height, later) - above):
        needed = grid.height(row)
        if parts[-1] and used + needed > free:
            parts.append([])
            used, free = 0.0, later - above
        parts[-1].append(row)
        used += needed
    return [
        replace(grid, table=replace(grid.table, rows=tuple(rows))) for rows in parts
    ]


def _low_rows(grid: Grid, free: float) -> Iterator[Row]:
    most = max(1, int((free - 2 * ABOVE) / (grid.size * LINE_HEIGHT)))
    for row in grid.table.rows:
        if grid.height(row) <= free:
            yield row
            continue
        cells = grid.lines(row)
        for start in range(0, max(len(lines) for lines in cells), most):
            yield tuple(" ".join(lines[start : start + most]) for lines in cells)
