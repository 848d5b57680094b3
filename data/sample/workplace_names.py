"""Name each invented workplace by what it is: a clinic, a nursing home, a bakery."""

import polars as pl

from data.sample.dice import Dice
from data.sample.names import invented_places, named

AREA_NAMES = {
    ("municipality", 0): "helse og omsorg",
    ("municipality", 1): "oppvekst",
    ("hospital", 0): "kirurgisk klinikk",
    ("hospital", 1): "medisinsk klinikk",
}

UNIT_NAMES = {
    "nursing_home": "sykehjem",
    "kindergarten": "barnehage",
    "hospital": "sengepost",
    "food_industry": "matfabrikk",
    "construction": "bygg og anlegg",
    "oil_gas_supplier": "offshoreservice",
    "bus_passenger_transport": "bussruter",
    "other": "hjemmetjeneste",
}


def with_names(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Add workplace_name, by owner, level, area and industry."""
    places = invented_places(dice)
    owner = pl.col("owner").str.replace("large_", "")
    area_names = pl.DataFrame(
        [(owner, area, name) for (owner, area), name in AREA_NAMES.items()],
        schema={"owner_sort": pl.String, "area": pl.Int64, "area_name": pl.String},
        orient="row",
    )
    kind = pl.col("programme_industry").replace_strict(UNIT_NAMES)
    in_kind = pl.int_range(pl.len()).over("programme_industry")
    top = named(places, pl.int_range(pl.len()).over("owner_sort", "level"))
    return (
        rows.with_columns(owner_sort=owner)
        .join(area_names, on=["owner_sort", "area"], how="left", maintain_order="left")
        .with_columns(own_name=named(places, in_kind), kind=kind, top=top)
        .with_columns(top=_top_name().first().over("tree"))
        .with_columns(workplace_name=_workplace_name())
    )


def _top_name() -> pl.Expr:
    return (
        pl.when(pl.col("owner_sort") == "municipality")
        .then(pl.format("{} kommune", "top"))
        .when(pl.col("owner_sort") == "hospital")
        .then(pl.format("{} sykehus", "top"))
        .otherwise(pl.format("{} {}", "own_name", "kind"))
    )


def _workplace_name() -> pl.Expr:
    in_hospital = pl.format("{}, sengepost {}", "top", pl.col("unit") + 1)
    return (
        pl.when(pl.col("level") == "enterprise")
        .then("top")
        .when(pl.col("level") == "area")
        .then(pl.format("{}, {}", "top", "area_name"))
        .when(pl.col("owner") == "hospital")
        .then(pl.format("{}, {}", in_hospital, "area_name"))
        .otherwise(pl.format("{} {}", "own_name", "kind"))
    )
