"""Draw bars from left to right, each beside its name."""

from app.charts.theme import LIGHT
from app.packs.chart_bar_places import (
    Bar,
    bars_of,
    draw_boxes,
    is_written_within,
    places_of,
)
from app.packs.chart_key import draw_key, key_height, key_of
from app.packs.chart_lying_rows import Rows, write_labels, write_over
from app.packs.chart_paper import (
    GAP,
    LINE,
    SIZE,
    TITLE,
    WIDTH,
    Paper,
    draw_baseline,
    value_axis,
    widest,
)
from app.packs.chart_ticks import rounded_out, ticks_between
from app.packs.letters import printable, text_width, wrapped
from app.sections.content import Bars

_NAMES = 170.0
"""The most that names at the left may take."""
_AROUND = 4.0
"""Room over and under the bars of a category."""
_TALLEST = 560.0
"""A chart stays on its page: many bars are thin ones."""


def lying_bars(chart: Bars) -> Paper:
    """Draw bars from left to right."""
    bars = bars_of(chart)
    names = [wrapped(printable(name), _NAMES, SIZE) for name in chart.categories]
    left = widest(line for name in names for line in name) + 2 * GAP
    width = WIDTH - left - GAP
    low, high = _domain(chart, bars, width)
    tight = _tight(chart, bars, width / (high - low))
    rows = _rows(
        chart, names, has_tight=bool(tight), low=low, point=width / (high - low)
    )
    key = key_of(chart)
    is_bare = all(bar.label for bar in bars)
    paper = Paper(
        width=width,
        height=rows.depth * len(names),
        left=left,
        top=TITLE + key_height(key),
        bottom=GAP if is_bare else 20,
    )
    paper.write_title(chart.value_title)
    draw_key(paper, key, top=TITLE)
    draw_boxes(paper, [(bar, rows.box(bar)) for bar in bars])
    ticks = ticks_between(low, high)
    axis = value_axis("", ticks, is_share=chart.is_share, is_bare=is_bare)
    draw_baseline(paper, "x", (low, high), axis)
    _write_names(paper, names, rows, places_of(chart))
    write_labels(paper, chart, [bar for bar in bars if bar not in tight], rows)
    write_over(paper, tight, rows)
    return paper


def _domain(chart: Bars, bars: list[Bar], width: float) -> tuple[float, float]:
    """Choose a scale from zero that leaves room for the labels at the ends."""
    low = min((0, *(bar.low for bar in bars)))
    high = max((0, *(bar.high for bar in bars)))
    if is_written_within(chart):
        return (low, high) if high > low else (0, 1)
    if not all(bar.label for bar in bars):
        low, high = rounded_out(low, high)
    room = widest(bar.label for bar in bars) + 2 * GAP
    span = (high - low or 1) * width / max(width - room * (1 + (low < 0)), width / 3)
    extra = span - (high - low)
    return (low - extra / 2, high + extra / 2) if low < 0 else (low, high + extra)


def _tight(chart: Bars, bars: list[Bar], point: float) -> list[Bar]:
    """Find the bars that are too short for the label within them."""
    if not is_written_within(chart):
        return []
    return [
        bar
        for bar in bars
        if text_width(bar.label, SIZE) + 4 > (bar.high - bar.low) * point
    ]


def _rows(
    chart: Bars,
    names: list[tuple[str, ...]],
    *,
    has_tight: bool,
    low: float,
    point: float,
) -> Rows:
    places = places_of(chart)
    around = _AROUND / 2 if has_tight else _AROUND
    above = around + (LINE if has_tight else 0)
    deepest = max((len(name) for name in names), default=1)
    most = _TALLEST / max(1, len(names))
    thick = min(16.0 if places == 1 else 13.0, (most - above - around) / places)
    depth = max(above + thick * places + around, LINE * deepest + 5)
    return Rows(max(2.0, thick), min(depth, most), above, low, point)


def _write_names(
    paper: Paper, names: list[tuple[str, ...]], rows: Rows, places: int
) -> None:
    middle = rows.above + rows.thick * places / 2
    paper.write(
        (
            {
                "x": -2 * GAP,
                "y": rows.depth * row + middle - LINE * (len(name) - 1) / 2,
                "text": list(name),
                "ink": LIGHT.ink,
            }
            for row, name in enumerate(names)
        ),
        align="right",
    )
