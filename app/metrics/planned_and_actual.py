"""Planned and actual: did the completed deliveries last as long as planned?

Completed deliveries only. Those that last longest are still ongoing, so this is no
answer to how long a delivery lasts.
"""

from typing import NamedTuple

import polars as pl

from app.metrics.elapsed import DAYS_PER_MONTH

PLANNED_BANDS = (6, 12, 18, 24)
"""Planned months up to which a row of the table goes; the last row is over them all."""

MOST_MARKS = 800
"""More marks than this hide each other: then one mark stands for a whole month cell."""


class PlanSummary(NamedTuple):
    """How many were held against their plan, how many were longer, and by how much."""

    delivery_count: int
    longer_count: int
    without_plan_count: int
    median_months_over: float | None


def in_months(planned_and_actual: pl.DataFrame) -> pl.DataFrame:
    """Give planned and actual months of each delivery that had a planned end.

    Args:
        planned_and_actual: Rows of `planned_and_actual.sql`.

    Returns:
        delivery_id, planned_months, actual_months, is_longer (ended after the planned
        day), one row per delivery.
    """
    return planned_and_actual.filter(pl.col("planned_days").is_not_null()).select(
        "delivery_id",
        planned_months=pl.col("planned_days") / DAYS_PER_MONTH,
        actual_months=pl.col("actual_days") / DAYS_PER_MONTH,
        is_longer=pl.col("actual_days") > pl.col("planned_days"),
    )


def marks(months: pl.DataFrame) -> pl.DataFrame:
    """Make the marks of the chart: one per delivery, or one per month cell of many.

    Returns:
        planned_months, actual_months, is_longer, delivery_count.
    """
    if months.height <= MOST_MARKS:
        return months.select(
            "planned_months", "actual_months", "is_longer", delivery_count=pl.lit(1)
        )
    cell = [pl.col("planned_months").round(), pl.col("actual_months").round()]
    return (
        months.group_by(*cell, "is_longer")
        .agg(delivery_count=pl.len())
        .sort("planned_months", "actual_months", "is_longer")
    )


def by_planned_band(months: pl.DataFrame) -> pl.DataFrame:
    """Count deliveries by how long they were planned to last.

    Returns:
        planned_band (the upper end in months; null: over the last), delivery_count,
        longer_count, median_planned_months, median_actual_months; shortest first.
    """
    upper = pl.coalesce(
        [
            pl.when(pl.col("planned_months") <= months_up_to).then(
                pl.lit(months_up_to, dtype=pl.Int64)
            )
            for months_up_to in PLANNED_BANDS
        ]
    )
    return (
        months.group_by(planned_band=upper)
        .agg(
            delivery_count=pl.len(),
            longer_count=pl.col("is_longer").sum(),
            median_planned_months=pl.col("planned_months").median(),
            median_actual_months=pl.col("actual_months").median(),
        )
        .sort("planned_band", nulls_last=True)
    )


def summarise_plans(planned_and_actual: pl.DataFrame) -> PlanSummary:
    """Sum up; months over is the median of actual minus planned, also when negative.

    Args:
        planned_and_actual: Rows of `planned_and_actual.sql`.
    """
    months = in_months(planned_and_actual)
    over = (months["actual_months"] - months["planned_months"]).median()
    return PlanSummary(
        delivery_count=months.height,
        longer_count=int(months["is_longer"].sum()),
        without_plan_count=planned_and_actual.height - months.height,
        median_months_over=over if isinstance(over, float) else None,
    )
