"""Show in how many of the three layers the workplaces have been reached."""

import plotly.graph_objects as go
import polars as pl

from app.charts.marks import partly, reached, solid
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Theme
from app.translations.numbers import format_count, format_share


def breadth_chart(frame: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per number of layers, all three first; all are of one whole.

    Args:
        frame: Rows of `breadth`, with their words: label, layer_count,
            workplace_count, workplace_share (0-1).
        theme: The look.
    """
    rows = [_row(row, theme) for row in frame.iter_rows(named=True)]
    return rows_of_bars(rows, theme, longest=int(frame["workplace_count"].sum()))


def _row(row: dict[str, object], theme: Theme) -> Row:
    count, share = int(str(row["workplace_count"])), row["workplace_share"]
    words = format_count(count)
    name = str(row["label"])
    marks = {
        3: reached(theme.palette),
        2: solid(theme.palette.sky),
        1: partly(theme.palette),
    }
    mark = marks.get(int(str(row["layer_count"])), partly(theme.palette))
    return Row(
        name,
        words,
        [Segment(count, mark, f"{name}: {words}")],
        right=format_share(share if isinstance(share, float) else None),
    )
