"""Draw estimates with their intervals under each other, held against zero.

An interval is a line from its low to its high end, and its estimate a mark on it: all
of them are points in the workbook. The names and the words are labels of two series
without marks, at both sides of the chart. LibreOffice shows no error bars of other
lengths than one, which would have been the other way.
"""

from dataclasses import dataclass
from math import ceil, floor

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from app.packs.slide_axes import nice_step, style_axis, title_axis
from app.packs.slide_chart_labels import Label, set_labels
from app.packs.slide_chart_parts import Canvas, Margins, add_chart, place_plot
from app.packs.slide_splits import WIDEST_NAMES
from app.packs.slide_style import Style, Untyped, rgb
from app.packs.slide_words import one_line, text_width, wrap
from app.packs.slide_xy import Path, finish_paths, path_data
from app.sections.content import Interval, Intervals
from app.translations.gettext import _

_WIDEST_WORDS = 0.25
_PALE = 0.7
"""How far towards white an open mark is filled."""


@dataclass(frozen=True)
class _Group:
    """The rows that look alike, each with how high it stands."""

    rows: tuple[tuple[float, Interval], ...]

    @property
    def first(self) -> Interval:
        return self.rows[0][1]


def draw_intervals(canvas: Canvas, intervals: Intervals, whole: Intervals) -> None:
    """Draw a part of a chart of intervals, on the axis of the whole."""
    reach = _reach(whole)
    groups = _groups(intervals)
    paths = [
        *(_lines(group) for group in groups),
        *(_marks(group, intervals) for group in groups),
        *_words(intervals, reach),
    ]
    kind = XL_CHART_TYPE.XY_SCATTER
    drawn = add_chart(canvas, kind, path_data(paths), intervals.alt)
    finish_paths(drawn, paths)
    names = _names(intervals, canvas)
    place_plot(drawn, canvas.room, _margins(intervals, names, canvas))
    _set_axes(drawn, intervals, canvas.style, reach)
    series = list(drawn.plots[0].series)
    _paint(series, groups)
    beside = [one_line(row.label) for row in intervals.rows]
    for each, words, place in zip(
        series[-2:], (names, beside), ("l", "r"), strict=True
    ):
        labels = [Label(at, text, place) for at, text in enumerate(words)]
        set_labels(each, labels, canvas.style)


def _reach(whole: Intervals) -> tuple[float, float]:
    low = min(0.0, *(row.low for row in whole.rows))
    high = max(0.0, *(row.high for row in whole.rows))
    step = nice_step(high - low, 7)
    return floor(low / step) * step, ceil(high / step) * step or step


def _groups(intervals: Intervals) -> list[_Group]:
    count = len(intervals.rows)
    rows = [(float(count - at), row) for at, row in enumerate(intervals.rows)]
    kinds = dict.fromkeys((row.is_clear, row.colour) for _height, row in rows)
    return [
        _Group(
            tuple(each for each in rows if (each[1].is_clear, each[1].colour) == kind)
        )
        for kind in kinds
    ]


def _lines(group: _Group) -> Path:
    is_clear = group.first.is_clear
    name = _("Interval without zero") if is_clear else _("Interval with zero")
    points: list[tuple[float, float | None]] = []
    for height, row in group.rows:
        # A point without a height is where the line stops before the next interval.
        points += [(row.low, height), (row.high, height), (row.high, None)]
    return Path(name, tuple(points[:-1]))


def _marks(group: _Group, intervals: Intervals) -> Path:
    return Path(
        one_line(intervals.value_title),
        tuple((row.middle, height) for height, row in group.rows),
        tuple(one_line(row.name) for _height, row in group.rows),
    )


def _words(intervals: Intervals, reach: tuple[float, float]) -> tuple[Path, Path]:
    count = len(intervals.rows)
    heights = [float(count - at) for at in range(count)]
    return (
        Path(
            _("Names"),
            tuple((reach[0], height) for height in heights),
            tuple(one_line(row.name) for row in intervals.rows),
        ),
        Path(
            _("Estimate and interval"),
            tuple((reach[1], height) for height in heights),
            tuple(one_line(row.label) for row in intervals.rows),
        ),
    )


def _names(intervals: Intervals, canvas: Canvas) -> list[str]:
    most, letter = canvas.room.width * WIDEST_NAMES, canvas.style.letter
    return ["\n".join(wrap(one_line(row.name), most, letter)) for row in intervals.rows]


def _margins(intervals: Intervals, names: list[str], canvas: Canvas) -> Margins:
    letter, line = canvas.style.letter, canvas.style.line
    left = max(text_width(each, letter) for name in names for each in name.split("\n"))
    right = max(text_width(row.label, letter) for row in intervals.rows)
    right = min(right, canvas.room.width * _WIDEST_WORDS)
    return Margins(left + 16, 4, right + 16, 2 * line + 16)


def _set_axes(
    drawn: Chart, intervals: Intervals, style: Style, reach: tuple[float, float]
) -> None:
    below, beside = drawn.category_axis, drawn.value_axis
    style_axis(below, has_line=True)
    style_axis(beside, has_line=True)
    below.minimum_scale, below.maximum_scale = reach
    below.major_unit = nice_step(reach[1] - reach[0], 8)
    below.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    below.tick_labels.number_format = "+General;\N{MINUS SIGN}General;0"
    below.tick_labels.number_format_is_linked = False
    beside.minimum_scale, beside.maximum_scale = 0.4, len(intervals.rows) + 0.6
    beside.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    title_axis(below, intervals.value_title, style, None)
    title_axis(beside, "", style, None)


def _paint(series: list[Untyped], groups: list[_Group]) -> None:
    count = len(groups)
    for line, group in zip(series[:count], groups, strict=True):
        line.marker.style = XL_MARKER_STYLE.NONE
        line.format.line.color.rgb = rgb(group.first.colour)
        line.format.line.width = Pt(2.5)
        is_clear = group.first.is_clear
        line.format.line.dash_style = MSO_LINE.SOLID if is_clear else MSO_LINE.ROUND_DOT
    for mark, group in zip(series[count : 2 * count], groups, strict=True):
        _paint_marks(mark, group.first)
    for words in series[2 * count :]:
        words.format.line.fill.background()
        words.marker.style = XL_MARKER_STYLE.NONE


def _paint_marks(series: Untyped, row: Interval) -> None:
    colour = rgb(row.colour)
    series.format.line.fill.background()
    marker = series.marker
    marker.style = XL_MARKER_STYLE.CIRCLE
    marker.size = 12
    marker.format.line.color.rgb = colour
    marker.format.line.width = Pt(2)
    marker.format.fill.solid()
    # LibreOffice draws no outline: an open mark must be seen by its fill too.
    pale = RGBColor(*(round(part + (255 - part) * _PALE) for part in colour))
    marker.format.fill.fore_color.rgb = colour if row.is_clear else pale
