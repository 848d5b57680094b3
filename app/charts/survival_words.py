"""Write the words of a survival chart: names by the curves, and counts under them."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Theme
from app.translations.gettext import _
from app.translations.numbers import format_count

_AXIS = 46
"""Pixels under the axis for its ticks and its words."""
_LINE = 20
"""Pixels for a line of words."""


def room_under(curve_count: int) -> int:
    """Give the pixels under the axis: its words, and two lines per curve."""
    return _AXIS + 2 * _LINE * curve_count + 4


def add_label(
    figure: go.Figure,
    text: str,
    place: tuple[float, float, float],
    *,
    colour: str,
    is_above: bool,
) -> None:
    """Write the name of a curve where the curve itself is not.

    A curve falls to the right: over it there is room to the right, under it to the
    left.

    Args:
        figure: The chart.
        text: Two lines.
        place: Months and share of the curve's mark, and the end of the axis.
        colour: Of the text.
        is_above: Whether the words stand over the curve.
    """
    months, share, end = place
    font = {"color": colour}
    if is_above and months > 0.62 * end:
        figure.add_annotation(
            text=text, font=font, x=1, xref="paper", xanchor="right", y=0.92
        )
    elif is_above:
        figure.add_annotation(
            text=text, font=font, x=months, y=share, xshift=14, yshift=30
        )
    elif months < 0.33 * end:
        figure.add_annotation(text=text, font=font, x=0, xshift=6, y=0.26)
    else:
        figure.add_annotation(
            text=text,
            font=font,
            x=months,
            y=share,
            xanchor="right",
            align="right",
            xshift=-14,
            yshift=-30,
        )


def add_at_risk(
    figure: go.Figure,
    tables: Sequence[tuple[str, pl.DataFrame, str]],
    ticks: Sequence[int],
    theme: Theme,
    *,
    months_since: str,
) -> None:
    """Write what the months are, and how many are left at each tick.

    Args:
        figure: The chart.
        tables: Name, table (time, at_risk) and text colour of each curve.
        ticks: Months of the axis.
        theme: The look.
        months_since: The words under the axis.
    """
    _write(
        figure,
        months_since,
        1,
        _AXIS - 12,
        theme=theme,
        xref="paper",
        xanchor="right",
    )
    for place, (name, table, colour) in enumerate(tables):
        top = _AXIS + 2 * place * _LINE + 10
        words = _("<b>{name}</b>, number left").format(name=escape(name))
        _write(figure, words, 0, top, theme=theme, xref="paper", colour=colour)
        for tick in ticks:
            left = table.filter(pl.col("time") >= tick)["at_risk"].max()
            _write(
                figure,
                format_count(int(str(left or 0))),
                tick,
                top + _LINE - 2,
                theme=theme,
                xanchor="center" if tick else "left",
                colour=colour,
            )


def _write(
    figure: go.Figure,
    text: str,
    x: float,
    under: float,
    *,
    theme: Theme,
    xref: str = "x",
    xanchor: str = "left",
    colour: str | None = None,
) -> None:
    """Write a line this many pixels under the axis."""
    figure.add_annotation(
        text=text,
        x=x,
        xref=xref,
        xanchor=xanchor,
        y=0,
        yref="paper",
        yshift=-under * theme.scale,
        font={"color": colour or theme.palette.muted},
    )
