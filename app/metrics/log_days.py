"""On which days did how much happen, of what is in the log?

Days are those of a calendar in Norway. Where a long time is shown, days are put
together to weeks or months, so that each of them can be seen.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import polars as pl

PERIODS = {"7": 7, "30": 30, "90": 90, "all": None}
"""How many days back, today among them; None: all that is kept."""

FIRST_PERIOD = "30"
"""What is shown where nothing is chosen."""

MOST_DAYS, MOST_WEEKS = 92, 104
"""More bars than this are too thin to be seen on a phone."""

_STEPS = {"day": "1d", "week": "1w", "month": "1mo"}
_NORWAY = "Europe/Oslo"


def period_start(period: str, today: date) -> datetime | None:
    """Give the first moment of a period of PERIODS, in UTC; None: no first moment."""
    days = PERIODS[period]
    if days is None:
        return None
    first = today - timedelta(days=days - 1)
    return datetime.combine(first, time(), ZoneInfo(_NORWAY)).astimezone(UTC)


def count_by_day(hours: pl.DataFrame) -> pl.DataFrame:
    """Add hours up to days.

    Args:
        hours: Rows of `records.log_reading.count_by_hour`.

    Returns:
        day_on, act, lines_count; by day and act.
    """
    there = pl.col("hour_at").dt.replace_time_zone("UTC").dt.convert_time_zone(_NORWAY)
    return (
        hours.group_by(there.dt.date().alias("day_on"), "act")
        .agg(pl.col("lines_count").sum())
        .sort("day_on", "act")
    )


def step_of(first: date, last: date) -> str:
    """Choose what a bar stands for: `day`, `week` or `month`."""
    days = (last - first).days + 1
    if days <= MOST_DAYS:
        return "day"
    return "week" if days <= MOST_WEEKS * 7 else "month"


def count_by_step(days: pl.DataFrame, step: str) -> pl.DataFrame:
    """Put days together to what a bar stands for; `day_on` is its first day."""
    return (
        days.group_by(pl.col("day_on").dt.truncate(_STEPS[step]), "act")
        .agg(pl.col("lines_count").sum())
        .sort("day_on", "act")
    )


def count_of(counts: pl.DataFrame, act: str) -> int:
    """Count the lines of one act."""
    return int(counts.filter(act=act)["lines_count"].sum())


def fullest(counts: pl.DataFrame) -> tuple[date, int]:
    """Give the day, week or month with the most lines; the newest of several.

    Args:
        counts: At least one row of `count_by_step`.
    """
    totals = counts.group_by("day_on").agg(pl.col("lines_count").sum())
    row = totals.sort("lines_count", "day_on", descending=True).row(0, named=True)
    return row["day_on"], row["lines_count"]
