"""Show which way the groups have moved on the four steps, and where they stand."""

import plotly.graph_objects as go
import polars as pl

from app.charts.evaluation_parts import Part, rows_of_parts
from app.charts.marks import Mark, missing, partly, reached, solid
from app.charts.rows_of_bars import Row, Segment, rows_of_bars
from app.charts.theme import Palette, Theme
from app.metrics.evaluation_steps import STEPS, Movements, movement_table
from app.translations.evaluation_words import movement_label, step_label
from app.translations.figure_words import counted_words
from app.translations.numbers import format_count, format_share

_ARROWS = {"up": "▲", "same": "●", "down": "▼", "mixed": "◆"}
"""The shape that goes with the colour."""


def evaluation_movements_chart(moved: Movements, theme: Theme) -> go.Figure:
    """Draw one bar per movement, of all deliveries that can be compared.

    Args:
        moved: How many have moved which way; at least one is compared.
        theme: The look.
    """
    palette = theme.palette
    marks = {
        "up": reached(palette),
        "same": partly(palette),
        "down": missing(palette),
        "mixed": Mark(palette.surface, palette.grey, "x", palette.grey),
    }
    rows = []
    for movement, count in movement_table(moved).iter_rows():
        share = count / moved.compared
        value = f"{format_count(count)} · {format_share(share, digits=0)}"
        name = f"{_ARROWS[movement]} {movement_label(movement)}"
        rows.append(
            Row(name, value, [Segment(share, marks[movement], f"{name}: {value}")])
        )
    return rows_of_bars(rows, theme, bar_height=16, longest=1)


def evaluation_steps_chart(steps: pl.DataFrame, theme: Theme) -> go.Figure:
    """Draw one bar per year, as long as all its answers, with a part per step.

    Args:
        steps: Rows of `newest_years`: year, development_step, evaluation_count.
        theme: The look.
    """
    marks = _step_marks(theme.palette)
    rows: list[Row] = []
    for year in steps["year"].unique(maintain_order=True):
        of_year = steps.filter(pl.col("year") == year)
        total = int(of_year["evaluation_count"].sum())
        rows += rows_of_parts(
            str(year),
            counted_words("evaluations", total),
            [
                Part(count, f"{step_label(step)}:", marks[step], f"{step}:")
                for step, count in of_year.select(
                    "development_step", "evaluation_count"
                ).iter_rows()
            ],
            theme,
            whole=total,
        )
    return rows_of_bars(rows, theme, bar_height=16, longest=1)


def _step_marks(palette: Palette) -> dict[int, Mark]:
    # The higher the step, the more ink: the order is read without a key.
    looks = (
        Mark(palette.surface, palette.blue),
        Mark(palette.surface, palette.blue, ".", palette.blue),
        Mark(palette.surface, palette.blue, "/", palette.blue),
        solid(palette.blue),
    )
    return dict(zip(STEPS, looks, strict=True))
