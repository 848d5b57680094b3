"""Which deliveries went on while a curve was measured?

Each delivery has a row of its own over the plot, so that many of them keep their names
apart on a phone too; thin lines through the plot say when each started and ended.
"""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.theme import Theme

ROW = 16
"""Pixels of the row of one delivery."""
_FIRST_ROW = 30
"""Pixels from the plot up to the first row; the name of a panel stands between."""


class Span(NamedTuple):
    """One delivery: its id, and its days; no end while it is ongoing."""

    delivery_id: str
    started_on: date
    ended_on: date | None


def room_for(spans: Sequence[Span]) -> int:
    """Give the pixels that the rows take over the plot."""
    return _FIRST_ROW + ROW * len(spans)


def draw_spans(figure: go.Figure, spans: Sequence[Span], theme: Theme) -> None:
    """Draw a bar per delivery over the plot, and a line at its start and its end.

    Args:
        figure: A chart over quarters, with the range of its horizontal axis set.
        spans: The deliveries, the first that started first.
        theme: The look.
    """
    low, high = figure.layout.xaxis.range
    for row, span in enumerate(spans):
        start = _place(span.started_on)
        end = high if span.ended_on is None else _place(span.ended_on)
        for place, dash in ((start, "dash"), (end, "dot")):
            if low < place < high:
                _draw_line(figure, place, dash, theme)
        seen = (max(start, low), min(end, high))
        if seen[0] < seen[1]:
            up = _FIRST_ROW + ROW * row
            _draw_bar(figure, seen, up, theme)
            _write_name(figure, span.delivery_id, seen, up, theme)


def _place(day: date) -> float:
    # A quarter is drawn in its middle, so a day lies from half a quarter before it.
    return day.year * 4 + (day.month - 1) / 3 + (day.day - 1) / 93 - 0.5


def _draw_line(figure: go.Figure, place: float, dash: str, theme: Theme) -> None:
    figure.add_shape(
        type="line",
        x0=place,
        x1=place,
        y0=0,
        y1=1,
        yref="paper",
        line={"color": theme.palette.muted, "width": 1, "dash": dash},
    )


def _draw_bar(
    figure: go.Figure, seen: tuple[float, float], up: int, theme: Theme
) -> None:
    figure.add_shape(
        type="line",
        x0=seen[0],
        x1=seen[1],
        yref="paper",
        ysizemode="pixel",
        yanchor=1,
        y0=up,
        y1=up,
        line={"color": theme.palette.ink, "width": 3},
    )


def _write_name(
    figure: go.Figure, name: str, seen: tuple[float, float], up: int, theme: Theme
) -> None:
    low, high = figure.layout.xaxis.range
    is_room_after = high - seen[1] > (high - low) / 4
    is_room_before = seen[0] - low > (high - low) / 4
    is_over = not is_room_after and not is_room_before
    figure.add_annotation(
        x=sum(seen) / 2 if is_over else seen[1] if is_room_after else seen[0],
        y=1,
        yref="paper",
        yshift=up,
        xshift=0 if is_over else 5 if is_room_after else -5,
        xanchor="center" if is_over else "left" if is_room_after else "right",
        text=f" {escape(name)} ",
        bgcolor=theme.palette.surface if is_over else None,
    )
