"""Invent what is held between the gatherings: support, information, steering groups.

Grain: one row per activity, with the columns of gatherings.
"""

from typing import NamedTuple

import polars as pl

from data.sample.dice import Dice, dice_for
from data.sample.gatherings import REASONS
from data.sample.period import DATA_DATE
from data.sample.rows import repeat_rows


class Usual(NamedTuple):
    """How often a kind of activity happens: a mean number, by sort of delivery."""

    kind: str
    single: float
    several: float
    closer: float
    """For a unit that was given closer follow-up."""


AT_UNIT = (
    Usual("leader_support", 3.0, 0.15, 2.6),
    Usual("party_support", 1.3, 0.06, 1.4),
    Usual("superior_progress_check", 2.6, 1.5, 1.8),
    Usual("information_session", 0.6, 0.05, 0.1),
)
"""Activities for one unit; the numbers are ours."""

AT_DELIVERY = (
    Usual("information_session", 0.3, 1.5, 0),
    Usual("steering_group_meeting", 0, 4.5, 0),
)
"""Activities for the whole delivery; the numbers are ours."""

PLANNED_AHEAD_DAYS = 200
"""Nothing is planned further ahead than this."""


def invent_support(
    deliveries: pl.DataFrame, delivery_units: pl.DataFrame, *, seed: int
) -> pl.DataFrame:
    """Invent support to units, and steering groups and information to all.

    Returns:
        One row per activity: delivery, workplace_id, kind, day, status, reason.
    """
    dice = dice_for("support", seed)
    whole = deliveries.filter(pl.col("started_on").is_not_null()).with_columns(
        joined_on="started_on",
        last_on=pl.col("ended_on").fill_null(DATA_DATE),
        workplace_id=pl.lit(None, pl.String),
        closer_follow_up=pl.lit(None, pl.String),
    )
    # A unit joins with the agreement; nothing is held with it before the start.
    units = delivery_units.filter(
        pl.col("joined_on").is_not_null(), pl.col("state") != "planned"
    )
    rows = [_of_kind(units, usual, dice) for usual in AT_UNIT]
    rows += [
        _of_kind(_with_arena(whole, usual.kind), usual, dice) for usual in AT_DELIVERY
    ]
    return pl.concat([_with_status(found, dice) for found in rows])


def _with_arena(deliveries: pl.DataFrame, kind: str) -> pl.DataFrame:
    if kind != "steering_group_meeting":
        return deliveries
    return deliveries.filter("has_steering_group")


def _of_kind(receivers: pl.DataFrame, usual: Usual, dice: Dice) -> pl.DataFrame:
    mean = (
        pl.when((pl.col("closer_follow_up") == "given").fill_null(value=False))
        .then(usual.closer)
        .when("is_multi_unit")
        .then(usual.several)
        .otherwise(usual.single)
        .cast(pl.Float64)
    )
    counts = dice.poisson(receivers.select(mean=mean)["mean"])
    rows = repeat_rows(receivers.with_columns(times=counts), "times")
    return rows.with_columns(kind=pl.lit(usual.kind))


def _with_status(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    horizon = pl.lit(DATA_DATE) + pl.duration(days=PLANNED_AHEAD_DAYS)
    is_open = pl.col("state") == "ongoing"
    last_on = pl.when(is_open & dice.chance(count, 0.25)).then(horizon)
    course = (last_on.otherwise("last_on") - pl.col("joined_on")).dt.total_days()
    days = (course * dice.share(count)).floor().cast(pl.Int32)
    luck = dice.code(count, {"held": 0.93, "cancelled": 0.045, "planned": 0.025})
    is_over = pl.lit(luck).eq("planned") & ~is_open
    return (
        rows.with_columns(day=pl.col("joined_on") + pl.duration(days=days))
        .with_columns(
            status=pl.when(pl.col("day") > DATA_DATE)
            .then(pl.lit("planned"))
            .when(is_over)
            .then(pl.lit("held"))
            .otherwise(luck)
        )
        .select(
            "delivery",
            "workplace_id",
            "kind",
            "day",
            "status",
            reason=pl.when(pl.col("status") == "cancelled").then(
                dice.code(count, REASONS)
            ),
        )
    )
