"""Write a pack as PowerPoint: native charts, whole tables, notes with definitions."""

from app.packs.template_error import TemplateError
from app.sections.content import Pack
from app.translations.gettext import speaking

__all__ = ["TemplateError", "check_template", "write_slides"]


def write_slides(pack: Pack, template: bytes | None = None) -> bytes:
    """Write a pack as a PowerPoint file; the same pack gives the same bytes.

    Args:
        pack: What to show, in the language of its slides.
        template: A .pptx or .potx of the organisation; without one, the house look.

    Raises:
        TemplateError: The template is no PowerPoint file, or has no layout to use.
    """
    # python-pptx takes its time to import, and only those who ask for slides need it.
    from app.packs.slide_deck import open_deck
    from app.packs.slide_drawing import draw_pages
    from app.packs.slide_file import deck_bytes
    from app.packs.slide_pages import pages_of

    with speaking(pack.language):
        deck = open_deck(template, pack.language)
        draw_pages(deck, pack, pages_of(pack, deck.room))
        return deck_bytes(deck, pack)


def check_template(template: bytes) -> None:
    """Look whether slides can be made from a template, before anybody asks for them.

    Args:
        template: The organisation's own .pptx or .potx.

    Raises:
        TemplateError: It is no PowerPoint file, or has no layout to use.
    """
    from app.packs.slide_deck import open_deck

    open_deck(template, "nb")
