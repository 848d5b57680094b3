"""Show the share that is still ongoing after each month, and how many are left."""

from collections.abc import Sequence
from math import ceil

import plotly.graph_objects as go
import polars as pl

from app.charts.survival_curves import (
    Curve,
    Look,
    add_band,
    add_curve,
    add_median,
    drawn_steps,
    label,
    label_at,
    looks,
)
from app.charts.survival_words import add_at_risk, add_label, room_under
from app.charts.theme import Theme, new_figure
from app.translations.gettext import _
from app.translations.numbers import format_share

_STEPS = (1, 2, 3, 6, 12, 24, 60)
"""Months between the ticks; few enough that counts under them fit on a phone."""
_MOST_TICKS = 6


def survival_chart(
    curves: Sequence[Curve],
    theme: Theme,
    *,
    months_since: str,
    guide: tuple[int, int] | None = None,
    height: int = 330,
) -> go.Figure:
    """Draw one or two curves, each as far as enough deliveries are left.

    Args:
        curves: Each with a look of its own, and with FEWEST_AT_RISK deliveries at the
            start.
        theme: The look.
        months_since: What the months are counted from, the words under the axis.
        guide: The months that the guide assumes, drawn as a band.
        height: Pixels of the curves, without the counts under them.
    """
    drawn = [drawn_steps(curve.survival.table) for curve in curves]
    longest = max(float(frame["time"][-1]) for frame in drawn)
    ticks = _ticks(max(longest, 2 * guide[1] if guide else 1))
    end = ticks[-1] * 1.03
    below = room_under(len(curves))
    figure = new_figure(theme, height=height + below)
    figure.update_layout(
        margin={"l": 0, "r": 16, "t": 26, "b": below * theme.scale},
        xaxis={"range": [0, end], "tickvals": ticks, "automargin": False},
        yaxis={
            "range": [0, 1.02],
            "tickvals": [0, 0.25, 0.5, 0.75, 1],
            "ticktext": [format_share(n / 4, digits=0) for n in range(5)],
        },
    )
    _add_lines(figure, theme, guide)
    looked = looks(theme.palette)
    parts = [
        (curve, frame, looked[curve.look])
        for curve, frame in zip(curves, drawn, strict=True)
    ]
    _add_parts(figure, parts, end, theme)
    tables = [
        (curve.name, curve.survival.table, look.text) for curve, _frame, look in parts
    ]
    add_at_risk(figure, tables, ticks, theme, months_since=months_since)
    return figure


def _add_parts(
    figure: go.Figure,
    parts: Sequence[tuple[Curve, pl.DataFrame, Look]],
    end: float,
    theme: Theme,
) -> None:
    """Draw bands under curves under marks, and write the name of each curve."""
    for _curve, frame, look in parts:
        add_band(figure, frame, look)
    for curve, frame, look in parts:
        add_curve(figure, frame, look)
        add_median(figure, curve, frame, look, theme=theme)
    slowest, _frame, _look = max(parts, key=lambda part: _order(part[0]))
    for curve, frame, look in parts:
        add_label(
            figure,
            label(curve),
            (*label_at(curve, frame), end),
            colour=look.text,
            is_above=curve is slowest,
        )


def _ticks(longest: float) -> list[int]:
    step = next((s for s in _STEPS if longest / s <= _MOST_TICKS), _STEPS[-1])
    return [step * n for n in range(ceil(longest / step) + 1)]


def _add_lines(figure: go.Figure, theme: Theme, guide: tuple[int, int] | None) -> None:
    palette = theme.palette
    figure.add_shape(
        type="line",
        xref="paper",
        x0=0,
        x1=1,
        y0=0.5,
        y1=0.5,
        line={"color": palette.muted, "width": 1, "dash": "dot"},
    )
    figure.add_annotation(
        text=_("Share still ongoing"), x=0, xref="paper", y=1, yref="paper", yshift=16
    )
    if guide is None:
        return
    figure.add_vrect(
        x0=guide[0],
        x1=guide[1],
        fillcolor=palette.grey,
        opacity=0.18,
        line_width=0,
        layer="below",
    )
    figure.add_annotation(
        text=_("The guide assumes<br>{first}–{last} months").format(
            first=guide[0], last=guide[1]
        ),
        x=guide[1],
        y=0.02,
        xshift=5,
        yanchor="bottom",
    )


def _order(curve: Curve) -> float:
    median = curve.survival.median
    return float("inf") if median is None else median
