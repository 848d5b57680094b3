"""Ageing: how long has what is overdue stood?"""

import polars as pl

BAND_DAYS = (30, 90, 365)
"""Where the second, third and fourth band begin (ours): a month, a quarter, a year."""

BANDS = ("fresh", "weeks", "months", "year")
"""Under 30 days, 30 up to 90, 90 up to 365, and 365 days and over."""


def count_by_age(rows: pl.DataFrame, by: str) -> pl.DataFrame:
    """Count what is overdue by how long it has stood.

    Args:
        rows: Rows of `list_work` with exemptions: state, overdue_days, the column by.
        by: rule_code, severity or owner_role.

    Returns:
        One row per value that has any, those with the most over a year first: by, a
        column per band (fresh_count, weeks_count, months_count, year_count),
        overdue_count, longest_days.
    """
    days = pl.col("overdue_days")
    starts = (0, *BAND_DAYS)
    ends = (*BAND_DAYS, None)
    counts = {
        f"{band}_count": ((days >= start) & (True if end is None else days < end)).sum()
        for band, start, end in zip(BANDS, starts, ends, strict=True)
    }
    return (
        rows.filter(pl.col("state") == "overdue")
        .group_by(by)
        .agg(**counts, overdue_count=pl.len(), longest_days=days.max())
        .sort("year_count", "overdue_count", by, descending=[True, True, False])
    )


def oldest(rows: pl.DataFrame) -> pl.DataFrame:
    """Give what is overdue, that which has stood longest first.

    Args:
        rows: Rows of `list_work` with exemptions.
    """
    return rows.filter(pl.col("state") == "overdue").sort(
        "overdue_days", "rule_code", "record_id", descending=[True, False, False]
    )
