"""Invent the workplaces: trees of municipalities and hospitals, and private ones.

Grain: one row per workplace_id. Helping columns for the other parts of the sample:
tree, area_id, is_reachable (the programme may come here), z (how strong it is, ours).
"""

import polars as pl

from data.sample.dice import Dice, dice_for
from data.sample.organisation_numbers import invented_numbers
from data.sample.period import DATA_DATE, FIRST_DAY
from data.sample.rows import emptied, numbered, repeat_rows
from data.sample.sizes import with_industry_code, with_size
from data.sample.trees import draw_trees
from data.sample.workplace_names import with_names

PRIVATE_INDUSTRIES: dict[str | None, float] = {
    "kindergarten": 0.24,
    "food_industry": 0.18,
    "construction": 0.18,
    "oil_gas_supplier": 0.14,
    "bus_passenger_transport": 0.13,
    "nursing_home": 0.07,
    "other": 0.06,
}

NEVER_REACHED_SHARE = 0.2
"""Workplaces in scope that are never reached; the share is ours (004 L1114-1116)."""


def invent_workplaces(seed: int, deliveries: int) -> pl.DataFrame:
    """Invent all workplaces, parents before their children."""
    dice = dice_for("workplaces", seed)
    placed = _with_industry(_tree_rows(draw_trees(dice, deliveries)), dice)
    sized = with_size(with_names(placed, dice), dice)
    return _with_scope(with_industry_code(sized, dice), dice)


def _tree_rows(trees: pl.DataFrame) -> pl.DataFrame:
    areas = repeat_rows(trees, "areas_count").rename({"number": "area"})
    units = repeat_rows(areas, "units_per_area").rename({"number": "unit"})
    levels = [
        trees.with_columns(level=pl.lit("enterprise")),
        areas.with_columns(level=pl.lit("area")),
        units.with_columns(level=pl.lit("unit")),
    ]
    ordered = pl.concat(levels, how="diagonal").sort(
        "tree", "area", "unit", nulls_last=False
    )
    ids = numbered("V-", ordered.height, digits=5).alias("workplace_id")
    return _with_parents(ordered.with_columns(ids))


def _with_parents(rows: pl.DataFrame) -> pl.DataFrame:
    tops = rows.filter(pl.col("level") == "enterprise").select(
        "tree", enterprise_id="workplace_id"
    )
    areas = rows.filter(pl.col("level") == "area").select(
        "tree", "area", area_id="workplace_id"
    )
    parent = (
        pl.when(pl.col("level") == "unit")
        .then("area_id")
        .when(pl.col("level") == "area")
        .then("enterprise_id")
    )
    return (
        rows.join(tops, on="tree", how="left", maintain_order="left")
        .join(areas, on=["tree", "area"], how="left", maintain_order="left")
        .with_columns(parent_workplace_id=parent)
    )


def _with_industry(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    is_municipal = pl.col("owner").str.ends_with("municipality")
    in_municipality = (
        pl.when(pl.col("area").is_null())
        .then(pl.lit("other"))
        .when(pl.col("area") == 1)
        .then(pl.lit("kindergarten"))
        .when((pl.col("level") == "unit") & dice.chance(count, 0.25))
        .then(pl.lit("other"))
        .otherwise(pl.lit("nursing_home"))
    )
    return rows.with_columns(
        sector=pl.when(is_municipal)
        .then(pl.lit("municipal"))
        .when(pl.col("owner") == "hospital")
        .then(pl.lit("state"))
        .otherwise(pl.lit("private")),
        programme_industry=pl.when(is_municipal)
        .then(in_municipality)
        .when(pl.col("owner") == "hospital")
        .then(pl.lit("hospital"))
        .otherwise(dice.code(count, PRIVATE_INDUSTRIES)),
    )


def _with_scope(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    is_receiver = (pl.col("level") == "unit") | (pl.col("sector") == "private")
    is_closed = is_receiver & dice.chance(count, 0.01)
    lifetime = (DATA_DATE - FIRST_DAY).days
    closed_on = pl.lit(FIRST_DAY) + dice.days(count, 400, lifetime)
    neighbour = pl.col("workplace_id").shift(-1).over("area_id")
    has_number = dice.chance(count, 0.9)
    in_scope = dice.chance(count, 0.93)
    return rows.with_columns(
        is_closed=is_closed,
        is_in_scope=is_receiver & (pl.col("programme_industry") != "other") & in_scope,
        is_reachable=is_receiver
        & ~is_closed
        & ~dice.chance(count, NEVER_REACHED_SHARE),
        organisation_number=invented_numbers(count),
        z=dice.normal(count, 0, 1),
    ).with_columns(
        emptied("is_in_scope", dice.chance(count, 0.02)),
        emptied("organisation_number", ~has_number),
        closed_on=pl.when(is_closed).then(closed_on),
        merged_into_workplace_id=pl.when(is_closed & dice.chance(count, 0.6)).then(
            neighbour
        ),
    )
