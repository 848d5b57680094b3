"""How have the answers to one staff survey developed, theme by theme?

One panel per theme, all with the whole scale of the survey, two beside each other. The
score stands on the axis from the lowest that can be given to the highest, so that a
small difference looks small.
"""

from collections.abc import Sequence
from html import escape
from math import ceil
from textwrap import wrap

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from app.charts.theme import Theme
from app.translations.numbers import format_number

_PANEL = 88
"""Pixels of a panel, without its name."""
_NAME = 46
"""Pixels between panels: two lines for the name of the one below."""
_AXIS = 26
_LONGEST_LINE = 22
"""Letters of a name on one line: two panels stand beside each other on a phone."""
_MOST_TICKS = 4
_ACROSS = 2


def survey_trends_chart(
    trend: pl.DataFrame,
    said: Sequence[str],
    theme: Theme,
    *,
    scale: tuple[float, float],
    digits: int = 1,
) -> go.Figure:
    """Draw one line per theme; missing and hidden years break the line.

    Args:
        trend: Rows of `survey_trend`: one survey.
        said: What is said of each of these rows when it is pointed at.
        theme: The look.
        scale: The lowest and highest score that can be given.
        digits: Decimals of a score.
    """
    rows = trend.with_columns(said=pl.Series(said, dtype=pl.String))
    names = rows["theme"].unique(maintain_order=True).to_list()
    figure = _panels(names, theme)
    for place, name in enumerate(names):
        at = {"row": place // _ACROSS + 1, "col": place % _ACROSS + 1}
        of_theme = rows.filter(theme=name)
        figure.add_trace(_line(of_theme, theme, digits), **at)
        hidden = of_theme.filter("is_hidden")
        if not hidden.is_empty():
            figure.add_trace(_hidden(hidden, scale[0], theme), **at)
    _scale_axes(figure, rows, scale, theme)
    return figure


def _panels(names: Sequence[str], theme: Theme) -> go.Figure:
    across = min(_ACROSS, len(names))
    down = ceil(len(names) / across)
    between = _NAME * (down - 1)
    height = down * _PANEL + between
    figure = make_subplots(
        rows=down,
        cols=across,
        shared_yaxes=True,
        vertical_spacing=_NAME / height,
        horizontal_spacing=0.06,
        subplot_titles=[_in_lines(name) for name in names],
    )
    for place, title in enumerate(figure.layout.annotations):
        axis = figure.get_subplot(place // across + 1, place % across + 1).xaxis
        title.update(
            x=axis.domain[0],
            xanchor="left",
            yanchor="bottom",
            yshift=6,
            font={"color": theme.palette.ink, "size": 14 * theme.scale},
        )
    return figure.update_layout(
        template=theme.template,
        height=round((height + _NAME + _AXIS) * theme.scale),
        margin={"t": _NAME * theme.scale, "b": _AXIS * theme.scale},
    )


def _in_lines(name: str) -> str:
    return "<br>".join(escape(line) for line in wrap(name, _LONGEST_LINE))


def _line(rows: pl.DataFrame, theme: Theme, digits: int) -> go.Scatter:
    scores = rows["score"].to_list()
    last = max((at for at, score in enumerate(scores) if score is not None), default=-1)
    return go.Scatter(
        x=rows["year"].to_list(),
        y=scores,
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": theme.palette.blue, "width": 2},
        marker={"size": 6, "color": theme.palette.blue},
        text=[
            format_number(score, digits=digits) if at == last else ""
            for at, score in enumerate(scores)
        ],
        textposition="middle right",
        textfont={"color": theme.palette.blue_text, "size": 13 * theme.scale},
        customdata=rows["said"].to_list(),
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _hidden(rows: pl.DataFrame, lowest: float, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=rows["year"].to_list(),
        y=[lowest] * rows.height,
        mode="markers",
        marker={
            "symbol": "x-thin",
            "size": 7,
            "line": {"width": 1.5, "color": theme.palette.grey},
        },
        customdata=rows["said"].to_list(),
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _scale_axes(
    figure: go.Figure, trend: pl.DataFrame, scale: tuple[float, float], theme: Theme
) -> None:
    lowest, highest = scale
    figure.update_yaxes(
        range=[lowest, highest],
        tickvals=[lowest, (lowest + highest) / 2, highest],
        tickformat=".0f",
        showgrid=True,
        gridcolor=theme.palette.line,
    )
    known = trend["year"].unique().sort().to_list()
    # Room at the right for the last score, which stands beside its mark.
    room = (known[-1] - known[0] + 1) * 0.16
    figure.update_xaxes(range=[known[0] - 0.4, known[-1] + 0.4 + room])
    ticks = known[:: -ceil(len(known) / _MOST_TICKS)]
    figure.update_xaxes(tickvals=ticks, ticktext=[str(year) for year in ticks])
    figure.update_xaxes(showticklabels=False)
    count = trend["theme"].n_unique()
    for place in range(max(0, count - _ACROSS), count):
        figure.update_xaxes(
            row=place // _ACROSS + 1, col=place % _ACROSS + 1, showticklabels=True
        )
