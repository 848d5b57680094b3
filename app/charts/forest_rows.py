"""Where does each row of a forest chart stand, and what is written over its interval?

The server cannot know how wide the reader's screen is: names are broken for a phone.
"""

from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import NamedTuple

from app.charts.theme import Theme
from app.translations.gettext import _

LINE_LENGTH = 44
"""Bold letters that fit a line at 390 pixels."""
HEAD = 44
"""Pixels for the two lines that say what stands under them."""
SIDE = 8
"""Pixels beside the axis, for the labels at its ends; the words begin outside it."""
_LINE = 19
_MARK = 20
_GAP = 9
_LEFT: dict[str, object] = {"x": 0, "xref": "paper", "xshift": -SIDE}
_RIGHT: dict[str, object] = {
    "x": 1,
    "xref": "paper",
    "xanchor": "right",
    "xshift": SIDE,
}


class ForestRow(NamedTuple):
    """One comparison: its words, and the difference in percentage points."""

    name: str
    under: str
    """How many units and deliveries there are with and without it."""
    difference: float
    lower: float
    upper: float
    value: str
    interval: str
    is_filled: bool
    """The difference is clear."""
    is_starred: bool
    """It does not stand when like is put beside like, or that cannot be done."""
    hover: str


class PlacedRow(NamedTuple):
    """A row with its place in pixels from the top, and the lines of its name."""

    row: ForestRow
    top: int
    lines: list[str]

    @property
    def mark_at(self) -> float:
        """The middle of its interval."""
        return self.top + (len(self.lines) + 1) * _LINE + _MARK / 2

    @property
    def bottom(self) -> int:
        """Where the next row begins."""
        return self.top + (len(self.lines) + 1) * _LINE + _MARK + _GAP


def place_rows(rows: Sequence[ForestRow]) -> list[PlacedRow]:
    """Put rows under each other; a long name takes more lines."""
    placed, top = [], HEAD
    for row in rows:
        name = f"{row.name} *" if row.is_starred else row.name
        placed.append(PlacedRow(row, top, wrap(name, LINE_LENGTH) or [""]))
        top = placed[-1].bottom
    return placed


def forest_words(placed: Sequence[PlacedRow], theme: Theme) -> list[dict[str, object]]:
    """Write what stands over all rows, and over each one, as annotations."""
    return [*_heads(), *(words for each in placed for words in _words(each, theme))]


def _heads() -> list[dict[str, object]]:
    # What every label shares is said once, over them.
    shared: dict[str, object] = {"y": 9}
    over: dict[str, object] = {"y": 28, "x": 0}
    return [
        shared | _LEFT | {"text": _("Units (deliveries) with · without")},
        shared | _RIGHT | {"text": _("Percentage points")},
        over | {"text": _("← less often"), "xanchor": "right", "xshift": -6},
        over | {"text": _("more often →"), "xshift": 6},
    ]


def _words(each: PlacedRow, theme: Theme) -> list[dict[str, object]]:
    row = each.row
    ink = theme.palette.ink if row.is_filled else theme.palette.muted
    big = {"font": {"size": 14 * theme.scale, "color": ink}}
    # On a phone the words stand over the line of zero, which must not strike them out.
    plate = {"bgcolor": theme.palette.surface}
    under = each.top + (len(each.lines) + 0.5) * _LINE
    value = f"<b>{escape(row.value)}</b> ({escape(row.interval)})"
    return [
        *(
            _LEFT
            | big
            | plate
            | {"text": f"<b>{escape(line)}</b>", "y": each.top + (number + 0.5) * _LINE}
            for number, line in enumerate(each.lines)
        ),
        _LEFT | plate | {"text": escape(row.under), "y": under},
        _RIGHT | big | plate | {"text": value, "y": under},
    ]
