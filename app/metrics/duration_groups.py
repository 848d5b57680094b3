"""How long do deliveries last, taken together, by type and by module?"""

from typing import NamedTuple

import polars as pl

from app.metrics.duration_measure import (
    HAS_ENDED,
    mean_months_of_ended,
    survival_in_months,
)
from app.metrics.durations import LogRank, Survival, log_rank

CLOCKS = {
    "gathering": ("gathering_days", "is_duration_unknown"),
    "contact": ("contact_days", "is_contact_unknown"),
}
"""Where a duration starts: its column of days, and the flag of those that lack it."""

PAST_PLAN = ("past_plan_days", "is_plan_unknown")
"""The same for the time past the planned end."""

FEWEST_AT_RISK = 5
"""With fewer left than this, one delivery moves the curve by over a fifth. Ours."""

HALF_YEAR = 6
"""Months between the rows of a curve's table."""

COLUMNS = (
    *("delivery_type", "module", HAS_ENDED, "is_stopped", "is_plan_ahead"),
    *(column for pair in (*CLOCKS.values(), PAST_PLAN) for column in pair),
)
"""What a page needs of `duration_rows.sql`."""


class Group(NamedTuple):
    """Deliveries that share a category: how many, and how long they last in months."""

    code: str | None
    """The category; None for all of them."""
    begun_count: int
    completed_count: int
    stopped_count: int
    ongoing_count: int
    survival: Survival
    naive_mean_months: float | None
    """Of the ended ones only."""

    @property
    def ended_count(self) -> int:
        """Completed or stopped."""
        return self.completed_count + self.stopped_count

    @property
    def is_drawn(self) -> bool:
        """Whether there are enough deliveries for a curve."""
        return self.begun_count >= FEWEST_AT_RISK


def all_of(rows: pl.DataFrame, days: str) -> Group:
    """Take all deliveries with these days together."""
    return _group(None, rows.filter(pl.col(days).is_not_null()), days)


def groups_by(rows: pl.DataFrame, days: str, column: str) -> list[Group]:
    """Take the deliveries of each category together, the largest category first.

    Args:
        rows: Rows of `duration_rows.sql`, with at least COLUMNS.
        days: Which column of days is to be told; rows without it are left out.
        column: The column of the category: delivery_type or module.
    """
    known = rows.filter(pl.col(days).is_not_null())
    parts = known.partition_by(column, as_dict=True)
    groups = [_group(str(code), part, days) for (code,), part in parts.items()]
    return sorted(groups, key=lambda group: (-group.begun_count, str(group.code)))


def shares_at(group: Group) -> pl.DataFrame:
    """Read a curve off at each half year, as far as enough deliveries are left.

    Returns:
        months, ongoing_share, lower_share, upper_share, left_count; a row per half year
        from 0 on. The shares are those after what ends at that very time.
    """
    table = group.survival.table
    enough = table.filter(pl.col("at_risk") >= FEWEST_AT_RISK)
    longest = float(str(enough["time"].max() or 0))
    grid = pl.DataFrame(
        {"months": pl.int_range(0, int(longest) + 1, HALF_YEAR, eager=True)}
    ).with_columns(time=pl.col("months").cast(pl.Float64))
    left = table.select("time", left_count="at_risk")
    return (
        grid.join_asof(table.drop("at_risk"), on="time")
        .join_asof(left, on="time", strategy="forward")
        .select(
            "months",
            ongoing_share=pl.col("survival").fill_null(1.0),
            lower_share="lower",
            upper_share="upper",
            left_count="left_count",
        )
    )


def compare_types(rows: pl.DataFrame, days: str) -> LogRank | None:
    """Compare the two delivery types; None when either has too few to be compared."""
    known = rows.filter(pl.col(days).is_not_null())
    parts = known.partition_by("delivery_type")
    if len(parts) != 2 or any(part.height < FEWEST_AT_RISK for part in parts):
        return None
    first, second = parts
    compared = log_rank(first[days], first[HAS_ENDED], second[days], second[HAS_ENDED])
    return None if compared.p is None else compared


def _group(code: str | None, known: pl.DataFrame, days: str) -> Group:
    ended, stopped = int(known[HAS_ENDED].sum()), int(known["is_stopped"].sum())
    return Group(
        code=code,
        begun_count=known.height,
        completed_count=ended - stopped,
        stopped_count=stopped,
        ongoing_count=known.height - ended,
        survival=survival_in_months(known, days),
        naive_mean_months=mean_months_of_ended(known, days),
    )
