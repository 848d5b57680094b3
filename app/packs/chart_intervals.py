"""Draw estimates with their intervals under each other, held against zero."""

from app.charts.theme import LIGHT
from app.packs.chart_inks import ink
from app.packs.chart_paper import (
    GAP,
    LINE,
    SIZE,
    WIDTH,
    Paper,
    Spec,
    at_pixel,
    value_axis,
    widest,
)
from app.packs.chart_ticks import rounded_out, ticks_between
from app.packs.letters import printable, wrapped
from app.sections.content import Interval, Intervals

_NAMES = 190.0
"""The most that the names at the left may take."""
_DOTS = [2, 3]


def intervals_spec(chart: Intervals) -> Spec:
    """Draw intervals as Vega-Lite."""
    names = [wrapped(printable(row.name), _NAMES, SIZE) for row in chart.rows]
    labels = [printable(row.label) for row in chart.rows]
    left = widest(line for name in names for line in name) + 2 * GAP
    right = widest(labels) + 3 * GAP
    deepest = max((len(name) for name in names), default=1)
    deep = max(20.0, LINE * deepest + 6)
    paper = Paper(
        width=WIDTH - left - right,
        height=deep * len(chart.rows),
        left=left,
        bottom=34,
    )
    places = [deep * (index + 0.5) for index in range(len(chart.rows))]
    _draw_zero(paper)
    _draw_rows(paper, chart, places)
    paper.write(
        (
            {
                "x": -2 * GAP,
                "y": place - LINE * (len(name) - 1) / 2,
                "text": list(name),
                "ink": LIGHT.ink,
            }
            for name, place in zip(names, places, strict=True)
        ),
        align="right",
    )
    paper.write(
        (
            {"x": paper.width + right, "y": place, "text": label, "ink": LIGHT.ink}
            for label, place in zip(labels, places, strict=True)
        ),
        align="right",
    )
    return paper.spec()


def _draw_zero(paper: Paper) -> None:
    paper.draw(
        {"type": "rule", "color": LIGHT.grey, "strokeWidth": 1},
        [{"zero": 0, "y": 0, "y2": paper.height}],
        x={"field": "zero", "type": "quantitative"},
        y=at_pixel("y"),
        y2={"field": "y2"},
    )


def _draw_rows(paper: Paper, chart: Intervals, places: list[float]) -> None:
    across = _across(chart)
    for row, place in zip(chart.rows, places, strict=True):
        colour = ink(row.colour).stroke if row.is_clear else LIGHT.grey
        value = {"low": row.low, "middle": row.middle, "high": row.high, "y": place}
        rule = {"type": "rule", "color": colour, "strokeWidth": 2}
        if not row.is_clear:
            rule |= {"strokeDash": _DOTS, "strokeWidth": 1.5}
        paper.draw(
            rule,
            [value],
            x=across | {"field": "low"},
            x2={"field": "high"},
            y=at_pixel("y"),
        )
        paper.draw(
            _point(row, colour),
            [value],
            x=across | {"field": "middle"},
            y=at_pixel("y"),
        )


def _point(row: Interval, colour: str) -> Spec:
    return {
        "type": "point",
        "filled": True,
        "opacity": 1,
        "size": 60,
        "shape": "diamond" if row.colour == "orange" else "circle",
        "fill": colour if row.is_clear else LIGHT.surface,
        "stroke": colour,
        "strokeWidth": 1.5,
    }


def _across(chart: Intervals) -> Spec:
    low, high = rounded_out(
        min((0, *(row.low for row in chart.rows))),
        max((0, *(row.high for row in chart.rows))),
    )
    return {
        "type": "quantitative",
        "scale": {"domain": [low, high], "nice": False},
        "axis": value_axis(chart.value_title, ticks_between(low, high), is_share=False),
    }
