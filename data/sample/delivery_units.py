"""Invent how each unit takes part in its delivery.

Grain: one row per delivery_id and workplace_id. Helping columns: delivery, z (how
strong the unit is in this delivery), n_units, employees.
"""

import polars as pl

from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE
from data.sample.rows import emptied

CLOSER_FOLLOW_UP: dict[str | None, float] = {
    "not_needed": 0.6,
    "offered": 0.08,
    "given": 0.18,
    "declined": 0.05,
    None: 0.09,
}
"""Some units of a delivery to several get more help (OE 5.2.1); the shares are ours."""

SINGLE_PARTICIPANT_SHARE = 0.1
"""Only one person from the unit takes part, a risk (OE 5.2.2); the share is ours."""


def invent_delivery_units(
    units: pl.DataFrame,
    deliveries: pl.DataFrame,
    workplaces: pl.DataFrame,
    *,
    seed: int,
) -> pl.DataFrame:
    """Invent the course of every unit: delivery and workplace_id come with `units`."""
    dice = dice_for("delivery_units", seed)
    known = _joined(units, deliveries, workplaces)
    strong = known.with_columns(
        z=pl.col("z") * 0.7 + pl.col("delivery_z") + dice.normal(known.height, 0, 0.4),
        n_units=pl.len().over("delivery"),
    )
    taking_part = _with_participation(_with_membership(strong, dice), dice)
    return _with_closer_follow_up(_with_cooperation(taking_part, dice), dice)


def _joined(
    units: pl.DataFrame, deliveries: pl.DataFrame, workplaces: pl.DataFrame
) -> pl.DataFrame:
    course = deliveries.select(
        "delivery",
        "delivery_id",
        "centre_id",
        "is_multi_unit",
        "is_train_the_trainer",
        "state",
        "started_on",
        "ended_on",
        "course_end_on",
        "delivery_z",
        main_advisor_id="advisor_id",
    )
    people = workplaces.select(
        "workplace_id", "z", "sector", employees=pl.col("people").clip(3)
    )
    return units.join(course, on="delivery", maintain_order="left").join(
        people, on="workplace_id", maintain_order="left"
    )


def _with_membership(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    is_multi = pl.col("is_multi_unit")
    late = pl.when(is_multi & dice.chance(count, 0.08)).then(dice.whole(count, 20, 150))
    joined_on = pl.col("started_on") + pl.duration(days=late.otherwise(0))
    leaves = is_multi & dice.chance(count, 0.05)
    stay = dice.days(count, 120, 500)
    is_local = is_multi & dice.chance(count, 0.3)
    return (
        rows.with_columns(last_on=pl.col("ended_on").fill_null(DATA_DATE))
        .with_columns(joined_on=pl.min_horizontal(joined_on, "last_on"))
        .with_columns(left_on=pl.when(leaves).then(pl.col("joined_on") + stay))
        .with_columns(
            left_on=pl.when(pl.col("left_on") < pl.col("last_on")).then("left_on"),
            advisor_id=pl.when(is_local | ~is_multi).then("main_advisor_id"),
        )
    )


def _with_participation(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    is_alone = pl.col("is_multi_unit") & dice.chance(count, SINGLE_PARTICIPANT_SHARE)
    group = dice.number(count, {2: 0.14, 3: 0.46, 4: 0.24, 5: 0.1, 6: 0.06})
    is_known = pl.col("started_on").is_not_null() & ~dice.chance(count, 0.08)
    return rows.with_columns(
        participants_count=pl.when(is_alone).then(1).otherwise(group)
    ).with_columns(
        participants_count=pl.when(is_known).then("participants_count"),
        whole_group_takes_part=pl.when(is_known).then(
            (pl.col("participants_count") >= 3) & dice.chance(count, 0.86)
        ),
    )


def _with_cooperation(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    ease = (
        pl.when("is_train_the_trainer")
        .then(-0.2)
        .when("is_multi_unit")
        .then(0.5)
        .otherwise(1.3)
    )
    drawn = dice.share(count).clip(1e-6, 1 - 1e-6)
    luck = (drawn / (1 - drawn)).log()
    starts_on = pl.col("joined_on") + dice.days(count, 40, 330)
    informed_on = pl.col("joined_on") + dice.days(count, 5, 200)
    end = pl.min_horizontal(
        pl.coalesce("left_on", pl.lit(DATA_DATE)), pl.lit(DATA_DATE)
    )
    is_started = (luck + ease + pl.col("z") > 0) & (starts_on <= end)
    is_informed = dice.chance(count, 0.72) & (informed_on <= end)
    return rows.with_columns(
        cooperation_started_on=pl.when(is_started).then(starts_on),
        staff_informed_on=pl.when(is_informed).then(informed_on),
    )


def _with_closer_follow_up(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    offered_on = pl.col("joined_on") + dice.days(count, 60, 300)
    is_possible = pl.col("is_multi_unit") & (offered_on <= pl.col("last_on"))
    drawn = dice.code(count, CLOSER_FOLLOW_UP)
    is_offer = pl.col("closer_follow_up").is_in(["offered", "given", "declined"])
    return (
        rows.with_columns(
            closer_follow_up=pl.when(is_possible).then(drawn), offered_on=offered_on
        )
        .with_columns(
            closer_follow_up_offered_on=pl.when(is_offer).then("offered_on"),
            z=pl.when(pl.col("closer_follow_up") == "given")
            .then(pl.col("z") + 0.4)
            .otherwise("z"),
        )
        .with_columns(emptied("closer_follow_up_offered_on", dice.chance(count, 0.06)))
    )
