"""Draw columns from left to right: time, or a bridge from before to now."""

from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap

import plotly.graph_objects as go

from app.charts.meeting_column_labels import WIDTH, Part, column_labels, is_bridge, spot
from app.charts.meeting_marks import drawn_series, mark_of
from app.charts.theme import Theme, new_figure
from app.sections.content import Bars

_MOST_NAMES = 12
_NAME_LETTERS = 13
_FOOT = 56
"""Pixels under the columns, about, before scaling."""


def columns_figure(chart: Bars, theme: Theme, *, room: int) -> go.Figure:
    """Draw one column, or one group of columns, per category.

    Args:
        chart: What to draw; its values start at zero.
        theme: The look.
        room: Pixels that it takes.
    """
    parts = list(_parts(chart))
    low = min((part.foot for part in parts), default=0.0)
    low = min([low, 0.0, *(part.top for part in parts)])
    high = max([*(part.top for part in parts), 0.0, *_whole(chart)])
    figure = new_figure(theme)
    figure.update_layout(
        height=room,
        barmode="overlay",
        margin={"l": 0, "r": 8, "t": round(30 * theme.scale), "b": 0},
        xaxis=_names(chart, theme),
        yaxis={
            "range": [low, high] if high > low else [0, 1],
            **_scale(chart, is_labelled=_is_labelled(parts)),
        },
    )
    figure.add_traces(_traces(chart, parts, theme))
    pixels = (room - (30 + _FOOT) * theme.scale) / ((high - low) or 1)
    figure.update_layout(
        annotations=column_labels(chart, parts, theme, pixels=pixels),
        shapes=_steps(chart, parts, theme) if is_bridge(chart) else [],
    )
    return figure


def _whole(chart: Bars) -> list[float]:
    """Give the end of a scale of shares, where it is of a whole."""
    return [1.0] if chart.is_share and chart.is_stacked else []


def _is_labelled(parts: Sequence[Part]) -> bool:
    return all(part.label for part in parts if part.top != part.foot)


def _parts(chart: Bars) -> Iterator[Part]:
    for category in range(len(chart.categories)):
        foot = 0.0
        for series in chart.series:
            value = series.values[category]
            top = foot + (value or 0)
            if not series.is_base and value is not None:
                yield Part(series, category, foot, top, series.labels[category])
            foot = top if chart.is_stacked else 0.0


def _names(chart: Bars, theme: Theme) -> dict[str, object]:
    """Name the columns under them; of very many only each second or third."""
    count = len(chart.categories)
    step = -(-count // _MOST_NAMES) or 1
    shown = [place for place in range(count) if (count - 1 - place) % step == 0]
    names = [wrap(chart.categories[place], _NAME_LETTERS) or [""] for place in shown]
    return {
        "range": [-0.5, max(count, 1) - 0.5],
        "tickvals": shown,
        "ticktext": ["<br>".join(escape(line) for line in name) for name in names],
        "ticks": "",
        "autotickangles": [0, 90],
        "tickfont": {"size": 13 * theme.scale, "color": theme.palette.ink},
    }


def _scale(chart: Bars, *, is_labelled: bool) -> dict[str, object]:
    if is_labelled:
        return {"visible": False}
    return {"nticks": 5, "tickformat": ",.0%" if chart.is_share else ",.6~g"}


def _traces(chart: Bars, parts: Sequence[Part], theme: Theme) -> list[go.Bar]:
    traces = []
    for series in drawn_series(chart):
        own = [part for part in parts if part.series is series]
        spots = [spot(chart, part) for part in own]
        traces.append(
            go.Bar(
                name=series.name,
                # Nothing would be drawn as a line.
                x=[at for at, _width in spots],
                y=[part.top - part.foot or None for part in own],
                base=[part.foot for part in own],
                width=[width for _at, width in spots],
                marker=mark_of(series, theme.palette).marker(),
                customdata=[
                    _hover(chart.categories[part.category], series.name, part.label)
                    for part in own
                ],
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
    return traces


def _hover(category: str, series: str, label: str) -> str:
    name = " · ".join(escape(part) for part in (category, series) if part)
    return f"{name}: {escape(label)}" if label else name


def _steps(chart: Bars, parts: Sequence[Part], theme: Theme) -> list[dict[str, object]]:
    """Lead from each column of a bridge to the next, at the level they share."""
    levels: dict[int, set[float]] = {}
    for part in parts:
        levels.setdefault(part.category, set()).update((part.foot, part.top))
    lines = []
    for place in range(len(chart.categories) - 1):
        shared = levels.get(place, set()) & levels.get(place + 1, set())
        for level in sorted(shared - {0.0}, reverse=True)[:1]:
            lines.append(
                {
                    "type": "line",
                    "x0": place + WIDTH / 2,
                    "x1": place + 1 - WIDTH / 2,
                    "y0": level,
                    "y1": level,
                    "line": {"color": theme.palette.grey, "width": 1.5, "dash": "3px"},
                }
            )
    return lines
