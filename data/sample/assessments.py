"""Invent how the factors of the catalogue are assessed in the units.

Grain: one row per assessment_id. Whether a factor goes with an outcome is invented.
Views differ by role inside one group (OE 6.1.3).
"""

import polars as pl

from data.factors import factors
from data.sample.dice import Dice, dice_for
from data.sample.period import DATA_DATE
from data.sample.rows import numbered

UNITS_SHARE = 0.65
"""Units of started deliveries where the factors are assessed (ours)."""

FACTORS_SHARE = 0.5
"""Factors that a unit gets round to (ours)."""

ROLES_SHARE = 0.3
"""Units where roles have answered for themselves too (ours)."""

ROLES: dict[str, float] = {
    "group": 0.82,
    "leader": 0.6,
    "union_representative": 0.5,
    "safety_representative": 0.4,
    "advisor": 0.4,
}
"""How often each one assesses a factor; the roles only where they are asked (ours)."""

STRENGTHS = (0.0, 0.0, 0.4, 0.8, 1.2)
"""How closely a factor goes with how strong a unit is. Invented: it says nothing of
real deliveries, and in some factors there is nothing to find."""

LEAN = {
    "group": 0.0,
    "leader": 0.35,
    "union_representative": -0.3,
    "safety_representative": -0.1,
    "advisor": 0.0,
}
"""The leader sees more that is good (OE 6.1.3); the numbers are ours."""


def invent_assessments(delivery_units: pl.DataFrame, *, seed: int) -> pl.DataFrame:
    """Invent the assessments of the factors."""
    dice = dice_for("assessments", seed)
    drawn = _with_presence(_asked(_units(delivery_units, dice), dice), dice)
    ordered = drawn.sort("delivery", "workplace_id", "factor_code", "assessor_role")
    return ordered.with_columns(
        numbered("F-", ordered.height, digits=6).alias("assessment_id")
    )


def _units(delivery_units: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    joined = delivery_units.filter(pl.col("joined_on").is_not_null())
    count = joined.height
    course = (pl.col("last_on") - pl.col("joined_on")).dt.total_days()
    days = (course * (0.4 + 0.6 * dice.share(count))).floor().cast(pl.Int32)
    assessed = joined.with_columns(
        assessed_on=pl.col("joined_on") + pl.duration(days=days)
    )
    chosen = dice.chance(count, UNITS_SHARE) & (pl.col("assessed_on") <= DATA_DATE)
    units = assessed.filter(chosen).select(
        "delivery", "delivery_id", "workplace_id", "z", "assessed_on"
    )
    return units.with_columns(asks_roles=dice.chance(units.height, ROLES_SHARE))


def _asked(units: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    catalogue = pl.DataFrame(
        [(factor.code, factor.kind) for factor in factors()],
        schema=["factor_code", "factor_kind"],
        orient="row",
    )
    hard = dice.normal(catalogue.height, 0, 0.6)
    strength = dice.whole(catalogue.height, 0, len(STRENGTHS) - 1)
    roles = pl.DataFrame(
        {
            "assessor_role": list(ROLES),
            "role_share": list(ROLES.values()),
            "lean": [LEAN[role] for role in ROLES],
        }
    )
    known = catalogue.with_columns(
        hard=hard,
        strength=pl.Series(strength).replace_strict(dict(enumerate(STRENGTHS))),
    )
    by_factor = units.join(known, how="cross")
    asked = by_factor.filter(dice.chance(by_factor.height, FACTORS_SHARE))
    is_asked = (pl.col("assessor_role") == "group") | pl.col("asks_roles")
    rows = asked.join(roles, how="cross").filter(is_asked)
    return rows.filter(dice.share(rows.height) < pl.col("role_share"))


def _with_presence(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    strong = pl.col("z") * pl.col("strength")
    good = strong + pl.col("lean") + dice.normal(rows.height, 0, 1)
    is_success = pl.col("factor_kind") == "success"
    score = pl.when(is_success).then(good + 0.2).otherwise(-good - 0.5)
    level = score + pl.col("hard")
    return rows.with_columns(
        presence=pl.when(level > 0.3)
        .then(pl.lit("present"))
        .when(level > -0.4)
        .then(pl.lit("partly"))
        .otherwise(pl.lit("absent"))
    )
