"""Show the same figures of two parts of the programme, on one axis.

A circle and a diamond, blue and orange: told apart in grey too. The words stand over
each line, so the figure works on a phone.
"""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.theme import Theme, new_figure
from app.translations.numbers import format_share

CIRCLE, DIAMOND = "●", "◆"
_ROW = 74
"""Pixels for two lines of words and the marks under them."""
_AXIS = 44


class Side(NamedTuple):
    """One of the two: where its mark stands, and what is written of it."""

    value: float | None
    lower: float | None
    upper: float | None
    words: str
    is_few: bool = False
    """So few are behind it that it says little: the mark is open."""


class Pair(NamedTuple):
    """One figure of the two."""

    name: str
    first: Side
    second: Side


def side_by_side_chart(
    pairs: Sequence[Pair],
    theme: Theme,
    *,
    title: str,
    as_share: bool = False,
) -> go.Figure:
    """Draw a line per figure with the marks of the two on it.

    Args:
        pairs: What to draw, from the top down.
        theme: The look.
        title: What the axis measures, with its unit.
        as_share: The axis goes from 0 to 1 and is written in percent.
    """
    figure = new_figure(theme, height=len(pairs) * _ROW + _AXIS)
    # A little over 100 %, or the last word on the axis would be cut away.
    longest = 1.04 if as_share else _longest(pairs) * 1.05
    figure.update_layout(
        margin={"l": 10, "r": 10, "t": 0, "b": _AXIS},
        yaxis={"visible": False, "range": [len(pairs) * _ROW, 0]},
        xaxis={
            "range": [0, longest or 1],
            "title": {"text": title},
            **(_percent_ticks() if as_share else {}),
            "rangemode": "tozero",
        },
    )
    looks = (
        (CIRCLE, "circle", theme.palette.blue, theme.palette.blue_text, -4),
        (DIAMOND, "diamond", theme.palette.orange, theme.palette.orange_text, 4),
    )
    for number, pair in enumerate(pairs):
        line = number * _ROW + 58
        _add_line(figure, pair, line, theme)
        words = []
        for side, (sign, symbol, colour, ink, shift) in zip(
            (pair.first, pair.second), looks, strict=True
        ):
            _add_side(figure, pair, side, (symbol, colour, line + shift))
            words.append(
                f'<span style="color:{ink}">{sign}</span> {escape(side.words)}'
            )
        _add_words(figure, pair.name, "   ".join(words), number * _ROW, theme)
    return figure


def _percent_ticks() -> dict[str, object]:
    shares = [part / 5 for part in range(6)]
    words = [format_share(share, digits=0) for share in shares]
    return {"tickvals": shares, "ticktext": words}


def _longest(pairs: Sequence[Pair]) -> float:
    return max(
        (
            edge
            for pair in pairs
            for side in (pair.first, pair.second)
            for edge in (side.value, side.upper)
            if edge is not None
        ),
        default=1.0,
    )


def _add_line(figure: go.Figure, pair: Pair, line: float, theme: Theme) -> None:
    values = [side.value for side in (pair.first, pair.second)]
    known = [value for value in values if value is not None]
    if len(known) == len(values):
        figure.add_trace(
            go.Scatter(
                x=known,
                y=[line, line],
                mode="lines",
                line={"color": theme.palette.line, "width": 6},
                hoverinfo="skip",
            )
        )


def _add_side(
    figure: go.Figure, pair: Pair, side: Side, look: tuple[str, str, float]
) -> None:
    symbol, colour, height = look
    if side.lower is not None and side.value is not None:
        figure.add_trace(
            go.Scatter(
                x=[side.lower, side.upper if side.upper is not None else side.value],
                y=[height, height],
                mode="lines",
                line={"color": colour, "width": 2},
                hoverinfo="skip",
            )
        )
    if side.value is not None:
        figure.add_trace(
            go.Scatter(
                x=[side.value],
                y=[height],
                mode="markers",
                marker={
                    "symbol": f"{symbol}-open" if side.is_few else symbol,
                    "size": 13,
                    "color": colour,
                },
                customdata=[f"{pair.name}: {side.words}"],
                hovertemplate="%{customdata}<extra></extra>",
                cliponaxis=False,
            )
        )


def _add_words(
    figure: go.Figure, name: str, words: str, top: float, theme: Theme
) -> None:
    ink = {"size": 14 * theme.scale, "color": theme.palette.ink}
    bold = f"<b>{escape(name)}</b>"
    figure.add_annotation(text=bold, x=0, xref="paper", y=top + 12, font=ink)
    figure.add_annotation(text=words, x=0, xref="paper", y=top + 32)
