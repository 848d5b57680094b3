"""Show follow-up by severity, one bar per owner or rule.

High is solid orange, medium hatched amber, low dotted grey, each with a sign of its
own: told apart in grey too.
"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.marks import Mark, solid
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Palette, Theme
from app.metrics.gap_counts import SEVERITIES
from app.translations.follow_up_words import SEVERITY_MARKS, severity_label
from app.translations.gettext import _
from app.translations.numbers import format_count

_LONGEST_LINE = 50
"""With more letters than this, the words to the right stand under the bar instead."""


class GapBar(NamedTuple):
    """What is overdue of each severity, and how much is due soon, of one group."""

    name: str
    overdue: dict[str, int]
    due_soon_count: int


def severity_marks(palette: Palette) -> dict[str, Mark]:
    """Mark each severity of a gap."""
    return {
        "high": solid(palette.orange),
        "medium": Mark(palette.surface, palette.amber_edge, "/", palette.amber_edge),
        "low": Mark(palette.surface, palette.grey, ".", palette.grey),
    }


def severity_sign(severity: str, palette: Palette) -> str:
    """Write the sign of a severity, in its colour."""
    colour = {
        "high": palette.orange_text,
        "medium": palette.amber_edge,
        "low": palette.muted,
    }[severity]
    return f'<span style="color:{colour}">{SEVERITY_MARKS[severity]}</span>'


def gap_bars_chart(bars: Sequence[GapBar], theme: Theme) -> go.Figure:
    """Draw one bar per group: what is overdue by severity, and then what is due soon.

    Args:
        bars: What to draw, from the top down.
        theme: The look.
    """
    is_under = any(_line_length(bar) > _LONGEST_LINE for bar in bars)
    rows = [_row(bar, theme, is_under=is_under) for bar in bars]
    return rows_of_bars(rows, theme, bar_height=16)


def _row(bar: GapBar, theme: Theme, *, is_under: bool) -> Row:
    palette = theme.palette
    marks = severity_marks(palette)
    words = _signed(bar.overdue, theme)
    if bar.due_soon_count:
        words = " · ".join(filter(None, [words, _soon(bar.due_soon_count)]))
    segments = [
        Segment(
            bar.overdue.get(severity, 0),
            marks[severity],
            _("{name}, {severity}: {count} overdue").format(
                name=escape(bar.name),
                severity=severity_label(severity).lower(),
                count=format_count(bar.overdue.get(severity, 0)),
            ),
        )
        for severity in SEVERITIES
    ]
    soon = Segment(
        bar.due_soon_count,
        Mark(palette.surface, palette.line),
        f"{escape(bar.name)}: {_soon(bar.due_soon_count)}",
    )
    return Row(
        bar.name,
        format_count(sum(bar.overdue.values())),
        [*segments, soon],
        under=words if is_under else "",
        right="" if is_under else words,
    )


def _signed(counts: dict[str, int], theme: Theme) -> str:
    """Write the counts of each severity that there is: `▲ 8 · ◆ 12 · ● 6`."""
    return " · ".join(
        f"{severity_sign(severity, theme.palette)} {format_count(counts[severity])}"
        for severity in SEVERITIES
        if counts.get(severity)
    )


def _soon(count: int) -> str:
    return _("{count} soon").format(count=format_count(count))


def _line_length(bar: GapBar) -> int:
    counts = [format_count(count) for count in bar.overdue.values() if count]
    words = [f"▲ {count}" for count in counts]
    if bar.due_soon_count:
        words.append(_soon(bar.due_soon_count))
    total = format_count(sum(bar.overdue.values()))
    return len(f"{bar.name} {total} {' · '.join(words)}")
