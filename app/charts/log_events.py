"""Show what happened over time, one row of bars per kind of event.

Rows, not one pile: a few refusals would not be seen over hundreds of openings. So each
row has a scale of its own, and says what its highest bar is.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Theme, new_figure
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day

REFUSED = "refused"
"""The kind of event that is drawn in the colour of concern, with a sign before it."""

_ROW_HEIGHT = 66
"""Pixels of a row: its words, and under them its bars."""
_BAR_SHARE = 0.5
"""So much of a row is bars."""
_HALF = {"day": timedelta(hours=14), "week": timedelta(days=4)}
"""So much stays free beside the first and the last bar."""
_A_DAY = 86_400_000
_WIDTH = {"day": 0.8 * _A_DAY, "week": 5.6 * _A_DAY, "month": 24 * _A_DAY}
"""Milliseconds that a bar is wide."""
_FEW_DAYS = 8


def log_events_chart(
    counts: pl.DataFrame,
    labels: Mapping[str, str],
    theme: Theme,
    *,
    step: str,
    shown: tuple[date, date],
) -> go.Figure:
    """Draw a row of bars per kind of event.

    Args:
        counts: At least one row of `metrics.log_days.count_by_step`.
        labels: Each kind of event to its name, in the order of the rows; kinds
            without a line are left out.
        theme: The look.
        step: What a bar stands for: `day`, `week` or `month`.
        shown: The first and the last day of the axis.
    """
    found = set(counts["act"])
    acts = [act for act in labels if act in found]
    figure = new_figure(theme, height=_ROW_HEIGHT * len(acts) + 30)
    half = _HALF.get(step, timedelta(days=16))
    for place, act in enumerate(acts):
        rows = counts.filter(act=act)
        _add_row(figure, rows, act, place, theme=theme, step=step)
        _say_row(figure, rows, labels[act], place, acts=acts, theme=theme)
    layout = {
        f"yaxis{_number(place)}": _axis(place, acts) for place in range(len(acts))
    }
    is_short = (shown[1] - shown[0]).days < _FEW_DAYS
    figure.update_layout(
        **layout,
        xaxis={
            "range": [_midnight(shown[0]) - half, _midnight(shown[1]) + half],
            "type": "date",
            "anchor": f"y{_number(len(acts) - 1)}",
            "tickformat": _tick_format(step, theme),
            "nticks": 5,
            "dtick": _A_DAY * 2 if is_short else None,
        },
    )
    return figure


def _add_row(
    figure: go.Figure,
    rows: pl.DataFrame,
    act: str,
    place: int,
    *,
    theme: Theme,
    step: str,
) -> None:
    palette = theme.palette
    figure.add_trace(
        go.Bar(
            x=rows["day_on"].to_list(),
            y=rows["lines_count"].to_list(),
            width=_WIDTH[step],
            yaxis=f"y{_number(place)}",
            marker={"color": palette.orange if act == REFUSED else palette.blue},
            customdata=[
                f"{_from(day, step)}: {format_count(count)}"
                for day, count in rows.select("day_on", "lines_count").iter_rows()
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )


def _say_row(
    figure: go.Figure,
    rows: pl.DataFrame,
    label: str,
    place: int,
    *,
    acts: list[str],
    theme: Theme,
) -> None:
    is_refused = acts[place] == REFUSED
    palette = theme.palette
    most = format_count(int(str(rows["lines_count"].max())))
    figure.add_annotation(
        text=_("<b>{kind}</b> {count} · highest bar {most}").format(
            kind=f"▲ {label}" if is_refused else label,
            count=format_count(int(rows["lines_count"].sum())),
            most=most,
        ),
        x=0,
        xref="paper",
        y=1 - place / len(acts),
        yref="paper",
        yanchor="top",
        yshift=-4,
        font={"color": palette.orange_text if is_refused else palette.ink},
    )


def _axis(place: int, acts: list[str]) -> dict[str, object]:
    bottom = 1 - (place + 1) / len(acts)
    return {
        "domain": [bottom, bottom + _BAR_SHARE / len(acts)],
        "rangemode": "tozero",
        "showticklabels": False,
        "ticks": "",
        "showgrid": False,
        "fixedrange": True,
        "anchor": "x",
    }


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _number(place: int) -> str:
    return str(place + 1) if place else ""


def _tick_format(step: str, theme: Theme) -> str:
    if step == "month":
        return theme.month_format
    return "%-d %b" if theme.language == "en" else "%d.%m."


def _from(day: date, step: str) -> str:
    """Name the bar that begins on a day."""
    said = {
        "day": "{day}",
        "week": _("The week from {day}"),
        "month": _("The month from {day}"),
    }[step]
    return said.format(day=format_day(day))
