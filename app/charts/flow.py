"""Show how many deliveries are ongoing, and how many came in and went out."""

import plotly.graph_objects as go
import polars as pl

from app.charts.marks import Mark, solid
from app.charts.theme import Theme, new_figure
from app.translations.gettext import _
from app.translations.numbers import format_count
from app.translations.portfolio_words import month_label

FEW = 4
"""Up to this many, an axis that chose its own steps would show halves of deliveries."""

FEW_MONTHS = 6
"""Up to this many, every month is written on the axis."""


def flow_chart(frame: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw the stock as a line, and under it what came in and went out each month.

    Args:
        frame: Rows of `newest_months`: month_on, in_count, out_count, stock_count.
        theme: The look.
    """
    figure = new_figure(theme, height=360)
    most = max(_largest(frame, "in_count"), _largest(frame, "out_count"), 1)
    stock = _largest(frame, "stock_count")
    figure.update_layout(
        barmode="overlay",
        bargap=0.25,
        margin={"l": 0, "r": 8, "t": 26, "b": 0},
        xaxis={
            "tickformat": theme.month_format,
            "nticks": 6,
            # An axis that chose its own steps would write a month twice.
            "dtick": "M1" if frame.height <= FEW_MONTHS else None,
            "anchor": "y2",
        },
        yaxis={
            "domain": [0.5, 1],
            "rangemode": "tozero",
            "nticks": 4,
            "dtick": None if stock > FEW else 1,
            "tickformat": ",d",
        },
        yaxis2={
            "domain": [0, 0.4],
            "range": [-most * 1.25, most * 1.25],
            "showticklabels": False,
            "zeroline": True,
            "zerolinecolor": theme.palette.line,
            "fixedrange": True,
        },
    )
    _add_stock(figure, frame, theme)
    _add_flow(figure, frame, theme)
    return figure


def _add_stock(figure: go.Figure, frame: pl.DataFrame, theme: Theme) -> None:
    figure.add_trace(
        go.Scatter(
            x=frame["month_on"].to_list(),
            y=frame["stock_count"].to_list(),
            mode="lines" if frame.height > 1 else "markers",
            line={"color": theme.palette.blue, "width": 2},
            customdata=_hover(frame, "stock_count", _("ongoing at the end")),
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.add_annotation(
        text=_("<b>Ongoing at the end of the month</b>, now {count}").format(
            count=format_count(frame["stock_count"][-1])
        ),
        x=0,
        xref="paper",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=6,
        font={"color": theme.palette.blue_text},
    )


def _add_flow(figure: go.Figure, frame: pl.DataFrame, theme: Theme) -> None:
    palette = theme.palette
    ways = (
        ("in_count", 1, solid(palette.blue), _("in"), palette.blue_text),
        (
            "out_count",
            -1,
            Mark(palette.surface, palette.grey, "/", palette.grey),
            _("out"),
            palette.muted,
        ),
    )
    for column, sign, mark, words, colour in ways:
        figure.add_trace(
            go.Bar(
                x=frame["month_on"].to_list(),
                # A zero would be drawn as a line: it is left out, and the table has it.
                y=[count * sign or None for count in frame[column]],
                yaxis="y2",
                marker=mark.marker(),
                customdata=_hover(frame, column, words),
                hovertemplate="%{customdata}<extra></extra>",
            )
        )
        figure.add_annotation(
            text=_way_words(words, int(frame[column].sum())),
            x=0,
            xref="paper",
            y=0.4 if sign > 0 else 0.02,
            yref="paper",
            yanchor="middle",
            font={"color": colour},
        )


def _largest(frame: pl.DataFrame, column: str) -> int:
    return int(str(frame[column].max() or 0))


def _way_words(words: str, count: int) -> str:
    return f"<b>{words.capitalize()}</b> {format_count(count)}"


def _hover(frame: pl.DataFrame, column: str, words: str) -> list[str]:
    return [
        f"{month_label(month)}: {format_count(count)} {words}"
        for month, count in frame.select("month_on", column).iter_rows()
    ]
