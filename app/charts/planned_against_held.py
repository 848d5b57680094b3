"""How many gatherings were planned by each day, and how many have been held?"""

from datetime import date, timedelta

import plotly.graph_objects as go
import polars as pl

from app.charts.day_lines import mark_day
from app.charts.theme import Theme, new_figure
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day

ROOM_FOR_NAMES = 0.28
"""Share of the time shown that is kept free for the names at the line ends; wide enough
on a phone."""


def planned_against_held_chart(
    progress: pl.DataFrame, as_of: date, theme: Theme
) -> go.Figure:
    """Draw the two running counts as steps, each named at its end.

    Args:
        progress: Rows of `planned_and_held`; at least one.
        as_of: The line between what has been and what is ahead; held stops here.
        theme: The look.
    """
    palette = theme.palette
    figure = new_figure(theme, height=320)
    days = [*progress["day"], as_of]
    first, last = min(days), max(days)
    planned = progress.filter(pl.col("series") == "planned")
    held = progress.filter(pl.col("series") == "held")
    if not planned.is_empty():
        figure.add_trace(_steps(planned, first, last, palette.grey, dash="dash"))
        words = _("planned {n}").format(n=format_count(_total(planned)))
        is_above = _total(planned) >= _total(held)
        _name_end(
            figure, (last, _total(planned)), words, palette.muted, is_above=is_above
        )
    if not held.is_empty():
        figure.add_trace(_steps(held, first, as_of, palette.blue, dash="solid"))
        words = _("held {n}").format(n=format_count(_total(held)))
        is_above = _total(held) > _total(planned)
        _name_end(
            figure, (as_of, _total(held)), words, palette.blue_text, is_above=is_above
        )
    mark_day(figure, as_of, _("as of {day}"), theme, level=1)
    _set_axes(figure, (first, last), max(_total(planned), _total(held)), theme)
    return figure


def _total(rows: pl.DataFrame) -> int:
    return int(rows["gathering_count"][-1]) if rows.height else 0


def _set_axes(
    figure: go.Figure, shown: tuple[date, date], most: int, theme: Theme
) -> None:
    first, last = shown
    room = max(last - first, timedelta(days=1)) * ROOM_FOR_NAMES
    figure.update_xaxes(
        type="date",
        tickformat=theme.month_format,
        nticks=5,
        # The first step would stand on the figures of the other axis.
        range=[first - room / 12, last + room],
    )
    figure.update_yaxes(range=[0, most * 1.15 + 0.2], dtick=max(1, most // 5))
    # Over the axis, not along it: there is no room for it on a phone.
    figure.add_annotation(
        x=0, xref="paper", y=1, yref="paper", yshift=8, text=_("gatherings")
    )
    figure.update_layout(margin={"t": 44})


def _steps(
    rows: pl.DataFrame, first: date, last: date, colour: str, *, dash: str
) -> go.Scatter:
    counts = rows["gathering_count"].to_list()
    days = rows["day"].to_list()
    return go.Scatter(
        x=[first, *days, last],
        y=[0, *counts, counts[-1]],
        mode="lines",
        line={"shape": "hv", "color": colour, "width": 2, "dash": dash},
        customdata=[format_day(day) for day in [first, *days, last]],
        hovertemplate="%{customdata}: %{y}<extra></extra>",
    )


def _name_end(
    figure: go.Figure,
    end: tuple[date, int],
    words: str,
    colour: str,
    *,
    is_above: bool,
) -> None:
    figure.add_annotation(
        x=end[0],
        y=end[1],
        xshift=4,
        # Two lines that end together keep their names apart.
        yshift=9 if is_above else -9,
        text=f"<b>{words}</b>",
        font={"color": colour},
    )
