"""Show how long completed deliveries lasted against how long they were planned to."""

from math import ceil

import plotly.graph_objects as go
import polars as pl

from app.charts.theme import Theme, new_figure
from app.translations.gettext import _
from app.translations.numbers import format_count, format_number


def planned_and_actual_chart(frame: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw a mark per delivery, or per month cell; the line is *as planned*.

    Args:
        frame: Rows of `marks`: planned_months, actual_months, is_longer,
            delivery_count.
        theme: The look.
    """
    palette = theme.palette
    figure = new_figure(theme, height=380)
    longest = _longest(frame)
    figure.update_layout(
        margin={"l": 0, "r": 8, "t": 26, "b": 0},
        xaxis={
            "range": [0, longest["planned_months"]],
            "dtick": 6,
            "title": {"text": _("Planned months")},
        },
        yaxis={
            # Room over the marks for the words in the corner.
            "range": [0, longest["actual_months"] * 1.1],
            "dtick": 12,
            "showline": True,
        },
    )
    _add_line(figure, min(longest.values()), theme)
    for is_longer, symbol, colour in (
        (True, "triangle-up", palette.orange),
        (False, "circle", palette.blue),
    ):
        chosen = frame.filter(pl.col("is_longer") == is_longer)
        figure.add_trace(_trace(chosen, symbol, colour, theme))
    _add_words(figure, frame, theme)
    return figure


def _longest(frame: pl.DataFrame) -> dict[str, float]:
    """Give the end of each axis: the longest, in whole half years, with room over."""
    return {
        column: 6 * ceil(float(str(frame[column].max() or 6)) / 6) + 1.5
        for column in ("planned_months", "actual_months")
    }


def _trace(frame: pl.DataFrame, symbol: str, colour: str, theme: Theme) -> go.Scatter:
    hover = [
        _("planned {planned}, lasted {actual} months").format(
            planned=format_number(planned), actual=format_number(actual)
        )
        + (f" ({format_count(count)})" if count > 1 else "")
        for planned, actual, count in frame.select(
            "planned_months", "actual_months", "delivery_count"
        ).iter_rows()
    ]
    return go.Scatter(
        x=frame["planned_months"].to_list(),
        y=frame["actual_months"].to_list(),
        mode="markers",
        marker={
            "symbol": symbol,
            "color": colour,
            "size": (6 + frame["delivery_count"].log(4)).clip(7, 14).to_list(),
            "opacity": 0.85,
            "line": {"color": theme.palette.surface, "width": 0.75},
        },
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _add_line(figure: go.Figure, end: float, theme: Theme) -> None:
    figure.add_shape(
        type="line",
        x0=0,
        y0=0,
        x1=end,
        y1=end,
        line={"color": theme.palette.muted, "width": 1, "dash": "dot"},
    )
    figure.add_annotation(
        text=_("as planned"),
        x=end,
        y=end,
        xanchor="right",
        yanchor="bottom",
        bgcolor=theme.palette.surface,
    )


def _add_words(figure: go.Figure, frame: pl.DataFrame, theme: Theme) -> None:
    palette = theme.palette
    longer = int(frame.filter("is_longer")["delivery_count"].sum())
    in_time = int(frame["delivery_count"].sum()) - longer
    plate = palette.surface
    figure.add_annotation(
        text=_("Actual months"), x=0, xref="paper", y=1, yref="paper", yshift=16
    )
    figure.add_annotation(
        text=_("▲ <b>Longer than planned</b>, {count}").format(
            count=format_count(longer)
        ),
        x=0.02,
        xref="paper",
        y=0.97,
        yref="paper",
        bgcolor=plate,
        font={"color": palette.orange_text},
    )
    figure.add_annotation(
        text=_("● <b>In time</b>, {count}").format(count=format_count(in_time)),
        x=0.98,
        xref="paper",
        xanchor="right",
        y=0.06,
        yref="paper",
        bgcolor=plate,
        font={"color": palette.blue_text},
    )
