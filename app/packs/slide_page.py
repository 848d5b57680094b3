"""What stands on one slide, before it is drawn, and how much room there is for it."""

from dataclasses import dataclass, replace

from app.packs.slide_rows import Grid
from app.packs.slide_words import LINE_HEIGHT, wrap
from app.sections.content import Chart

TITLE, LEAD, MORE, SMALL = 28.0, 20.0, 16.0, 14.0
"""Letters of a title, of the sentence under it, of what else is said, and the least."""
_BOLD = 1.06
"""How much wider a title is than running text."""
GAP = 10.0
"""Air between two parts of a slide."""


@dataclass(frozen=True)
class Room:
    """The part of a slide that is free under the title, in points."""

    left: float
    top: float
    width: float
    height: float
    spare: float = 0.0
    """What a title of one line leaves free above."""

    def under(self, title: str) -> "Room":
        """Give the room under this title."""
        is_long = len(wrap(title, self.width, TITLE * _BOLD)) > 1
        return self if is_long else replace(self.without_top(-self.spare), spare=0.0)

    def without_top(self, height: float) -> "Room":
        """Give the room that is left under a part of this height."""
        return replace(self, top=self.top + height, height=self.height - height)

    def without_bottom(self, height: float) -> "Room":
        """Give the room that is left over a part of this height."""
        return replace(self, height=self.height - height)


@dataclass(frozen=True)
class Page:
    """One slide: a title, and one chart, one table or text."""

    title: str
    kicker: str = ""
    """The name of the section, small over the title."""
    lead: str = ""
    chart: Chart | None = None
    whole: Chart | None = None
    """What the chart is a part of: its axis is that of all of it."""
    grid: Grid | None = None
    grid_alt: str = ""
    words: tuple[str, ...] = ()
    """Paragraphs, where there is neither chart nor table."""
    size: float = LEAD
    """Letters of the paragraphs."""
    is_numbered: bool = False
    """The paragraphs are a numbered list."""
    more: str = ""
    """What the lead did not say, under the chart or table."""
    caption: str = ""
    notes: tuple[str, ...] = ()
    is_at_end: bool = False
    """Looked up, not talked of: it comes after all the others."""


def title_height(lines: int) -> float:
    """Give the height of a title of this many lines."""
    return lines * TITLE * LINE_HEIGHT
