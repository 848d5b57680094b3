"""Write the invented programme down as it was on an earlier day.

So a programme can be loaded twice, as it would be with a month or two between, and
there is something to tell from last time. What is dated after the day had not happened.
Some of what had was written down late, and some wrongly: the newer programme mends it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import polars as pl

from data.columns import Table
from data.sample.dice import Dice, dice_for
from data.sample.generate import Sample
from data.tables import TABLES

LATE_SHARE = 0.04
"""Of what was held in the last weeks, so much was not written down yet (ours)."""
LATE_DAYS = 45
WRONG_STARTS = 3
"""So many deliveries had another start than the newer programme says (ours)."""
WRONG_BY_DAYS = 14

_BEGINS = {
    "deliveries": pl.coalesce("first_contact_on", "started_on"),
    "delivery_units": pl.col("joined_on"),
    "actions": pl.col("decided_on"),
    "survey_results": pl.coalesce("published_on", pl.date("year", 12, 31)),
    "absence": pl.date("year", pl.col("quarter") * 3, 28),
}
"""The day from which somebody could have written a row down; the others follow from
their required days."""

_ACTIVITY_PLAN = (
    *("activity_id", "delivery_id", "workplace_id", "kind", "form"),
    *("planned_on", "status"),
)
_EVALUATION_PLAN = (
    *("evaluation_id", "delivery_id", "workplace_id", "kind", "planned_on"),
)
"""What is known of an activity or evaluation before it is held."""


def as_written_on(sample: Sample, day: date, *, seed: int) -> Sample:
    """Give the programme as somebody had written it down on a day.

    Args:
        sample: The whole programme.
        day: The last day that has happened.
        seed: Chooses what was late and what was wrong.
    """
    dice = dice_for("earlier", seed)
    rows: dict[str, pl.DataFrame] = {}
    for table in TABLES:
        frame = sample.frame(table.name)
        if table.name in _BEGINS:
            frame = frame.filter((_BEGINS[table.name] <= day).fill_null(value=True))
        if table.name == "activities":
            frame = _some_unwritten(frame, day, dice)
        rows[table.name] = _with_parents(table, _until(table, frame, day), rows)
    rows["deliveries"] = _some_wrong(rows["deliveries"], dice)
    return replace(sample, **rows)


def _some_unwritten(activities: pl.DataFrame, day: date, dice: Dice) -> pl.DataFrame:
    """Hold some activities of the last weeks back, as planned ones."""
    since = day - timedelta(days=LATE_DAYS)
    is_late = dice.chance(activities.height, LATE_SHARE)
    goes = is_late & activities["held_on"].is_between(since, day)
    later = pl.lit(day + timedelta(days=1))
    return activities.with_columns(
        held_on=pl.when(goes.fill_null(value=False)).then(later).otherwise("held_on")
    )


def _until(table: Table, frame: pl.DataFrame, day: date) -> pl.DataFrame:
    """Take away what is dated later, and the row when it is nothing without it."""
    events = [column for column in table.columns if column.is_event]
    for column in events:
        if column.is_required:
            frame = frame.filter(pl.col(column.name) <= day)
    told = frame.with_columns(
        pl.when(pl.col(column.name) <= day).then(column.name).alias(column.name)
        for column in events
    )
    match table.name:
        case "deliveries":
            return told.with_columns(
                status=_status_of_delivery(),
                source_updated_at=pl.lit(None, pl.Datetime("us")),
            )
        case "activities":
            return _activities_until(frame, told, day)
        case "actions":
            is_undone = pl.col("status").is_in(["done", "dropped"]) & (
                frame["done_on"].is_not_null() & pl.col("done_on").is_null()
            )
            going = pl.lit("ongoing")
            return told.with_columns(
                status=pl.when(is_undone).then(going).otherwise("status")
            )
        case "evaluations":
            return _evaluations_until(frame, told)
        case _:
            return told


def _status_of_delivery() -> pl.Expr:
    return (
        pl.when(pl.col("ended_on").is_not_null())
        .then("status")
        .when(pl.col("started_on").is_not_null())
        .then(pl.lit("ongoing"))
        .otherwise(pl.lit("planned"))
    )


def _activities_until(
    frame: pl.DataFrame, told: pl.DataFrame, day: date
) -> pl.DataFrame:
    """Turn what was held or called off later into what was planned then."""
    is_later = frame["held_on"].is_not_null() & told["held_on"].is_null()
    is_off = frame["status"].is_in(["postponed", "cancelled"]) & (
        frame["planned_on"] > day
    ).fill_null(value=False)
    is_open = is_later | is_off
    planned = told.with_columns(
        pl.when(~is_open).then(name).alias(name)
        for name in told.columns
        if name not in _ACTIVITY_PLAN
    ).with_columns(status=pl.when(is_open).then(pl.lit("planned")).otherwise("status"))
    # Without a plan, nobody knew of it.
    return planned.filter(~is_later | pl.col("planned_on").is_not_null())


def _evaluations_until(frame: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Keep of an evaluation that came later only what was planned."""
    is_later = frame["completed_on"].is_not_null() & told["completed_on"].is_null()
    return told.with_columns(
        pl.when(~is_later).then(name).alias(name)
        for name in told.columns
        if name not in _EVALUATION_PLAN
    ).filter(~is_later | pl.col("planned_on").is_not_null())


def _with_parents(
    table: Table, frame: pl.DataFrame, above: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """Leave out rows that belong to what nobody had written down."""
    known = {**above, table.name: frame}
    for column in table.columns:
        if column.references not in known:
            continue
        keys = known[column.references].to_series(0)
        is_known = pl.col(column.name).is_in(keys.implode())
        if column.is_required:
            frame = frame.filter(is_known)
        else:
            frame = frame.with_columns(pl.when(is_known).then(column.name))
    return frame


def _some_wrong(deliveries: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Give a few ongoing deliveries a start that is mended later."""
    order = pl.Series("order", dice.share(deliveries.height))
    can_be = deliveries.with_columns(order).filter(
        pl.col("status") == "ongoing",
        pl.col("started_on").dt.offset_by(f"-{WRONG_BY_DAYS}d")
        >= pl.col("first_contact_on"),
    )
    wrong = can_be.sort("order").head(WRONG_STARTS)["delivery_id"]
    is_wrong = pl.col("delivery_id").is_in(wrong.implode())
    return deliveries.with_columns(
        started_on=pl.when(is_wrong)
        .then(pl.col("started_on").dt.offset_by(f"-{WRONG_BY_DAYS}d"))
        .otherwise("started_on")
    )
