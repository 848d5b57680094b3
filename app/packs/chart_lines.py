"""Draw lines over a scale: each says its name at the right, beside its own dash."""

from dataclasses import dataclass

from app.charts.theme import LIGHT
from app.packs.chart_inks import ink
from app.packs.chart_paper import (
    GAP,
    LINE,
    SIZE,
    TITLE,
    WIDTH,
    Paper,
    Spec,
    at_pixel,
    value_axis,
    widest,
)
from app.packs.chart_ticks import rounded_out, spread_out, ticks_between
from app.packs.letters import printable, text_width, wrapped
from app.sections.content import Line, Lines

_HEIGHT = 190.0
_NAMES = 120.0
"""The most that the names at the right may take."""
_SAMPLE = 18.0
"""How long the piece of line before a name is."""
_DASH = [5, 3]
_FEW = 12
"""A line of at most so many points shows them."""


@dataclass(frozen=True)
class _Scale:
    left: float
    right: float
    low: float
    high: float


def lines_spec(chart: Lines) -> Spec:
    """Draw lines as Vega-Lite."""
    names = [
        wrapped(printable(line.name), _NAMES - _SAMPLE, SIZE) for line in chart.lines
    ]
    left = 42.0
    right = _SAMPLE + 2 * GAP + widest(row for name in names for row in name)
    scale = _scale(chart)
    paper = Paper(
        width=WIDTH - left - right,
        height=_HEIGHT,
        left=left,
        top=TITLE + GAP + (LINE if chart.band else 0),
        bottom=34,
    )
    paper.write_title(chart.y_title)
    _draw_band(paper, chart, scale)
    _draw_lines(paper, chart, scale)
    _draw_names(paper, chart, names, scale)
    return paper.spec()


def _scale(chart: Lines) -> _Scale:
    across = [x for line in chart.lines for x, _ in line.points] or [0, 1]
    up = [y for line in chart.lines for _, y in line.points] or [0, 1]
    if chart.band is not None:
        across += chart.band[:2]
    low, high = (0.0, 1.0) if chart.is_share else rounded_out(min(0, *up), max(up))
    return _Scale(min(across), max(max(across), min(across) + 1), low, high)


def _draw_band(paper: Paper, chart: Lines, scale: _Scale) -> None:
    if chart.band is None:
        return
    low, high, name = chart.band
    start, end = _across(paper, scale, low), _across(paper, scale, high)
    box = {"x": start, "x2": end, "y": 0, "y2": paper.height}
    paper.draw(
        {"type": "rect", "color": LIGHT.ramp[1]},
        [box],
        x=at_pixel("x"),
        x2={"field": "x2"},
        y=at_pixel("y"),
        y2={"field": "y2"},
    )
    words = printable(name)
    place = min(start, WIDTH - paper.left - text_width(words, SIZE))
    paper.write(
        [{"x": max(0, place), "y": -LINE / 2 - 1, "text": words, "ink": LIGHT.muted}]
    )


def _draw_lines(paper: Paper, chart: Lines, scale: _Scale) -> None:
    axes = {"x": _x_axis(chart, scale), "y": _y_axis(chart, scale)}
    for line in chart.lines:
        mark = {"type": "line", "color": ink(line.colour).stroke, "strokeWidth": 2}
        if chart.is_steps:
            mark["interpolate"] = "step-after"
        elif len(line.points) <= _FEW:
            mark["point"] = {"filled": True, "size": 28, "color": mark["color"]}
        if line.is_dashed:
            mark["strokeDash"] = _DASH
        paper.draw(mark, ({"x": x, "y": y} for x, y in line.points), **axes)


def _x_axis(chart: Lines, scale: _Scale) -> Spec:
    ticks = ticks_between(scale.left, scale.right, 8, is_whole=True)
    return {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [scale.left, scale.right], "nice": False, "zero": False},
        "axis": value_axis(chart.x_title, ticks, is_share=False),
    }


def _y_axis(chart: Lines, scale: _Scale) -> Spec:
    ticks = ticks_between(scale.low, scale.high)
    if chart.is_share:
        ticks = (0, 0.25, 0.5, 0.75, 1)
    axis = value_axis("", ticks, is_share=chart.is_share)
    return {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [scale.low, scale.high], "nice": False, "zero": False},
        "axis": axis | {"domain": False, "ticks": False, "labelPadding": 8},
    }


def _draw_names(
    paper: Paper, chart: Lines, names: list[tuple[str, ...]], scale: _Scale
) -> None:
    ends = [_end(paper, line, scale) for line in chart.lines]
    apart = LINE * max((len(name) for name in names), default=1) + 2
    places = spread_out(ends, apart, 0, paper.height)
    start = paper.width + GAP
    for line, place in zip(chart.lines, places, strict=True):
        paper.draw(
            {
                "type": "rule",
                "color": ink(line.colour).stroke,
                "strokeWidth": 2,
                "strokeDash": _DASH if line.is_dashed else [],
            },
            [{"x": start, "x2": start + _SAMPLE, "y": place}],
            x=at_pixel("x"),
            x2={"field": "x2"},
            y=at_pixel("y"),
        )
    paper.write(
        {
            "x": start + _SAMPLE + GAP,
            "y": place - LINE * (len(name) - 1) / 2,
            "text": list(name),
            "ink": ink(line.colour).beside,
        }
        for line, name, place in zip(chart.lines, names, places, strict=True)
    )


def _end(paper: Paper, line: Line, scale: _Scale) -> float:
    last = line.points[-1][1] if line.points else scale.low
    return paper.height * (scale.high - last) / (scale.high - scale.low)


def _across(paper: Paper, scale: _Scale, value: float) -> float:
    return paper.width * (value - scale.left) / (scale.right - scale.left)
