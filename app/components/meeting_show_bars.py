"""Draw bars from the left, one row per category."""

from collections.abc import Sequence
from html import escape

from app.charts.marks import Mark
from app.charts.meeting_marks import drawn_series, mark_of
from app.charts.theme import Palette
from app.components.meeting_show_rows import Line, Row, draw_rows
from app.sections.content import Bars, Series

_SIGN = 2
"""Letters that the sign of a series takes before its value."""


def draw_bars(chart: Bars, palette: Palette, *, room: int) -> str:
    """Write a chart of bars as HTML.

    Args:
        chart: What to draw; its values start at zero.
        palette: The colours of the mode.
        room: Pixels that there are on a wall.
    """
    low, high = _reach(chart)
    rows = [
        Row(category, _lines(chart, place, palette, (low, high)))
        for place, category in enumerate(chart.categories)
    ]
    return draw_rows(rows, chart.alt, room=room)


def mark_style(mark: Mark) -> str:
    """Write the fill, the outline and the hatch of a mark as inline style."""
    fill = (
        f"repeating-linear-gradient(135deg,{mark.lines} 0 2px,{mark.fill} 2px 7px)"
        if mark.hatch
        else mark.fill
    )
    return f"box-sizing:border-box;border:1px solid {mark.edge};background:{fill}"


def _reach(chart: Bars) -> tuple[float, float]:
    """Give the ends of the scale: zero is always one of what it holds."""
    ends = [0.0, 1.0] if chart.is_share else [0.0]
    for place in range(len(chart.categories)):
        values = [each.values[place] or 0 for each in drawn_series(chart)]
        ends += [sum(values)] if chart.is_stacked else values
    return min(ends), max(ends) if max(ends) > min(ends) else min(ends) + 1


def _lines(
    chart: Bars, place: int, palette: Palette, reach: tuple[float, float]
) -> tuple[Line, ...]:
    series = drawn_series(chart)
    groups = [series] if chart.is_stacked else [(each,) for each in series]
    has_signs = len(series) > 1
    return tuple(
        _line(group, place, palette, reach=reach, has_signs=has_signs)
        for group in groups
    )


def _line(
    group: Sequence[Series],
    place: int,
    palette: Palette,
    *,
    reach: tuple[float, float],
    has_signs: bool,
) -> Line:
    labels = [(each, each.labels[place]) for each in group if each.labels[place]]
    words = [
        f"{_sign(each, palette) if has_signs else ''}{escape(label)}"
        for each, label in labels
    ]
    letters = sum(len(label) + 1 + _SIGN * has_signs for _each, label in labels)
    parts = "".join(
        _part(each, each.values[place] or 0, palette, reach) for each in group
    )
    mark = f'<div style="display:flex;height:1.05em">{parts}</div>'
    return Line("&ensp;".join(words), letters, mark)


def _part(
    series: Series, value: float, palette: Palette, reach: tuple[float, float]
) -> str:
    if not value:
        return ""
    low, high = reach
    width = 100 * abs(value) / (high - low)
    before = 100 * (min(value, 0) - low) / (high - low) if low < 0 else 0
    style = mark_style(mark_of(series, palette))
    return (
        f'<div style="flex:none;margin-left:{before:.3f}%;width:{width:.3f}%;'
        f'{style}"></div>'
    )


def _sign(series: Series, palette: Palette) -> str:
    style = mark_style(mark_of(series, palette))
    return (
        f'<span style="display:inline-block;width:0.6em;height:0.6em;'
        f'margin-right:0.25em;{style}"></span>'
    )
