"""How many enterprises are there, of which sort, and in which municipality?

Gives one row per tree of workplaces: owner, areas, units in each area, where it lies.
"""

import polars as pl

from data.reference.places import municipalities
from data.sample.dice import Dice

DELIVERIES_IN_DEFAULT = 420
"""The numbers of trees below are for this many deliveries, and follow it."""

TREES = {
    "municipality": 54,
    "large_municipality": 3,
    "hospital": 13,
    "private": 170,
}
"""Sorts of trees; together about 1 500 workplaces in the default programme."""

FEWEST = {"municipality": 15, "large_municipality": 1, "hospital": 2, "private": 21}
"""A small sample still has every county, every industry and one large tree."""


COUNTY_WEIGHTS: dict[str | None, float] = {
    "03": 13, "11": 9, "15": 5, "18": 5, "31": 6, "32": 12, "33": 5, "34": 8,
    "39": 5, "40": 4, "42": 6, "46": 11, "50": 9, "55": 4, "56": 3,
}  # fmt: skip
"""How often each county is drawn: the large ones most, none seldom (ours)."""


def draw_trees(dice: Dice, deliveries: int) -> pl.DataFrame:
    """Draw the trees.

    Returns:
        One row per tree: tree, owner (a key of TREES), in_owner (counts from 0 within
        the owner), municipality_code, county_code, areas_count, units_per_area.
    """
    owners = [
        pl.DataFrame({"owner": [owner] * _tree_count(owner, deliveries)})
        for owner in TREES
    ]
    trees = pl.concat(owners).with_row_index("tree")
    return _with_size(_with_place(trees, dice), dice).with_columns(
        in_owner=pl.int_range(pl.len()).over("owner")
    )


def _tree_count(owner: str, deliveries: int) -> int:
    wanted = round(TREES[owner] * deliveries / DELIVERIES_IN_DEFAULT)
    return max(FEWEST[owner], wanted)


def _with_place(trees: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Lay each tree in a county by weight, then in any of its municipalities."""
    counties = pl.Series(list(COUNTY_WEIGHTS))
    drawn = dice.code(trees.height, COUNTY_WEIGHTS)
    # The first trees take one county each, so that none is without.
    county = pl.concat([counties, drawn]).head(trees.height)
    places = pl.DataFrame(municipalities(), orient="row").select(
        "county_code",
        municipality_code="code",
        place=pl.int_range(pl.len()).over("county_code"),
        places=pl.len().over("county_code"),
    )
    sizes = places.select("county_code", "places").unique()
    share = dice.share(trees.height)
    return (
        trees.with_columns(county_code=county)
        .join(sizes, on="county_code", maintain_order="left")
        .with_columns(place=(share * pl.col("places")).floor().cast(pl.Int64))
        .join(places.drop("places"), on=["county_code", "place"], maintain_order="left")
    )


def _with_size(trees: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = trees.height
    drawn = pl.DataFrame(
        {
            "small": 4 + dice.poisson(pl.Series([2.5] * count)),
            "large": dice.whole(count, 46, 58),
            "clinic": 3 + dice.poisson(pl.Series([1.5] * count)),
        }
    )
    per_area = (
        pl.when(pl.col("owner") == "municipality")
        .then("small")
        .when(pl.col("owner") == "large_municipality")
        .then("large")
        .when(pl.col("owner") == "hospital")
        .then("clinic")
        .otherwise(0)
    )
    areas = pl.when(pl.col("owner") == "private").then(0).otherwise(2)
    return trees.hstack(drawn).with_columns(units_per_area=per_area, areas_count=areas)
