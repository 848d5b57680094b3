"""Which deliveries run when? One bar per delivery over time, its name over the bar.

The name stands over the bar, so that a phone has room, and is the link to the page of
the delivery. One trace per kind of stretch, never one per delivery.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import plotly.graph_objects as go
import polars as pl

from app.charts.day_lines import mark_day
from app.charts.marks import Mark, solid
from app.charts.theme import Palette, Theme, new_figure
from app.charts.time_ticks import name_time_over
from app.charts.timeline_words import Row, hover_words, row_names
from app.metrics.portfolio_timeline import drawn_time, stretches
from app.translations.gettext import _

_ROW = 36
"""Pixels of a delivery: a line of words, its bar and the room between."""
_HEADING = 30
"""Pixels of the name of a group."""
_BAR = 11
_LEAD = 3
_TOP = 56
"""Pixels over the rows, for the names of the ticks and the as-of day."""
_BOTTOM = 22
_SHORTEST = 180
"""Days that the axis has at least, so that one day has time around it."""
_SLIVER = 0.004
"""Share of the axis that the shortest bar takes, so that it can be seen."""
_DAY = 86_400_000
"""A day in the milliseconds that Plotly measures a bar over time in."""


def portfolio_timeline_chart(
    rows: pl.DataFrame, theme: Theme, *, as_of: date, links: Mapping[str, str]
) -> go.Figure:
    """Draw one window of deliveries, from the top down.

    Args:
        rows: Rows of `timeline_window.sql` with group_label: the words of the group,
            null where nothing is gathered. At least one.
        theme: The look.
        as_of: The day that ongoing deliveries are drawn to.
        links: delivery_id to the address of its page.
    """
    placed = _place(rows)
    pieces = stretches(rows, as_of)
    first, last = _axis_days(*drawn_time(rows, pieces))
    height = placed[-1].bottom
    figure = new_figure(theme, height=height + _TOP + _BOTTOM)
    figure.update_layout(
        barmode="overlay",
        margin={"l": 1, "r": 1, "t": _TOP, "b": _BOTTOM},
        yaxis={"visible": False, "range": [height, 0]},
    )
    _draw_lines(figure, placed, (first, last), theme)
    _draw_stretches(figure, placed, pieces, (last - first).days, theme)
    _draw_days(figure, placed, theme)
    name_time_over(figure, first, last, theme)
    if first <= as_of <= last:
        mark_day(figure, as_of, _("as of {day}"), theme, level=2)
    names = row_names(placed, theme, links=links)
    return figure.update_layout(annotations=[*figure.layout.annotations, *names])


def timeline_marks(palette: Palette) -> dict[str, Mark]:
    """Give the look of every kind of stretch; each has a pattern of its own."""
    return {
        "lead": solid(palette.grey),
        "planned": Mark(palette.surface, palette.grey),
        "ongoing": solid(palette.blue),
        "over": Mark(palette.surface, palette.orange, "/", palette.orange),
        "completed": solid(palette.grey),
        "stopped": Mark(palette.surface, palette.grey, "x", palette.grey),
    }


def _place(rows: pl.DataFrame) -> list[Row]:
    """Give each delivery its pixels, and a heading where a group starts."""
    placed: list[Row] = []
    top = 0
    group: object = None
    for row in rows.iter_rows(named=True):
        starts = row["group_label"] is not None and row["group_label"] != group
        group = row["group_label"]
        top += _HEADING if starts else 0
        placed.append(Row(row, top, top + _ROW, starts_group=starts))
        top += _ROW
    return placed


def _axis_days(first: date, last: date) -> tuple[date, date]:
    """Put some time around the bars, and more around a single day."""
    around = max((last - first).days // 60, (_SHORTEST - (last - first).days) // 2, 3)
    return first - timedelta(days=around), last + timedelta(days=around)


def _middle(row: Row) -> float:
    return row.bottom - _BAR / 2 - 6


def _draw_lines(
    figure: go.Figure, placed: list[Row], days: tuple[date, date], theme: Theme
) -> None:
    """Draw a thin line over each row, which the eye follows from a name to its bar."""
    figure.add_trace(
        go.Scatter(
            x=[x for _row in placed for x in (*days, None)],
            y=[y for row in placed for y in (row.top, row.top, None)],
            mode="lines",
            line={"color": theme.palette.line, "width": 1},
            opacity=0.6,
            hoverinfo="skip",
        )
    )


def _draw_stretches(
    figure: go.Figure,
    placed: list[Row],
    pieces: pl.DataFrame,
    axis_days: int,
    theme: Theme,
) -> None:
    row_of = {row.delivery["place"]: row for row in placed}
    for kind, mark in timeline_marks(theme.palette).items():
        drawn = pieces.filter(pl.col("kind") == kind)
        if drawn.is_empty():
            continue
        rows = [row_of[place] for place in drawn["place"]]
        days = (drawn["to_on"] - drawn["from_on"]).dt.total_days()
        shortest = 0 if kind == "lead" else axis_days * _SLIVER
        figure.add_trace(
            go.Bar(
                orientation="h",
                name=kind,
                base=drawn["from_on"].to_list(),
                x=[max(each, shortest) * _DAY for each in days],
                y=[_middle(row) for row in rows],
                width=_LEAD if kind == "lead" else _BAR,
                marker=mark.marker(),
                customdata=[hover_words(row.delivery) for row in rows],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )


def _draw_days(figure: go.Figure, placed: list[Row], theme: Theme) -> None:
    """Mark the planned end of each delivery, and the end of those that stopped."""
    ink = theme.palette.ink
    stopped = [row for row in placed if row.delivery["state"] == "stopped"]
    for name, rows, column, symbol, size in (
        ("planned_end", placed, "planned_end_on", "line-ns", 15),
        ("stop", stopped, "ended_on", "x-thin", 10),
    ):
        known = [row for row in rows if row.delivery[column] is not None]
        if not known:
            continue
        figure.add_trace(
            go.Scatter(
                x=[row.delivery[column] for row in known],
                y=[_middle(row) for row in known],
                name=name,
                mode="markers",
                marker={
                    "symbol": symbol,
                    "size": size,
                    "color": ink,
                    "line": {"color": ink, "width": 2},
                },
                customdata=[hover_words(row.delivery) for row in known],
                hovertemplate="%{customdata}<extra></extra>",
                cliponaxis=False,
            )
        )
