"""Invent the deliveries: what was agreed, by whom, with which centre.

Grain: one row per delivery_id, with the helping columns of courses and receivers.
"""

import polars as pl

from data.reference.places import centre_of, municipalities
from data.sample.courses import with_course
from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE
from data.sample.receivers import draw_receivers
from data.sample.rows import emptied, numbered

MODULES: dict[str | None, float] = {
    "party_cooperation": 0.5,
    "continuous_improvement": 0.08,
    "survey_follow_up": 0.08,
    "simple_survey": 0.06,
    "change": 0.05,
    "life_phases": 0.03,
    "work_environment_portal": 0.03,
    "see_you_tomorrow": 0.02,
    "us_and_ours": 0.06,
    "steady_leadership": 0.04,
    "roles_course": 0.03,
    "feedback_culture": 0.01,
    "agile_facilitation": 0.01,
}

SERVICES: dict[str | None, float] = {
    "preventive_work": 0.55,
    "reduce_absence": 0.37,
    "health_at_work": 0.08,
}

GOALS: dict[str | None, float] = {
    "party_cooperation": 0.36,
    "work_environment": 0.3,
    "absence": 0.22,
    "other": 0.03,
    None: 0.09,
}

EXPLICITNESS: dict[str | None, float] = {
    "explicit": 0.74,
    "implicit": 0.15,
    "unclear": 0.05,
    None: 0.06,
}
"""Explicit in the large majority, implicit in a minority (OE 5.1)."""

STOP_REASONS: dict[str | None, float] = {
    "daily_operations": 0.24,
    "leader_turnover": 0.18,
    "capacity": 0.14,
    "absence": 0.12,
    "time_of_change": 0.1,
    "union_turnover": 0.06,
    "competing_project": 0.05,
    "reorganisation": 0.05,
    "pandemic": 0.04,
    "other": 0.02,
}

DELIVERIES_PER_ADVISOR = 6


def invent_deliveries(
    workplaces: pl.DataFrame, *, seed: int, count: int
) -> pl.DataFrame:
    """Invent all deliveries; when they ended follows from their gatherings."""
    dice = dice_for("deliveries", seed)
    receivers = draw_receivers(workplaces, dice, count)
    with_dates = with_course(receivers, dice).with_columns(
        started_on=pl.when(pl.col("state") != "planned").then("start_on"),
        status="state",
    )
    agreed = _with_agreement(_with_centre(with_dates, dice), dice)
    return _with_progress(agreed, dice).with_columns(
        numbered("L-", count, digits=4).alias("delivery_id"),
        delivery_z=dice.normal(count, 0, 0.7),
        reports_hours=dice.chance(count, 0.65),
    )


def _with_centre(deliveries: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    centres = {found.code: centre_of(found.code) for found in municipalities()}
    count = deliveries.height
    per_centre = max(2, count // (12 * DELIVERIES_PER_ADVISOR))
    centre_id = pl.col("municipality_code").replace_strict(centres)
    first = (centre_id.rank("dense") - 1).cast(pl.Int32) * per_centre
    advisor = (first + dice.whole(count, 1, per_centre)).cast(pl.String).str.zfill(3)
    return deliveries.with_columns(
        centre_id=centre_id, advisor_id=pl.format("R-{}", advisor)
    ).with_columns(emptied("advisor_id", dice.chance(count, 0.03)))


def _with_agreement(deliveries: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = deliveries.height
    is_multi = pl.col("is_multi_unit")
    modules = dice.code(count, MODULES)
    is_taught = pl.col("is_train_the_trainer") & dice.chance(count, 0.5)
    return deliveries.with_columns(
        service=dice.code(count, SERVICES),
        module=pl.when(is_taught).then(pl.lit("train_the_trainer")).otherwise(modules),
        explicitness=dice.code(count, EXPLICITNESS),
        goal=dice.code(count, GOALS),
        has_project_plan=dice.chance(count, 0.68),
        has_steering_group=is_multi & dice.chance(count, 0.75),
    ).with_columns(
        emptied("has_project_plan", dice.chance(count, 0.12)),
        emptied("has_steering_group", dice.chance(count, 0.05)),
    )


def _with_progress(deliveries: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = deliveries.height
    state = pl.col("state")
    under_way = dice.whole(count, 2, 6)
    phase = (
        pl.when(state == "planned")
        .then(1)
        .when(state == "completed")
        .then(7)
        .otherwise(under_way)
    )
    minutes = pl.lit(dice.whole(count, 0, 300 * 24 * 60))
    return deliveries.with_columns(
        stop_reason=pl.when(state == "stopped").then(dice.code(count, STOP_REASONS)),
        phase=pl.when(~dice.chance(count, 0.25)).then(phase),
        source_updated_at=pl.lit(DATA_DATE).cast(pl.Datetime("us"))
        - pl.duration(minutes=minutes),
    )
