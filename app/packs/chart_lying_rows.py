"""Where does each lying bar lie, and where is its label written?"""

from dataclasses import dataclass

from app.charts.theme import LIGHT
from app.packs.chart_bar_places import Bar, is_written_within
from app.packs.chart_paper import GAP, LINE, SIZE, Paper, Spec, box
from app.packs.chart_ticks import spread_out
from app.packs.letters import text_width
from app.sections.content import Bars


@dataclass(frozen=True)
class Rows:
    """Where bars lie, in pixels."""

    thick: float
    depth: float
    """From a category to the next."""
    above: float
    """Room over the bars of a category."""
    low: float
    point: float
    """Pixels of a unit of value."""

    def across(self, value: float) -> float:
        """Say how far from the left edge a value is."""
        return (value - self.low) * self.point

    def box(self, bar: Bar) -> Spec:
        """Give the rectangle of a bar."""
        top = self.depth * bar.category + self.above + self.thick * bar.place
        left, right = self.across(bar.low), self.across(bar.high)
        return box(left, right, top + 0.5, top + self.thick - 0.5)

    def middle(self, bar: Bar) -> float:
        """Say how far under the upper edge the middle of a bar is."""
        return self.depth * bar.category + self.above + self.thick * (bar.place + 0.5)


def write_labels(paper: Paper, chart: Bars, bars: list[Bar], rows: Rows) -> None:
    """Write labels within bars, or where they end."""
    if is_written_within(chart):
        paper.write(
            (
                {
                    "x": rows.across((bar.low + bar.high) / 2),
                    "y": rows.middle(bar),
                    "text": bar.label,
                    "ink": bar.ink.on_it,
                }
                for bar in bars
            ),
            align="center",
        )
        return
    for align, is_left in (("left", False), ("right", True)):
        paper.write(
            (
                {
                    "x": rows.across(bar.end) + (-GAP if is_left else GAP),
                    "y": rows.middle(bar),
                    "text": bar.label,
                    "ink": LIGHT.ink,
                }
                for bar in bars
                if (bar.end < bar.start) is is_left
            ),
            align=align,
        )


def write_over(paper: Paper, bars: list[Bar], rows: Rows) -> None:
    """Write labels over bars that are too short for them, none over another."""
    for category in sorted({bar.category for bar in bars}):
        row = [bar for bar in bars if bar.category == category and bar.label]
        wide = max((text_width(bar.label, SIZE) for bar in row), default=0)
        middles = [rows.across((bar.low + bar.high) / 2) for bar in row]
        places = spread_out(middles, wide + 4, wide / 2 + 2, paper.width - wide / 2)
        paper.write(
            (
                {
                    "x": place,
                    "y": rows.middle(bar) - rows.thick / 2 - LINE / 2,
                    "text": bar.label,
                    "ink": bar.ink.beside,
                }
                for bar, place in zip(row, places, strict=True)
            ),
            align="center",
        )
