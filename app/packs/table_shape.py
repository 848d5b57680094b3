"""How wide is each column of a printed table, and how large are its letters?

First each word is whole, then each line, and what is left is shared as the section
wishes. So numbers stay whole, and a name is broken only where there is no room.
"""

from dataclasses import dataclass

from app.packs.chart_paper import WIDTH
from app.packs.letters import text_width, widest_word
from app.sections.content import Table

GUTTER = 12.0
"""Points between the letters of two columns."""

_SIZES = ((6, 9.0), (8, 8.0), (11, 7.0))
"""So many columns at most, and the size of letters in points."""
_SMALLEST = 6.0
_NOTHING = 1e-6
_EVEN = 60.0
"""Points that a column of long words keeps, where there is no room for all."""


@dataclass(frozen=True)
class Shape:
    """How a table is set."""

    size: float
    widths: tuple[float, ...]
    """Points of each column; together they fill the page."""


def shape_of(table: Table) -> Shape:
    """Choose how a table is set, from the texts that stand in it."""
    count = len(table.columns)
    size = next((size for most, size in _SIZES if count <= most), _SMALLEST)
    return Shape(size, _shared_out([_wish(table, at, size) for at in range(count)]))


@dataclass(frozen=True)
class _Wish:
    """What a column asks for, in points."""

    least: float
    """The widest word."""
    most: float
    """The widest text on one line."""
    part: float
    """How much of what is left, held against the other columns."""


def _wish(table: Table, index: int, size: float) -> _Wish:
    column = table.columns[index]
    cells = {row[index] for row in table.rows}
    heading = widest_word(column.heading, size, is_bold=True)
    least = max((heading, *(widest_word(cell, size) for cell in cells)))
    most = max((least, *(text_width(cell, size) for cell in cells)))
    return _Wish(least + GUTTER, most + GUTTER, column.width)


def _shared_out(wishes: list[_Wish]) -> tuple[float, ...]:
    """Share out the page: words whole first, then lines whole, then as wished."""
    widths = _least(wishes)
    for ceilings in ([wish.most for wish in wishes], [WIDTH] * len(wishes)):
        widths = _filled(widths, ceilings, [wish.part for wish in wishes])
    return tuple(widths)


def _least(wishes: list[_Wish]) -> list[float]:
    """Give each column its widest word; all give way where the page is too narrow."""
    least = [wish.least for wish in wishes]
    if sum(least) > WIDTH:
        even = max(WIDTH / len(least), _EVEN)
        least = [min(width, even) for width in least]
    shrink = min(1, WIDTH / (sum(least) or 1))
    return [width * shrink for width in least]


def _filled(
    widths: list[float], ceilings: list[float], parts: list[float]
) -> list[float]:
    """Widen columns towards their parts of the page, none over its ceiling."""
    fixed: dict[int, float] = {}
    while len(fixed) < len(widths):
        open_parts = sum(part for at, part in enumerate(parts) if at not in fixed)
        left = WIDTH - sum(fixed.values())
        shares = {
            at: left * part / open_parts
            for at, part in enumerate(parts)
            if at not in fixed
        }
        bounded = {
            at: min(max(share, widths[at]), max(ceilings[at], widths[at]))
            for at, share in shares.items()
        }
        excess = sum(bounded.values()) - left
        # Fixing both kinds at once would keep a column narrow beside free room.
        fixed |= {
            at: width
            for at, width in bounded.items()
            if excess * (width - shares[at]) > 0 or abs(excess) < _NOTHING
        }
    return [fixed[at] for at in range(len(widths))]
