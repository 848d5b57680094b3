"""Show follow-up by severity, one column per day or week.

The gravest stands at the bottom of each column, so that it can be compared over time.
"""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.gap_severity import severity_marks, severity_sign
from app.charts.marks import Mark
from app.charts.theme import Theme, new_figure
from app.metrics.gap_counts import SEVERITIES
from app.translations.follow_up_words import severity_label
from app.translations.numbers import format_count


class GapColumn(NamedTuple):
    """How much there is of each severity on one day or in one week."""

    name: str
    counts: dict[str, int]
    tick: str = ""
    """What stands under the column; empty for none, where there is no room."""


MOST_SAID = 6
"""So many columns are wide enough for a total over each, also on a phone."""


def gap_columns_chart(
    columns: Sequence[GapColumn], theme: Theme, *, height: int = 320
) -> go.Figure:
    """Draw one column per day or week, with the gravest at the bottom.

    Args:
        columns: What to draw, from left to right.
        theme: The look.
        height: In pixels.
    """
    figure = new_figure(theme, height=height)
    places = list(range(len(columns)))
    marks = severity_marks(theme.palette)
    used = [
        severity
        for severity in SEVERITIES
        if any(column.counts.get(severity) for column in columns)
    ]
    figure.add_traces([_trace(columns, each, marks[each]) for each in used])
    named = [place for place in places if columns[place].tick]
    figure.update_layout(
        barmode="stack",
        bargap=0.25,
        margin={"l": 0, "r": 8, "t": 48, "b": 0},
        xaxis={
            "tickvals": named,
            "ticktext": [columns[place].tick for place in named],
            "range": [-0.6, len(columns) - 0.4],
        },
        yaxis={"rangemode": "tozero", "nticks": 4, "tickformat": ",d"},
        annotations=[_key(used, theme), *_totals(columns)],
    )
    if max((sum(each.counts.values()) for each in columns), default=0) <= len(marks):
        # An axis that chose its own steps would show halves of follow-ups.
        figure.update_yaxes(dtick=1)
    return figure


def _trace(columns: Sequence[GapColumn], severity: str, mark: Mark) -> go.Bar:
    label = severity_label(severity).lower()
    return go.Bar(
        x=list(range(len(columns))),
        # A zero would be drawn as a line: it is left out, and the table has it.
        y=[column.counts.get(severity) or None for column in columns],
        marker=mark.marker(),
        customdata=[
            f"{column.name}, {label}: {format_count(column.counts.get(severity, 0))}"
            for column in columns
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _key(used: Sequence[str], theme: Theme) -> dict[str, object]:
    words = " · ".join(
        f"{severity_sign(each, theme.palette)} {severity_label(each)}" for each in used
    )
    return {
        "text": words,
        "x": 0,
        "xref": "paper",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 26,
    }


def _totals(columns: Sequence[GapColumn]) -> list[dict[str, object]]:
    """Write the totals of few columns; of many those of the ends and the highest."""
    totals = [sum(column.counts.values()) for column in columns]
    said = set(range(len(totals)))
    is_crowded = len(totals) > MOST_SAID
    if is_crowded:
        ends = {0, len(totals) - 1}
        # Neighbours would run into each other on a phone: the ends go first.
        highest = totals.index(max(totals))
        is_apart = min(highest, len(totals) - 1 - highest) >= 3
        said = ends | ({highest} if is_apart else set())
    return [
        {
            "text": f"<b>{format_count(totals[place])}</b>",
            "x": place,
            # Wider than its column, a total stands over the neighbours too.
            "y": max(totals[max(place - 1, 0) : place + 2])
            if is_crowded
            else totals[place],
            "xanchor": "center",
            "yanchor": "bottom",
            "yshift": 2,
        }
        for place in sorted(said)
        if totals[place]
    ]
