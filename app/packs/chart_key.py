"""The key over a chart of several series: a mark and a name for each, in rows."""

from app.charts.theme import LIGHT
from app.packs.chart_bar_places import is_bridge, shown_series
from app.packs.chart_inks import ink
from app.packs.chart_paper import BOX, GAP, SIZE, WIDTH, Paper, box
from app.packs.letters import printable, text_width
from app.sections.content import Bars, Series

_ROW = 14.0
_MARK = 9.0
_BETWEEN = 16.0

Place = tuple[Series, float, int]
"""A series with the pixel where its mark begins, and its row."""


def key_of(chart: Bars) -> list[Place]:
    """Lay out the key; empty where the categories say the same.

    A bridge has none: each of its columns is named under it.
    """
    series = shown_series(chart)
    if len(series) < 2 or is_bridge(chart):
        return []
    places: list[Place] = []
    x, row = 0.0, 0
    for one in series:
        wide = _MARK + GAP + text_width(printable(one.name), SIZE)
        if x and x + wide > WIDTH:
            x, row = 0.0, row + 1
        places.append((one, x, row))
        x += wide + _BETWEEN
    return places


def key_height(key: list[Place]) -> float:
    """Say how much room a key takes."""
    return _ROW * (key[-1][2] + 1) + GAP if key else 0.0


def draw_key(paper: Paper, key: list[Place], top: float) -> None:
    """Draw a key, from the left edge of the paper.

    Args:
        paper: What is drawn on.
        key: What `key_of` laid out.
        top: Its upper edge in pixels from the upper edge of the paper.
    """
    rows = [
        (one, x - paper.left + 1, top - paper.top + _ROW * (row + 0.5))
        for one, x, row in key
    ]
    for one, x, y in rows:
        look = ink(one.colour, is_hatched=one.is_hatched)
        mark = {"type": "rect", "fill": look.fill, "stroke": look.stroke}
        paper.draw(mark, [box(x, x + _MARK, y - _MARK / 2, y + _MARK / 2)], **BOX)
    paper.write(
        {"x": x + _MARK + GAP, "y": y, "text": printable(one.name), "ink": LIGHT.ink}
        for one, x, y in rows
    )
