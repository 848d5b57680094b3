"""How are the parts of a bar named under it, each beside a sample of how it looks?

A line of words has to fit a narrow phone, so many parts take several lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.charts.marks import Mark
from app.charts.rows_of_bars import Row, Segment
from app.charts.theme import Theme
from app.translations.numbers import format_count

LINE_LENGTH = 58
"""Letters that fit a line at 390 pixels."""

_SAMPLES = {"/": "▨", "\\": "▧", "x": "▩", "-": "▤", ".": "∷"}
"""A letter that looks like each hatch."""


@dataclass(frozen=True)
class Part:
    """A part of a bar: how many, what it is, how it looks."""

    count: int
    words: str
    mark: Mark
    label: str = ""
    """What stands under the bar after the first part, when shorter than the words."""


def rows_of_parts(
    name: str, value: str, parts: Sequence[Part], theme: Theme, *, whole: float = 1
) -> list[Row]:
    """Make a bar with its parts named under it, those above zero.

    Args:
        name: What the bar is.
        value: What stands after the name.
        parts: The parts, from the left.
        theme: The look.
        whole: What each count is divided by to give its length.
    """
    shown = [part for part in parts if part.count]
    lines = _lines(shown)
    segments = [
        Segment(part.count / whole, part.mark, f"{part.words} {_count(part)}")
        for part in shown
    ]
    small = f"font-size:{round(13 * theme.scale)}px;color:{theme.palette.muted}"
    return [
        Row(name, value, segments, under=lines[0] if lines else ""),
        *(Row("", f'<span style="{small}">{line}</span>', ()) for line in lines[1:]),
    ]


def _lines(parts: Sequence[Part]) -> list[str]:
    lines: list[str] = []
    length = LINE_LENGTH
    for part in parts:
        name = part.label if lines and part.label else part.words
        words = f"{name} {_count(part)}"
        length += len(words) + len(" · □ ")
        if length > LINE_LENGTH:
            lines.append("")
            length = len(words) + len("□ ")
        lines[-1] += f"{' · ' if lines[-1] else ''}{_sample(part.mark)} {words}"
    return lines


def _sample(mark: Mark) -> str:
    letter = _SAMPLES.get(mark.hatch) or ("■" if mark.fill == mark.edge else "□")
    return f'<span style="color:{mark.lines or mark.edge}">{letter}</span>'


def _count(part: Part) -> str:
    return format_count(part.count)
