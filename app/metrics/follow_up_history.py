"""Follow-up over time: what is new, still open or done, and how much stood overdue?

Only for rules whose facts have a day: the others know nothing of an earlier day. What
somebody has exempted counts here, because an exemption is not about what was done.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import polars as pl

from app.metrics.work_list import KEY

CHANGES = ("new", "still_open", "done", "left")
"""Overdue now and not then; on both days; then, and done now; then, and not asked for
now, because the delivery or the role is over or the deadline has moved."""


def compare_gaps(
    then: pl.DataFrame, now: pl.DataFrame, done: pl.DataFrame
) -> pl.DataFrame:
    """Say of every gap of two days whether it is new, still open, done or gone.

    New and still open together are the gaps of now; still open, done and left are those
    of then. What nobody has done is not called done: it has left the list by itself. A
    gap is the same one as long as rule and record are, also when its due day has moved.

    Args:
        then: Rows of `warehouse.overdue_on` for the earlier day.
        now: The same for the later day.
        done: rule_code, record_id of what is done on the later day.

    Returns:
        The columns of these, one row per rule and record of either day, and change,
        one of CHANGES. What is done or has left stands as it was then, the rest as it
        is now.
    """
    key = list(KEY)
    before, after = then.select(key), now.select(key)
    closed = then.join(after, on=key, how="anti")
    parts = (
        (now.join(before, on=key, how="anti"), "new"),
        (now.join(before, on=key, how="semi"), "still_open"),
        (closed.join(done, on=key, how="semi"), "done"),
        (closed.join(done, on=key, how="anti"), "left"),
    )
    return pl.concat(
        [rows.with_columns(change=pl.lit(change)) for rows, change in parts]
    ).sort(*key)


def month_ends_before(day: date, count: int = 12) -> tuple[date, ...]:
    """Give the last days of the months before a day, the first first.

    A day that is a month end itself is not among them.
    """
    ends = []
    end = day.replace(day=1) - timedelta(days=1)
    for _number in range(count):
        ends.append(end)
        end = end.replace(day=1) - timedelta(days=1)
    return tuple(reversed(ends))


def stock_over_time(
    overdue: Mapping[date, pl.DataFrame], severities: Mapping[str, str]
) -> pl.DataFrame:
    """Count what was overdue on each day, by severity.

    Args:
        overdue: Rows of `warehouse.overdue_on` for every day.
        severities: Severity of each rule, by its code, as the rules are set now.

    Returns:
        One row per day and severity that a rule has, also where there is nothing:
        counted_on, severity, overdue_count; by day.
    """
    every = pl.DataFrame(
        {"counted_on": sorted(overdue)}, schema={"counted_on": pl.Date}
    ).join(pl.DataFrame({"severity": sorted(set(severities.values()))}), how="cross")
    counts = [
        _count_by_severity(rows, severities).with_columns(counted_on=pl.lit(day))
        for day, rows in overdue.items()
    ]
    if not counts:
        return every.with_columns(overdue_count=pl.lit(0, dtype=pl.UInt32))
    return (
        every.join(pl.concat(counts), on=["counted_on", "severity"], how="left")
        .select("counted_on", "severity", pl.col("overdue_count").fill_null(0))
        .sort("counted_on", "severity")
    )


def _count_by_severity(
    rows: pl.DataFrame, severities: Mapping[str, str]
) -> pl.DataFrame:
    severity = pl.col("rule_code").replace_strict(severities, return_dtype=pl.String)
    return rows.group_by(severity.alias("severity")).agg(overdue_count=pl.len())
