"""How large is each share in each delivery type, and how sure is that?

A small panel per share with a line per type: shape and colour tell them apart, in grey
too. The words stand over the lines and at their left, inside the axis, so the figure
is the same on a phone.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.theme import Theme, new_figure
from app.metrics.type_profile import VARIANTS
from app.translations.numbers import format_share

_HEADING = 26
_LINE = 24
_GAP = 12
_AXIS = 30
_WORDS = -0.22
"""Where the words start, left of 0 %: room for `◆ 100,0 %` on a phone."""


class Dot(NamedTuple):
    """A share of one type; without a value it is only words."""

    value: float | None
    lower: float | None
    upper: float | None
    words: str
    hover: str


class Panel(NamedTuple):
    """One share, with a dot per type in the order they are drawn."""

    name: str
    dots: Mapping[str, Dot]


class _Look(NamedTuple):
    sign: str
    symbol: str
    colour: str
    ink: str


def type_profile_chart(panels: Sequence[Panel], theme: Theme) -> go.Figure:
    """Draw the panels under each other on one axis from 0 to 100 %."""
    height = sum(_height(panel) for panel in panels)
    figure = new_figure(theme, height=height + _AXIS)
    ticks = [part / 4 for part in range(5)]
    figure.update_layout(
        margin={"l": 1, "r": 1, "t": 0, "b": _AXIS},
        yaxis={"visible": False, "range": [max(1, height), 0]},
        xaxis={
            # A little over 100 %, or the last word on the axis would be cut away.
            "range": [_WORDS, 1.1],
            "tickvals": ticks,
            "ticktext": [format_share(tick, digits=0) for tick in ticks],
        },
    )
    words: list[dict[str, object]] = []
    places: dict[str, list[tuple[Dot, float]]] = {}
    top = 0
    for panel in panels:
        words.append(_heading(panel.name, top, theme))
        for line, (variant, dot) in enumerate(panel.dots.items()):
            middle = top + _HEADING + (line + 0.5) * _LINE
            places.setdefault(variant, []).append((dot, middle))
            words.append(_value(dot, middle, _looks(theme)[variant]))
        top += _height(panel)
    for variant, placed in places.items():
        figure.add_traces(_traces(placed, _looks(theme)[variant]))
    figure.update_layout(annotations=words)
    return figure


def _height(panel: Panel) -> int:
    return _HEADING + len(panel.dots) * _LINE + _GAP


def _looks(theme: Theme) -> dict[str, _Look]:
    palette = theme.palette
    looks = (
        _Look("●", "circle", palette.blue, palette.blue_text),
        _Look("◆", "diamond", palette.orange, palette.orange_text),
        _Look("■", "square", palette.grey, palette.muted),
    )
    return dict(zip(VARIANTS, looks, strict=True))


def _heading(name: str, top: float, theme: Theme) -> dict[str, object]:
    return {
        "text": f"<b>{escape(name)}</b>",
        "x": 0,
        "xref": "paper",
        "y": top + _HEADING / 2,
        "font": {"size": 14 * theme.scale, "color": theme.palette.ink},
    }


def _value(dot: Dot, middle: float, look: _Look) -> dict[str, object]:
    sign = f'<span style="color:{look.ink}">{look.sign}</span>'
    return {"text": f"{sign} {escape(dot.words)}", "x": _WORDS, "y": middle}


def _traces(placed: Sequence[tuple[Dot, float]], look: _Look) -> list[go.Scatter]:
    """Draw the lines and the marks of one type, as far as there are values."""
    drawn = [(dot, middle) for dot, middle in placed if dot.value is not None]
    if not drawn:
        return []
    return [
        go.Scatter(
            x=[end for dot, _at in drawn for end in (dot.lower, dot.upper, None)],
            y=[at for _dot, middle in drawn for at in (middle, middle, None)],
            mode="lines",
            line={"color": look.colour, "width": 2},
            hoverinfo="skip",
        ),
        go.Scatter(
            x=[dot.value for dot, _at in drawn],
            y=[middle for _dot, middle in drawn],
            mode="markers",
            marker={"symbol": look.symbol, "size": 12, "color": look.colour},
            customdata=[dot.hover for dot, _at in drawn],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        ),
    ]
