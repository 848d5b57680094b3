"""What has come of each activity of a delivery, and how does that add up?

What has been held is known by its day. That something was postponed or cancelled has
no day of its own, so it stands as the build has it.
"""

from datetime import date
from enum import Enum

import polars as pl

from data.vocabulary import ORDINARY_GATHERINGS, ActivityKind


class ActivityState(Enum):
    """What has come of an activity by the as-of day, in the order it is shown."""

    HELD = "held"
    PLANNED = "planned"
    UNRECORDED = "unrecorded"
    """The planned day has passed, and nothing says that it was held or put off."""
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


_KIND_ORDER = {kind.value: place for place, kind in enumerate(ActivityKind)}


def activities_with_state(activities: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Tell the state of each activity, and the day it is shown on.

    Args:
        activities: Rows of delivery_activities.sql.
        as_of: What is dated later has not happened.

    Returns:
        The same rows with activity_state (ActivityState) and shown_on: the day held,
        else the day planned; null when neither is known.
    """
    called_off = pl.col("status").is_in(["postponed", "cancelled"])
    is_ahead = pl.col("planned_on") >= as_of
    state = (
        pl.when(pl.col("held_on").is_not_null())
        .then(pl.lit(ActivityState.HELD.value))
        .when(called_off)
        .then(pl.col("status"))
        .when(is_ahead | pl.col("planned_on").is_null())
        .then(pl.lit(ActivityState.PLANNED.value))
        .otherwise(pl.lit(ActivityState.UNRECORDED.value))
    )
    return activities.with_columns(
        activity_state=state, shown_on=pl.coalesce("held_on", "planned_on")
    )


def activities_by_kind(activities: pl.DataFrame) -> pl.DataFrame:
    """Count the activities of each kind by their state, and add up the hours.

    Args:
        activities: Rows of `activities_with_state`.

    Returns:
        One row per kind that occurs, in process order: kind, one count per state
        (held_count ...), advisor_hours (null when no held one tells its hours) and
        told_hours_count, the held ones that do.
    """
    counts = {
        f"{state.value}_count": (pl.col("activity_state") == state.value).sum()
        for state in ActivityState
    }
    told = pl.col("advisor_hours").is_not_null().sum()
    return (
        activities.group_by("kind")
        .agg(
            **counts,
            told_hours_count=told,
            advisor_hours=pl.when(told > 0).then(pl.col("advisor_hours").sum()),
        )
        .sort(pl.col("kind").replace_strict(_KIND_ORDER, default=99))
    )


def planned_and_held(activities: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Add up the ordinary gatherings planned and held, day by day.

    An activity that another one replaces is left out of the plan, so a gathering that
    was moved counts once. A cancelled one stays: it was planned.

    Args:
        activities: Rows of `activities_with_state`.
        as_of: Steps after this day are plan only.

    Returns:
        One row per series and day: series (planned, held), day, gathering_count so
        far, is_ahead (after the as-of day).
    """
    ordinary = activities.filter(
        pl.col("kind").is_in([kind.value for kind in ORDINARY_GATHERINGS])
    )
    planned = ordinary.filter(
        pl.col("planned_on").is_not_null() & pl.col("replaced_by_activity_id").is_null()
    )
    held = ordinary.filter(pl.col("held_on").is_not_null())
    return pl.concat(
        [_running_count(planned, "planned"), _running_count(held, "held")]
    ).with_columns(is_ahead=pl.col("day") > as_of)


def _running_count(activities: pl.DataFrame, series: str) -> pl.DataFrame:
    return (
        activities.group_by(day=f"{series}_on")
        .agg(gathering_count=pl.len())
        .sort("day")
        .select(
            pl.lit(series).alias("series"),
            "day",
            pl.col("gathering_count").cum_sum().cast(pl.Int64),
        )
    )
