"""Who has sat in the party group when: how long did each role have the same holder?

One row per role, its name over it; a bar is one holder, without a name. A solid bar is
a trained holder, a hatched one is not trained. Deliveries lie on a row above.
"""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go
import polars as pl

from app.charts.day_lines import mark_day
from app.charts.gap_marks import GapMark, gap_traces
from app.charts.theme import Palette, Theme, new_figure
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.numbers import format_day
from data.vocabulary import PartyRole

ROW_HEIGHT = 52
"""Room for a name over a bar, in pixels."""
_LEGEND = {
    "orientation": "h",
    "x": 0,
    "y": -0.02,
    "yref": "container",
    "yanchor": "bottom",
    "xanchor": "left",
}
_DAY = 24 * 60 * 60 * 1000
"""Plotly measures a bar along a time axis in milliseconds."""


class Span(NamedTuple):
    """A stretch of time, such as a delivery."""

    start: date
    end: date
    name: str


def party_group_continuity_chart(
    periods: pl.DataFrame,
    deliveries: Sequence[Span],
    as_of: date,
    theme: Theme,
    *,
    gaps: Sequence[GapMark] = (),
) -> go.Figure:
    """Draw the holders of each role as bars over time.

    Args:
        periods: Rows of `role_periods`; at least one.
        deliveries: The deliveries of the workplace up to the as-of day.
        as_of: Where the bars of current holders stop.
        theme: The look.
        gaps: What is to be followed up, on a row below the roles.
    """
    roles = list(dict.fromkeys(periods["role"]))
    row_of = {role: float(len(roles) - place) for place, role in enumerate(roles)}
    top = len(roles) + (1 if deliveries else 0)
    lowest = 0 if gaps else 1
    figure = new_figure(theme, height=84 + ROW_HEIGHT * (top + 1 - lowest))
    for is_trained in (True, False):
        rows = periods.filter(pl.col("is_trained") == is_trained)
        if not rows.is_empty():
            figure.add_trace(_holders(rows, row_of, theme.palette, trained=is_trained))
    if deliveries:
        figure.add_trace(_spans(deliveries, float(top), theme.palette))
        _name_row(figure, _("Deliveries"), top)
    for role, row in row_of.items():
        _name_row(figure, code_label(PartyRole, role) or role, row)
    if gaps:
        figure.add_traces(gap_traces(gaps, lowest, theme.palette))
        _name_row(figure, _("Follow-up"), lowest)
    mark_day(figure, as_of, _("as of {day}"), theme)
    figure.update_yaxes(visible=False, range=[lowest - 0.5, top + 0.85])
    figure.update_xaxes(type="date", tickformat="%Y", dtick="M12")
    return figure.update_layout(
        barmode="overlay",
        showlegend=True,
        legend=_LEGEND,
        margin={"t": 28, "b": 64},
    )


def _holders(
    rows: pl.DataFrame, row_of: dict[str, float], palette: Palette, *, trained: bool
) -> go.Bar:
    colour = palette.blue if trained else palette.grey
    return go.Bar(
        orientation="h",
        base=rows["from_on"].to_list(),
        x=_lengths(rows["from_on"].to_list(), rows["shown_to_on"].to_list()),
        y=[row_of[role] for role in rows["role"]],
        width=0.34,
        name=_("trained") if trained else _("not trained"),
        marker={
            "color": colour if trained else palette.surface,
            # The gap between two holders is the edge of their bars.
            "line": {"color": palette.surface if trained else colour, "width": 1.5},
            "pattern": {"shape": "" if trained else "/", "fgcolor": colour, "size": 6},
        },
        customdata=[_told(row) for row in rows.iter_rows(named=True)],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _spans(spans: Sequence[Span], row: float, palette: Palette) -> go.Bar:
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    return go.Bar(
        orientation="h",
        base=starts,
        x=_lengths(starts, ends),
        y=[row] * len(spans),
        width=0.12,
        marker={"color": palette.ink, "line": {"color": palette.surface, "width": 1}},
        showlegend=False,
        customdata=[
            f"{escape(span.name)}<br>{format_day(span.start)}–{format_day(span.end)}"
            for span in spans
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _lengths(starts: Sequence[date], ends: Sequence[date]) -> list[int]:
    return [
        max(1, (end - start).days) * _DAY
        for start, end in zip(starts, ends, strict=True)
    ]


def _told(row: dict[str, object]) -> str:
    start, end, trained = row["from_on"], row["to_on"], row["trained_on"]
    until = format_day(end) if isinstance(end, date) else _("now")
    said = f"{format_day(start) if isinstance(start, date) else ''}–{until}"
    if isinstance(trained, date):
        said += "<br>" + _("trained {day}").format(day=format_day(trained))
    return f"{code_label(PartyRole, str(row['role']))}<br>{said}"


def _name_row(figure: go.Figure, name: str, row: float) -> None:
    figure.add_annotation(x=0, xref="paper", y=row + 0.38, text=name)
