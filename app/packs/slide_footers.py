"""Write the stamp, the day of the data and the number of the slide at its foot.

They stand in the places the layout has for them; where it has none, in a line of
their own at the bottom.
"""

from copy import deepcopy

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide

from app.packs.data_day import data_day
from app.packs.slide_deck import Deck
from app.packs.slide_look import SMALL_PRINT
from app.packs.slide_style import Untyped, points, write_run
from app.packs.slide_words import one_line
from app.sections.content import Pack
from app.translations.gettext import _


def draw_footer(deck: Deck, slide: Slide, pack: Pack) -> None:
    """Write the foot of a slide."""
    places = {
        place.placeholder_format.type: place
        for place in slide.slide_layout.placeholders
        if place._element.find(qn("p:txBody")) is not None
    }
    invented = [_("Invented data")] if pack.is_invented else []
    stamp = " · ".join(one_line(part) for part in (pack.stamp, *invented) if part)
    day = one_line(data_day(pack))
    has_day = PP_PLACEHOLDER.DATE in places
    foot = stamp if has_day or not day else f"{stamp} · {day}"
    if PP_PLACEHOLDER.FOOTER in places:
        _copy(deck, slide, places[PP_PLACEHOLDER.FOOTER], foot)
    else:
        _line(deck, slide, foot)
    if has_day and day:
        _copy(deck, slide, places[PP_PLACEHOLDER.DATE], day)
    if PP_PLACEHOLDER.SLIDE_NUMBER in places:
        _copy(deck, slide, places[PP_PLACEHOLDER.SLIDE_NUMBER], None)
    else:
        _line(deck, slide, None)


def _copy(deck: Deck, slide: Slide, place: Untyped, text: str | None) -> None:
    element = deepcopy(place._element)
    element.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
    properties = element.find(qn("p:spPr"))
    for child in list(properties):
        properties.remove(child)
    body = element.find(qn("p:txBody"))
    for child in body.findall(qn("a:p")):
        body.remove(child)
    _give_letters(deck, place, body)
    body.append(parse_xml(f"<a:p {nsdecls('a')}/>"))
    slide.shapes._spTree.append(element)
    _write(deck, slide.shapes[-1].text_frame.paragraphs[0], text)


def _give_letters(deck: Deck, place: Untyped, body: Untyped) -> None:
    # PowerPoint finds the letters of a foot in the master; LibreOffice does not.
    kind = place._element.xpath(".//p:ph/@type")[0]
    own = f".//p:sp[.//p:ph[@type='{kind}']]/p:txBody/a:lstStyle"
    styles = body.find(qn("a:lstStyle"))
    if styles is None or len(styles):
        return
    for found in deck.layout.slide_master._element.xpath(own):
        body.replace(styles, deepcopy(found))


def _line(deck: Deck, slide: Slide, text: str | None) -> None:
    height = deck.size[1]
    wide = deck.room.width
    left = deck.room.left if text is not None else deck.room.left + wide * 0.9
    box = slide.shapes.add_textbox(
        points(left),
        points(height * 0.945),
        points(wide * (0.88 if text is not None else 0.1)),
        points(SMALL_PRINT * 1.6),
    )
    frame = box.text_frame
    frame.margin_left = frame.margin_right = 0
    frame.margin_top = frame.margin_bottom = 0
    _write(deck, frame.paragraphs[0], text, SMALL_PRINT)


def _write(
    deck: Deck, paragraph: Untyped, text: str | None, size: float | None = None
) -> None:
    if text is not None:
        write_run(paragraph, text, deck.style, size=size)
        return
    letters = f' sz="{round(size * 100)}"' if size else ""
    field = (
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" '
        f'type="slidenum"><a:rPr lang="{deck.style.tag}"{letters}/>'
        "<a:t>‹#›</a:t></a:fld>"
    )
    paragraph._p.append(parse_xml(field))
