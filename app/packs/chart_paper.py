"""The sheet that a printed chart is drawn on: its size, its type and its marks.

The shape of the paper is worked out here to the pixel, so Vega-Lite lays out nothing:
one pixel is one point on the page, and a label stands where there is room for it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.charts.theme import LIGHT
from app.packs.letters import printable, text_width

WIDTH = 470.0
"""Points between the margins of the page."""
SIZE = 9.0
"""Of labels."""
SMALL = 8.5
"""Of axes."""
LINE = 11.0
"""From a line of a label to the next."""
GAP = 5.0
"""Between a mark and its label."""

TITLE = 15.0
"""Room for the title of the values over a chart."""

Spec = dict[str, object]
"""A part of a Vega-Lite specification."""


@dataclass
class Paper:
    """A sheet that is being drawn."""

    width: float
    """Of the part with the marks; the rest of WIDTH is margin."""
    height: float
    left: float = 0
    top: float = GAP
    bottom: float = GAP
    layers: list[Spec] = field(default_factory=list)

    def draw(
        self,
        mark: Mapping[str, object],
        rows: Iterable[Mapping[str, object]],
        **encoding: object,
    ) -> None:
        """Add marks: one per row of numbers and words."""
        values = list(rows)
        if values:
            layer: Spec = {
                "data": {"values": values},
                "mark": mark,
                "encoding": encoding,
            }
            self.layers.append(layer)

    def write(self, rows: Iterable[Mapping[str, object]], **mark: object) -> None:
        """Add lines of text, each at the place x, y in pixels, in the colour ink."""
        look = {"type": "text", "fontSize": SIZE, "lineHeight": LINE, **mark}
        self.draw(
            {"baseline": "middle", "align": "left", **look},
            rows,
            x=at_pixel("x"),
            y=at_pixel("y"),
            text={"field": "text", "type": "nominal"},
            color={"field": "ink", "type": "nominal", "scale": None},
        )

    def write_title(self, title: str) -> None:
        """Write the title of the values at the top, where nobody turns the page."""
        place = {"x": -self.left, "y": TITLE / 2 - self.top, "text": printable(title)}
        self.write([place | {"ink": LIGHT.muted}], fontSize=SMALL)

    def spec(self) -> Spec:
        """Give the whole as a Vega-Lite specification."""
        right = WIDTH - self.left - self.width
        return {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "width": self.width,
            "height": self.height,
            "autosize": "none",
            "padding": {
                "left": self.left,
                "right": right,
                "top": self.top,
                "bottom": self.bottom,
            },
            "background": LIGHT.surface,
            "config": _look(),
            "layer": self.layers,
        }


def at_pixel(name: str) -> Spec:
    """Place a mark at the pixel that a column says."""
    return {"field": name, "type": "quantitative", "scale": None}


def value_axis(
    title: str, ticks: Sequence[float], *, is_share: bool, is_bare: bool = False
) -> Spec:
    """Describe an axis of values.

    Args:
        title: What is measured, with the unit.
        ticks: The values that are written on it.
        is_share: They are shares, written as per cent.
        is_bare: Every mark says its own value, so only the title stands.
    """
    bare = {"labels": False, "ticks": False, "domain": False}
    return {
        "title": printable(title) or None,
        "values": list(ticks),
        "format": ".0%" if is_share else _number_format(ticks),
        **(bare if is_bare else {}),
    }


def box(left: float, right: float, top: float, bottom: float) -> Spec:
    """Give a rectangle in pixels; BOX places it."""
    return {"x": left, "x2": right, "y": top, "y2": bottom}


BOX: dict[str, object] = {
    "x": at_pixel("x"),
    "x2": {"field": "x2"},
    "y": at_pixel("y"),
    "y2": {"field": "y2"},
}
"""How a rectangle in pixels is placed."""


def draw_baseline(
    paper: Paper, channel: str, domain: tuple[float, float], axis: Spec
) -> None:
    """Draw the line at zero that bars begin from, and their axis.

    Args:
        paper: What is drawn on.
        channel: `x` for lying bars, `y` for columns.
        domain: The first and the last value of the axis.
        axis: What `value_axis` described.
    """
    scale = {"domain": list(domain), "nice": False, "zero": False}
    value = {"field": "zero", "type": "quantitative", "scale": scale, "axis": axis}
    length = paper.height if channel == "x" else paper.width
    other = "y" if channel == "x" else "x"
    paper.draw(
        {"type": "rule", "color": LIGHT.grey, "strokeWidth": 1},
        [{"zero": 0, "from": 0, "to": length}],
        **{
            channel: value,
            other: at_pixel("from"),
            f"{other}2": {"field": "to"},
        },
    )


def widest(texts: Iterable[str], size: float = SIZE) -> float:
    """Say how wide the widest of some lines is; 0 for none."""
    return max((text_width(text, size) for text in texts), default=0)


def _number_format(ticks: Sequence[float]) -> str:
    """Write years without a thousands separator."""
    is_years = all(1900 <= tick <= 2100 for tick in ticks)
    return "d" if is_years else ",.2~f"


def _look() -> Spec:
    return {
        "font": "Source Sans Pro",
        "view": {"stroke": None},
        "axis": {
            "grid": False,
            "domainColor": LIGHT.line,
            "tickColor": LIGHT.line,
            "tickSize": 4,
            "labelColor": LIGHT.muted,
            "labelFontSize": SMALL,
            "labelOverlap": True,
            "labelFlush": False,
            "titleColor": LIGHT.muted,
            "titleFontSize": SMALL,
            "titleFontWeight": "normal",
            "titlePadding": 6,
        },
    }
