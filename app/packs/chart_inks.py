"""How is a mark of a colour filled, outlined and written on?"""

from dataclasses import dataclass

from app.charts.theme import LIGHT
from app.sections.content import Colour


@dataclass(frozen=True)
class Ink:
    """How a mark is filled and outlined, and what is written on it."""

    fill: str
    stroke: str
    on_it: str
    beside: str


def ink(colour: Colour, *, is_hatched: bool = False) -> Ink:
    """Choose how marks of a colour look; hatched ones are pale with an outline.

    Vega has no hatch. Pale with an outline is told from solid in grey tones too.
    """
    solid = getattr(LIGHT, colour)
    edges = {"amber": LIGHT.amber_edge, "sky": LIGHT.blue}
    words = {
        "blue": LIGHT.blue_text,
        "sky": LIGHT.blue_text,
        "orange": LIGHT.orange_text,
        "amber": LIGHT.orange_text,
        "violet": LIGHT.violet,
    }
    edge = edges.get(colour, solid)
    beside = words.get(colour, LIGHT.muted)
    if is_hatched:
        return Ink(_pale(solid), edge, LIGHT.ink, beside)
    is_dark = colour in {"blue", "grey", "violet"}
    return Ink(solid, edge, LIGHT.surface if is_dark else LIGHT.ink, beside)


def _pale(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * 0.22):02X}" for part in parts)
