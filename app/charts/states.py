"""Show how many stand in each state, by delivery type."""

import plotly.graph_objects as go
import polars as pl

from app.charts.marks import state_marks
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Theme
from app.metrics.states import STATES
from app.translations.labels import code_label
from app.translations.numbers import format_count


def states_chart(frame: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per delivery type, with a segment per state in process order.

    Args:
        frame: Rows of `states_by_type`: delivery_type, state, counted.
        theme: The look.
    """
    types = frame["delivery_type"].unique(maintain_order=True)
    rows = [
        _row(kind, frame.filter(pl.col("delivery_type") == kind), theme)
        for kind in types
    ]
    return rows_of_bars(rows, theme, bar_height=28)


def _row(delivery_type: str, frame: pl.DataFrame, theme: Theme) -> Row:
    palette = theme.palette
    marks = state_marks(palette)
    colour = {
        "planned": palette.ink,
        "ongoing": palette.blue_text,
        "completed": palette.muted,
        "stopped": palette.orange_text,
    }
    counts = dict(zip(frame["state"], frame["counted"], strict=True))
    words = {
        state: f"{code_label('state', state)} {format_count(counts[state])}"
        for state in STATES
    }
    return Row(
        code_label("delivery_type", delivery_type) or delivery_type,
        format_count(int(frame["counted"].sum())),
        [Segment(counts[state], marks[state], words[state]) for state in STATES],
        under=" · ".join(
            f'<span style="color:{colour[state]}">{words[state]}</span>'
            for state in STATES
        ),
    )
