"""Invent the trainers of the train-the-trainer deliveries, and their sessions.

Grain: one row per trainer_id and delivery_id, and one per session_id. Some trainers
hold none; a workplace can be reached several times (004 L877; OE 8.3). A few persons
come back for a second course when their unit takes part again.
"""

import polars as pl

from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE
from data.sample.rows import emptied, numbered, repeat_rows

SILENT_SHARE = 0.22
"""Trained, and has held nothing (ours)."""

AGAIN_SHARE = 0.15
"""Where a unit sends somebody to several courses: the same person again (ours)."""

USUAL_SESSIONS = 3.4
"""Mean number of sessions of a trainer who holds any (ours)."""


def invent_trainers(delivery_units: pl.DataFrame, *, seed: int) -> pl.DataFrame:
    """Invent the trainers, at least two for each train-the-trainer delivery.

    Returns:
        One row per trainer and course, with the helping columns delivery and last_on.
    """
    dice = dice_for("trainers", seed)
    units = delivery_units.filter("is_train_the_trainer")
    # About one unit in three sends a trainer, and the first two units always do.
    place = pl.int_range(pl.len()).over("delivery")
    homes = units.filter((place < 2) | dice.chance(units.height, 0.33))
    count = homes.height
    trained_on = pl.col("started_on") + dice.days(count, 0, 90)
    return homes.with_columns(
        numbered("T-", count, digits=4).alias("trainer_id"),
        trained_on=pl.min_horizontal(trained_on, "last_on"),
    ).with_columns(
        emptied("workplace_id", dice.chance(count, 0.05)),
        trainer_id=_person(dice_for("trainers_again", seed), count),
    )


def _person(dice: Dice, count: int) -> pl.Expr:
    """Let a few rows be of a person whom the same unit sends to another course."""
    first = pl.col("trainer_id").first().over("workplace_id")
    return pl.when(dice.chance(count, AGAIN_SHARE)).then(first).otherwise("trainer_id")


def invent_trainer_sessions(
    trainers: pl.DataFrame, delivery_units: pl.DataFrame, *, seed: int
) -> pl.DataFrame:
    """Invent where and when the trainers have held sessions."""
    dice = dice_for("trainer_sessions", seed)
    active = trainers.filter(~dice.chance(trainers.height, SILENT_SHARE))
    means = pl.Series([USUAL_SESSIONS] * active.height, dtype=pl.Float64)
    rows = repeat_rows(active.with_columns(times=dice.poisson(means)), "times")
    held = _with_day(_with_unit(rows, delivery_units, dice), dice)
    ordered = held.sort("trainer_id", "held_on", maintain_order=True)
    return ordered.with_columns(
        numbered("S-", ordered.height, digits=5).alias("session_id")
    )


def _with_unit(rows: pl.DataFrame, units: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    reached = units.select(
        "delivery",
        place=pl.int_range(pl.len()).over("delivery"),
        reached_id="workplace_id",
    )
    sizes = units.group_by("delivery").agg(n_reached=pl.len())
    drawn = rows.join(sizes, on="delivery", maintain_order="left").with_columns(
        place=(dice.share(rows.height) * pl.col("n_reached")).floor().cast(pl.Int64)
    )
    return drawn.join(
        reached, on=["delivery", "place"], how="left", maintain_order="left"
    ).with_columns(workplace_id="reached_id")


def _with_day(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    later = dice.days(rows.height, 14, 700)
    held = rows.with_columns(held_on=pl.col("trained_on") + later)
    return held.filter(pl.col("held_on") <= DATA_DATE)
