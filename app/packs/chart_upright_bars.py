"""Draw columns from left to right: time, groups, or a bridge from sum to sum."""

from app.charts.theme import LIGHT
from app.packs.chart_bar_places import (
    Bar,
    bars_of,
    draw_boxes,
    is_bridge,
    is_written_within,
)
from app.packs.chart_column_names import name_height, write_names
from app.packs.chart_columns import HEIGHT, Columns, columns_of, placed_labels
from app.packs.chart_key import draw_key, key_height, key_of
from app.packs.chart_paper import (
    GAP,
    LINE,
    TITLE,
    WIDTH,
    Paper,
    at_pixel,
    draw_baseline,
    value_axis,
)
from app.packs.chart_ticks import rounded_out, ticks_between
from app.sections.content import Bars

_AXIS = 36.0
"""Room for the numbers of the axis, where not every column has its label."""


def upright_bars(chart: Bars) -> Paper:
    """Draw columns from left to right."""
    bars = bars_of(chart)
    domain = _domain(bars)
    labelled = placed_labels(chart, columns_of(chart, WIDTH - _AXIS, domain), bars)
    is_bare = len(labelled) == len(bars)
    left = 0.0 if is_bare else _AXIS
    columns = columns_of(chart, WIDTH - left, domain)
    key = key_of(chart)
    over = GAP if is_written_within(chart) or not labelled else LINE + GAP
    paper = Paper(
        width=WIDTH - left,
        height=HEIGHT,
        left=left,
        top=TITLE + key_height(key) + over,
        bottom=name_height(chart.categories, columns.slot),
    )
    paper.write_title(chart.value_title)
    draw_key(paper, key, top=TITLE)
    draw_boxes(paper, [(bar, columns.box(bar)) for bar in bars])
    ticks = ticks_between(*domain)
    axis = value_axis("", ticks, is_share=chart.is_share, is_bare=is_bare)
    draw_baseline(paper, "y", domain, axis | {"domain": False, "ticks": False})
    if is_bridge(chart):
        _draw_steps(paper, bars, columns)
    write_names(paper, chart.categories, columns.slot)
    for align in ("center", "left"):
        labels = placed_labels(chart, columns, bars)
        paper.write((one for one, side in labels if side == align), align=align)
    return paper


def _domain(bars: list[Bar]) -> tuple[float, float]:
    low = min((0, *(bar.low for bar in bars)))
    return rounded_out(low, max((0, *(bar.high for bar in bars))))


def _draw_steps(paper: Paper, bars: list[Bar], columns: Columns) -> None:
    """Lead the eye from the end of a column to the beginning of the next."""
    column = {bar.category: bar for bar in bars}
    steps = []
    for bar in bars:
        after = column.get(bar.category + 1)
        shared = _ends(bar) & _ends(after)
        if after is not None and shared:
            level = columns.down(max(shared))
            ends = {"x": columns.right(bar), "x2": columns.left(after)}
            steps.append(ends | {"y": level})
    paper.draw(
        {
            "type": "rule",
            "color": LIGHT.grey,
            "strokeWidth": 0.75,
            "strokeDash": [3, 2],
        },
        steps,
        x=at_pixel("x"),
        x2={"field": "x2"},
        y=at_pixel("y"),
    )


def _ends(bar: Bar | None) -> set[float]:
    return set() if bar is None else {bar.low, bar.high}
