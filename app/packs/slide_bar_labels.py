"""Where does the word of each bar stand: on it, at its end, or in the notes?"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.packs.slide_chart_labels import Label
from app.packs.slide_page import Room
from app.packs.slide_style import ink_on
from app.packs.slide_words import LINE_HEIGHT, one_line, text_width
from app.sections.content import Bars, Series

_THICKEST, _WIDEST = 46.0, 130.0
"""A lying bar is no thicker than this, and a column no wider."""
_GAPS = (0.4, 5.0)
"""Least and most air between bars, held against one bar."""


@dataclass(frozen=True)
class Plot:
    """Sizes in points, and the ends of the axis of values."""

    room: Room
    """That of the chart, with its axes."""
    width: float
    height: float
    reach: tuple[float, float]
    letter: float

    @property
    def line(self) -> float:
        """Height of a line of letters."""
        return self.letter * LINE_HEIGHT

    def long(self, value: float, *, is_upright: bool) -> float:
        """Turn a value into the length of its mark."""
        low, high = self.reach
        length = self.height if is_upright else self.width
        return abs(value) / (high - low) * length


def gap(bars: Bars, plot: Plot) -> float:
    """Say how much air stands between two categories, held against one bar."""
    count = 1 if bars.is_stacked else len(bars.series)
    length = plot.width if bars.is_upright else plot.height
    slot = length / len(bars.categories)
    thickest = _WIDEST if bars.is_upright else _THICKEST
    return min(max(slot / thickest - count, _GAPS[0]), _GAPS[1])


def value_reach(bars: Bars, length: float, letter: float) -> tuple[float, float]:
    """Give the ends of an axis from zero, with room for the words at the ends."""
    line = letter * LINE_HEIGHT
    highest, lowest = 0.0, 0.0
    for value, _words, _last in _tops(bars):
        highest, lowest = max(highest, value), min(lowest, value)
    unit = length / ((highest - lowest) or 1.0)
    for value, words, last in _tops(bars):
        room = line + 4 if bars.is_upright else text_width(words, letter) + 12
        is_outside = words and (last is None or last * unit < room)
        room = min(room, length * 0.6) if is_outside else 0.0
        scaled = value * length / (length - room)
        highest, lowest = max(highest, scaled), min(lowest, scaled)
    if bars.is_share and bars.is_stacked:
        highest = max(highest, 1.0)
    return lowest, highest or 1.0


def bar_labels(bars: Bars, plot: Plot) -> tuple[list[list[Label]], tuple[str, ...]]:
    """Place the words of every mark.

    Returns:
        The labels of each series, and the words that found no room.
    """
    placed: list[list[Label]] = [[] for _series in bars.series]
    unwritten: list[str] = []
    for at, category in enumerate(bars.categories):
        marks = _marks(bars, at)
        for number, (place, series, value) in enumerate(marks):
            words = one_line(series.labels[at])
            is_last = number == len(marks) - 1
            label = _label(bars, plot, series, at)
            if not bars.is_stacked:
                placed[place].append(Label(at, words, "outEnd", is_bold=True))
            elif len(marks) > 1 and _fits(bars, plot, value, words):
                placed[place].append(label)
            elif is_last:
                placed[place].append(_at_end(bars, plot, value, label))
            else:
                unwritten.append(f"{category}, {series.name}: {words}")
    return placed, tuple(unwritten)


def _tops(bars: Bars) -> Iterator[tuple[float, str, float | None]]:
    # How far each bar reaches, and the word that may stand at its end; for a stack of
    # several also the value of the last of them, which may have room for it.
    for at in range(len(bars.categories)):
        if not bars.is_stacked:
            for series in bars.series:
                yield series.values[at] or 0.0, series.labels[at], None
            continue
        marks = _marks(bars, at)
        words = one_line(marks[-1][1].labels[at]) if marks else ""
        last = marks[-1][2] if len(marks) > 1 else None
        yield sum(series.values[at] or 0.0 for series in bars.series), words, last


def _marks(bars: Bars, at: int) -> list[tuple[int, Series, float]]:
    return [
        (place, series, value)
        for place, series in enumerate(bars.series)
        if not series.is_base
        and (value := series.values[at]) is not None
        and series.labels[at]
    ]


def _label(bars: Bars, plot: Plot, series: Series, at: int) -> Label:
    return Label(
        at,
        one_line(series.labels[at]),
        "ctr",
        ink="tx1" if series.is_hatched else ink_on(series.colour),
        is_bold=True,
        is_on_paper=series.is_hatched,
    )


def _fits(bars: Bars, plot: Plot, value: float, words: str) -> bool:
    long = plot.long(value, is_upright=bars.is_upright)
    wide = text_width(words, plot.letter)
    if bars.is_upright:
        slot = plot.width / len(bars.categories)
        return long >= plot.line and wide <= slot / (1 + gap(bars, plot))
    return long >= wide + 6


def _at_end(bars: Bars, plot: Plot, value: float, label: Label) -> Label:
    half = plot.long(value, is_upright=bars.is_upright) / 2
    if bars.is_upright:
        moved = (0.0, -(half + plot.line / 2 + 2) / plot.room.height)
    else:
        wide = text_width(label.words, plot.letter)
        moved = ((half + wide / 2 + 6) / plot.room.width, 0.0)
    return Label(label.at, label.words, "ctr", is_bold=True, moved=moved)
