"""Invent the ordinary gatherings of each delivery, planned, held, postponed.

Grain: one row per planned gathering. Typical are 4-5, and 3-8 for several units
(OE 5.2.2). The pandemic put many of them off (OE 7.1.1).
"""

import polars as pl

from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE, PANDEMIC
from data.sample.rows import repeat_rows

MULTI_UNIT_COUNTS = {3: 0.1, 4: 0.31, 5: 0.31, 6: 0.14, 7: 0.09, 8: 0.05}
"""How many gatherings a delivery to several units has."""

ONE_TO_ONE_COUNTS = {4: 0.2, 5: 0.22, 6: 0.2, 7: 0.14, 8: 0.12, 9: 0.12}
"""How many party-group meetings and staff gatherings one workplace has (ours)."""

POSTPONED_SHARE = 0.07
POSTPONED_IN_PANDEMIC_SHARE = 0.42

REASONS: dict[str | None, float] = {
    "daily_operations": 0.34,
    "absence": 0.24,
    "capacity": 0.2,
    "reorganisation": 0.1,
    "other": 0.05,
    None: 0.07,
}


def invent_gatherings(
    deliveries: pl.DataFrame, units: pl.DataFrame, *, seed: int
) -> pl.DataFrame:
    """Invent the gatherings of all deliveries.

    Returns:
        One row per gathering: delivery, workplace_id, kind, day (when it is meant to
        be, or was held), status, reason, event (its own number), replaced_by_event.
    """
    dice = dice_for("gatherings", seed)
    on_days = _with_status(_with_day(_counted(deliveries, dice), dice), dice)
    kinds = _with_kind(on_days, dice).with_row_index("event")
    single = units.unique("delivery", keep="first", maintain_order=True)
    at_unit = single.select("delivery", only_unit="workplace_id")
    gathered = kinds.join(at_unit, on="delivery", how="left", maintain_order="left")
    placed = gathered.with_columns(
        workplace_id=pl.when(~pl.col("is_multi_unit")).then("only_unit")
    )
    return pl.concat([placed, _postponed(placed, dice)], how="diagonal")


def last_held(gatherings: pl.DataFrame) -> pl.DataFrame:
    """Find the day of the last gathering held: delivery, last_held_on."""
    held = gatherings.filter(status="held")
    return held.group_by("delivery").agg(last_held_on=pl.col("day").max())


def _counted(deliveries: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = deliveries.height
    multi = dice.number(count, MULTI_UNIT_COUNTS)
    single = dice.number(count, ONE_TO_ONE_COUNTS)
    wanted = pl.when("is_multi_unit").then(multi).otherwise(single)
    # Before the start only the first few gatherings have a date.
    is_planned = pl.col("state") == "planned"
    known = pl.when(is_planned).then(dice.whole(count, 0, 2)).otherwise(wanted)
    rows = deliveries.with_columns(gatherings=wanted, known=known)
    return repeat_rows(rows, "known")


def _with_day(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    last = pl.col("gatherings") - 1
    is_end = (pl.col("number") == 0) | (pl.col("number") == last)
    shift = pl.when(is_end).then(0).otherwise(0.6 * dice.share(rows.height) - 0.3)
    course = (pl.col("course_end_on") - pl.col("start_on")).dt.total_days()
    days = ((pl.col("number") + shift) / last * course).round().cast(pl.Int32)
    return rows.with_columns(day=pl.col("start_on") + pl.duration(days=days))


def _with_status(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    is_inner = (pl.col("number") > 0) & (pl.col("number") < pl.col("gatherings") - 1)
    is_after_stop = pl.col("day") > pl.col("stop_on")
    fails = is_inner & dice.chance(count, 0.03)
    held_or_not = (
        pl.when(fails & (pl.col("state") == "ongoing"))
        .then(pl.lit("planned"))
        .when(fails)
        .then(pl.lit("cancelled"))
        .otherwise(pl.lit("held"))
    )
    status = (
        pl.when(is_after_stop.fill_null(value=False))
        .then(pl.lit("cancelled"))
        .when(pl.col("day") > DATA_DATE)
        .then(pl.lit("planned"))
        .otherwise(held_or_not)
    )
    is_forgotten = (
        (pl.col("day") > DATA_DATE) & (pl.col("state") == "ongoing")
    ) & dice.chance(count, 0.35)
    is_dropped = is_after_stop.fill_null(value=False) & dice.chance(count, 0.7)
    return rows.with_columns(status=status).filter(~is_forgotten & ~is_dropped)


def _with_kind(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    is_first = pl.col("number") == 0
    several = (
        pl.when(~is_first & dice.chance(count, 0.12))
        .then(pl.lit("role_gathering"))
        .otherwise(pl.lit("multi_group_gathering"))
    )
    single = (
        pl.when(~is_first & dice.chance(count, 0.27))
        .then(pl.lit("staff_gathering"))
        .otherwise(pl.lit("party_group_meeting"))
    )
    return rows.with_columns(
        kind=pl.when("is_multi_unit").then(several).otherwise(single),
        reason=pl.when(pl.col("status") == "cancelled").then(dice.code(count, REASONS)),
    )


def _postponed(gatherings: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Make the earlier, postponed twin of some gatherings."""
    count = gatherings.height
    before = dice.days(count, 21, 120)
    in_pandemic = pl.col("day").is_between(*PANDEMIC)
    share = pl.when(in_pandemic).then(POSTPONED_IN_PANDEMIC_SHARE)
    is_put_off = dice.share(count) < share.otherwise(POSTPONED_SHARE)
    by_pandemic = in_pandemic & dice.chance(count, 0.85)
    return (
        gatherings.with_columns(
            day=pl.col("day") - before,
            replaced_by_event=pl.when(~dice.chance(count, 0.1)).then("event"),
            drawn=is_put_off,
            reason=pl.when(by_pandemic)
            .then(pl.lit("pandemic"))
            .otherwise(dice.code(count, REASONS)),
        )
        .filter(
            pl.col("drawn")
            & pl.col("status").is_in(["held", "planned"])
            & (pl.col("day") > pl.col("start_on"))
            & (pl.col("day") <= DATA_DATE)
        )
        .with_columns(
            status=pl.lit("postponed"),
            event=pl.lit(None, pl.UInt32),
        )
    )
