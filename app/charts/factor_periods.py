"""Show the share of units where a factor was present, by the period it was assessed in.

No line joins the periods: it is not the same units that are assessed in each of them.
"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.factor_shares import LONGEST, percent_ticks
from app.charts.theme import Theme, new_figure


class PeriodMark(NamedTuple):
    """One period: its name, how many units, and the share with its interval."""

    name: str
    units: str
    share: float | None
    lower: float | None
    upper: float | None
    hover: str
    few: str
    """What stands in place of a share that is None."""


def factor_periods_chart(
    periods: Sequence[PeriodMark], theme: Theme, *, symbol: str, colour: str
) -> go.Figure:
    """Draw a mark with its interval for each period, side by side.

    Args:
        periods: The oldest first.
        theme: The look.
        symbol: Shape of the marks.
        colour: Colour of the marks.
    """
    figure = new_figure(theme, height=280)
    figure.update_layout(
        margin={"l": 0, "r": 4, "t": 12, "b": 0},
        yaxis={"range": [0, LONGEST], "showgrid": True, **percent_ticks()},
        xaxis={
            "range": [-0.5, len(periods) - 0.5],
            "tickvals": list(range(len(periods))),
            "ticktext": [f"{_lines(each.name)}<br>{each.units}" for each in periods],
            "tickangle": 0,
            "ticks": "",
        },
        annotations=[
            {
                "x": x,
                "y": 0.08,
                "text": _lines(each.few),
                "xanchor": "center",
                "align": "center",
            }
            for x, each in enumerate(periods)
            if each.share is None
        ],
    )
    figure.update_yaxes(gridcolor=theme.palette.line, zeroline=False)
    figure.add_traces(_traces(periods, symbol, colour))
    return figure


def _traces(
    periods: Sequence[PeriodMark], symbol: str, colour: str
) -> list[go.Scatter]:
    shown = [(x, each) for x, each in enumerate(periods) if each.share is not None]
    ends = [(x, end) for x, each in shown for end in (each.lower, each.upper, None)]
    return [
        go.Scatter(
            x=[x for x, _end in ends],
            y=[end for _x, end in ends],
            mode="lines",
            line={"color": colour, "width": 2},
            hoverinfo="skip",
        ),
        go.Scatter(
            x=[x for x, _each in shown],
            y=[each.share for _x, each in shown],
            mode="markers",
            marker={"symbol": symbol, "size": 12, "color": colour},
            customdata=[escape(each.hover) for _x, each in shown],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        ),
    ]


def _lines(words: str) -> str:
    """Break between words, so that a period takes little room beside the next."""
    return escape(words).replace(" ", "<br>")
