"""Draw lines over a scale of numbers, named at their ends."""

from itertools import pairwise
from math import ceil, floor

from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from app.charts.theme import LIGHT
from app.packs.slide_axes import nice_step, style_axis, title_axis
from app.packs.slide_chart_labels import Label, set_labels
from app.packs.slide_chart_parts import (
    Canvas,
    Margins,
    add_chart,
    add_legend,
    legend_height,
    place_plot,
)
from app.packs.slide_style import Ink, Style, Untyped, rgb
from app.packs.slide_words import one_line, text_width
from app.packs.slide_xy import Path, finish_paths, path_data
from app.sections.content import Line, Lines

_Points = list[tuple[float, float]]
_STEPS = (1, 3, 6, 12, 24, 36, 60, 120)
"""Between two numbers of an axis from zero, which counts months."""
_WIDEST_NAMES = 0.3
_NEAR = 0.08
"""Ends closer than this share of the height cannot both have a name beside them."""
_BESIDE = 3
"""The point of its outline that has the name of the band."""
_LOW = 0.1
"""How high up the name of the band stands, as a share of the height."""


def draw_lines(canvas: Canvas, lines: Lines) -> None:
    """Draw the lines, and the band as the outline of its part of the scale."""
    drawn_lines = [line for line in lines.lines if line.points]
    points = [_path(line, is_steps=lines.is_steps) for line in drawn_lines]
    across, up = _reaches(lines, points)
    is_direct = _are_apart(points, up)
    paths = [
        Path(one_line(line.name), tuple(each))
        for line, each in zip(drawn_lines, points, strict=True)
    ]
    if lines.band is not None:
        paths.append(Path(one_line(lines.band[2]), tuple(_outline(lines.band, up))))
    kind = XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS
    drawn = add_chart(canvas, kind, path_data(paths), lines.alt)
    finish_paths(drawn, paths)
    names = tuple(path.name for path in paths)
    legend = 0.0 if is_direct else legend_height(names, canvas)
    margins = _margins(canvas, paths[: len(drawn_lines)], legend)
    place_plot(drawn, canvas.room, margins)
    _set_axes(drawn, lines, canvas.style, (across, up))
    title_height = margins.top - canvas.style.line - 12
    title_place = (0.0, title_height / canvas.room.height)
    title_axis(drawn.value_axis, lines.y_title, canvas.style, title_place)
    title_axis(drawn.category_axis, lines.x_title, canvas.style, None)
    series = list(drawn.plots[0].series)
    for each, line in zip(series, drawn_lines, strict=False):
        _paint(each, line)
    if lines.band is not None:
        _paint_band(series[-1])
    if not is_direct:
        add_legend(drawn)
        return
    for number, (each, path) in enumerate(zip(series, paths, strict=True)):
        is_band = number == len(drawn_lines)
        at = _BESIDE if is_band else len(path.points) - 1
        ink: Ink = "tx2" if is_band else "tx1"
        label = Label(at, path.name, "r", ink=ink, is_bold=not is_band)
        set_labels(each, [label], canvas.style)


def _margins(canvas: Canvas, lines: list[Path], legend: float) -> Margins:
    style = canvas.style
    widest = max(text_width(line.name, style.letter) for line in lines)
    right = 12.0 if legend else min(widest + 16, canvas.room.width * _WIDEST_NAMES)
    top = legend + style.line + 26
    return Margins(4 * style.letter, top, right, 2 * style.line + 16)


def _path(line: Line, *, is_steps: bool) -> _Points:
    path: _Points = []
    for x, y in line.points:
        if is_steps and path and path[-1][1] != y:
            path.append((x, path[-1][1]))
        path.append((x, y))
    return path


def _outline(band: tuple[float, float, str], up: tuple[float, float]) -> _Points:
    low, high, _words = band
    bottom, top = up
    beside = bottom + (top - bottom) * _LOW
    return [(low, bottom), (low, top), (high, top), (high, beside), (high, bottom)]


def _reaches(
    lines: Lines, paths: list[_Points]
) -> tuple[tuple[float, float], tuple[float, float]]:
    across = [x for path in paths for x, _y in path]
    up = [y for path in paths for _x, y in path]
    if lines.band is not None:
        across += lines.band[:2]
    first, last = min(across), max(across)
    start = 0.0 if 0 <= first <= last / 4 else floor(first)
    low = min(0.0, min(up))
    high = 1.0 if lines.is_share else max(up)
    step = nice_step(high - low, 5)
    end = last if last > start else start + 1
    top = high if lines.is_share else max(ceil(high / step), 1) * step
    return (start, end), (floor(low / step) * step, top)


def _are_apart(paths: list[_Points], up: tuple[float, float]) -> bool:
    near = (up[1] - up[0]) * _NEAR
    ends = [path[-1] for path in paths]
    last = max(x for x, _y in ends)
    heights = sorted(y for _x, y in ends)
    close = any(upper - lower < near for lower, upper in pairwise(heights))
    crossing = any(
        path[-1][0] < last and other is not path and _passes(other, path[-1], near)
        for path in paths
        for other in paths
    )
    return not close and not crossing


def _passes(path: _Points, end: tuple[float, float], near: float) -> bool:
    return any(x >= end[0] and abs(y - end[1]) < near for x, y in path)


def _set_axes(
    drawn: Chart,
    lines: Lines,
    style: Style,
    reaches: tuple[tuple[float, float], tuple[float, float]],
) -> None:
    across, up = reaches
    below, beside = drawn.category_axis, drawn.value_axis
    style_axis(below, has_line=True)
    style_axis(beside, has_line=False)
    below.minimum_scale, below.maximum_scale = across
    beside.minimum_scale, beside.maximum_scale = up
    span = across[1] - across[0]
    months = next((step for step in _STEPS if span / step <= 10), span)
    below.major_unit = months if across[0] == 0 else max(1, nice_step(span, 8))
    beside.major_unit = 0.25 if lines.is_share else nice_step(up[1] - up[0], 5)
    below.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    beside.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for axis, number_format in (
        (below, "General"),
        (beside, style.share_format if lines.is_share else "General"),
    ):
        axis.tick_labels.number_format = number_format
        axis.tick_labels.number_format_is_linked = False


def _paint(series: Untyped, line: Line) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.color.rgb = rgb(line.colour)
    series.format.line.width = Pt(2.5)
    series.format.line.dash_style = MSO_LINE.DASH if line.is_dashed else MSO_LINE.SOLID


def _paint_band(series: Untyped) -> None:
    series.smooth = False
    series.marker.style = XL_MARKER_STYLE.NONE
    series.format.line.color.rgb = RGBColor.from_string(LIGHT.grey.lstrip("#"))
    series.format.line.width = Pt(1)
    series.format.line.dash_style = MSO_LINE.ROUND_DOT
