"""Timeline: which stretches of time does each delivery have, and which rows fit a view?

Reads rows of `timeline_window.sql`. Nothing here looks at more than one window.
"""

from datetime import date
from math import ceil
from typing import NamedTuple

import polars as pl

WINDOW_ROWS = 40
"""Rows of one window: as long as the time axis is still remembered while scrolling.

Ours. 420 deliveries are 11 windows; the browser never gets more bars than this.
"""

ORDERS = ("past_planned_end", "planned_end", "newest", "oldest", "workplace")
"""What the rows can be ordered by; the first puts what is late, then what is to
end soon, at the top."""

GROUPS = ("none", "centre", "type", "module")
"""What the rows can be gathered by."""

KINDS = ("lead", "planned", "ongoing", "over", "completed", "stopped")
"""Kinds of stretches: before the start, not yet lived, agreed time, past the plan, and
the time of those that have ended."""


class Window(NamedTuple):
    """Which rows are shown, counted from 1, of how many."""

    first: int
    last: int
    match_count: int


def window_count(match_count: int) -> int:
    """Count the windows that hold all matches; there is always one."""
    return max(1, ceil(match_count / WINDOW_ROWS))


def window_at(number: int, match_count: int) -> Window:
    """Tell which rows stand in a window; the windows are counted from 1."""
    skipped = (number - 1) * WINDOW_ROWS
    return Window(skipped + 1, min(skipped + WINDOW_ROWS, match_count), match_count)


def stretches(rows: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Cut the time of each delivery into stretches that look different.

    Args:
        rows: place, state and the four dates of `timeline_window.sql`.
        as_of: The day that ongoing deliveries are drawn to.

    Returns:
        place, kind (of KINDS), from_on, to_on; by place, in the order of KINDS. A
        delivery of which one day is known has a stretch without length.
    """
    planned_end = pl.col("planned_end_on")
    is_ongoing = pl.col("state") == "ongoing"
    # A plan that ended before the start leaves no agreed time.
    agreed = pl.max_horizontal("planned_end_on", "started_on")
    begins = pl.coalesce("started_on", "first_contact_on", "ended_on")
    known = [pl.col("first_contact_on"), planned_end]
    parts = (
        ("lead", pl.lit(True), pl.col("first_contact_on"), pl.col("started_on")),
        (
            "planned",
            pl.col("state") == "planned",
            pl.min_horizontal(known),
            pl.max_horizontal(known),
        ),
        ("planned", is_ongoing & (planned_end > as_of), pl.lit(as_of), planned_end),
        (
            "ongoing",
            is_ongoing,
            pl.col("started_on"),
            pl.when(planned_end < as_of).then(agreed).otherwise(as_of),
        ),
        ("over", is_ongoing & (planned_end < as_of), agreed, pl.lit(as_of)),
        ("completed", pl.col("state") == "completed", begins, pl.col("ended_on")),
        ("stopped", pl.col("state") == "stopped", begins, pl.col("ended_on")),
    )
    order = {kind: place for place, kind in enumerate(KINDS)}
    return (
        pl.concat(
            rows.filter(which).select(
                "place", kind=pl.lit(kind), from_on=start, to_on=end
            )
            for kind, which, start, end in parts
        )
        .filter(pl.col("from_on") <= pl.col("to_on"))
        .sort("place", pl.col("kind").replace_strict(order, return_dtype=pl.Int8))
    )


def drawn_time(rows: pl.DataFrame, pieces: pl.DataFrame) -> tuple[date, date]:
    """Give the first and the last day that a window draws.

    Args:
        rows: Rows of `timeline_window.sql`; at least one.
        pieces: The stretches of the same rows.
    """
    days = pl.concat([pieces["from_on"], pieces["to_on"], rows["planned_end_on"]])
    return _day(days.min()), _day(days.max())


def peak(months: pl.DataFrame) -> tuple[date, int]:
    """Give the month that ended with the most ongoing, the newest of equals.

    Args:
        months: Rows of `stock_and_flow.sql`; at least one.
    """
    most = months.filter(pl.col("stock_count") == months["stock_count"].max())
    return _day(most["month_on"].max()), int(most["stock_count"][0])


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"a row of the timeline has no day: {value!r}")
    return value
