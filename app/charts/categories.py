"""Show how many fall in each category of a dimension."""

from html import escape

import plotly.graph_objects as go
import polars as pl

from app.charts.marks import solid, unknown, waiting
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Theme
from app.translations.numbers import format_count


def categories_chart(frame: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per category; several is hatched, not known is dotted.

    Args:
        frame: category, label (as a reader knows it), counted; in order.
        theme: The look.
    """
    palette = theme.palette
    looks = {"several": waiting(palette), "unknown": unknown(palette)}
    rows = [
        Row(
            label,
            format_count(counted),
            [
                Segment(
                    counted,
                    looks.get(category, solid(palette.blue)),
                    f"{escape(label)}: {format_count(counted)}",
                )
            ],
        )
        for category, label, counted in frame.select(
            "category", "label", "counted"
        ).iter_rows()
    ]
    return rows_of_bars(rows, theme, bar_height=14)
