"""Write the pack of a meeting as a file."""

from app.packs.pdf import write_pdf
from app.packs.slides import write_slides
from app.packs.template_error import TemplateError
from app.sections.content import Pack
from data.home import Home
from data.sentence import Sentence

TEMPLATE_NAME = "pack-template.pptx"
"""The organisation's own slides, in the home; without it Varig's own look is used."""

FORMATS = ("pdf", "pptx")


def write_file(pack: Pack, file_format: str, home: Home) -> bytes:
    """Write a pack as a file.

    Args:
        pack: What to write.
        file_format: One of `FORMATS`.
        home: Where the organisation's own template may lie.

    Raises:
        TemplateError: The organisation's template cannot be used; it is named.
    """
    if file_format == "pdf":
        return write_pdf(pack)
    template = home.root / TEMPLATE_NAME
    try:
        return write_slides(pack, template.read_bytes() if template.is_file() else None)
    except TemplateError as error:
        said = error.sentence
        raise TemplateError(
            Sentence(f"{TEMPLATE_NAME}: {said.nb}", f"{TEMPLATE_NAME}: {said.en}")
        ) from error
