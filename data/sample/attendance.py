"""Who came to each invented activity, and how many hours did the advisor spend?"""

import polars as pl

from data.sample.dice import Dice
from data.sample.rows import emptied

PRESENT_SHARE = {
    "party_group_meeting": 0.86,
    "superior_progress_check": 0.0,
    "steering_group_meeting": 0.9,
}
"""How often the advisor is there; for every other kind always."""

USUAL_HOURS = {
    "multi_group_gathering": 9.0,
    "role_gathering": 6.5,
    "party_group_meeting": 4.0,
    "staff_gathering": 5.0,
    "leader_support": 2.0,
    "party_support": 1.5,
    "steering_group_meeting": 2.5,
    "information_session": 2.0,
    "superior_progress_check": 0.0,
    "evaluation_gathering": 5.0,
    "follow_up_contact": 0.5,
    "refresher": 4.0,
}
"""Hours with preparation; no source gives them, so they are ours."""

OF_EACH_UNIT = ("multi_group_gathering", "evaluation_gathering", "refresher")
"""Kinds to which each unit sends its parties."""

LEADERS_ONLY = ("role_gathering", "leader_support", "superior_progress_check")

WITH_STAFF = ("staff_gathering", "information_session")


def with_attendance(
    activities: pl.DataFrame, delivery_units: pl.DataFrame, dice: Dice
) -> pl.DataFrame:
    """Add the advisor's presence and hours, and how many came from each party."""
    sizes = delivery_units.group_by("delivery").agg(
        n_units=pl.len(), employees=pl.col("employees").mean()
    )
    rows = activities.join(sizes, on="delivery", maintain_order="left")
    return _with_hours(_with_counts(rows, dice), dice)


def _with_counts(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    is_held = pl.col("held_on").is_not_null()
    at_all_units = pl.col("kind").is_in(OF_EACH_UNIT) & pl.col("workplace_id").is_null()
    groups = pl.when(at_all_units).then("n_units").otherwise(1)
    only_leaders = pl.col("kind").is_in(LEADERS_ONLY)
    has_staff = pl.col("kind").is_in(WITH_STAFF)
    staff = (pl.col("employees") * (0.35 + 0.4 * dice.share(count))).round()
    known = is_held & ~dice.chance(count, 0.2)

    def party(share: float) -> pl.Expr:
        came = (groups * (share + 0.3 * dice.share(count))).round().clip(1)
        return came.cast(pl.Int32)

    none = pl.lit(0, pl.Int32)
    return rows.with_columns(
        leaders_count=pl.when(known).then(
            pl.when(pl.col("kind") == "party_support").then(none).otherwise(party(0.75))
        ),
        union_representatives_count=pl.when(known).then(
            pl.when(only_leaders).then(none).otherwise(party(0.65))
        ),
        safety_representatives_count=pl.when(known).then(
            pl.when(only_leaders).then(none).otherwise(party(0.65))
        ),
        staff_count=pl.when(known).then(
            pl.when(has_staff).then(staff.cast(pl.Int32)).otherwise(none)
        ),
    )


def _with_hours(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    share = pl.col("kind").replace_strict(PRESENT_SHARE, default=1.0)
    is_there = dice.share(count) < share
    usual = pl.col("kind").replace_strict(USUAL_HOURS)
    hours = (usual * dice.normal(count, 0, 0.3).exp() * 2).round() / 2
    return rows.with_columns(
        is_advisor_present=pl.when(pl.col("held_on").is_not_null()).then(is_there)
    ).with_columns(
        emptied("is_advisor_present", dice.chance(count, 0.05)),
        advisor_hours=pl.when(
            pl.col("reports_hours") & pl.col("is_advisor_present")
        ).then(hours.clip(0.5, 20)),
    )
