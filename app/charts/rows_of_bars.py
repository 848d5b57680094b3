"""Rows of horizontal bars, with the words over and under them instead of beside.

The server cannot know how wide the reader's screen is, so no room is set aside for
words to the left: the same figure works at 320 and at 1280 pixels.
"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.marks import Mark
from app.charts.theme import Theme, new_figure

_LINE = 20
"""Pixels for a line of words."""
_GAP = 10
"""Pixels between one row and the next."""
_TOP = 6
"""Pixels between the heading and the first words."""


class Segment(NamedTuple):
    """A part of a bar: how long it is, how it looks, what it says when pointed at."""

    length: float
    mark: Mark
    hover: str


class Row(NamedTuple):
    """A bar with a line of words over it, and perhaps words to the right and under."""

    name: str
    value: str
    segments: Sequence[Segment]
    under: str = ""
    right: str = ""


def rows_of_bars(
    rows: Sequence[Row], theme: Theme, *, bar_height: int = 22, longest: float = 0
) -> go.Figure:
    """Draw one bar per row, from the top down; all start at zero.

    Args:
        rows: What to draw. `name` is made bold and escaped; `value`, `under` and
            `right` may hold the simple HTML that Plotly knows.
        theme: The look.
        bar_height: Height of a bar in pixels.
        longest: The value that fills the width; 0 takes the longest bar.
    """
    tops = [0]
    for row in rows:
        tops.append(tops[-1] + _height(row, bar_height))
    figure = new_figure(theme, height=tops[-1] + _TOP)
    widest = longest or max(
        (sum(part.length for part in row.segments) for row in rows), default=0
    )
    figure.update_layout(
        barmode="overlay",
        margin={"l": 1, "r": 1, "t": _TOP, "b": 0},
        xaxis={"visible": False, "range": [0, max(widest, 1)]},
        yaxis={"visible": False, "range": [max(1, tops[-1]), 0]},
    )
    words: list[dict[str, object]] = []
    bars: list[go.Bar] = []
    for row, top in zip(rows, tops, strict=False):
        bottom = top + _height(row, bar_height) - _GAP
        words += _words(row, (top, bottom - _LINE), theme)
        bars += _bar(row, top + _LINE + bar_height / 2, bar_height)
    # Plotly copies all that is there for each one that is added: all at once is quick.
    figure.add_traces(bars)
    figure.update_layout(annotations=words)
    return figure


def _height(row: Row, bar_height: int) -> int:
    """Give the pixels of a row; where there is nothing, no room is kept for a bar."""
    has_bar = any(part.length for part in row.segments)
    return (bar_height if has_bar else 0) + _LINE * (2 if row.under else 1) + _GAP


def _bar(row: Row, middle: float, bar_height: int) -> list[go.Bar]:
    bars, start = [], 0.0
    for part in row.segments:
        if part.length:
            bars.append(
                go.Bar(
                    orientation="h",
                    x=[part.length],
                    y=[middle],
                    base=[start],
                    width=bar_height,
                    marker=part.mark.marker(),
                    customdata=[part.hover],
                    hovertemplate="%{customdata}<extra></extra>",
                )
            )
        start += part.length
    return bars


def _words(
    row: Row, lines: tuple[float, float], theme: Theme
) -> list[dict[str, object]]:
    over, under = (line + _LINE / 2 for line in lines)
    ink = {"size": 14 * theme.scale, "color": theme.palette.ink}
    name = f"<b>{escape(row.name)}</b> {row.value}".rstrip()
    left: dict[str, object] = {"x": 0, "xref": "paper"}
    right: dict[str, object] = {"x": 1, "xref": "paper", "xanchor": "right"}
    words = [left | {"text": name, "y": over, "font": ink}]
    if row.right:
        words.append(right | {"text": row.right, "y": over})
    if row.under:
        words.append(left | {"text": row.under, "y": under})
    return words
