"""An organisation's own PowerPoint template gives a pack its look, or is refused."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.util import Pt

from app.packs.slides import TemplateError, check_template, write_slides
from tests.app.packs.packs import tiny_pack

MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main"


def template(width=720, height=540, keep=None):
    """python-pptx's own presentation with a slide in it, and some of its layouts."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = Pt(width), Pt(height)
    slide = slides.slides.add_slide(slides.slide_layouts[0])
    slide.shapes.title.text = "Gammelt lysbilde"
    slide.notes_slide.notes_text_frame.text = "Gammelt notat"
    for number, layout in enumerate(list(slides.slide_layouts)):
        if keep is not None and number not in keep and number:
            slides.slide_layouts.remove(layout)
        layout.name = f"Oppsett {number}"
    return bytes_of(slides)


def bytes_of(slides):
    written = BytesIO()
    slides.save(written)
    return written.getvalue()


def changed(content, old, new):
    written = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(written, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return written.getvalue()


def opened(content):
    return Presentation(BytesIO(content))


def test_the_size_and_the_layouts_of_the_template_are_used():
    deck = opened(write_slides(tiny_pack(), template(720, 540)))

    assert (deck.slide_width, deck.slide_height) == (Pt(720), Pt(540))
    used = {slide.slide_layout.name for slide in deck.slides}
    assert used == {"Oppsett 0", "Oppsett 5"}


def test_everything_stands_inside_the_slide():
    deck = opened(write_slides(tiny_pack(), template(720, 540)))

    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_old_slides_are_gone_with_their_parts():
    content = write_slides(tiny_pack(), template())

    with ZipFile(BytesIO(content)) as file:
        held = b"".join(file.read(name) for name in file.namelist())
        names = file.namelist()
    assert b"Gammelt" not in held
    assert len(names) == len(set(names))


def test_a_potx_is_a_template_too():
    potx = changed(
        template(), MAIN, MAIN.replace(b"presentation.main", b"template.main")
    )

    deck = opened(write_slides(tiny_pack(), potx))

    assert len(deck.slides) > 5


def test_a_layout_with_more_than_a_title_is_used_without_what_is_empty():
    deck = opened(write_slides(tiny_pack(), template(keep={1})))

    for slide in list(deck.slides)[1:]:
        assert slide.slide_layout.name == "Oppsett 1"
        for holder in slide.placeholders:
            assert holder.text_frame.text


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"%PDF-1.7", id="a PDF"),
        pytest.param(template()[:5000], id="cut short"),
        pytest.param(changed(template(), b"<p:", b"<q:"), id="broken XML"),
        pytest.param(
            changed(
                template(),
                MAIN + b"+xml",
                b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
            ),
            id="with macros",
        ),
    ],
)
def test_what_is_no_template_is_refused_with_a_sentence(content):
    with pytest.raises(TemplateError) as met:
        write_slides(tiny_pack(), content)
    with pytest.raises(TemplateError, match="PowerPoint"):
        check_template(content)

    assert "PowerPoint" in met.value.sentence.nb
    assert "PowerPoint" in met.value.sentence.en


def test_a_template_can_be_looked_at_before_slides_are_made():
    check_template(template())


@pytest.mark.parametrize("keep", [{6}, {0}], ids=["blank only", "title slide only"])
def test_a_template_without_a_layout_with_a_title_and_room_is_refused(keep):
    with pytest.raises(TemplateError) as met:
        write_slides(tiny_pack(), template(keep=keep))

    assert "oppsett" in met.value.sentence.nb
    assert "layout" in met.value.sentence.en
