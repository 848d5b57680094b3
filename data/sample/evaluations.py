"""Invent the evaluations: each gathering, the staff's, at the end, long after.

An end evaluation comes about six months after the last ordinary gathering, and is
often missing (OE 5.7.3). Grain: one row per evaluation_id. Which answers go with
which course is invented and says nothing of real deliveries.
"""

import polars as pl

from data.sample.answers import with_answers
from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE
from data.sample.rows import emptied, numbered

USUAL_WAIT_DAYS = 183
"""About six months (OE 5.7.3)."""

HELD_SHARE = 0.58
"""Of the end evaluations that could have been held; the number is ours."""

PLANNED_SHARE = 0.55
"""Not every delivery has a plan for its evaluation (OE 5.7.3); the number is ours."""

UNIT_ANSWERS_SHARE = 0.65
"""Units of a delivery to several that answer for themselves (ours)."""


def invent_evaluations(
    deliveries: pl.DataFrame,
    delivery_units: pl.DataFrame,
    gatherings: pl.DataFrame,
    *,
    seed: int,
) -> pl.DataFrame:
    """Invent all evaluations, with the helping columns delivery and is_gathered."""
    dice = dice_for("evaluations", seed)
    at_end = _end(deliveries, dice)
    parts = [
        _by_unit(at_end, delivery_units, dice),
        _long_term(at_end, delivery_units, dice),
        _of_gatherings(gatherings, delivery_units, dice),
    ]
    rows = pl.concat(parts, how="diagonal").sort(
        "delivery",
        pl.coalesce("completed_on", "planned_on"),
        "kind",
        "workplace_id",
        maintain_order=True,
    )
    keys = deliveries.select("delivery", "delivery_id")
    return (
        with_answers(rows, dice)
        .with_columns(numbered("E-", rows.height, digits=5).alias("evaluation_id"))
        .join(keys, on="delivery", maintain_order="left")
    )


def _end(deliveries: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Decide for each delivery when its end evaluation is planned and held."""
    rows = deliveries.filter(pl.col("state").is_in(["completed", "ongoing"]))
    count = rows.height
    wait = pl.lit(dice.normal(count, USUAL_WAIT_DAYS, 38)).round().clip(60, 400)
    is_ended = pl.col("state") == "completed"
    last_on = pl.when(is_ended).then("ended_on").otherwise("course_end_on")
    due_on = last_on + pl.duration(days=wait.cast(pl.Int32))
    is_held = (
        is_ended & (pl.col("due_on") <= DATA_DATE) & dice.chance(count, HELD_SHARE)
    )
    is_planned = dice.chance(count, PLANNED_SHARE)
    moved = dice.days(count, -20, 20)
    return (
        rows.with_columns(due_on=due_on)
        .with_columns(
            completed_on=pl.when(is_held).then("due_on"),
            planned_on=pl.when(is_planned).then(pl.col("due_on") + moved),
            is_gathered=dice.chance(count, 0.7),
            kind=pl.lit("end"),
        )
        .filter(
            pl.col("completed_on").is_not_null() | pl.col("planned_on").is_not_null()
        )
    )


def _by_unit(at_end: pl.DataFrame, units: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """One row for a whole delivery to several, and one for each unit that answers."""
    course = ["delivery", "kind", "planned_on", "completed_on"]
    whole = at_end.filter("is_multi_unit").select(
        *course, "is_gathered", workplace_id=pl.lit(None, pl.String)
    )
    unit = units.select(
        "delivery", "workplace_id", "z", "employees", "participants_count",
        "is_multi_unit",
    )  # fmt: skip
    single = at_end.filter(~pl.col("is_multi_unit")).select(*course, "is_gathered")
    several = at_end.filter("is_multi_unit").select(*course)
    answers = several.filter(pl.col("completed_on").is_not_null()).join(
        unit, on="delivery", maintain_order="left_right"
    )
    chosen = answers.filter(dice.chance(answers.height, UNIT_ANSWERS_SHARE))
    return pl.concat(
        [
            whole.join(_whole(units), on="delivery", maintain_order="left"),
            single.join(unit, on="delivery", maintain_order="left_right"),
            chosen.with_columns(is_gathered=pl.lit(value=False)),
        ],
        how="diagonal",
    )


def _whole(units: pl.DataFrame) -> pl.DataFrame:
    return units.group_by("delivery").agg(
        pl.col("z").mean(),
        pl.col("employees").sum(),
        pl.col("participants_count").sum(),
    )


def _long_term(at_end: pl.DataFrame, units: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    ended = at_end.filter(pl.col("completed_on").is_not_null())
    later = dice.days(ended.height, 300, 500)
    chosen = dice.chance(ended.height, 0.3)
    due = ended.with_columns(due_on=pl.col("completed_on") + later).filter(chosen)
    rows = due.select(
        "delivery",
        kind=pl.lit("long_term"),
        planned_on="due_on",
        completed_on=pl.when(pl.col("due_on") <= DATA_DATE).then("due_on"),
        is_gathered=pl.lit(value=False),
    )
    columns = ["delivery", "workplace_id", "z", "employees", "participants_count"]
    answers = rows.join(
        units.select(columns), on="delivery", maintain_order="left_right"
    )
    return answers.filter(dice.chance(answers.height, 0.5))


def _of_gatherings(
    gatherings: pl.DataFrame, units: pl.DataFrame, dice: Dice
) -> pl.DataFrame:
    held = gatherings.filter(status="held")
    is_staff = pl.col("kind") == "staff_gathering"
    share = pl.when(is_staff).then(0.5).otherwise(0.22)
    chosen = held.filter(dice.share(held.height) < share)
    rows = chosen.select(
        "delivery",
        "workplace_id",
        "is_multi_unit",
        kind=pl.when(is_staff)
        .then(pl.lit("staff_gathering"))
        .otherwise(pl.lit("gathering")),
        completed_on="day",
        planned_on="day",
        is_gathered=pl.lit(value=False),
        progress=pl.col("number") / pl.col("gatherings"),
    )
    known = rows.join(_whole(units), on="delivery", maintain_order="left")
    return known.with_columns(emptied("planned_on", dice.chance(known.height, 0.3)))
