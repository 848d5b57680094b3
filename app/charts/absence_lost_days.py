"""How high is absence, and how large is the workplace it stands at?

A share alone says little of a small workplace, so size stands beside it. Along a dotted
curve the same number of days is lost. The light line at 50 man-years is a threshold
that a couple of advisors have named (OE 2022, 4.1.3): nothing is left out by it.
"""

from collections.abc import Iterator
from html import escape
from math import log10

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Theme, new_figure
from app.metrics.lost_days import NAMED_MAN_YEARS
from app.translations.gettext import _
from app.translations.numbers import format_count, format_share

HEIGHT = 380
_TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
_ROUND_DAYS = (50, 100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000)
_MOST_CURVES = 3
_STEPS = 60
_NAME_HEIGHT = 0.96
"""Where the curves are named, of the height of the plot."""


def lost_days_chart(rows: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw a point per workplace: persons across, the share of four quarters up.

    Args:
        rows: Rows of `lost_days` of one measure with a share and persons; at least
            one.
        theme: The look.
    """
    figure = new_figure(theme, height=HEIGHT)
    persons = rows["persons_count"].to_list()
    low, high = min([*persons, 20]) * 0.8, max([*persons, 100]) * 1.25
    top = max(0.08, max(rows["absence_share"]) * 1.12) * 100
    for trace in _curves(rows, (low, high), top, theme):
        figure.add_trace(trace)
    figure.add_trace(_points(rows, theme))
    ticks = [tick for tick in _TICKS if low <= tick <= high]
    figure.update_layout(
        margin={"t": 26, "b": 0},
        xaxis={
            "type": "log",
            "range": [log10(low), log10(high)],
            "tickvals": ticks,
            "ticktext": [format_count(tick) for tick in ticks],
            "title": {"text": _("Persons (most in one of the four quarters)")},
        },
        yaxis={"range": [0, top], "nticks": 5, "ticksuffix": _percent_sign()},
    )
    figure.add_annotation(
        x=0,
        xref="paper",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=4,
        text=_("Absence, four quarters"),
    )
    _draw_country(figure, rows, theme)
    _draw_threshold(figure, theme)
    _name_curves(figure, rows, (low, high), top)
    return figure


def days_per_person(rows: pl.DataFrame) -> float | None:
    """Give the possible days of four quarters per person, in the middle workplace."""
    middle = (rows["possible_days"] / rows["persons_count"]).median()
    return middle if isinstance(middle, float) and middle > 0 else None


def _points(rows: pl.DataFrame, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=rows["persons_count"].to_list(),
        y=(rows["absence_share"] * 100).to_list(),
        mode="markers",
        name="workplaces",
        marker={
            "size": 8,
            "color": theme.palette.blue,
            "opacity": 0.75,
            "line": {"color": theme.palette.surface, "width": 1},
        },
        customdata=[_hover(row) for row in rows.iter_rows(named=True)],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _hover(row: dict[str, object]) -> str:
    return _("{name}: {share}, {persons} persons, {days} lost days").format(
        name=escape(str(row["workplace_name"])),
        share=format_share(float(str(row["absence_share"]))),
        persons=format_count(int(str(row["persons_count"]))),
        days=format_count(round(float(str(row["lost_days"])))),
    )


def _curves(
    rows: pl.DataFrame, ends: tuple[float, float], top: float, theme: Theme
) -> Iterator[go.Scatter]:
    """Draw where the same number of days is lost, by the days of a usual person."""
    per_person = days_per_person(rows)
    if per_person is None:
        return
    low, high = ends
    step = (high / low) ** (1 / _STEPS)
    sizes = [low * step**place for place in range(_STEPS + 1)]
    for days in _chosen_days(rows):
        heights = [days / (size * per_person) * 100 for size in sizes]
        yield go.Scatter(
            x=sizes,
            y=[height if height <= top else None for height in heights],
            mode="lines",
            name=f"same-{days}",
            line={"color": theme.palette.grey, "width": 1, "dash": "dot"},
            hoverinfo="skip",
        )


def _name_curves(
    figure: go.Figure, rows: pl.DataFrame, ends: tuple[float, float], top: float
) -> None:
    """Name each curve near the top, where few points are; only the last in full."""
    per_person = days_per_person(rows)
    all_days = [] if per_person is None else _chosen_days(rows)
    for days in all_days:
        size = days / ((per_person or 1) * top * _NAME_HEIGHT / 100)
        if not ends[0] <= size <= ends[1]:
            continue
        is_late = log10(size / ends[0]) > 0.7 * log10(ends[1] / ends[0])
        is_last = days == all_days[-1]
        figure.add_annotation(
            x=log10(size),
            y=top * _NAME_HEIGHT,
            xanchor="right" if is_late else "left",
            xshift=-5 if is_late else 5,
            text=_days_words(days) if is_last else format_count(days),
        )


def _chosen_days(rows: pl.DataFrame) -> list[int]:
    most = float(str(rows["lost_days"].max() or 0))
    return [days for days in _ROUND_DAYS if days <= most][-_MOST_CURVES:]


def _days_words(days: int) -> str:
    return _("{count} days").format(count=format_count(days))


def _draw_country(figure: go.Figure, rows: pl.DataFrame, theme: Theme) -> None:
    national = rows["national_share"].drop_nulls().median()
    if not isinstance(national, float):
        return
    figure.add_hline(
        y=national * 100,
        line={"color": theme.palette.ink, "width": 1, "dash": "5px,3px"},
    )
    figure.add_annotation(
        x=1,
        xref="paper",
        xanchor="right",
        y=national * 100,
        yshift=9,
        text=_("the country {share}").format(share=format_share(national)),
        bgcolor=theme.palette.surface,
    )


def _draw_threshold(figure: go.Figure, theme: Theme) -> None:
    figure.add_vline(
        x=NAMED_MAN_YEARS, line={"color": theme.palette.line, "width": 1.5}
    )
    figure.add_annotation(
        x=log10(NAMED_MAN_YEARS),
        y=0,
        yshift=9,
        xshift=4,
        text=_("50 man-years (OE 4.1.3)"),
    )


def _percent_sign() -> str:
    return format_share(0.0, digits=0).removeprefix("0")
