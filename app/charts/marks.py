"""How does a mark look? Fill, hatch and outline of every kind of segment.

Each kind differs by pattern as well as by colour, so it can be told apart in grey.
"""

from typing import NamedTuple

from app.charts.theme import Palette


class Mark(NamedTuple):
    """One kind of mark: the fill, and lines over it when it is hatched."""

    fill: str
    edge: str
    hatch: str = ""
    lines: str = ""

    def marker(self) -> dict[str, object]:
        """Give the marker of a bar trace."""
        marker: dict[str, object] = {
            "color": self.fill,
            "line": {"color": self.edge, "width": 1},
        }
        if self.hatch:
            marker["pattern"] = {
                "shape": self.hatch,
                "bgcolor": self.fill,
                "fgcolor": self.lines,
                "fgopacity": 1,
                "size": 7,
                "solidity": 0.25,
            }
        return marker


def solid(colour: str) -> Mark:
    """Fill with one colour."""
    return Mark(colour, colour)


def reached(palette: Palette) -> Mark:
    """Mark what is there."""
    return solid(palette.blue)


def waiting(palette: Palette) -> Mark:
    """Mark what is not due yet."""
    return Mark(palette.surface, palette.grey, "/", palette.grey)


def missing(palette: Palette) -> Mark:
    """Mark what is due and not there."""
    return solid(palette.orange)


def partly(palette: Palette) -> Mark:
    """Mark what is there, but not in full."""
    return solid(palette.grey)


def unknown(palette: Palette) -> Mark:
    """Mark what cannot be told."""
    return Mark(palette.surface, palette.grey, ".", palette.grey)


def state_marks(palette: Palette) -> dict[str, Mark]:
    """Mark each state of a delivery."""
    return {
        "planned": Mark(palette.surface, palette.grey),
        "ongoing": solid(palette.blue),
        "completed": solid(palette.grey),
        "stopped": Mark(palette.surface, palette.orange, "x", palette.orange),
    }
