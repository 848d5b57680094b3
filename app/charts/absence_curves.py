"""How has the absence of a workplace developed, beside that of the country?

One panel per measure, all with the same scale, so that no two measures share a line
chart: self-certified and short-term absence are not the same thing. The figures are as
they are, with the season in them.
"""

from collections.abc import Sequence

import plotly.graph_objects as go
import polars as pl
from plotly.subplots import make_subplots

from app.charts.absence_gaps import draw_gaps, why_no_point
from app.charts.absence_time import (
    draw_pandemic,
    name_quarters,
    quarter_label,
    room_below,
    write_limits,
)
from app.charts.delivery_spans import Span, draw_spans, room_for
from app.charts.theme import Theme
from app.translations.absence_words import measure_label
from app.translations.gettext import _
from app.translations.numbers import format_share

PANEL_HEIGHT = {1: 300, 2: 190}
"""Pixels of a panel when there are so many; more panels get 150 each."""
LOWEST_TOP = 0.04
"""The scale goes to four percent at least, so that small figures look small."""
ROOM_OVER = 1.15
"""The highest figure stands below the edge of its panel."""


def absence_curves_chart(
    quarters: pl.DataFrame, deliveries: Sequence[Span], theme: Theme
) -> go.Figure:
    """Draw one curve per measure; missing and hidden quarters break the line.

    Args:
        quarters: Rows of `absence_differences` of one workplace; at least one.
        deliveries: The deliveries to mark, the first that started first.
        theme: The look.
    """
    measures = list(dict.fromkeys(quarters["measure"]))
    over = room_for(deliveries)
    figure = _panels(measures, over, theme)
    is_named = False
    for place, measure in enumerate(measures, start=1):
        rows = quarters.filter(pl.col("measure") == measure)
        for trace in _traces(rows, theme):
            figure.add_trace(trace, row=place, col=1)
        if not is_named and rows["national_share"].is_not_null().any():
            _name_country(figure, rows, place)
            is_named = True
    first, last = _ends(quarters)
    name_quarters(figure, first, last, row=len(measures))
    figure.update_yaxes(range=[0, _top(quarters)], ticksuffix=_percent_sign(), nticks=4)
    draw_pandemic(figure, first, last, over, theme)
    draw_spans(figure, deliveries, theme)
    write_limits(figure)
    return figure


def _panels(measures: Sequence[str], over: int, theme: Theme) -> go.Figure:
    count = len(measures)
    plot = PANEL_HEIGHT.get(count, 150) * count
    figure = make_subplots(
        rows=count,
        shared_xaxes=True,
        vertical_spacing=min(0.3, 34 / plot),
        subplot_titles=[measure_label(measure) for measure in measures],
    )
    figure.update_annotations(
        x=0,
        xanchor="left",
        yanchor="bottom",
        font={"color": theme.palette.ink, "size": 14 * theme.scale},
    )
    top, bottom = over + 16, room_below()
    return figure.update_layout(
        template=theme.template,
        height=round((plot + top + bottom) * theme.scale),
        margin={"t": top, "b": bottom},
    )


def _traces(rows: pl.DataFrame, theme: Theme) -> list[go.Scatter]:
    country = [] if rows["national_share"].is_null().all() else [_country(rows, theme)]
    gaps = draw_gaps(why_no_point(rows, against_country=False), 0.0, theme)
    return [*country, _curve(rows, theme), *gaps]


def _curve(rows: pl.DataFrame, theme: Theme) -> go.Scatter:
    return go.Scatter(
        x=rows["quarter_number"].to_list(),
        y=(rows["absence_share"] * 100).to_list(),
        mode="lines+markers",
        name="workplace",
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


def _country(rows: pl.DataFrame, theme: Theme) -> go.Scatter:
    words = _("{quarter}: {share} in the country")
    return go.Scatter(
        x=rows["quarter_number"].to_list(),
        y=(rows["national_share"] * 100).to_list(),
        mode="lines",
        name="country",
        connectgaps=False,
        line={"color": theme.palette.grey, "width": 1.5, "dash": "5px,3px"},
        customdata=[
            words.format(quarter=quarter_label(number), share=format_share(share))
            for number, share in rows.select(
                "quarter_number", "national_share"
            ).iter_rows()
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _name_country(figure: go.Figure, rows: pl.DataFrame, place: int) -> None:
    known = rows.drop_nulls("national_share")
    last = known.row(-1, named=True)
    own = rows.drop_nulls("absence_share")["absence_share"].tail(3).mean()
    # On the side of the line where the curve of the workplace is not.
    is_over = not isinstance(own, float) or own < last["national_share"]
    figure.add_annotation(
        x=last["quarter_number"],
        y=last["national_share"] * 100,
        xref=f"x{place}" if place > 1 else "x",
        yref=f"y{place}" if place > 1 else "y",
        yshift=10 if is_over else -10,
        xanchor="right",
        text=_("the country"),
    )


def _ends(quarters: pl.DataFrame) -> tuple[int, int]:
    numbers = quarters["quarter_number"].to_list()
    return min(numbers), max(numbers)


def _top(quarters: pl.DataFrame) -> float:
    shares = [
        share
        for name in ("absence_share", "national_share")
        for share in quarters[name].drop_nulls()
    ]
    return max(LOWEST_TOP, max(shares, default=0.0) * ROOM_OVER) * 100


def _percent_sign() -> str:
    return format_share(0.0, digits=0).removeprefix("0")
