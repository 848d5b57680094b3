"""Make the house look: 16:9, our colours, a title slide and one layout.

The presentation starts as the one that python-pptx brings along, and is turned in code,
so that there is no binary file to keep.
"""

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Slides
from pptx.util import Pt

from app.charts.theme import LIGHT
from app.packs.slide_page import TITLE
from app.packs.slide_style import Untyped

WIDTH, HEIGHT = 960.0, 540.0
"""A slide of 16:9, in points."""
MARGIN = 44.0
SMALL_PRINT = 11.0

_FONT, _PANOSE = "Arial", "020B0604020202020204"
"""Not Source Sans: the slides are opened on machines that lack it, and the one that is
taken instead is wider."""
_COLOURS = {
    "dk1": LIGHT.ink,
    "lt1": LIGHT.surface,
    "dk2": LIGHT.muted,
    "lt2": "#F5F7F9",
    "accent1": LIGHT.blue,
    "accent2": LIGHT.orange,
    "accent3": LIGHT.grey,
    "accent4": LIGHT.sky,
    "accent5": LIGHT.amber,
    "accent6": LIGHT.violet,
    "hlink": "#0B5CAD",
    "folHlink": "#0B5CAD",
}
_BOXES = {
    PP_PLACEHOLDER.TITLE: (MARGIN, 48, WIDTH - 2 * MARGIN, 74),
    PP_PLACEHOLDER.CENTER_TITLE: (MARGIN, 150, WIDTH - 2 * MARGIN, 96),
    PP_PLACEHOLDER.SUBTITLE: (MARGIN, 254, WIDTH - 2 * MARGIN, 70),
    PP_PLACEHOLDER.BODY: (MARGIN, 130, WIDTH - 2 * MARGIN, 360),
    PP_PLACEHOLDER.FOOTER: (MARGIN, 506, 560, 20),
    PP_PLACEHOLDER.DATE: (WIDTH - MARGIN - 260, 506, 200, 20),
    PP_PLACEHOLDER.SLIDE_NUMBER: (WIDTH - MARGIN - 50, 506, 50, 20),
}


def house_presentation() -> Slides:
    """Make a presentation without slides in the house look."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Pt(WIDTH), Pt(HEIGHT)
    slides.part._element.sldSz.attrib.pop("type", None)
    master = slides.slide_master
    kept = ("title", "titleOnly")
    for layout in list(master.slide_layouts):
        if layout._element.get("type") not in kept:
            master.slide_layouts.remove(layout)
    _set_theme(master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    _set_text_styles(master._element)
    _add_band(master.slide_layouts[0])
    for sheet in (master, *master.slide_layouts):
        for placeholder in sheet.placeholders:
            _set_placeholder(placeholder)
    return slides


def _set_theme(part: Untyped) -> None:
    theme = etree.fromstring(part.blob)
    theme.set("name", "Varig")
    for name, colour in _COLOURS.items():
        (element,) = theme.iter(qn(f"a:{name}"))
        for child in list(element):
            element.remove(child)
        etree.SubElement(element, qn("a:srgbClr")).set("val", colour.removeprefix("#"))
    for kind in ("majorFont", "minorFont"):
        latin = next(theme.iter(qn(f"a:{kind}"))).find(qn("a:latin"))
        latin.set("typeface", _FONT)
        latin.set("panose", _PANOSE)
    part.blob = etree.tostring(
        theme, xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _set_text_styles(master: Untyped) -> None:
    title = next(master.iter(qn("p:titleStyle"))).find(qn("a:lvl1pPr"))
    title.set("algn", "l")
    letters = title.find(qn("a:defRPr"))
    letters.set("sz", str(round(TITLE * 100)))
    letters.set("b", "1")


def _add_band(layout: Untyped) -> None:
    # A layout of python-pptx has no way to add a shape but its XML.
    band = parse_xml(
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr><p:cNvPr id='99' name='Varig'>"
        "</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn='1'/></p:nvSpPr><p:spPr><a:xfrm>"
        f"<a:off x='0' y='0'/><a:ext cx='{Pt(16)}' cy='{Pt(HEIGHT)}'/></a:xfrm>"
        "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:solidFill>"
        "<a:schemeClr val='accent1'/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>"
        "</p:sp>"
    )
    layout.shapes._spTree.insert(2, band)


def _set_placeholder(placeholder: Untyped) -> None:
    kind = placeholder.placeholder_format.type
    if kind not in _BOXES:
        return
    left, top, width, height = (Pt(each) for each in _BOXES[kind])
    placeholder.left, placeholder.top = left, top
    placeholder.width, placeholder.height = width, height
    body = placeholder._element.txBody.find(qn("a:bodyPr"))
    for side in ("lIns", "rIns", "tIns", "bIns"):
        body.set(side, "0")
    for child in list(body):
        body.remove(child)
    body.set("anchor", "b" if kind == PP_PLACEHOLDER.CENTER_TITLE else "t")
    _set_letters(placeholder, kind)


def _set_letters(placeholder: Untyped, kind: Untyped) -> None:
    sizes = {
        PP_PLACEHOLDER.CENTER_TITLE: 40.0,
        PP_PLACEHOLDER.SUBTITLE: 22.0,
        PP_PLACEHOLDER.FOOTER: SMALL_PRINT,
        PP_PLACEHOLDER.DATE: SMALL_PRINT,
        PP_PLACEHOLDER.SLIDE_NUMBER: SMALL_PRINT,
    }
    if kind not in sizes:
        return
    right = kind in (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER)
    styles = placeholder._element.txBody.find(qn("a:lstStyle"))
    for child in list(styles):
        styles.remove(child)
    level = etree.SubElement(styles, qn("a:lvl1pPr"))
    for name, value in (
        ("marL", "0"),
        ("indent", "0"),
        ("algn", "r" if right else "l"),
    ):
        level.set(name, value)
    etree.SubElement(level, qn("a:buNone"))
    letters = etree.SubElement(level, qn("a:defRPr"))
    letters.set("sz", str(round(sizes[kind] * 100)))
    if kind != PP_PLACEHOLDER.CENTER_TITLE:
        fill = etree.SubElement(letters, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:schemeClr")).set("val", "tx2")
