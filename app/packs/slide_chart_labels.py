"""Write a word of its own at each mark of a chart."""

from dataclasses import dataclass

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from app.packs.slide_style import Ink, Style, Untyped

_LATER = ("trendline", "errBars", "cat", "xVal", "val", "yVal", "smooth")
"""What comes after the labels in a series."""
_NO_LINES = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="'
    'http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
"""A label that is moved has no line back to its mark."""
_SHOWN = (
    "showLegendKey",
    "showVal",
    "showCatName",
    "showSerName",
    "showPercent",
    "showBubbleSize",
)


@dataclass(frozen=True)
class Label:
    """A text at one mark; moved is a share of the chart, to the right and down."""

    at: int
    words: str
    place: str
    """`ctr`, `outEnd`, `l`, `r` or `t`."""
    ink: Ink = "tx1"
    is_bold: bool = False
    moved: tuple[float, float] = (0.0, 0.0)
    is_on_paper: bool = False
    """The mark is covered behind the text, as a hatched one must be."""


def set_labels(series: Untyped, labels: list[Label], style: Style) -> None:
    """Write a text of its own at each mark that has one; the others have none."""
    element = series._element
    for old in element.findall(qn("c:dLbls")):
        element.remove(old)
    if not labels:
        return
    shown = "".join(f'<c:{name} val="{int(name == "showVal")}"/>' for name in _SHOWN)
    none = "".join(f'<c:{name} val="0"/>' for name in _SHOWN)
    each = "".join(_label(label, style, shown) for label in labels)
    found = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{each}{none}{_NO_LINES}</c:dLbls>")
    later = {qn(f"c:{name}") for name in _LATER}
    next(child for child in element if child.tag in later).addprevious(found)


def _label(label: Label, style: Style, shown: str) -> str:
    right, down = label.moved
    layout = (
        f'<c:layout><c:manualLayout><c:x val="{right:.5f}"/><c:y val="{down:.5f}"/>'
        "</c:manualLayout></c:layout>"
        if label.moved != (0.0, 0.0)
        else ""
    )
    rich = style.rich(label.words, style.letter, ink=label.ink, is_bold=label.is_bold)
    fill = (
        '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        if label.is_on_paper
        else "<a:noFill/>"
    )
    inset = "" if label.is_on_paper else ' lIns="0" rIns="0" tIns="0" bIns="0"'
    return (
        f'<c:dLbl><c:idx val="{label.at}"/>{layout}<c:tx><c:rich>'
        f'<a:bodyPr wrap="none"{inset} anchor="ctr"/>{rich}</c:rich></c:tx>'
        f"<c:spPr>{fill}<a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:dLblPos val="{label.place}"/>{shown}</c:dLbl>'
    )
