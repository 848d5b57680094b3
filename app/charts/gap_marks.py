"""How do follow-up gaps stand on a timeline: one mark on the day each is due?

The row is the lowest of its chart. Each state has a shape and a colour of its own.
"""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.theme import Palette
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.numbers import format_day
from data.vocabulary import FollowUpState

DRAWN = ("overdue", "due_soon", "not_due", "exempt")
"""The states that are drawn, in the order of the key."""


class GapMark(NamedTuple):
    """One gap on a timeline."""

    due_on: date
    state: str
    words: str
    """What is to be done, and where."""


def gap_traces(
    gaps: Sequence[GapMark], row: float, palette: Palette
) -> list[go.Scatter]:
    """Draw the gaps on one row of a timeline, a trace for each state.

    Args:
        gaps: What is open, coming or exempt.
        row: The height of the row in the chart.
        palette: The colours.
    """
    traces = []
    for state in DRAWN:
        found = [gap for gap in gaps if gap.state == state]
        if found:
            traces.append(
                go.Scatter(
                    x=[gap.due_on for gap in found],
                    y=[row] * len(found),
                    mode="markers",
                    name=code_label(FollowUpState, state),
                    marker=_mark(state, palette),
                    customdata=[_told(gap) for gap in found],
                    hovertemplate="%{customdata}<extra></extra>",
                    cliponaxis=False,
                    showlegend=False,
                )
            )
    return traces


def gap_key(gaps: Sequence[GapMark]) -> str:
    """Write the marks that occur and what each says, as Markdown; nothing for none."""
    if not gaps:
        return ""
    mark = {
        "overdue": ":orange[▲]",
        "due_soon": ":yellow[◆]",
        "not_due": ":gray[◇]",
        "exempt": ":gray[–]",
    }
    found = {gap.state for gap in gaps}
    said = " · ".join(
        f"{mark[state]} {(code_label(FollowUpState, state) or '').lower()}"
        for state in DRAWN
        if state in found
    )
    return _("Follow-up, on the day it is due: {marks}").format(marks=said)


def _mark(state: str, palette: Palette) -> dict[str, object]:
    symbol, colour, edge = {
        "overdue": ("triangle-up", palette.orange, palette.orange),
        "due_soon": ("diamond", palette.amber, palette.amber_edge),
        "not_due": ("diamond-open", palette.grey, palette.grey),
        "exempt": ("line-ew", palette.grey, palette.grey),
    }[state]
    return {
        "symbol": symbol,
        "color": colour,
        "size": 11,
        "line": {"color": edge, "width": 2 if state == "exempt" else 1},
    }


def _told(gap: GapMark) -> str:
    label = code_label(FollowUpState, gap.state) or ""
    due = _("due {day}").format(day=format_day(gap.due_on))
    return f"{escape(gap.words)}<br>{label}, {due}"
