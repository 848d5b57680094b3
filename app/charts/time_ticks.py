"""Which days of a time axis are named, and how: quarters, or years?"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.absence_time import quarter_label
from app.charts.theme import Theme

MOST_QUARTERS = 6
"""More names of quarters than this run into each other at 390 pixels."""
MOST_YEARS = 8
"""More names of years than this do too; then every second year or fewer is named."""
MOST_UNNAMED = 24
"""More unnamed ticks than this are a grey band."""


_LETTER_SHARE = 7 / 340
"""Share of the axis that a letter of a name takes on a phone."""


class Tick(NamedTuple):
    """A day on the axis, and its name; no name for the ticks between."""

    day: date
    name: str = ""


def time_ticks(first: date, last: date) -> list[Tick]:
    """Choose the ticks between two days: names that fit, and unnamed between them.

    A name that would be cut off at an end of the axis is left out.
    """
    return [
        tick if _fits(tick, first, last) else Tick(tick.day)
        for tick in _choose(first, last)
    ]


def name_time_over(figure: go.Figure, first: date, last: date, theme: Theme) -> None:
    """Name the ticks over a tall plot, draw them through it, and name them below it."""
    ticks = time_ticks(first, last)
    named = [tick for tick in ticks if tick.name]
    figure.update_xaxes(
        type="date",
        range=[first, last],
        side="top",
        tickvals=[tick.day for tick in ticks],
        ticktext=[tick.name for tick in ticks],
        automargin=False,
    )
    for tick in named:
        figure.add_shape(
            type="line",
            x0=tick.day,
            x1=tick.day,
            y0=0,
            y1=1,
            yref="paper",
            layer="below",
            line={"color": theme.palette.line, "width": 1},
        )
        figure.add_annotation(
            x=tick.day, y=0, yref="paper", yshift=-11, xanchor="center", text=tick.name
        )


def _choose(first: date, last: date) -> list[Tick]:
    quarters = list(_quarters(first, last))
    if len(quarters) <= MOST_QUARTERS:
        return [Tick(day, quarter_label(_number(day))) for day in quarters]
    years = [day for day in quarters if day.month == 1]
    step = -(-len(years) // MOST_YEARS)
    named = [day for day in years if day.year % step == 0]
    between = quarters if len(quarters) <= MOST_UNNAMED else years
    return [Tick(day, str(day.year) if day in named else "") for day in between]


def _fits(tick: Tick, first: date, last: date) -> bool:
    days = (last - first).days
    room = min((tick.day - first).days, (last - tick.day).days)
    return room >= days * len(tick.name) / 2 * _LETTER_SHARE


def _quarters(first: date, last: date) -> Iterator[date]:
    for number in range(_number(first), _number(last) + 1):
        day = date(number // 4, number % 4 * 3 + 1, 1)
        if day >= first:
            yield day


def _number(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3
