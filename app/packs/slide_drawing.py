"""Draw planned pages as slides, each with its footer and its notes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.slide import Slide

from app.packs.slide_charts import draw_chart
from app.packs.slide_deck import Deck
from app.packs.slide_footers import draw_footer
from app.packs.slide_page import GAP, LEAD, MORE, SMALL, Page, Room
from app.packs.slide_splits import BETWEEN
from app.packs.slide_style import Ink, Untyped, points, write_run
from app.packs.slide_tables import draw_table
from app.packs.slide_words import LINE_HEIGHT, one_line, text_height
from app.sections.content import Pack

_POINT = 12700
_TITLES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0)
"""Letters of a title in a template where its own are too large."""
_MOST_FACTS = 8
"""More of them stand on the last slide only."""


@dataclass(frozen=True)
class Letters:
    """How a text box is written."""

    size: float
    ink: Ink = "tx1"
    is_bold: bool = False
    is_numbered: bool = False
    between: float = 0.0
    """Air under each paragraph."""


def draw_pages(deck: Deck, pack: Pack, pages: Iterable[Page]) -> None:
    """Draw the title slide and every page, in order."""
    _draw_opening(deck, pack)
    for page in pages:
        slide = deck.slides.slides.add_slide(deck.layout)
        unwritten = _draw_page(deck, slide, page)
        draw_footer(deck, slide, pack)
        _write_notes(deck, slide, [*page.notes, *unwritten])


def _draw_opening(deck: Deck, pack: Pack) -> None:
    slide = deck.slides.slides.add_slide(deck.title_layout)
    _write_title(deck, slide, pack.title)
    left, top, width = deck.room.left, deck.room.top, deck.room.width
    subtitles = [
        each
        for each in slide.placeholders
        if each.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE
    ]
    for holder in subtitles:
        frame = holder.text_frame
        write_run(frame.paragraphs[0], pack.subtitle, deck.style)
        write_run(frame.add_paragraph(), pack.stamp, deck.style, is_bold=True)
        if None not in (holder.left, holder.top, holder.width, holder.height):
            left, width = holder.left / _POINT, holder.width / _POINT
            top = (holder.top + holder.height) / _POINT
    lines = [f"{fact.word}: {fact.value}" for fact in pack.facts[:_MOST_FACTS]]
    if not subtitles:
        lines = [pack.subtitle, pack.stamp, *lines]
    bottom = deck.room.top + deck.room.height
    height = text_height(lines, width, SMALL)
    if lines and top + GAP + height <= bottom:
        box = Room(left, bottom - height - GAP, width, height)
        _write_box(deck, slide, lines, box, Letters(SMALL, "tx2"))
    _drop_unused(slide)
    draw_footer(deck, slide, pack)
    notes = [f"{fact.word}: {fact.value}" for fact in pack.facts]
    _write_notes(deck, slide, [pack.subtitle, pack.stamp, *notes])


def _draw_page(deck: Deck, slide: Slide, page: Page) -> tuple[str, ...]:
    _write_title(deck, slide, page.title)
    _drop_unused(slide)
    room = deck.room.under(page.title)
    if deck.is_house and page.kicker:
        kicker = Room(room.left, 26, room.width, SMALL * LINE_HEIGHT)
        _write_box(deck, slide, [page.kicker], kicker, Letters(SMALL, "tx2"))
    if page.lead:
        height = text_height([page.lead], room.width, LEAD)
        lead = replace(room, height=height)
        _write_box(deck, slide, [page.lead], lead, Letters(LEAD))
        room = room.without_top(height + GAP)
    for text, letters in (
        (page.caption, Letters(SMALL, "tx2")),
        (page.more, Letters(MORE)),
    ):
        if text:
            height = text_height([text], room.width, letters.size)
            room = room.without_bottom(height + GAP)
            under = replace(room, top=room.top + room.height + GAP, height=height)
            _write_box(deck, slide, [text], under, letters)
    return _draw_body(deck, slide, page, room)


def _draw_body(deck: Deck, slide: Slide, page: Page, room: Room) -> tuple[str, ...]:
    if page.chart is not None:
        return draw_chart(slide, page, deck.style, room)
    if page.grid is not None:
        title = page.grid.table.title
        if title and title != page.title:
            height = text_height([title], room.width, MORE)
            box = replace(room, height=height)
            _write_box(deck, slide, [title], box, Letters(MORE, is_bold=True))
            room = room.without_top(height + GAP / 2)
        draw_table(slide, page.grid, page.grid_alt, deck.style, room)
    elif page.words:
        letters = Letters(page.size, is_numbered=page.is_numbered, between=BETWEEN)
        _write_box(deck, slide, page.words, room, letters)
    return ()


def _write_title(deck: Deck, slide: Slide, title: str) -> None:
    holder = slide.shapes.title
    size = None
    if not deck.is_house:
        size = _fitting(deck, title, holder.width, holder.height)
    write_run(holder.text_frame.paragraphs[0], title, deck.style, size=size)


def _fitting(deck: Deck, title: str, width: int, height: int) -> float | None:
    # The titles of a template are made for a few words; ours say what was found.
    for size in (deck.title_size, *_TITLES):
        needed = text_height([title], (width / _POINT - 2 * GAP) * 0.95, size)
        if size <= deck.title_size and needed <= height / _POINT:
            return None if size == deck.title_size else size
    return _TITLES[-1]


def _write_box(
    deck: Deck, slide: Slide, texts: Iterable[str], room: Room, letters: Letters
) -> None:
    box = slide.shapes.add_textbox(
        points(room.left), points(room.top), points(room.width), points(room.height)
    )
    frame = box.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = 0
    frame.margin_top = frame.margin_bottom = 0
    for number, text in enumerate(texts):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.space_after = points(letters.between)
        if letters.is_numbered:
            _number(paragraph, 2 * letters.size)
        write_run(
            paragraph,
            text,
            deck.style,
            size=letters.size,
            is_bold=letters.is_bold,
            ink=letters.ink,
        )


def _number(paragraph: Untyped, width: float) -> None:
    properties = paragraph._p.get_or_add_pPr()
    indent = points(width)
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    numbers = f'<a:buAutoNum {nsdecls("a")} type="arabicPeriod"/>'
    properties.append(parse_xml(numbers))


def _drop_unused(slide: Slide) -> None:
    for holder in list(slide.placeholders):
        if holder.has_text_frame and holder.text_frame.text:
            continue
        if holder._element is not slide.shapes.title._element:
            holder._element.getparent().remove(holder._element)


def _write_notes(deck: Deck, slide: Slide, notes: Iterable[str]) -> None:
    said = [one_line(note) for note in notes if note.strip()]
    if not said:
        return
    frame = slide.notes_slide.notes_text_frame
    for number, note in enumerate(dict.fromkeys(said)):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        write_run(paragraph, note, deck.style)
