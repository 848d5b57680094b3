"""What does every chart of absence over quarters have: the time, and its limits?

The axis names the first quarter of some years, the pandemic is a grey band, and the
limits of reading stand under the plot, so that a picture of it has them too.
"""

from collections.abc import Sequence

import plotly.graph_objects as go

from app.charts.theme import Theme
from app.translations.gettext import _

PANDEMIC_QUARTERS = (2020 * 4, 2022 * 4 + 3)
"""First and last quarter of 2020-2022, which disturb every figure (OE 2.3)."""
AXIS_ROOM = 50
"""Pixels of the names of quarters, on two lines, and some air below them."""
_LINE = 17
_MOST_NAMES = 7
"""More names of quarters than this run into each other on a phone."""


def quarter_label(quarter_number: int) -> str:
    """Name a quarter: `K1 2021`, `Q1 2021`."""
    year, quarter = divmod(quarter_number, 4)
    return _("Q{quarter} {year}").format(quarter=quarter + 1, year=year)


def name_quarters(figure: go.Figure, first: int, last: int, *, row: int = 1) -> None:
    """Set the time shown, and name quarters under the lowest panel.

    Args:
        figure: The chart.
        first: The first quarter (year x 4 + quarter - 1).
        last: The last one.
        row: The lowest panel.
    """
    figure.update_xaxes(range=[first - 0.6, last + 0.6], showticklabels=False)
    starts = [number for number in range(first, last + 1) if number % 4 == 0] or [first]
    named = starts[:: -(-len(starts) // _MOST_NAMES)]
    axis = "xaxis" if row == 1 else f"xaxis{row}"
    figure.update_layout(
        {
            axis: {
                "showticklabels": True,
                "tickvals": named,
                "ticktext": [
                    quarter_label(number).replace(" ", "<br>") for number in named
                ],
            }
        }
    )


def draw_pandemic(
    figure: go.Figure, first: int, last: int, over: int, theme: Theme
) -> None:
    """Draw 2020-2022 as a grey band where the time shown meets it.

    Args:
        figure: The chart.
        first: The first quarter shown.
        last: The last one.
        over: Pixels over the plot where the name of the band stands.
        theme: The look.
    """
    begins = max(first, PANDEMIC_QUARTERS[0]) - 0.5
    ends = min(last, PANDEMIC_QUARTERS[1]) + 0.5
    if begins >= ends:
        return
    figure.add_shape(
        type="rect",
        x0=begins,
        x1=ends,
        y0=0,
        y1=1,
        yref="paper",
        line_width=0,
        fillcolor=theme.palette.line,
        opacity=0.35,
        layer="below",
    )
    figure.add_annotation(
        x=(begins + ends) / 2,
        y=1,
        yref="paper",
        yshift=over,
        xanchor="center",
        text=_("pandemic 2020–2022"),
    )


def limits_of_reading() -> list[str]:
    """Say what such a chart cannot say, in lines that fit on a phone."""
    return [
        _("Shows development, not what a delivery did."),
        _("Start dates differ, and much else moves absence."),
        _("Help is often asked for when absence is high;"),
        _("many would then lie lower later anyway."),
    ]


def room_below() -> int:
    """Give the pixels under the plot that the axis and the limits take."""
    return AXIS_ROOM + _LINE * len(limits_of_reading()) + 6


def write_limits(figure: go.Figure) -> None:
    """Write the limits of reading under the names of the quarters."""
    _write_lines(figure, limits_of_reading())


def _write_lines(figure: go.Figure, lines: Sequence[str]) -> None:
    figure.add_annotation(
        name="limits-of-reading",
        x=0,
        xref="paper",
        y=0,
        yref="paper",
        yshift=-AXIS_ROOM,
        yanchor="top",
        text="<br>".join(lines),
    )
