"""Invent what comes after a delivery's end: contact, refreshers, evaluation gatherings.

Contact comes 3 to 12 months after the end and then once a year, where somebody keeps
it up (OE 5.7.4). Grain: one row per activity, with the columns of support.
"""

import polars as pl

from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE
from data.sample.rows import repeat_rows
from data.sample.support import PLANNED_AHEAD_DAYS

CONTACTS = {0: 0.42, 1: 0.33, 2: 0.17, 3: 0.08}
"""How many times there is contact after the end (ours)."""

REFRESHER_SHARE = 0.22
"""Deliveries with a refresher after a while (ours; wanted by many, OE 6.2.2)."""


def invent_after_end(
    deliveries: pl.DataFrame, evaluations: pl.DataFrame, *, seed: int
) -> pl.DataFrame:
    """Invent what was held after the end, or is planned.

    Returns:
        One row per activity: delivery, workplace_id, kind, day, status, reason.
    """
    dice = dice_for("after_end", seed)
    ended = deliveries.filter(state="completed")
    rows = [_contacts(ended, dice), _refreshers(ended, dice), _gathered(evaluations)]
    return pl.concat(rows).with_columns(reason=pl.lit(None, pl.String))


def _contacts(ended: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    times = dice.number(ended.height, CONTACTS)
    rows = repeat_rows(ended.with_columns(times=times), "times")
    first = dice.whole(rows.height, 80, 380)
    return _dated(rows, 350 * pl.col("number") + first, "follow_up_contact")


def _refreshers(ended: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    rows = ended.filter(dice.chance(ended.height, REFRESHER_SHARE))
    days = pl.lit(dice.whole(rows.height, 180, 520))
    return _dated(rows, days, "refresher")


def _dated(rows: pl.DataFrame, days: pl.Expr, kind: str) -> pl.DataFrame:
    day = pl.col("ended_on") + pl.duration(days=days)
    horizon = pl.lit(DATA_DATE) + pl.duration(days=PLANNED_AHEAD_DAYS)
    return (
        rows.with_columns(day=day)
        .filter(pl.col("day") <= horizon)
        .select(
            "delivery",
            "day",
            workplace_id=pl.lit(None, pl.String),
            kind=pl.lit(kind),
            status=_status(),
        )
        .select("delivery", "workplace_id", "kind", "day", "status")
    )


def _gathered(evaluations: pl.DataFrame) -> pl.DataFrame:
    """Take the end evaluations of whole deliveries, which are gatherings too."""
    day = pl.coalesce("completed_on", "planned_on")
    return evaluations.filter(pl.col("is_gathered") & (pl.col("kind") == "end")).select(
        "delivery",
        "workplace_id",
        kind=pl.lit("evaluation_gathering"),
        day=day,
        status=pl.when(pl.col("completed_on").is_not_null())
        .then(pl.lit("held"))
        .otherwise(pl.lit("planned")),
    )


def _status() -> pl.Expr:
    return (
        pl.when(pl.col("day") <= DATA_DATE)
        .then(pl.lit("held"))
        .otherwise(pl.lit("planned"))
    )
