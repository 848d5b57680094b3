"""Open the presentation that a pack is drawn in: the house look, or a template.

Layouts of a template are found by what they hold, never by name or place: a title and a
subtitle for the first slide, a title with free room under it for the others.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from zipfile import ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation as Slides
from pptx.slide import SlideLayout

from app.packs.slide_look import house_presentation
from app.packs.slide_page import Room, title_height
from app.packs.slide_style import Style
from app.packs.template_error import TemplateError
from data.sentence import Sentence

_TEMPLATE, _PRESENTATION = (
    f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml"
    for kind in ("template", "presentation")
)
_AROUND = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_POINT = 12700
_OFFICE_TITLE = 44.0
_LEAST_ROOM = 0.45
"""A title must leave this share of the height of a slide free under it."""
_NOT_POWERPOINT = Sentence(
    "Malen kan ikke åpnes som PowerPoint. Lagre den på nytt i PowerPoint som .pptx "
    "eller .potx uten makroer og uten passord, og velg den filen.",
    "The template cannot be opened as PowerPoint. Save it again in PowerPoint as .pptx "
    "or .potx without macros and without a password, and choose that file.",
)
_NO_LAYOUT = Sentence(
    "Malen har ingen oppsett med en tittel øverst og ledig plass under. Legg til et "
    "slikt oppsett i lysbildemalen i PowerPoint («Bare tittel»), og lagre på nytt.",
    "The template has no layout with a title at the top and free room under it. Add "
    "one in the slide master in PowerPoint (“Title Only”), and save again.",
)


@dataclass(frozen=True)
class Deck:
    """A presentation without slides, and where things go in it."""

    slides: Slides
    title_layout: SlideLayout
    layout: SlideLayout
    room: Room
    style: Style
    is_house: bool
    title_size: float
    """Of the letters of a title, as the template has them."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a slide, in points."""
        return _points(self.slides.slide_width), _points(self.slides.slide_height)


def open_deck(template: bytes | None, language: str) -> Deck:
    """Open the house look, or the template without its slides.

    Raises:
        TemplateError: The template is no PowerPoint file, or has no layout to use.
    """
    slides = house_presentation() if template is None else _opened(template)
    _empty(slides)
    layouts = [
        (room, layout)
        for layout in _layouts(slides)
        if (room := _room(slides, layout)) is not None
    ]
    if not layouts:
        raise TemplateError(_NO_LAYOUT)
    room, layout = min(layouts, key=lambda each: len(_inside(each[1])))
    if template is None:
        room = replace(room, spare=title_height(1))
    return Deck(
        slides=slides,
        title_layout=_title_layout(slides) or layout,
        layout=layout,
        room=room,
        style=Style.of(language),
        is_house=template is None,
        title_size=_title_size(layout),
    )


def _opened(template: bytes) -> Slides:
    # A foreign file can be broken in any way there is; the reader needs one sentence.
    try:
        slides = Presentation(BytesIO(_as_presentation(template)))
        list(_layouts(slides))
    except Exception as error:
        raise TemplateError(_NOT_POWERPOINT) from error
    if "macroEnabled" in slides.part.content_type or not slides.slide_width:
        raise TemplateError(_NOT_POWERPOINT)
    return slides


def _as_presentation(template: bytes) -> bytes:
    written = BytesIO()
    with ZipFile(BytesIO(template)) as source, ZipFile(written, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(_TEMPLATE.encode(), _PRESENTATION.encode())
            target.writestr(name, content)
    return written.getvalue()


def _empty(slides: Slides) -> None:
    listed = slides.part._element.get_or_add_sldIdLst()
    for slide_id in list(listed):
        slides.part.drop_rel(slide_id.rId)
        listed.remove(slide_id)
    # Sections and shows name slides that are gone.
    for name in ("p:extLst", "p:custShowLst"):
        for element in slides.part._element.xpath(name):
            slides.part._element.remove(element)
    # The picture of the first slide and the list of titles are of the old slides.
    package = slides.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype in (
            RELATIONSHIP_TYPE.THUMBNAIL,
            RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        ):
            package._rels.pop(key)


def _layouts(slides: Slides) -> Iterator[SlideLayout]:
    for master in slides.slide_masters:
        yield from master.slide_layouts


def _title_layout(slides: Slides) -> SlideLayout | None:
    for layout in _layouts(slides):
        kinds = {each.placeholder_format.type for each in layout.placeholders}
        if PP_PLACEHOLDER.CENTER_TITLE in kinds and PP_PLACEHOLDER.SUBTITLE in kinds:
            return layout
    return None


def _inside(layout: SlideLayout) -> list[object]:
    known = (*_AROUND, PP_PLACEHOLDER.TITLE)
    return [
        each
        for each in layout.placeholders
        if each.placeholder_format.type not in known
    ]


def _room(slides: Slides, layout: SlideLayout) -> Room | None:
    height = _points(slides.slide_height)
    width = _points(slides.slide_width)
    titles = [
        each
        for each in layout.placeholders
        if each.placeholder_format.type == PP_PLACEHOLDER.TITLE
        and None not in (each.left, each.top, each.width, each.height)
    ]
    if not titles:
        return None
    title = titles[0]
    top = _points(title.top + title.height) + 4
    bottom = min(
        (
            _points(each.top)
            for each in layout.placeholders
            if each.placeholder_format.type in _AROUND
            and each.top is not None
            and _points(each.top) > height * 2 / 3
        ),
        default=height * 0.92,
    )
    left, wide = _points(title.left), _points(title.width)
    if wide < width / 2:
        left, wide = width * 0.05, width * 0.9
    if bottom - top < height * _LEAST_ROOM:
        return None
    return Room(left, top, wide, bottom - top - 10)


def _title_size(layout: SlideLayout) -> float:
    sheets = (layout, layout.slide_master)
    own = ".//p:sp[.//p:ph[@type='title']]/p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz"
    styles = "p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr/@sz"
    found = [size for sheet in sheets for size in sheet._element.xpath(own)]
    found += layout.slide_master._element.xpath(styles)
    return int(found[0]) / 100 if found else _OFFICE_TITLE


def _points(length: int) -> float:
    return length / _POINT
