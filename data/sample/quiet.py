"""Let a few ongoing deliveries go quiet: nothing held for months, and nothing planned.

Which homes have gone quiet is the first thing a programme manager asks (004 L448), so
the invented programme has some. How many is our invention.
"""

from datetime import timedelta

import polars as pl

from data.sample.period import DATA_DATE

QUIET_DAYS = (100, 150)
"""Between so many days have passed since the last activity of a quiet delivery."""
ONE_IN = 12
"""One in so many of the ongoing deliveries has gone quiet."""


def with_quiet_deliveries(
    deliveries: pl.DataFrame, activities: pl.DataFrame
) -> pl.DataFrame:
    """Take away what quiet deliveries would have held or planned since they went quiet.

    Args:
        deliveries: delivery_id, status, started_on.
        activities: The table activities.

    Returns:
        The activities that are left; one whose replacement is gone has none.
    """
    since = _quiet_since(deliveries)
    day = pl.coalesce("held_on", "planned_on")
    is_before = (day < pl.col("quiet_from_on")).fill_null(True)
    left = (
        activities.join(since, on="delivery_id", how="left", maintain_order="left")
        .filter(is_before)
        .drop("quiet_from_on")
    )
    is_there = pl.col("replaced_by_activity_id").is_in(left["activity_id"].implode())
    return left.with_columns(
        replaced_by_activity_id=pl.when(is_there).then("replaced_by_activity_id")
    )


def _quiet_since(deliveries: pl.DataFrame) -> pl.DataFrame:
    shortest, longest = QUIET_DAYS
    begun_long_ago = DATA_DATE - timedelta(days=2 * longest)
    return (
        deliveries.filter(
            pl.col("status") == "ongoing",
            pl.col("ended_on").is_null(),
            pl.col("started_on") < begun_long_ago,
        )
        .sort("delivery_id")
        .gather_every(ONE_IN, offset=ONE_IN // 2)
        .with_row_index("place")
        .select(
            "delivery_id",
            quiet_from_on=pl.lit(DATA_DATE)
            - pl.duration(days=shortest + pl.col("place") * 17 % (longest - shortest)),
        )
    )
