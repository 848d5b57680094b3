"""How text and colours are said in a slide's XML.

Text takes the colours and the font of the theme, so that a template keeps its own look;
marks take the palette of paper.
"""

from dataclasses import dataclass
from typing import Any, Literal
from xml.sax.saxutils import escape

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Length, Pt

from app.charts.theme import LIGHT
from app.packs.slide_words import LINE_HEIGHT, one_line, plain
from app.sections.content import Colour

Ink = Literal["tx1", "tx2", "bg1"]
"""A colour of the theme: text, quieter text, paper."""

Untyped = Any
"""A part of a presentation of which python-pptx says no type."""

_THEME = {
    "tx1": MSO_THEME_COLOR.TEXT_1,
    "tx2": MSO_THEME_COLOR.TEXT_2,
    "bg1": MSO_THEME_COLOR.BACKGROUND_1,
}
_ON_DARK = frozenset({"blue", "orange", "grey", "violet"})


@dataclass(frozen=True)
class Style:
    """The language of every run of letters, as `nb-NO`, and how charts are written."""

    tag: str
    share_format: str
    letter: float = 14.0
    """Size of every text in a chart."""

    @property
    def line(self) -> float:
        """Height of a line of a chart."""
        return self.letter * LINE_HEIGHT

    @classmethod
    def of(cls, language: str) -> "Style":
        """Give the style of `nb` or `en`."""
        if language == "en":
            return cls("en-GB", "0%")
        return cls("nb-NO", "0 %")

    def rich(
        self, text: str, size: float, *, ink: Ink = "tx1", is_bold: bool = False
    ) -> str:
        """Write the paragraphs of a text in a chart, as XML."""
        bold = int(is_bold)
        properties = (
            f'<a:rPr lang="{self.tag}" sz="{round(size * 100)}" b="{bold}">'
            f'<a:solidFill><a:schemeClr val="{ink}"/></a:solidFill></a:rPr>'
        )
        return "".join(
            f"<a:p><a:r>{properties}<a:t>{escape(line)}</a:t></a:r></a:p>"
            for line in plain(text).split("\n")
        )


def rgb(colour: Colour) -> RGBColor:
    """Give the colour of a mark."""
    return RGBColor.from_string(hex_of(colour))


def hex_of(colour: Colour) -> str:
    """Give the colour of a mark as six hexadecimal digits."""
    return str(getattr(LIGHT, colour)).removeprefix("#")


def ink_on(colour: Colour) -> Ink:
    """Give the colour of a text that stands on a mark."""
    return "bg1" if colour in _ON_DARK else "tx1"


def write_run(
    paragraph: Untyped,
    text: str,
    style: Style,
    *,
    size: float | None = None,
    is_bold: bool = False,
    ink: Ink | None = None,
) -> Untyped:
    """Add a text to a paragraph; what is not given is that of the template."""
    run = paragraph.add_run()
    run.text = one_line(text)
    run._r.get_or_add_rPr().set("lang", style.tag)
    if size is not None:
        run.font.size = Pt(size)
    if is_bold:
        run.font.bold = True
    if ink is not None:
        run.font.color.theme_color = _THEME[ink]
    return run


def points(length: float) -> Length:
    """Turn points into the unit of PowerPoint."""
    return Pt(length)


def describe(shape: Untyped, words: str, name: str) -> None:
    """Give a chart or table its alternative text and its name."""
    properties = shape._element.nvGraphicFramePr.cNvPr
    properties.set("descr", plain(words))
    properties.set("name", plain(name))
