"""Gap counts: how much of the work list is overdue, due soon or coming, and whose?"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from data.vocabulary import GapSeverity

SEVERITIES = tuple(str(severity) for severity in GapSeverity)
"""The gravest first."""

WEEK_DAYS = 7

HORIZONS = (30, 60, 90)
"""How many days ahead what is coming is counted (the issue's)."""


def count_open(rows: pl.DataFrame, by: str) -> pl.DataFrame:
    """Count what is overdue and due soon by owner, rule or severity.

    Args:
        rows: Rows of `list_work` with exemptions: state, severity, and the column by.
        by: owner_role, rule_code or severity.

    Returns:
        One row per value that has any, the most overdue first: by, a column of
        overdue ones per severity (high_count, medium_count, low_count), overdue_count,
        due_soon_count.
    """
    is_overdue = pl.col("state") == "overdue"
    weighs = {
        f"{severity}_count": (is_overdue & (pl.col("severity") == severity)).sum()
        for severity in SEVERITIES
    }
    return (
        # The column may be what is counted itself, so it goes under another name.
        rows.filter(pl.col("state").is_in(["overdue", "due_soon"]))
        .group_by(pl.col(by).alias("group"))
        .agg(
            **weighs,
            overdue_count=is_overdue.sum(),
            due_soon_count=(~is_overdue).sum(),
        )
        .rename({"group": by})
        .sort("overdue_count", "due_soon_count", by, descending=[True, True, False])
    )


def count_severities(rows: pl.DataFrame) -> pl.DataFrame:
    """Count what is overdue and due soon of each severity, also where there is none.

    Returns:
        One row per severity, the gravest first: severity, overdue_count,
        due_soon_count.
    """
    counted = count_open(rows, "severity")
    return (
        pl.DataFrame({"severity": SEVERITIES})
        .join(counted, on="severity", how="left", maintain_order="left")
        .select("severity", pl.col("overdue_count", "due_soon_count").fill_null(0))
    )


def coming_rows(rows: pl.DataFrame, within_days: int) -> pl.DataFrame:
    """Keep what is due from the as-of day on, the nearest first; exempt ones are out.

    Args:
        rows: Rows of `list_work` with exemptions.
        within_days: The last day that counts is so many days ahead.
    """
    is_ahead = pl.col("overdue_days").is_between(-within_days, 0)
    return rows.filter(pl.col("state").is_in(["due_soon", "not_due"]) & is_ahead).sort(
        "due_on", "rule_code", "record_id"
    )


def count_coming(
    rows: pl.DataFrame, by: str, horizons: Sequence[int] = HORIZONS
) -> pl.DataFrame:
    """Count what is due within each of the horizons, by owner or rule.

    Args:
        rows: Rows of `list_work` with exemptions.
        by: owner_role or rule_code.
        horizons: Days ahead; a longer one has those of the shorter ones in it.

    Returns:
        One row per value that has any, the most first: by, within_30, within_60, ...
    """
    ahead = coming_rows(rows, max(horizons))
    counts = {
        f"within_{days}": (pl.col("overdue_days") >= -days).sum() for days in horizons
    }
    longest = f"within_{max(horizons)}"
    return ahead.group_by(by).agg(**counts).sort(longest, by, descending=[True, False])


def coming_by_week(rows: pl.DataFrame, as_of: date, within_days: int) -> pl.DataFrame:
    """Count what is due in each week from the as-of day on, by severity.

    Args:
        rows: Rows of `list_work` with exemptions.
        as_of: The first day of the first week.
        within_days: The last day that counts is so many days ahead.

    Returns:
        One row per week and severity, also where there is nothing: week_on (its first
        day), severity, gap_count; by week, the gravest first.
    """
    weeks = pl.DataFrame({"week": range(within_days // WEEK_DAYS + 1)})
    week = (-pl.col("overdue_days")) // WEEK_DAYS
    counted = (
        coming_rows(rows, within_days)
        .group_by(week.cast(pl.Int64).alias("week"), "severity")
        .agg(gap_count=pl.len())
    )
    return (
        weeks.join(pl.DataFrame({"severity": SEVERITIES}), how="cross")
        .join(counted, on=["week", "severity"], how="left", maintain_order="left")
        .select(
            week_on=pl.lit(as_of) + pl.duration(days=pl.col("week") * WEEK_DAYS),
            severity="severity",
            gap_count=pl.col("gap_count").fill_null(0),
        )
    )
