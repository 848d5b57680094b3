"""Draw bars and columns, with their words on or at the end of them."""

from dataclasses import dataclass

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from app.packs.slide_axes import nice_step, style_axis, title_axis
from app.packs.slide_bar_labels import Plot, bar_labels, gap, value_reach
from app.packs.slide_chart_labels import set_labels
from app.packs.slide_chart_parts import (
    Canvas,
    Cell,
    Margins,
    add_chart,
    add_legend,
    clean_names,
    legend_height,
    place_plot,
    set_cells,
)
from app.packs.slide_splits import WIDEST_NAMES
from app.packs.slide_style import Style, Untyped, rgb
from app.packs.slide_words import text_width, wrap
from app.sections.content import Bars, Series

_KINDS = {
    (True, True): XL_CHART_TYPE.COLUMN_STACKED,
    (True, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    (False, True): XL_CHART_TYPE.BAR_STACKED,
    (False, False): XL_CHART_TYPE.BAR_CLUSTERED,
}


@dataclass(frozen=True)
class _Shape:
    """What a chart of bars needs around its marks."""

    margins: Margins
    has_legend: bool
    has_ticks: bool


def draw_bars(canvas: Canvas, bars: Bars, whole: Bars) -> tuple[str, ...]:
    """Draw a part of a chart of bars, on the axis of the whole.

    Returns:
        Words that had no room on their marks.
    """
    shape = _shape(bars, canvas)
    plot = _plot(whole, shape.margins, canvas)
    kind = _KINDS[bars.is_upright, bars.is_stacked]
    drawn = add_chart(canvas, kind, _data(bars, canvas.style), bars.alt)
    _write_cells(drawn, bars)
    place_plot(drawn, canvas.room, shape.margins)
    _set_axes(drawn, bars, plot, shape)
    _title_values(drawn, bars, canvas, shape)
    if shape.has_legend:
        hidden = [at for at, each in enumerate(bars.series) if each.is_base]
        add_legend(drawn, tuple(hidden))
    words, unwritten = bar_labels(bars, plot)
    plots = drawn.plots[0]
    plots.gap_width = round(100 * gap(bars, plot))
    plots.overlap = 100 if bars.is_stacked else 0
    for series, content, labels in zip(plots.series, bars.series, words, strict=True):
        _paint(series, content)
        set_labels(series, labels, canvas.style)
    return unwritten


def _shape(bars: Bars, canvas: Canvas) -> _Shape:
    shown = [series for series in bars.series if not series.is_base]
    has_legend = len(shown) > 1 and any(
        sum(series.values[at] is not None for series in shown) > 1
        for at in range(len(bars.categories))
    )
    values = [
        label
        for series in shown
        for value, label in zip(series.values, series.labels, strict=True)
        if value
    ]
    has_ticks = 2 * sum(not label for label in values) > len(values)
    margins = _upright_margins if bars.is_upright else _lying_margins
    names = tuple(series.name for series in shown)
    above = legend_height(names, canvas) if has_legend else 4.0
    return _Shape(margins(bars, canvas, above, has_ticks), has_legend, has_ticks)


def _upright_margins(
    bars: Bars, canvas: Canvas, above: float, has_ticks: bool
) -> Margins:
    style = canvas.style
    left = style.letter * 4 if has_ticks else 4.0
    slot = (canvas.room.width - left) / len(bars.categories)
    lines = max(len(wrap(name, slot * 0.9, style.letter)) for name in bars.categories)
    return Margins(left, above + style.line + 10, 4, lines * style.line + 10)


def _lying_margins(
    bars: Bars, canvas: Canvas, above: float, has_ticks: bool
) -> Margins:
    style = canvas.style
    widest = max(
        text_width(each, style.letter) for each in clean_names(bars.categories)
    )
    left = min(widest + 14, canvas.room.width * WIDEST_NAMES)
    below = style.line + 12 + (style.line + 6 if has_ticks else 0)
    return Margins(left, above, 12, below)


def _plot(whole: Bars, margins: Margins, canvas: Canvas) -> Plot:
    room = canvas.room
    width = room.width - margins.left - margins.right
    height = room.height - margins.top - margins.bottom
    letter = canvas.style.letter
    reach = value_reach(whole, height if whole.is_upright else width, letter)
    return Plot(room, width, height, reach, letter)


def _data(bars: Bars, style: Style) -> CategoryChartData:
    data = CategoryChartData(
        number_format=style.share_format if bars.is_share else "General"
    )
    data.categories = clean_names(bars.categories)
    names = clean_names(tuple(series.name for series in bars.series))
    for name, series in zip(names, bars.series, strict=True):
        data.add_series(name, series.values)
    return data


def _write_cells(drawn: Chart, bars: Bars) -> None:
    cells: dict[tuple[int, int], Cell] = {
        (row, 0): name for row, name in enumerate(clean_names(bars.categories), start=1)
    }
    for column, series in enumerate(bars.series, start=1):
        cells[0, column] = clean_names((series.name,))[0]
        for row, value in enumerate(series.values, start=1):
            cells[row, column] = value
    set_cells(drawn, cells)


def _set_axes(drawn: Chart, bars: Bars, plot: Plot, shape: _Shape) -> None:
    names, values = drawn.category_axis, drawn.value_axis
    style_axis(names, has_line=True)
    style_axis(values, has_line=False)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    values.minimum_scale, values.maximum_scale = plot.reach
    values.major_unit = nice_step(plot.reach[1] - plot.reach[0], 5)
    if not shape.has_ticks:
        values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    if not bars.is_upright:
        names.reverse_order = True
        _show_every_name(names)
        # Of an axis that is turned, the other one crosses at its far end. (python-pptx
        # has a word for it, but leaves the element as it was.)
        values._element.find(qn("c:crosses")).set("val", "max")


def _show_every_name(names: Untyped) -> None:
    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _title_values(drawn: Chart, bars: Bars, canvas: Canvas, shape: _Shape) -> None:
    room, line = canvas.room, canvas.style.line
    if bars.is_upright:
        place = (0.0, (shape.margins.top - line - 8) / room.height)
    else:
        left = shape.margins.left / room.width
        place = (left, (room.height - line - 6) / room.height)
    title_axis(drawn.value_axis, bars.value_title, canvas.style, place)


def _paint(series: Untyped, content: Series) -> None:
    fill, line = series.format.fill, series.format.line
    series.invert_if_negative = False
    if content.is_base:
        fill.background()
        line.fill.background()
        return
    colour = rgb(content.colour)
    if content.is_hatched:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb = colour
        fill.back_color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        line.color.rgb = colour
        line.width = Pt(1)
        return
    fill.solid()
    fill.fore_color.rgb = colour
    line.fill.background()
