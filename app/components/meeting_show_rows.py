"""Lay out the rows of a chart so that they fill a wall and fit a phone.

The server does not know how wide the screen is, and a figure of Plotly would have to
have room for words on a phone, which leaves small type on a wall. These rows are
pieces of HTML that the browser lays out: name, value and mark stand beside each other
where there is room, and under each other where there is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil

_SMALLEST, _LARGEST = 15, 26
"""Pixels of type on a wall of 1280 pixels; it grows with the screen."""
_PER_VW = 12.8
_BOLD_LETTER, _LETTER = 0.46, 0.43
"""Width of a letter, as a part of the size of its type."""
_WIDEST_NAME = 28
_LINE = 1.3
_LEAST_GAP, _MOST_GAP = 0.1, 1.4
"""Between rows, as a part of the size of type."""
_BESIDE = "display:flex;flex-wrap:wrap;align-items:center;column-gap:0.5em"


@dataclass(frozen=True)
class Line:
    """A value and its mark; both are HTML already."""

    words: str
    letters: int
    """How long the words are when they are read."""
    mark: str


@dataclass(frozen=True)
class Row:
    """A name, and one line per mark beside it."""

    name: str
    lines: tuple[Line, ...]


def draw_rows(
    rows: Sequence[Row], alt: str, *, room: int, axis: str = "", title: str = ""
) -> str:
    """Write rows under each other, in type as large as there is room for.

    Args:
        rows: What to draw.
        alt: What the chart shows, for who does not see it.
        room: Pixels that there are on a wall.
        axis: A mark under all of them that says what they are held against, as HTML.
        title: What the axis measures.
    """
    widest = max((len(row.name) for row in rows), default=0) * _BOLD_LETTER + 1
    name = min(_WIDEST_NAME, widest)
    words = max((line.letters for row in rows for line in row.lines), default=0)
    value = words * _LETTER + 0.6
    under = [Row("", (Line("", 0, axis),))] if axis else []
    count = sum(_line_count(row, name) for row in (*rows, *under)) + bool(axis)
    size = max(_SMALLEST, min(_LARGEST, room / max(1, count) / (_LINE + _LEAST_GAP)))
    free = room - count * _LINE * size
    gap = max(_LEAST_GAP, min(_MOST_GAP, free / max(1, len(rows)) / size))
    drawn = "".join(_draw(row, name, value) for row in (*rows, *under))
    said = f'<div style="text-align:right">{escape(title)}</div>' if axis else ""
    return (
        f'<div role="img" aria-label="{escape(alt)}" style="display:flex;'
        f"flex-direction:column;gap:{gap:.2f}em;line-height:{_LINE};"
        f'font-size:clamp(0.9375rem,{size / _PER_VW:.3f}vw,2.5rem)">{drawn}{said}</div>'
    )


def _line_count(row: Row, name: float) -> int:
    return max(len(row.lines), ceil(len(row.name) * _BOLD_LETTER / name))


def _draw(row: Row, name: float, value: float) -> str:
    lines = "".join(
        f'<div style="{_BESIDE}"><div style="flex:0 1 {value:.1f}em;text-align:right;'
        f'white-space:nowrap">{line.words}</div>'
        f'<div style="flex:1 1 9em;min-width:0">{line.mark}</div></div>'
        for line in row.lines
    )
    return (
        f'<div style="{_BESIDE}"><div style="flex:0 1 {name:.1f}em;font-weight:600;'
        f'overflow-wrap:anywhere">{escape(row.name)}</div>'
        f'<div style="flex:1 1 18em;min-width:0">{lines}</div></div>'
    )
