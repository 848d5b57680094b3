"""Where does each column of a chart stand, and where is there room for its label?"""

from dataclasses import dataclass

from app.charts.theme import LIGHT
from app.packs.chart_bar_places import Bar, is_written_within, places_of
from app.packs.chart_paper import GAP, LINE, SIZE, Spec, box, widest
from app.packs.chart_ticks import spread_out
from app.packs.letters import text_width
from app.sections.content import Bars

HEIGHT = 165.0
"""From the lowest to the highest value, in pixels."""
_WIDEST = 64.0
"""A column is no wider, however few there are."""


@dataclass(frozen=True)
class Columns:
    """Where columns stand, in pixels."""

    slot: float
    """From a category to the next."""
    wide: float
    places: int
    low: float
    high: float

    def down(self, value: float) -> float:
        """Say how far under the upper edge a value is."""
        return HEIGHT * (self.high - value) / (self.high - self.low)

    def left(self, bar: Bar) -> float:
        """Say where a column begins."""
        middle = self.slot * (bar.category + 0.5)
        return middle + self.wide * (bar.place - self.places / 2)

    def right(self, bar: Bar) -> float:
        """Say where a column ends."""
        return self.left(bar) + self.wide

    def middle(self, bar: Bar) -> float:
        """Say where the middle of a column is."""
        return self.left(bar) + self.wide / 2

    def box(self, bar: Bar) -> Spec:
        """Give the rectangle of a column."""
        top, bottom = self.down(bar.high), self.down(bar.low)
        return box(self.left(bar) + 0.5, self.right(bar) - 0.5, top, bottom)


def columns_of(chart: Bars, width: float, domain: tuple[float, float]) -> Columns:
    """Share out a width among the columns of a chart."""
    slot = width / max(1, len(chart.categories))
    places = places_of(chart)
    part = 0.56 if places == 1 else 0.8
    return Columns(slot, min(slot * part / places, _WIDEST), places, *domain)


def labels_within(columns: Columns, bars: list[Bar]) -> list[tuple[Spec, str]]:
    """Place labels within columns, or at the right of those that are too low.

    Returns:
        Each label with its alignment; none for a column where there is no room.
    """
    placed = []
    for category in sorted({bar.category for bar in bars}):
        column = [bar for bar in bars if bar.category == category and bar.label]
        roomy = [bar for bar in column if _fits_within(columns, bar)]
        placed += [(_label(columns, bar), "center") for bar in roomy]
        placed += _labels_beside(columns, [bar for bar in column if bar not in roomy])
    return placed


def labels_over(columns: Columns, bars: list[Bar]) -> list[tuple[Spec, str]]:
    """Place labels over columns, or under those that hang; none if they would touch."""
    room = columns.slot if columns.places == 1 else columns.wide + 2
    if widest(bar.label for bar in bars) + 2 > room:
        return []
    return [
        (
            {
                "x": columns.middle(bar),
                "y": columns.down(bar.low) + LINE / 2 + 1
                if bar.end < 0
                else columns.down(bar.high) - LINE / 2 - 1,
                "text": bar.label,
                "ink": LIGHT.ink,
            },
            "center",
        )
        for bar in bars
        if bar.label
    ]


def placed_labels(
    chart: Bars, columns: Columns, bars: list[Bar]
) -> list[tuple[Spec, str]]:
    """Place the labels of a chart where there is room for them."""
    place = labels_within if is_written_within(chart) else labels_over
    return place(columns, bars)


def _fits_within(columns: Columns, bar: Bar) -> bool:
    is_wide = text_width(bar.label, SIZE) <= columns.wide - 2
    return is_wide and columns.down(bar.low) - columns.down(bar.high) >= LINE


def _label(columns: Columns, bar: Bar) -> Spec:
    middle = columns.down((bar.low + bar.high) / 2)
    place = {"x": columns.middle(bar), "y": middle}
    return place | {"text": bar.label, "ink": bar.ink.on_it}


def _labels_beside(columns: Columns, bars: list[Bar]) -> list[tuple[Spec, str]]:
    room = columns.slot - columns.wide - GAP
    narrow = [bar for bar in bars if text_width(bar.label, SIZE) <= room]
    middles = [columns.down((bar.low + bar.high) / 2) for bar in narrow]
    places = spread_out(middles, LINE, 0, HEIGHT)
    return [
        (
            {
                "x": columns.right(bar) + GAP - 1,
                "y": place,
                "text": bar.label,
                "ink": bar.ink.beside,
            },
            "left",
        )
        for bar, place in zip(narrow, places, strict=True)
    ]
