"""How many deliveries were ongoing, month by month, in all the time there is?

A strip over the timeline: the whole, with a box around the time of the rows below.
"""

from datetime import date, timedelta

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Theme, new_figure
from app.charts.time_ticks import time_ticks
from app.metrics.portfolio_timeline import peak
from app.translations.gettext import _
from app.translations.numbers import format_count
from app.translations.portfolio_words import month_label

_SHORTEST = 180
"""Days that the axis has at least."""
_EDGE = 0.08
"""Share of the axis that half a number may take on a phone."""


def timeline_overview_chart(
    months: pl.DataFrame,
    theme: Theme,
    *,
    as_of: date,
    time: tuple[date, date],
    window: tuple[date, date] | None,
) -> go.Figure:
    """Draw the number of ongoing deliveries as a hill, and a box around the window.

    Args:
        months: Rows of `stock_and_flow.sql`: month_on, stock_count; at least one.
        theme: The look.
        as_of: The day that the last month is counted to.
        time: The first and last day of all deliveries in view.
        window: The first and last day that the rows below draw.
    """
    figure = new_figure(theme, height=132)
    most = max(1, peak(months)[1])
    first = min(time[0], months["month_on"][0])
    counted_on = months.select(
        pl.min_horizontal(pl.col("month_on").dt.month_end(), as_of)
    ).to_series()
    last = max(time[1], first + timedelta(days=_SHORTEST))
    figure.update_layout(
        margin={"l": 1, "r": 1, "t": 20, "b": 22},
        yaxis={"visible": False, "range": [0, most * 1.06]},
    )
    ticks = time_ticks(first, last)
    figure.update_xaxes(
        type="date",
        range=[first, last],
        tickvals=[tick.day for tick in ticks],
        ticktext=[tick.name for tick in ticks],
        automargin=False,
    )
    _draw_hill(figure, months, counted_on, theme)
    _write_peak(figure, months, counted_on, theme)
    if window is not None:
        _draw_window(figure, window, theme)
    return figure


def _draw_hill(
    figure: go.Figure, months: pl.DataFrame, counted_on: pl.Series, theme: Theme
) -> None:
    figure.add_trace(
        go.Scatter(
            x=counted_on.to_list(),
            y=months["stock_count"].to_list(),
            mode="lines" if months.height > 1 else "markers",
            line={"color": theme.palette.blue, "width": 2},
            fill="tozeroy",
            fillcolor=theme.palette.ramp[1],
            customdata=[
                f"{month_label(month)}: {format_count(count)} {_('ongoing at the end')}"
                for month, count in months.select("month_on", "stock_count").iter_rows()
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )


def _write_peak(
    figure: go.Figure, months: pl.DataFrame, counted_on: pl.Series, theme: Theme
) -> None:
    """Say how high the hill is, as there is no scale beside it."""
    month_on, count = peak(months)
    place = months["month_on"].to_list().index(month_on)
    figure.add_annotation(
        x=counted_on[place],
        y=count,
        yanchor="bottom",
        xanchor=_side(figure, counted_on[place]),
        yshift=2,
        text=format_count(count),
        font={"color": theme.palette.blue_text},
    )


def _side(figure: go.Figure, day: date) -> str:
    """Let words lean away from an end of the axis that would cut them off."""
    first, last = figure.layout.xaxis.range
    share = (day - first) / (last - first)
    return "left" if share < _EDGE else "right" if share > 1 - _EDGE else "center"


def _draw_window(figure: go.Figure, window: tuple[date, date], theme: Theme) -> None:
    figure.add_shape(
        type="rect",
        x0=window[0],
        x1=window[1],
        y0=0,
        y1=1,
        yref="paper",
        line={"color": theme.palette.ink, "width": 1.5, "dash": "dot"},
        fillcolor=theme.palette.line,
        opacity=0.35,
    )
