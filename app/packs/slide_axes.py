"""Write the axes of a chart: thin lines, round steps, titles that are read straight."""

from math import floor, log10

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from app.charts.theme import LIGHT
from app.packs.slide_chart_parts import layout_of
from app.packs.slide_style import Style, Untyped


def title_axis(
    axis: Untyped, text: str, style: Style, place: tuple[float, float] | None
) -> None:
    """Write the title of an axis from left to right, at a place or under it."""
    if not text:
        axis.has_title = False
        return
    axis.has_title = True
    title = axis._element.find(qn("c:title"))
    for child in list(title):
        title.remove(child)
    rich = style.rich(text, style.letter, ink="tx2")
    title.append(
        parse_xml(
            f"<c:tx {nsdecls('c', 'a')}><c:rich>"
            '<a:bodyPr rot="0" vert="horz" wrap="none"/>'
            f"{rich}</c:rich></c:tx>"
        )
    )
    if place is not None:
        title.append(layout_of(place))
    title.append(parse_xml(f'<c:overlay {nsdecls("c")} val="0"/>'))


def style_axis(axis: Untyped, *, has_line: bool) -> None:
    """Draw an axis without grid; its line thin, or not at all."""
    axis.has_major_gridlines = False
    axis.has_minor_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.minor_tick_mark = XL_TICK_MARK.NONE
    if has_line:
        axis.format.line.color.rgb = RGBColor.from_string(LIGHT.grey.lstrip("#"))
        axis.format.line.width = Pt(0.75)
    else:
        axis.format.line.fill.background()


def nice_step(span: float, most: int) -> float:
    """Give a round step that divides a span into at most this many parts."""
    if span <= 0:
        return 1.0
    rough = span / most
    power = 10.0 ** floor(log10(rough))
    return next(
        (power * each for each in (1, 2, 5) if power * each >= rough), power * 10
    )
