"""What do the groups answer in the invented evaluations?"""

import polars as pl

from data.sample.dice import Dice
from data.sample.rows import emptied

ABOUT_THE_END = ("end", "long_term")
"""Only these ask whether the group is self-reliant and goes on."""


def with_answers(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Add invited and respondents, usefulness, self-reliance and step where held.

    Args:
        rows: One row per evaluation: kind, completed_on, z (strength), employees,
            participants_count, and progress (0-1, how far the course had come).
        dice: The dice of the evaluations.
    """
    return _with_outcome(_with_counts(rows, dice), dice)


def _with_counts(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    asked = (
        pl.when(pl.col("kind") == "staff_gathering")
        .then((pl.col("employees") * 0.6).round())
        .otherwise(pl.col("participants_count").fill_null(3))
        .clip(1, 400)
        .cast(pl.Int32)
    )
    known = rows.with_columns(asked=asked)
    # A group that looks back together mostly answers, all of it (ours).
    few = dice.binomial(known["asked"], 0.74)
    most = dice.binomial(known["asked"], 0.93)
    answered = (
        known.select(
            answered=pl.when(pl.col("kind").is_in(ABOUT_THE_END))
            .then(most)
            .otherwise(few)
        )
    )["answered"]
    is_held = pl.col("completed_on").is_not_null()
    useful = (4.0 + 0.3 * pl.col("z") + dice.normal(count, 0, 0.35)).clip(1, 5)
    return (
        known.with_columns(
            invited_count=pl.when(is_held).then("asked"),
            respondents_count=pl.when(is_held).then(answered),
            usefulness_mean=pl.when(is_held & (answered > 0)).then(useful.round(1)),
        )
        .with_columns(emptied("invited_count", dice.chance(count, 0.15)))
        .with_columns(emptied("usefulness_mean", dice.chance(count, 0.1)))
    )


def _with_outcome(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    is_held = pl.col("completed_on").is_not_null()
    is_late = pl.col("kind").is_in(ABOUT_THE_END)
    in_group = is_held & (is_late | (pl.col("kind") == "gathering"))
    progress = pl.col("progress").fill_null(1.0)
    step = 1.4 + 1.3 * progress + 0.5 * pl.col("z") + dice.normal(count, 0, 0.45)
    return rows.with_columns(
        is_self_reliant=pl.when(is_held & is_late).then(_answer(dice, count, 0.35)),
        cooperation_continues=pl.when(is_held & is_late).then(
            _answer(dice, count, 0.6)
        ),
        development_step=pl.when(in_group).then(step.round().clip(1, 4).cast(pl.Int32)),
    ).with_columns(
        emptied("is_self_reliant", dice.chance(count, 0.08)),
        emptied("cooperation_continues", dice.chance(count, 0.1)),
        emptied("development_step", dice.chance(count, 0.2)),
    )


def _answer(dice: Dice, count: int, ease: float) -> pl.Expr:
    lean = ease + 0.8 * pl.col("z") + dice.normal(count, 0, 0.9)
    return (
        pl.when(lean > 0.3)
        .then(pl.lit("yes"))
        .when(lean > -0.5)
        .then(pl.lit("partly"))
        .otherwise(pl.lit("no"))
    )
