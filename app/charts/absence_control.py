"""Does the absence of a workplace differ from that of the country as it usually does?

An XmR chart of the difference from the national figure of the same quarter: the season
is the country's too, so it falls away. Each signal has a shape of its own beside its
colour, and the limits of a short series are dashed and said to be for trial.
"""

from collections.abc import Sequence
from html import escape
from math import ceil, floor
from typing import NamedTuple

import plotly.graph_objects as go
import polars as pl

from app.charts.absence_control_lines import draw_groups, name_lines
from app.charts.absence_control_points import draw_points
from app.charts.absence_gaps import draw_gaps, why_no_point
from app.charts.absence_time import (
    draw_pandemic,
    name_quarters,
    quarter_label,
    room_below,
    write_limits,
)
from app.charts.delivery_spans import Span, draw_spans, room_for
from app.charts.theme import Theme, new_figure
from app.translations.absence_words import points_words
from app.translations.gettext import _
from app.translations.numbers import format_number

HEIGHT = 280
"""Pixels of the plot."""
RIGHT = 76
"""Pixels for the names of the lines."""
_STEPS = (0.5, 1, 2, 5, 10, 20, 50, 100)
_MOST_TICKS = 6
SMALLEST_SPAN = 2.0
"""Percentage points that the scale covers at least, so that noise looks like noise."""


class NewLimits(NamedTuple):
    """A quarter from which the limits are counted anew, and why."""

    quarter_number: int
    reason: str


def absence_control_chart(
    signals: pl.DataFrame,
    deliveries: Sequence[Span],
    theme: Theme,
    *,
    new_limits: Sequence[NewLimits] = (),
) -> go.Figure:
    """Draw the differences, their mean and limits, and which points are signals.

    Args:
        signals: Rows of `absence_signals` of one workplace and measure, with at least
            one difference.
        deliveries: The deliveries to mark, the first that started first.
        theme: The look.
        new_limits: Where somebody has let new limits begin.
    """
    rows = signals.sort("quarter_number")
    first, last = rows["quarter_number"][0], rows["quarter_number"][-1]
    over = room_for(deliveries)
    low, high = _scale(rows)
    figure = new_figure(theme, height=HEIGHT + over + 16 + room_below())
    figure.update_layout(margin={"t": over + 16, "b": room_below(), "r": RIGHT})
    for trace in (*draw_groups(rows, theme), *draw_points(rows, theme)):
        figure.add_trace(trace)
    gaps = why_no_point(rows, against_country=True)
    for trace in draw_gaps(gaps, low, theme):
        figure.add_trace(trace)
    _name_heights(figure, low, high)
    name_quarters(figure, first, last)
    name_lines(figure, rows, (high - low) / HEIGHT, theme)
    _write_scale(figure)
    draw_pandemic(figure, first, last, over, theme)
    _draw_new_limits(figure, new_limits, theme)
    draw_spans(figure, deliveries, theme)
    write_limits(figure)
    return figure


def _scale(rows: pl.DataFrame) -> tuple[float, float]:
    values = [
        value * 100
        for name in ("difference", "lower_limit", "upper_limit")
        for value in rows[name].drop_nulls()
    ]
    low, high = min([0.0, *values]), max([0.0, *values])
    lacking = max(SMALLEST_SPAN - (high - low), 0.0) / 2
    edge = (high - low + 2 * lacking) * 0.08
    return low - lacking - edge, high + lacking + edge


def _name_heights(figure: go.Figure, low: float, high: float) -> None:
    """Name a few heights with their signs; Plotly would write +0."""
    step = next(step for step in _STEPS if (high - low) / step <= _MOST_TICKS)
    heights = [
        place * step for place in range(ceil(low / step), floor(high / step) + 1)
    ]
    figure.update_yaxes(
        range=[low, high],
        tickvals=heights,
        ticktext=[_height_words(height) for height in heights],
    )


def _height_words(height: float) -> str:
    words = points_words(height / 100)
    return words if height % 1 else words.removesuffix(format_number(0.0)[1:])


def _write_scale(figure: go.Figure) -> None:
    figure.add_annotation(
        x=0,
        xref="paper",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=4,
        text=_("Percentage points from the country"),
    )


def _draw_new_limits(
    figure: go.Figure, new_limits: Sequence[NewLimits], theme: Theme
) -> None:
    low, high = figure.layout.xaxis.range
    for each in new_limits:
        place = each.quarter_number - 0.5
        figure.add_shape(
            type="line",
            x0=place,
            x1=place,
            y0=0,
            y1=1,
            yref="paper",
            line={"color": theme.palette.ink, "width": 1, "dash": "dashdot"},
        )
        is_late = place > (low + high) / 2
        figure.add_annotation(
            x=place,
            y=0,
            yref="paper",
            yanchor="bottom",
            yshift=8,
            xanchor="right" if is_late else "left",
            xshift=-4 if is_late else 4,
            text=_("new limits from {quarter}").format(
                quarter=quarter_label(each.quarter_number)
            ),
            hovertext=escape(each.reason),
            bgcolor=theme.palette.surface,
        )
