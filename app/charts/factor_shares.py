"""Show the share of units where a factor is present, with its interval, row by row.

The words stand over the marks, so the figure works on a phone.
"""

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap
from typing import NamedTuple

import plotly.graph_objects as go

from app.charts.theme import Theme, new_figure
from app.translations.numbers import format_share

LINE_LENGTH = 44
"""Bold letters that fit a line at 390 pixels."""

LONGEST = 1.04
"""A little over 100 %, or the last word on the axis would be cut away."""

SIGNS = {
    "circle": "●",
    "diamond": "◆",
    "square-open": "□",
}
"""A letter that looks like each mark."""

_TOP = 6
"""Pixels between the heading and the first words."""
_LINE = 20
_MARK = 14
_GAP = 12
_AXIS = 30


class ShareMark(NamedTuple):
    """A share with its interval; no share is drawn where it is None."""

    share: float | None
    lower: float | None
    upper: float | None
    words: str
    symbol: str
    colour: str


class ShareRow(NamedTuple):
    """What the marks under it are about."""

    name: str
    marks: Sequence[ShareMark]


def factor_shares_chart(rows: Sequence[ShareRow], theme: Theme) -> go.Figure:
    """Draw each share as a mark on a line from 0 to 100 %.

    Args:
        rows: What to draw, from the top down; at least one.
        theme: The look.
    """
    tops, marks, words = [_TOP], [], []
    for row in rows:
        top = tops[-1]
        lines = [f"<b>{escape(line)}</b>" for line in wrap(row.name, LINE_LENGTH)]
        lines += [_words(mark) for mark in row.marks]
        words += [(top + number * _LINE, line) for number, line in enumerate(lines)]
        shown = [mark for mark in row.marks if mark.share is not None]
        start = top + len(lines) * _LINE + _MARK / 2
        marks += [(start + number * _MARK, mark) for number, mark in enumerate(shown)]
        tops.append(top + len(lines) * _LINE + len(shown) * _MARK + _GAP)
    figure = new_figure(theme, height=tops[-1] + _AXIS)
    figure.update_layout(
        margin={"l": 10, "r": 14, "t": 0, "b": _AXIS},
        yaxis={"visible": False, "range": [tops[-1], 0]},
        xaxis={"range": [0, LONGEST], **percent_ticks()},
        annotations=[_annotation(top, text, theme) for top, text in words],
    )
    figure.add_traces([_track(marks, theme), *_traces(marks)])
    return figure


def percent_ticks() -> dict[str, object]:
    """Give the ticks of an axis from 0 to 100 %."""
    shares = [part / 5 for part in range(6)]
    words = [format_share(share, digits=0) for share in shares]
    return {"tickvals": shares, "ticktext": words}


def _words(mark: ShareMark) -> str:
    sign = f'<span style="color:{mark.colour}">{SIGNS[mark.symbol]}</span>'
    return f"{sign} {escape(mark.words)}"


def _annotation(top: float, text: str, theme: Theme) -> dict[str, object]:
    ink = {"size": 14 * theme.scale, "color": theme.palette.ink}
    place = {"x": 0, "xref": "paper", "xshift": -8, "y": top + _LINE / 2}
    return {**place, "text": text, "font": ink}


def _track(marks: Sequence[tuple[float, ShareMark]], theme: Theme) -> go.Scatter:
    """Draw where 0 to 100 % is, behind every mark."""
    return go.Scatter(
        x=[x for _mark in marks for x in (0, 1, None)],
        y=[y for height, _mark in marks for y in (height, height, None)],
        mode="lines",
        line={"color": theme.palette.line, "width": 1},
        hoverinfo="skip",
    )


def _traces(marks: Sequence[tuple[float, ShareMark]]) -> Iterator[go.Scatter]:
    looks = dict.fromkeys((mark.symbol, mark.colour) for _height, mark in marks)
    for symbol, colour in looks:
        own = [each for each in marks if each[1][-2:] == (symbol, colour)]
        yield go.Scatter(
            x=[x for _y, mark in own for x in (mark.lower, mark.upper, None)],
            y=[y for height, _mark in own for y in (height, height, None)],
            mode="lines",
            line={"color": colour, "width": 2},
            hoverinfo="skip",
        )
        yield go.Scatter(
            x=[mark.share for _height, mark in own],
            y=[height for height, _mark in own],
            mode="markers",
            marker={
                "symbol": symbol,
                "size": 12,
                "color": colour,
                "line": {"color": colour, "width": 2},
            },
            customdata=[escape(mark.words) for _height, mark in own],
            hovertemplate="%{customdata}<extra></extra>",
            cliponaxis=False,
        )
