"""Share long text and charts of many rows between slides."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.packs.slide_words import LINE_HEIGHT, plain, text_width, wrap
from app.sections.content import Bars, Chart, Intervals, Lines

_SIZES = (24.0, 20.0, 18.0)
"""Letters of running text: the largest with which it is one slide, else the last."""
_LONGEST = 300
"""A longer text is read, not looked at: it is never in the largest letters."""
BETWEEN = 8.0
"""Air under a paragraph."""
BAR_ROWS = (22.0, 36.0)
"""Least height of one bar, with its name beside it on one line or on two."""
INTERVAL_ROWS = (26.0, 40.0)
"""Least height of one estimate, with its name on one line or on two."""
WIDEST_NAMES = 0.44
"""Names beside a chart take no more of its width."""
AROUND = 66.0
"""What a legend, an axis and its title take of the height of a chart."""


def text_parts(
    texts: Sequence[str], width: float, height: float
) -> tuple[float, list[tuple[str, ...]]]:
    """Share paragraphs between slides; a long one goes on where it was broken.

    Returns:
        The size of the letters, and the paragraphs of each slide.
    """
    is_long = sum(len(text) for text in texts) > _LONGEST
    size, parts = _SIZES[-1], list[tuple[str, ...]]()
    for size in _SIZES[is_long:]:
        # A list has its numbers before its lines.
        parts = _parts(texts, (width - 2 * size, height), size)
        if len(parts) < 2:
            break
    return size, parts


def chart_parts(chart: Chart, width: float, height: float) -> list[Chart]:
    """Share a chart of more rows than a slide has room for between slides."""
    if isinstance(chart, Intervals):
        row = INTERVAL_ROWS[has_long_names(chart, width, 14)]
        return [
            replace(chart, rows=chart.rows[at:end])
            for at, end in _spans(len(chart.rows), height - AROUND, row)
        ]
    if isinstance(chart, Bars) and not chart.is_upright:
        shown = 1 if chart.is_stacked else _shown(chart)
        row = max(BAR_ROWS[0] * shown, BAR_ROWS[has_long_names(chart, width, 14)])
        return [
            _bars_between(chart, at, end)
            for at, end in _spans(len(chart.categories), height - AROUND, row)
        ]
    return [chart] if _has_marks(chart) else []


def _parts(
    texts: Sequence[str], room: tuple[float, float], size: float
) -> list[tuple[str, ...]]:
    width, height = room
    parts: list[list[str]] = [[]]
    used = 0.0
    for text in _paragraphs(texts):
        lines = whole = wrap(text, width, size)
        while lines:
            fitting = int((height - used) / (size * LINE_HEIGHT))
            if fitting < min(3, len(lines)) and parts[-1]:
                parts.append([])
                used = 0.0
                continue
            taken = lines[: max(1, fitting)]
            parts[-1].append(text if taken == whole else " ".join(taken))
            used += len(taken) * size * LINE_HEIGHT + BETWEEN
            lines = lines[len(taken) :]
    return [tuple(part) for part in parts if part]


def has_long_names(chart: Bars | Intervals, width: float, size: float) -> bool:
    """Say if a name takes two lines beside the marks, in letters of this size."""
    names = (
        tuple(row.name for row in chart.rows)
        if isinstance(chart, Intervals)
        else chart.categories
    )
    longest = max((text_width(name, size) for name in names), default=0)
    return longest > width * WIDEST_NAMES


def _has_marks(chart: Bars | Lines) -> bool:
    if isinstance(chart, Bars):
        return bool(chart.categories)
    return any(line.points for line in chart.lines)


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [part for text in texts for part in plain(text).split("\n") if part.strip()]


def _shown(chart: Bars) -> int:
    return sum(not series.is_base for series in chart.series)


def _spans(count: int, height: float, row: float) -> list[tuple[int, int]]:
    most = max(1, int(height / row))
    parts = -(-count // most)
    return [
        (count * part // parts, count * (part + 1) // parts) for part in range(parts)
    ]


def _bars_between(chart: Bars, at: int, end: int) -> Bars:
    return replace(
        chart,
        categories=chart.categories[at:end],
        series=tuple(
            replace(series, values=series.values[at:end], labels=series.labels[at:end])
            for series in chart.series
        ),
    )
