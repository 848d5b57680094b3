"""When does each invented delivery start and end, and how far has it come?

The margins follow the published figures (OE 5.7.1, Tabell 5-4): most deliveries take
more than 24 months, though far shorter ones were planned.
"""

from math import exp

import polars as pl

from data.sample.dice import Dice
from data.sample.period import DATA_DATE, DAYS_PER_MONTH, FIRST_DAY
from data.sample.rows import emptied

PLANNED_SHARE = 0.085
"""Agreed, not started by the data date (ours)."""

STOPPED_SHARE = 0.09
"""Of those started, stopped before their end (ours)."""

MONTHS = {6: 0.05, 12: 0.09, 18: 0.06, 24: 0.8}
"""Duration from this many months up, as a share of deliveries: Tabell 5-4 has
1, 2, 1 and 16 of 20."""

PLANNED_MONTHS = {6: 0.04, 12: 0.26, 18: 0.2, 24: 0.34, 30: 0.06, 36: 0.1}
"""Planned duration: often one to two years (OE 5.7.1)."""

MEAN_BEYOND = 7.0
LONGEST_BEYOND = 36.0
"""Months after the first 24 (ours)."""

GROWTH = 0.86
"""Below 1: more deliveries start late in the period, as a programme grows (ours)."""


def with_course(deliveries: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Add when a delivery starts, is meant to end, and really ends.

    Args:
        deliveries: One row per delivery, with is_train_the_trainer.
        dice: The dice of the deliveries.

    Returns:
        The same rows with state [planned, ongoing, completed, stopped], start_on,
        course_end_on (also in the future), stop_on (only where stopped),
        first_contact_on, planned_end_on.
    """
    count = deliveries.height
    # Trainers have been taught, so those deliveries have started.
    is_planned = ~deliveries["is_train_the_trainer"] & dice.chance(
        count, PLANNED_SHARE / (1 - 1 / 7)
    )
    months = dice.number(count, MONTHS) + 6 * dice.share(count)
    beyond = _beyond_two_years(dice.share(count))
    return (
        deliveries.with_columns(
            is_planned=is_planned,
            start_on=_start(is_planned, dice),
            months=pl.when(months >= 24).then(24 + beyond).otherwise(months),
        )
        .with_columns(course_end_on=_later("start_on", "months"))
        .with_columns(stop_on=_stop(dice, count))
        .with_columns(state=_state(), **_agreed(dice, count))
        .with_columns(
            emptied("first_contact_on", dice.chance(count, 0.08)),
            emptied("planned_end_on", dice.chance(count, 0.1)),
        )
    )


def _beyond_two_years(share: pl.Series) -> pl.Series:
    """Draw the months after 24: fewer and fewer, up to five years in all."""
    seldom = 1 - exp(-LONGEST_BEYOND / MEAN_BEYOND)
    return -MEAN_BEYOND * (1 - share * seldom).log()


def _start(is_planned: pl.Series, dice: Dice) -> pl.Expr:
    count = len(is_planned)
    span = (DATA_DATE - FIRST_DAY).days - 24
    into = pl.lit(14 + span * dice.share(count) ** GROWTH).cast(pl.Int32)
    ahead = dice.days(count, 8, 170)
    return (
        pl.when(is_planned)
        .then(pl.lit(DATA_DATE) + ahead)
        .otherwise(pl.lit(FIRST_DAY) + pl.duration(days=into))
    )


def _later(start: str, months: str) -> pl.Expr:
    days = (pl.col(months) * DAYS_PER_MONTH).round().cast(pl.Int32)
    return pl.col(start) + pl.duration(days=days)


def _stop(dice: Dice, count: int) -> pl.Expr:
    course = (pl.col("course_end_on") - pl.col("start_on")).dt.total_days()
    days = (course * (0.15 + 0.5 * dice.share(count))).cast(pl.Int32)
    stop_on = pl.col("start_on") + pl.duration(days=days)
    is_stopped = dice.chance(count, STOPPED_SHARE) & ~pl.col("is_planned")
    return pl.when(is_stopped & (stop_on <= DATA_DATE)).then(stop_on)


def _state() -> pl.Expr:
    return (
        pl.when("is_planned")
        .then(pl.lit("planned"))
        .when(pl.col("stop_on").is_not_null())
        .then(pl.lit("stopped"))
        .when(pl.col("course_end_on") <= DATA_DATE)
        .then(pl.lit("completed"))
        .otherwise(pl.lit("ongoing"))
    )


def _agreed(dice: Dice, count: int) -> dict[str, pl.Expr]:
    first = pl.col("start_on") - dice.days(count, 14, 160)
    months = pl.lit(dice.number(count, PLANNED_MONTHS))
    days = (months * DAYS_PER_MONTH).round().cast(pl.Int32)
    return {
        "first_contact_on": first.clip(FIRST_DAY, DATA_DATE),
        "planned_end_on": pl.col("start_on") + pl.duration(days=days),
    }
