"""How much more often, or less, is an outcome reached with each factor than without?

Clear differences are filled, in blue circles for success factors and orange diamonds
for risk factors; the others are grey, open and dotted. The words stand over each line,
so the figure works on a phone.
"""

from collections.abc import Sequence
from math import ceil, floor

import plotly.graph_objects as go

from app.charts.forest_rows import (
    HEAD,
    SIDE,
    ForestRow,
    PlacedRow,
    forest_words,
    place_rows,
)
from app.charts.theme import Theme, new_figure

_AXIS = 28
_LEAST_REACH = 20
"""Percentage points that there is room for on both sides of zero."""
_WIDE = 100
"""An axis over more percentage points than this has a tick for each 20, not 10."""


def axis_reach(rows: Sequence[ForestRow]) -> tuple[int, int]:
    """Give the ends of an axis that has room for all of them, in whole tens."""
    lowest = min((row.lower for row in rows), default=0)
    highest = max((row.upper for row in rows), default=0)
    return (
        min(-_LEAST_REACH, floor(lowest / 10) * 10),
        max(_LEAST_REACH, ceil(highest / 10) * 10),
    )


def forest_chart(
    rows: Sequence[ForestRow],
    theme: Theme,
    *,
    reach: tuple[int, int],
    is_risk: bool = False,
) -> go.Figure:
    """Draw one interval per row, from the top down.

    Args:
        rows: What to draw, at least one.
        theme: The look.
        reach: The ends of the axis, so that two charts can have the same.
        is_risk: Draw orange diamonds in place of blue circles.
    """
    placed = place_rows(rows)
    bottom = placed[-1].bottom
    figure = new_figure(theme, height=bottom + _AXIS)
    figure.update_layout(
        margin={"l": SIDE, "r": SIDE, "t": 0, "b": _AXIS},
        xaxis={"range": [reach[0] - 1, reach[1] + 1], **_ticks(reach)},
        yaxis={"visible": False, "range": [bottom, 0]},
        shapes=[_zero(bottom, theme)],
        annotations=forest_words(placed, theme),
    )
    filled = [each for each in placed if each.row.is_filled]
    others = [each for each in placed if not each.row.is_filled]
    colour = theme.palette.orange if is_risk else theme.palette.blue
    symbol = "diamond" if is_risk else "circle"
    figure.add_traces(
        [
            *_traces(others, theme.palette.grey, f"{symbol}-open", "dot"),
            *_traces(filled, colour, symbol, "solid"),
        ]
    )
    return figure


def _zero(bottom: int, theme: Theme) -> dict[str, object]:
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": HEAD - 6,
        "y1": bottom,
        "line": {"color": theme.palette.grey, "width": 1},
        "layer": "below",
    }


def _ticks(reach: tuple[int, int]) -> dict[str, object]:
    step = 20 if reach[1] - reach[0] > _WIDE else 10
    first = ceil(reach[0] / step) * step
    values = list(range(first, reach[1] + 1, step))
    return {"tickvals": values, "ticktext": [_signed(value) for value in values]}


def _signed(value: int) -> str:
    if value < 0:
        return f"\N{MINUS SIGN}{-value}"
    return f"+{value}" if value else "0"


def _traces(
    placed: Sequence[PlacedRow], colour: str, symbol: str, dash: str
) -> list[go.Scatter]:
    if not placed:
        return []
    line = [(each.row.lower, each.row.upper, None) for each in placed]
    heights = [(each.mark_at, each.mark_at, None) for each in placed]
    return [
        go.Scatter(
            x=[value for ends in line for value in ends],
            y=[value for ends in heights for value in ends],
            mode="lines",
            line={"color": colour, "width": 3, "dash": dash},
            hoverinfo="skip",
        ),
        go.Scatter(
            x=[each.row.difference for each in placed],
            y=[each.mark_at for each in placed],
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 12,
                "color": colour,
                "line": {"color": colour, "width": 2},
            },
            customdata=[each.row.hover for each in placed],
            hovertemplate="%{customdata}<extra></extra>",
        ),
    ]
