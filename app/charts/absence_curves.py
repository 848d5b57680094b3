"""How has the absence of a workplace developed, quarter by quarter and as it is?

One panel per measure, all with the same scale, so that no two measures share a line
chart: self-certified and short-term absence are not the same thing.
"""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from app.charts.delivery_spans import Span, draw_spans, room_for
from app.charts.theme import Theme
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.numbers import format_share
from data.vocabulary import AbsenceMeasure

PANEL_HEIGHT = {1: 300, 2: 190}
"""Pixels of a panel when there are so many; more panels get 150 each."""
PANDEMIC_QUARTERS = (2020 * 4, 2022 * 4 + 3)
"""First and last quarter of 2020-2022, which disturb every figure (OE 2.3)."""


def absence_curves_chart(
    quarters: pl.DataFrame, deliveries: Sequence[Span], theme: Theme
) -> go.Figure:
    """Draw one curve per measure; missing and hidden quarters break the line.

    Args:
        quarters: Rows of `absence_quarters`; at least one.
        deliveries: The deliveries to mark, the first that started first.
        theme: The look.
    """
    measures = list(dict.fromkeys(quarters["measure"]))
    over = room_for(deliveries)
    figure = _panels(measures, over, theme)
    for place, measure in enumerate(measures, start=1):
        rows = quarters.filter(pl.col("measure") == measure)
        figure.add_trace(_curve(rows, theme), row=place, col=1)
        hidden = rows.filter("is_hidden")
        if not hidden.is_empty():
            figure.add_trace(_hidden(hidden, theme), row=place, col=1)
    _scale_axes(figure, quarters, len(measures))
    _draw_pandemic(figure, quarters, over, theme)
    draw_spans(figure, deliveries, theme)
    return figure


def quarter_label(quarter_number: int) -> str:
    """Name a quarter: `K1 2021`, `Q1 2021`."""
    year, quarter = divmod(quarter_number, 4)
    return _("Q{quarter} {year}").format(quarter=quarter + 1, year=year)


def _two_lines(quarter_number: int) -> str:
    return quarter_label(quarter_number).replace(" ", "<br>")


def _panels(measures: Sequence[str], over: int, theme: Theme) -> go.Figure:
    count = len(measures)
    height = PANEL_HEIGHT.get(count, 150) * count + over + 36
    figure = make_subplots(
        rows=count,
        shared_xaxes=True,
        vertical_spacing=min(0.3, 34 / height),
        subplot_titles=[code_label(AbsenceMeasure, measure) for measure in measures],
    )
    figure.update_annotations(
        x=0,
        xanchor="left",
        yanchor="bottom",
        font={"color": theme.palette.ink, "size": 14 * theme.scale},
    )
    return figure.update_layout(
        template=theme.template,
        height=round(height * theme.scale),
        margin={"t": over + 16},
    )


def _curve(rows: pl.DataFrame, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=rows["quarter_number"].to_list(),
        y=(rows["absence_share"] * 100).to_list(),
        mode="lines+markers",
        connectgaps=False,
        line={"color": theme.palette.blue, "width": 2},
        marker={"size": 5, "color": theme.palette.blue},
        customdata=[
            f"{quarter_label(number)}: {format_share(share)}"
            for number, share in rows.select(
                "quarter_number", "absence_share"
            ).iter_rows()
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _hidden(rows: pl.DataFrame, theme: Theme) -> go.Scatter:
    words = _("hidden (few persons)")
    return go.Scatter(
        x=rows["quarter_number"].to_list(),
        y=[0.0] * rows.height,
        mode="markers",
        marker={"symbol": "x-thin", "size": 7, "line": {"width": 1.5}}
        | {"color": theme.palette.grey},
        customdata=[
            f"{quarter_label(number)}: {words}" for number in rows["quarter_number"]
        ],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _scale_axes(figure: go.Figure, quarters: pl.DataFrame, count: int) -> None:
    numbers = quarters["quarter_number"]
    first, last = numbers[0], numbers[-1]
    most = quarters["absence_share"].max()
    top = max(4.0, most * 115) if isinstance(most, float) else 4.0
    figure.update_yaxes(range=[0, top], ticksuffix=_percent_sign(), nticks=4)
    figure.update_xaxes(range=[first - 0.6, last + 0.6], showticklabels=False)
    starts = [number for number in range(first, last + 1) if number % 4 == 0] or [first]
    step = max(1, len(starts) // 7)
    figure.update_xaxes(
        row=count,
        col=1,
        showticklabels=True,
        tickvals=starts[::step],
        ticktext=[_two_lines(number) for number in starts[::step]],
    )


def _percent_sign() -> str:
    return format_share(0.0, digits=0).removeprefix("0")


def _draw_pandemic(
    figure: go.Figure, quarters: pl.DataFrame, over: int, theme: Theme
) -> None:
    numbers = quarters["quarter_number"]
    first = max(numbers[0], PANDEMIC_QUARTERS[0]) - 0.5
    last = min(numbers[-1], PANDEMIC_QUARTERS[1]) + 0.5
    if first >= last:
        return
    figure.add_shape(
        type="rect",
        x0=first,
        x1=last,
        y0=0,
        y1=1,
        yref="paper",
        line_width=0,
        fillcolor=theme.palette.line,
        opacity=0.35,
        layer="below",
    )
    figure.add_annotation(
        x=(first + last) / 2,
        y=1,
        yref="paper",
        yshift=over,
        xanchor="center",
        text=_("pandemic 2020–2022"),
    )
