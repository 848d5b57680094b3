"""Lateness: how many deliveries stand late, with what, and for how long?"""

import polars as pl

from app.metrics.elapsed import DAYS_PER_MONTH

KINDS = ("past_planned_end", "end_evaluation_missing")
"""Still ongoing after the planned end; end evaluation due and not held."""

BAND_MONTHS = (3, 12)
"""Where *some weeks* ends, and where *over a year* begins (ours)."""

BANDS = ("short", "medium", "long")


def late_by_band(days_late: pl.DataFrame) -> pl.DataFrame:
    """Count late deliveries by kind and how long they have been late.

    Args:
        days_late: Rows of `days_late.sql`: kind, days_late, delivery_count.

    Returns:
        One row per kind and band, also where there are none, in order: kind, band
        (short: under 3 months, medium: 3 up to 12, long: 12 and over),
        delivery_count.
    """
    months = pl.col("days_late") / DAYS_PER_MONTH
    band = (
        pl.when(months < BAND_MONTHS[0])
        .then(pl.lit("short"))
        .when(months < BAND_MONTHS[1])
        .then(pl.lit("medium"))
        .otherwise(pl.lit("long"))
    )
    counted = days_late.group_by("kind", band.alias("band")).agg(
        pl.col("delivery_count").sum()
    )
    every = pl.DataFrame({"kind": KINDS}).join(
        pl.DataFrame({"band": BANDS}), how="cross"
    )
    return every.join(
        counted, on=["kind", "band"], how="left", maintain_order="left"
    ).with_columns(pl.col("delivery_count").fill_null(0))


def late_count(days_late: pl.DataFrame, kind: str) -> int:
    """Count the deliveries that are late with one kind."""
    of_kind = days_late.filter(pl.col("kind") == kind)
    return int(of_kind["delivery_count"].sum())
