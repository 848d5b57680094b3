"""What was planned in a delivery, and what has been held, kind by kind?

One row per kind of activity, its name over the row so that a phone has room. Each
state has a mark of its own, in shape and in colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import plotly.graph_objects as go
import polars as pl

from app.charts.day_lines import mark_day
from app.charts.gap_marks import GapMark, gap_traces
from app.charts.theme import Palette, Theme, new_figure
from app.metrics.delivery_activities import ActivityState
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.numbers import format_day
from data.vocabulary import ActivityKind

ROW_HEIGHT = 46
"""Room for a name over a row of marks, in pixels."""


@dataclass(frozen=True)
class Milestones:
    """The days of a delivery that its activities are seen against."""

    as_of: date
    planned_end_on: date | None
    ended_on: date | None


def state_label(state: ActivityState) -> str:
    """Say what has come of an activity."""
    return {
        ActivityState.HELD: _("Held"),
        ActivityState.PLANNED: _("Planned ahead"),
        ActivityState.UNRECORDED: _("Not recorded as held"),
        ActivityState.POSTPONED: _("Postponed"),
        ActivityState.CANCELLED: _("Cancelled"),
    }[state]


def delivery_timeline_chart(
    activities: pl.DataFrame,
    milestones: Milestones,
    theme: Theme,
    *,
    gaps: Sequence[GapMark] = (),
) -> go.Figure:
    """Draw the activities on rows by kind, over time, and what is to be followed up.

    Args:
        activities: Rows of `activities_with_state` that have a day; at least one.
        milestones: Days drawn as lines.
        theme: The look.
        gaps: What is to be followed up, on a row below the activities.
    """
    found = set(activities["kind"])
    kinds = [kind.value for kind in ActivityKind if kind.value in found]
    row_of = {kind: float(len(kinds) - place) for place, kind in enumerate(kinds)}
    lowest = 0 if gaps else 1
    rows_count = len(kinds) + 1 - lowest
    figure = new_figure(theme, height=80 + ROW_HEIGHT * rows_count)
    for state in ActivityState:
        rows = activities.filter(pl.col("activity_state") == state.value)
        if not rows.is_empty():
            figure.add_trace(_marks(rows, state, row_of, theme.palette))
    for kind, row in row_of.items():
        _name_row(figure, code_label(ActivityKind, kind) or kind, row, theme)
    if gaps:
        figure.add_traces(gap_traces(gaps, lowest, theme.palette))
        _name_row(figure, _("Follow-up"), lowest, theme)
    _mark_days(figure, milestones, theme)
    figure.update_yaxes(visible=False, range=[lowest - 0.5, len(kinds) + 0.85])
    figure.update_xaxes(type="date", tickformat=theme.month_format, nticks=6)
    return figure.update_layout(margin={"t": 44})


def state_key(activities: pl.DataFrame) -> str:
    """Write the marks that occur and what each says, as Markdown.

    Text beside the chart wraps on a phone, where a legend would squeeze the plot.
    """
    found = set(activities["activity_state"])
    mark = {
        ActivityState.HELD: ":blue[●]",
        ActivityState.PLANNED: ":blue[○]",
        ActivityState.UNRECORDED: ":orange[◆]",
        ActivityState.POSTPONED: ":yellow[▲]",
        ActivityState.CANCELLED: ":gray[×]",
    }
    return " · ".join(
        f"{mark[state]} {state_label(state).lower()}"
        for state in ActivityState
        if state.value in found
    )


def _marks(
    rows: pl.DataFrame,
    state: ActivityState,
    row_of: dict[str, float],
    palette: Palette,
) -> go.Scatter:
    return go.Scatter(
        x=rows["shown_on"].to_list(),
        y=[row_of[kind] for kind in rows["kind"]],
        mode="markers",
        name=state_label(state),
        marker=_mark(state, palette),
        customdata=[_told(row) for row in rows.iter_rows(named=True)],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _mark(state: ActivityState, palette: Palette) -> dict[str, object]:
    symbol, colour = {
        ActivityState.HELD: ("circle", palette.blue),
        ActivityState.PLANNED: ("circle-open", palette.blue),
        ActivityState.UNRECORDED: ("diamond", palette.orange),
        ActivityState.POSTPONED: ("triangle-up", palette.amber),
        ActivityState.CANCELLED: ("x-thin", palette.grey),
    }[state]
    edge = palette.amber_edge if state is ActivityState.POSTPONED else colour
    width = 1 if state is ActivityState.POSTPONED else 2
    return {
        "symbol": symbol,
        "color": colour,
        "size": 11,
        "line": {"color": edge, "width": width},
    }


def _told(row: dict[str, object]) -> str:
    day = row["shown_on"]
    said = [
        code_label(ActivityKind, str(row["kind"])) or "",
        f"{state_label(ActivityState(row['activity_state']))} "
        f"{format_day(day) if isinstance(day, date) else ''}",
    ]
    if row["workplace_name"]:
        said.append(escape(str(row["workplace_name"])))
    return "<br>".join(said)


def _name_row(figure: go.Figure, name: str, row: float, theme: Theme) -> None:
    figure.add_annotation(
        x=0,
        xref="paper",
        y=row + 0.42,
        text=name,
        # A line of a day may stand where the name is.
        bgcolor=theme.palette.surface,
    )


def _mark_days(figure: go.Figure, milestones: Milestones, theme: Theme) -> None:
    mark_day(figure, milestones.as_of, _("as of {day}"), theme, dash="dot")
    if milestones.planned_end_on is not None:
        mark_day(
            figure,
            milestones.planned_end_on,
            _("planned end {day}"),
            theme,
            dash="dash",
            level=1,
        )
