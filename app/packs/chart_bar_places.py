"""Where does each bar of a chart begin and end, before it lies or stands?"""

from dataclasses import dataclass

from app.packs.chart_inks import Ink, ink
from app.packs.chart_paper import BOX, Paper, Spec
from app.packs.letters import printable
from app.sections.content import Bars, Series


@dataclass(frozen=True)
class Bar:
    """One mark: a part of the scale of values, in one place of a category."""

    category: int
    place: int
    """Which of the bars beside each other in the category."""
    start: float
    end: float
    label: str
    series: Series

    @property
    def low(self) -> float:
        """The end of the bar with the smaller value."""
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        """The end of the bar with the greater value."""
        return max(self.start, self.end)

    @property
    def ink(self) -> Ink:
        """How the bar is filled, outlined and written on."""
        return ink(self.series.colour, is_hatched=self.series.is_hatched)


def bars_of(chart: Bars) -> list[Bar]:
    """Give every bar that is drawn; what others stand on is not drawn itself."""
    return _stacked(chart) if chart.is_stacked else _beside(chart)


def shown_series(chart: Bars) -> tuple[Series, ...]:
    """Give the series that are drawn."""
    return tuple(series for series in chart.series if not series.is_base)


def is_bridge(chart: Bars) -> bool:
    """Say if bars stand on others that are not drawn, from one sum to the next."""
    return any(series.is_base for series in chart.series)


def is_written_within(chart: Bars) -> bool:
    """Say if labels stand within the bars, because another bar follows at the end."""
    return chart.is_stacked and not is_bridge(chart)


def places_of(chart: Bars) -> int:
    """Say how many bars stand beside each other in a category."""
    return 1 if chart.is_stacked else max(1, len(shown_series(chart)))


def draw_boxes(paper: Paper, boxes: list[tuple[Bar, Spec]]) -> None:
    """Draw bars where they are placed in pixels, with their inks."""
    paper.draw(
        {"type": "rect", "strokeWidth": 1},
        (
            place
            | {
                "category": bar.category,
                "series": bar.series.name,
                "value": bar.end - bar.start,
                "fill": bar.ink.fill,
                "stroke": bar.ink.stroke,
            }
            for bar, place in boxes
        ),
        fill={"field": "fill", "type": "nominal", "scale": None},
        stroke={"field": "stroke", "type": "nominal", "scale": None},
        **BOX,
    )


def _beside(chart: Bars) -> list[Bar]:
    return [
        Bar(category, place, 0, value, printable(series.labels[category]), series)
        for place, series in enumerate(shown_series(chart))
        for category, value in enumerate(series.values)
        if value is not None
    ]


def _stacked(chart: Bars) -> list[Bar]:
    count = len(chart.categories)
    reached = {True: [0.0] * count, False: [0.0] * count}
    bars = []
    for series in chart.series:
        for category, value in enumerate(series.values):
            if value is None:
                continue
            sums = reached[value >= 0]
            start = sums[category]
            sums[category] += value
            if not series.is_base and (value or is_bridge(chart)):
                label = printable(series.labels[category])
                bars.append(Bar(category, 0, start, sums[category], label, series))
    return bars
