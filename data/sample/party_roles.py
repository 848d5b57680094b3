"""Invent who holds the roles of each party group, and how often they change.

Grain: one row per role_id, one holder of one office. Leaders and union representatives
change most often (OE 6.2.2); how often is ours.
"""

import polars as pl

from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE
from data.sample.rows import numbered, repeat_rows

USUAL_MONTHS = {
    "leader": 34,
    "union_representative": 36,
    "safety_representative": 48,
    "employee_representative": 40,
    "hr": 60,
    "occupational_health": 60,
}
"""How long a holder usually stays."""

HELD_SHARE = {
    "leader": 0.995,
    "union_representative": 0.985,
    "safety_representative": 0.99,
    "employee_representative": 0.12,
    "hr": 0.1,
    "occupational_health": 0.08,
}
"""The share of groups in which the role is filled at all."""

MOST_HOLDERS = 5
"""Holders one after the other; enough for the eight years of the programme."""


def invent_party_roles(delivery_units: pl.DataFrame, *, seed: int) -> pl.DataFrame:
    """Invent the roles of every unit that has been part of a started delivery."""
    dice = dice_for("party_roles", seed)
    groups = (
        delivery_units.filter(pl.col("joined_on").is_not_null())
        .group_by("workplace_id")
        .agg(group_from_on=pl.col("joined_on").min())
        .sort("workplace_id")
    )
    holders = _with_period(_offices(groups, dice), dice)
    trained = _with_training(holders, dice)
    return trained.sort("workplace_id", "role", "from_on").with_columns(
        numbered("P-", trained.height, digits=5).alias("role_id")
    )


def _offices(groups: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    roles = pl.DataFrame(
        {
            "role": list(USUAL_MONTHS),
            "months": list(USUAL_MONTHS.values()),
            "held_share": list(HELD_SHARE.values()),
            "holders": [MOST_HOLDERS] * len(USUAL_MONTHS),
        }
    )
    offices = groups.join(roles, how="cross")
    is_held = dice.share(offices.height) < pl.col("held_share")
    return repeat_rows(offices.filter(is_held), "holders")


def _with_period(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    usual = pl.col("months") * 30.4
    stay = (120 + usual * -dice.share(count).clip(1e-9).log() * 0.9).cast(pl.Int32)
    before = dice.whole(count, 20, 700)
    office = ["workplace_id", "role"]
    gone = pl.col("stay").cum_sum().shift(1, fill_value=0).over(office)
    is_vacant = dice.chance(count, 0.02)
    return (
        rows.with_columns(stay=stay, own_before=before, is_vacant=is_vacant)
        .with_columns(
            first_on=pl.col("group_from_on")
            - pl.duration(days=pl.col("own_before").first().over(office))
        )
        .with_columns(from_on=pl.col("first_on") + pl.duration(days=gone))
        .with_columns(next_on=pl.col("from_on").shift(-1).over(office))
        # After a vacancy nobody has taken the office yet.
        .filter(~pl.col("is_vacant").cum_max().shift(1, fill_value=False).over(office))
        .filter(pl.col("from_on") <= DATA_DATE)
        .with_columns(to_on=pl.col("next_on") - pl.duration(days=1))
        .with_columns(
            to_on=pl.when(pl.col("to_on") <= DATA_DATE).then("to_on"),
        )
    )


def _with_training(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    was_there = pl.col("from_on") <= pl.col("group_from_on")
    share = pl.when(was_there).then(0.8).otherwise(0.45)
    begins = pl.max_horizontal("from_on", "group_from_on")
    trained_on = begins + dice.days(count, 10, 150)
    last_on = pl.col("to_on").fill_null(DATA_DATE)
    is_trained = (dice.share(count) < share) & (trained_on <= last_on)
    return rows.with_columns(trained_on=pl.when(is_trained).then(trained_on))
