"""Development steps: have the party groups moved up or down, and where do they stand?

A group places itself on one of four steps, and can move down as well as up (OE 5.4).
"""

from typing import NamedTuple

import polars as pl

HIGHEST_STEP = 4
"""The top of the ladder (OE Figur 5-2)."""

STEPS = tuple(range(1, HIGHEST_STEP + 1))

MOVEMENTS = ("up", "same", "down", "mixed")
"""From the first step to the latest; mixed when the groups of a delivery differ."""

YEARS = 6
"""So many years are drawn (ours); the table beside the chart has them all."""


class Movements(NamedTuple):
    """How many deliveries have moved which way, and of how many it cannot be told."""

    up: int
    same: int
    down: int
    mixed: int
    hidden: int
    """Two steps have been given, but too few persons have answered to show them."""
    single: int
    """Only one step has been given."""
    at_top: int
    """Of those compared: on the highest step already the first time."""

    @property
    def compared(self) -> int:
        """The deliveries with two steps to compare."""
        return self.up + self.same + self.down + self.mixed


def movements(row: pl.DataFrame) -> Movements:
    """Read the row of `evaluation_movements.sql`."""
    found = row.row(0, named=True)
    return Movements(
        **{name: int(found[f"{name}_count"]) for name in Movements._fields}
    )


def movement_table(moved: Movements) -> pl.DataFrame:
    """Give the movements as rows: step_movement, delivery_count."""
    return pl.DataFrame(
        {
            "step_movement": MOVEMENTS,
            "delivery_count": [moved.up, moved.same, moved.down, moved.mixed],
        }
    )


def steps_by_year(counts: pl.DataFrame) -> pl.DataFrame:
    """Give every year with an answer every step, with its share of the year.

    Args:
        counts: Rows of `evaluation_steps.sql`: year, development_step,
            evaluation_count.

    Returns:
        One row per year and step, the oldest year first: year, development_step,
        evaluation_count, step_share (0-1, of the year).
    """
    steps = pl.DataFrame(
        {"development_step": STEPS}, schema={"development_step": pl.Int32}
    )
    return (
        counts.select(pl.col("year").unique().sort())
        .join(steps, how="cross", maintain_order="left_right")
        .join(
            counts, on=["year", "development_step"], how="left", maintain_order="left"
        )
        .with_columns(pl.col("evaluation_count").fill_null(0))
        .with_columns(
            step_share=pl.col("evaluation_count")
            / pl.col("evaluation_count").sum().over("year")
        )
    )


def newest_years(steps: pl.DataFrame) -> pl.DataFrame:
    """Keep the newest YEARS of `steps_by_year`."""
    years = steps["year"].unique().sort().tail(YEARS)
    return steps.filter(pl.col("year").is_in(years.implode()))


def most_common_steps(steps: pl.DataFrame) -> tuple[int, list[int]]:
    """Give the newest year of `steps_by_year`, and its most common step or steps."""
    year: int = steps["year"][-1]
    of_year = steps.filter(pl.col("year") == year)
    top = of_year.filter(
        pl.col("evaluation_count") == of_year["evaluation_count"].max()
    )
    return year, top["development_step"].to_list()
