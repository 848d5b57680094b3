"""Show the ongoing deliveries that are furthest past their planned end, over time."""

from datetime import date
from html import escape

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Theme, new_figure
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day

SHOWN = 10
"""More lines than this are read in the table."""
_ROOM = 34
"""Letters of a name beside the days over, on a phone; the table has the whole name."""
_ROW = 38
_BAR = 8


def past_planned_end_chart(
    frame: pl.DataFrame, theme: Theme, *, as_of: date
) -> go.Figure:
    """Draw the agreed time of each delivery, and the time since.

    Args:
        frame: Rows of `deliveries_past_planned_end.sql`, the longest first; the first
            ten are drawn.
        theme: The look.
        as_of: The day that lateness counts to.
    """
    rows = frame.head(SHOWN)
    figure = new_figure(theme, height=rows.height * _ROW + 40)
    figure.update_layout(
        margin={"l": 1, "r": 10, "t": 0, "b": 0},
        xaxis={"type": "date", "tickformat": theme.month_format, "nticks": 6},
        yaxis={"visible": False, "range": [rows.height * _ROW, 0]},
    )
    for place, row in enumerate(rows.iter_rows(named=True)):
        _add_spans(figure, row, place * _ROW + _ROW - _BAR, theme, as_of=as_of)
        _add_words(figure, row, place * _ROW + 14, theme)
    return figure


def _add_spans(
    figure: go.Figure,
    row: dict[str, object],
    middle: float,
    theme: Theme,
    *,
    as_of: date,
) -> None:
    palette = theme.palette
    hover = _("planned end {day}").format(day=format_day(_day(row["planned_end_on"])))
    spans = (
        ([row["started_on"], row["planned_end_on"]], palette.blue, _BAR, None),
        ([row["planned_end_on"], as_of], palette.orange, 3, "triangle-right"),
    )
    for days, colour, width, symbol in spans:
        figure.add_trace(
            go.Scatter(
                x=days,
                y=[middle, middle],
                mode="lines+markers" if symbol else "lines",
                line={"color": colour, "width": width},
                marker={"symbol": symbol, "size": [0, 11], "color": colour},
                customdata=[hover, hover],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )


def _short(name: str) -> str:
    return name if len(name) <= _ROOM else f"{name[: _ROOM - 1].rstrip(' ,')}…"


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _add_words(
    figure: go.Figure, row: dict[str, object], y: float, theme: Theme
) -> None:
    days = int(str(row["days_late"]))
    figure.add_annotation(
        text=escape(_short(str(row["workplace_name"] or row["delivery_id"]))),
        x=0,
        xref="paper",
        y=y,
        font={"size": 14 * theme.scale, "color": theme.palette.ink},
    )
    figure.add_annotation(
        text=ngettext("{count} day over", "{count} days over", days).format(
            count=format_count(days)
        ),
        x=1,
        xref="paper",
        xanchor="right",
        y=y,
        font={"color": theme.palette.orange_text},
    )
