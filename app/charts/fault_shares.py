"""Show how many rows each load set aside and warned of, per 100 rows read."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.theme import Theme, new_figure

MOST_NAMED = 5
"""More names of loads than this run into each other on a phone."""
_ROOM = 1.2
"""The axis goes this much beyond the highest mark; the key stands over it."""


class LoadMark(NamedTuple):
    """One load: its name on the axis, and what is told of it."""

    name: str
    set_aside: float
    warnings: float | None
    hover: tuple[str, str]


class Series(NamedTuple):
    """What one line shows: its name, sign, dash and colours."""

    name: str
    symbol: str
    sign: str
    dash: str
    colour: str
    text_colour: str


def fault_shares_chart(
    loads: Sequence[LoadMark], names: tuple[str, str], theme: Theme, *, measure: str
) -> go.Figure:
    """Draw two lines over the loads: what was set aside, and what was warned of.

    Args:
        loads: Two or more, the oldest first.
        names: What the two lines are called.
        theme: The look.
        measure: What is measured, with its unit; said over the chart, where it takes
            no room from it on a phone.
    """
    colours = theme.palette
    series = (
        Series(names[0], "circle", "●", "solid", colours.orange, colours.orange_text),
        Series(names[1], "diamond", "◆", "dash", colours.blue, colours.blue_text),
    )
    values: tuple[list[float | None], ...] = (
        [each.set_aside for each in loads],
        [each.warnings for each in loads],
    )
    highest = max(value for line in values for value in line if value is not None)
    figure = new_figure(theme, height=300)
    for place, (each, line) in enumerate(zip(series, values, strict=True)):
        hovers = [escape(load.hover[place]) for load in loads]
        figure.add_trace(_line(each, line, hovers))
    figure.update_layout(
        margin={"l": 0, "r": 12, "t": 34, "b": 0},
        xaxis=_loads_axis(loads),
        yaxis={
            "range": [0, (highest or 1) * _ROOM],
            "showgrid": True,
            "gridcolor": colours.line,
            "nticks": 5,
        },
        annotations=[_key(series, measure)],
    )
    return figure


def _line(each: Series, values: list[float | None], hovers: list[str]) -> go.Scatter:
    return go.Scatter(
        x=list(range(len(values))),
        y=values,
        mode="lines+markers",
        line={"color": each.colour, "width": 2, "dash": each.dash},
        marker={"symbol": each.symbol, "size": 10, "color": each.colour},
        customdata=hovers,
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _loads_axis(loads: Sequence[LoadMark]) -> dict[str, object]:
    """Name some of the loads, counted back from the newest."""
    last = len(loads) - 1
    step = -(-len(loads) // MOST_NAMED)
    named = [place for place in range(len(loads)) if (last - place) % step == 0]
    return {
        "range": [-0.5, last + 0.5],
        "tickvals": named,
        "ticktext": [_on_two_lines(loads[place].name) for place in named],
        "tickangle": 0,
    }


def _on_two_lines(name: str) -> str:
    """Put the time of day under the day."""
    day, _space, time = escape(name).rpartition(" ")
    return f"{day}<br>{time}"


def _key(series: Sequence[Series], measure: str) -> dict[str, object]:
    said = "  ".join(
        f'<span style="color:{each.text_colour}">{each.sign} {escape(each.name)}</span>'
        for each in series
    )
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "yshift": 20,
        "text": f"{escape(measure)}:  {said}",
    }
