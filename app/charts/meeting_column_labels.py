"""Where are the words on and over the columns of a meeting's chart, and how large?"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from app.charts.meeting_marks import drawn_series, inside_of
from app.charts.theme import Theme
from app.sections.content import Bars, Series

_PHONE = 340
"""Pixels of the axis on a phone, where no two words may run into each other."""
_LETTER = 0.56
"""Width of a letter, as a part of the size of its type."""
_SMALLEST = 11
_LARGEST = 17
"""Sizes of the words over a column, in pixels, the largest before scaling."""
_TALL = 1.2
"""Height of a line, as a part of the size of its type."""
WIDTH = 0.64
"""Part of its place that a column takes."""


class Part(NamedTuple):
    """A part of a column, from its foot to its top."""

    series: Series
    category: int
    foot: float
    top: float
    label: str


def column_labels(
    chart: Bars, parts: Sequence[Part], theme: Theme, *, pixels: float
) -> list[dict[str, object]]:
    """Write the values over the columns, and within the parts that have room.

    Args:
        chart: What is drawn.
        parts: Its parts, from the foot up.
        theme: The look.
        pixels: How tall one of what is counted is.
    """
    size = _size(chart, parts, theme)
    labels = []
    for part in parts:
        if not part.label:
            continue
        if _is_alone(chart, part, parts):
            labels.append(_over(chart, part, theme, size=size))
            continue
        # Over a column that has more parts, the words of one would be read as a sum.
        fit = min(size, abs(part.top - part.foot) * pixels / _TALL)
        if fit >= _SMALLEST:
            labels.append(_inside(chart, part, theme, size=fit))
    return labels


def spot(chart: Bars, part: Part) -> tuple[float, float]:
    """Give the middle and the width of a column."""
    series = drawn_series(chart)
    if chart.is_stacked or len(series) == 1:
        return part.category, WIDTH
    width = 0.84 / len(series)
    place = series.index(part.series)
    return part.category + (place - (len(series) - 1) / 2) * width, width * 0.92


def is_bridge(chart: Bars) -> bool:
    """Do columns stand on a base that is not seen?"""
    return any(series.is_base for series in chart.series)


def _is_alone(chart: Bars, part: Part, parts: Sequence[Part]) -> bool:
    if not chart.is_stacked or is_bridge(chart):
        return True
    column = [each for each in parts if each.category == part.category]
    return sum(each.top != each.foot for each in column) <= 1


def _size(chart: Bars, parts: Sequence[Part], theme: Theme) -> float:
    """Choose the size of type in which the words fit beside each other on a phone."""
    beside = 1 if chart.is_stacked else max(1, len(drawn_series(chart)))
    longest = max((len(part.label) for part in parts), default=1) or 1
    room = _PHONE / max(1, len(chart.categories) * beside)
    return max(_SMALLEST, min(_LARGEST * theme.scale, room / (longest * _LETTER)))


def _over(chart: Bars, part: Part, theme: Theme, *, size: float) -> dict[str, object]:
    at, _width = spot(chart, part)
    return {
        "x": at,
        "y": max(part.top, part.foot),
        "text": f"<b>{escape(part.label)}</b>",
        "xanchor": "center",
        "yanchor": "bottom",
        "yshift": 2,
        "font": {"size": size, "color": theme.palette.ink},
    }


def _inside(chart: Bars, part: Part, theme: Theme, *, size: float) -> dict[str, object]:
    palette = theme.palette
    plate = {"bgcolor": palette.surface} if part.series.is_hatched else {}
    colour = palette.ink if plate else inside_of(part.series, palette)
    return {
        "x": spot(chart, part)[0],
        "y": (part.top + part.foot) / 2,
        "text": f"<b>{escape(part.label)}</b>",
        "xanchor": "center",
        "font": {"size": size, "color": colour},
        **plate,
    }
