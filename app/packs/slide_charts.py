"""Draw a chart as PowerPoint's own, whose numbers can be edited in its workbook."""

from dataclasses import replace

from pptx.slide import Slide

from app.packs.slide_bars import draw_bars
from app.packs.slide_chart_parts import Canvas
from app.packs.slide_intervals import draw_intervals
from app.packs.slide_lines import draw_lines
from app.packs.slide_page import Page, Room
from app.packs.slide_splits import AROUND, has_long_names
from app.packs.slide_style import Style
from app.sections.content import Bars, Chart, Intervals, Lines

_LARGER = 16.0
"""Size of the letters where they have room."""
_LARGER_ROW = 27.0
_FEW_COLUMNS = 8


def draw_chart(slide: Slide, page: Page, style: Style, room: Room) -> tuple[str, ...]:
    """Draw the chart of a page in a room of its slide.

    Returns:
        Words that had no room on their marks, to be said in the notes.
    """
    chart, whole = page.chart, page.whole
    if chart is not None and _has_room(chart, room):
        style = replace(style, letter=_LARGER)
    canvas = Canvas(slide, room, style)
    if isinstance(chart, Bars) and isinstance(whole, Bars):
        return draw_bars(canvas, chart, whole)
    if isinstance(chart, Intervals) and isinstance(whole, Intervals):
        draw_intervals(canvas, chart, whole)
    if isinstance(chart, Lines):
        draw_lines(canvas, chart)
    return ()


def _has_room(chart: Chart, room: Room) -> bool:
    if isinstance(chart, Lines):
        return True
    if isinstance(chart, Bars) and chart.is_upright:
        return len(chart.categories) <= _FEW_COLUMNS
    if has_long_names(chart, room.width, _LARGER):
        return False
    rows = len(chart.rows if isinstance(chart, Intervals) else chart.categories)
    if isinstance(chart, Bars) and not chart.is_stacked:
        rows *= len(chart.series)
    return rows * _LARGER_ROW + AROUND <= room.height
