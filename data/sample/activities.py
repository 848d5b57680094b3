"""Put the activities of all sorts together: form, attendance, hours, keys.

Grain: one row per activity_id.
"""

import polars as pl

from data.sample.attendance import with_attendance
from data.sample.dice import Dice, dice_for
from data.sample.period import PANDEMIC
from data.sample.rows import emptied, numbered

FORMS: dict[str | None, float] = {
    "physical": 0.66,
    "digital": 0.24,
    "hybrid": 0.06,
    None: 0.04,
}

FORMS_IN_PANDEMIC: dict[str | None, float] = {
    "physical": 0.14,
    "digital": 0.76,
    "hybrid": 0.06,
    None: 0.04,
}


def join_activities(
    parts: list[pl.DataFrame],
    deliveries: pl.DataFrame,
    delivery_units: pl.DataFrame,
    *,
    seed: int,
) -> pl.DataFrame:
    """Give the invented activities their keys and details.

    Args:
        parts: Rows with delivery, workplace_id, kind, day, status, reason, and for
            gatherings event and replaced_by_event.
        deliveries: Gives delivery_id and whether the hours are reported.
        delivery_units: Gives the number of units, and how many work there.
        seed: The seed of the sample.
    """
    dice = dice_for("activities", seed)
    columns = ["delivery", "workplace_id", "kind", "day", "status", "reason"]
    links = ["event", "replaced_by_event"]
    rows = pl.concat(
        [
            part.select(*columns, *[link for link in links if link in part.columns])
            for part in parts
        ],
        how="diagonal",
    ).sort("delivery", "day", "kind", "workplace_id", "event", maintain_order=True)
    keyed = _with_keys(rows)
    known = keyed.join(
        deliveries.select("delivery", "delivery_id", "reports_hours", "is_multi_unit"),
        on="delivery",
        maintain_order="left",
    )
    return with_attendance(_with_days(known, dice), delivery_units, dice)


def _with_keys(rows: pl.DataFrame) -> pl.DataFrame:
    keyed = rows.with_columns(
        numbered("A-", rows.height, digits=6).alias("activity_id")
    )
    replacing = keyed.filter(pl.col("event").is_not_null()).select(
        replaced_by_event="event", replaced_by_activity_id="activity_id"
    )
    return keyed.join(
        replacing, on="replaced_by_event", how="left", maintain_order="left"
    )


def _with_days(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    is_held = pl.col("status") == "held"
    is_moved = is_held & dice.chance(count, 0.18)
    moved = dice.days(count, 1, 14)
    not_planned = (rows["status"] == "held") & dice.chance(count, 0.07)
    in_pandemic = pl.col("day").is_between(*PANDEMIC)
    in_contact = pl.col("kind").is_in(["follow_up_contact", "superior_progress_check"])
    usual = dice.code(count, FORMS)
    return rows.with_columns(
        held_on=pl.when(is_held).then("day"),
        planned_on=pl.when(is_moved).then(pl.col("day") - moved).otherwise("day"),
        form=pl.when(in_pandemic)
        .then(dice.code(count, FORMS_IN_PANDEMIC))
        .when(in_contact & dice.chance(count, 0.7))
        .then(pl.lit("digital"))
        .otherwise(usual),
    ).with_columns(emptied("planned_on", not_planned))
