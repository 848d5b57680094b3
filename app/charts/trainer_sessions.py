"""Show the sessions of trainers over time: first time at a workplace, or again."""

from datetime import date

import plotly.graph_objects as go
import polars as pl

from app.charts import marks
from app.charts.absence_time import quarter_label
from app.charts.marks import Mark
from app.charts.theme import Theme, new_figure
from app.charts.trainers import again_mark
from app.metrics.trainers import SHOWN_QUARTERS
from app.translations.gettext import _
from app.translations.numbers import format_count

FEW_QUARTERS = 6
"""Up to this many, every quarter is named on the axis; else the first of each year."""

_LINE = 18
"""Pixels for a line of words over the bars."""


def trainer_sessions_chart(quarters: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw the sessions of each quarter: first time at the bottom, again over it.

    Args:
        quarters: Rows of `sessions_by_quarter`, the newest ones; not empty.
        theme: The look.
    """
    palette = theme.palette
    shown = (
        quarters.sort("quarter_on")
        .tail(SHOWN_QUARTERS)
        .with_columns(other_count=pl.col("alongside_count") + pl.col("unknown_count"))
    )
    kinds = [
        (
            "first_time_count",
            _("First time"),
            marks.reached(palette),
            palette.blue_text,
        ),
        ("again_count", _("Again (hatched)"), again_mark(theme), palette.blue_text),
        ("other_count", _("Neither (dotted)"), marks.unknown(palette), palette.muted),
    ]
    kept = [kind for kind in kinds if shown[kind[0]].sum()]
    figure = new_figure(theme, height=320)
    figure.update_layout(
        barmode="stack",
        bargap=0.2,
        margin={"l": 0, "r": 8, "t": _LINE * len(kept) + 10, "b": 0},
        xaxis={"type": "category", **_quarter_ticks(shown)},
        yaxis={"rangemode": "tozero", "nticks": 5, "tickformat": ",d"},
    )
    names = _quarter_names(shown)
    for line, (column, name, _mark, colour) in enumerate(kept):
        _add_words(figure, f"<b>{name}</b> {_total(shown, column)}", line, colour)
    for column, name, mark, _colour in kept:
        figure.add_trace(_bars(names, shown[column], mark, name))
    return figure


def _bars(names: list[str], counts: pl.Series, mark: Mark, name: str) -> go.Bar:
    return go.Bar(
        x=names,
        y=counts.to_list(),
        marker=mark.marker(),
        customdata=[
            f"{quarter}: {format_count(count)} · {name}"
            for quarter, count in zip(names, counts, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _add_words(figure: go.Figure, words: str, line: int, colour: str) -> None:
    figure.add_annotation(
        text=words,
        x=0,
        xref="paper",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=_LINE * line + 6,
        font={"color": colour},
    )


def _total(quarters: pl.DataFrame, column: str) -> str:
    return format_count(int(quarters[column].sum()))


def quarter_name(first_day: date) -> str:
    """Name the quarter that begins on a day."""
    return quarter_label(first_day.year * 4 + (first_day.month - 1) // 3)


def _quarter_names(quarters: pl.DataFrame) -> list[str]:
    return [quarter_name(first_day) for first_day in quarters["quarter_on"]]


def _quarter_ticks(quarters: pl.DataFrame) -> dict[str, object]:
    names = _quarter_names(quarters)
    if len(names) <= FEW_QUARTERS:
        return {"tickvals": names, "ticktext": names}
    firsts = [
        (name, str(on.year))
        for name, on in zip(names, quarters["quarter_on"], strict=True)
        if on.month == 1
    ]
    return {
        "tickvals": [name for name, _year in firsts],
        "ticktext": [year for _name, year in firsts],
    }
