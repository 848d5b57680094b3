"""How large are the invented workplaces, and which industry code do they have?"""

import polars as pl

from data.sample.dice import Dice
from data.sample.rows import emptied

USUAL_EMPLOYEES = {
    "nursing_home": 52,
    "kindergarten": 21,
    "hospital": 44,
    "food_industry": 75,
    "construction": 38,
    "oil_gas_supplier": 66,
    "bus_passenger_transport": 60,
    "other": 28,
}
"""The middle size of a unit in each industry (ours)."""

SHIFT_WORK_SHARE = {
    "nursing_home": 0.97,
    "kindergarten": 0.02,
    "hospital": 0.95,
    "food_industry": 0.5,
    "construction": 0.1,
    "oil_gas_supplier": 0.6,
    "bus_passenger_transport": 0.9,
    "other": 0.5,
}
"""The share of units that work shifts in each industry (ours)."""

CODES_BY_STANDARD = {
    "SN2007": {
        "nursing_home": "87.102",
        "kindergarten": "88.911",
        "hospital": "86.101",
        "food_industry": "10.110",
        "construction": "41.200",
        "oil_gas_supplier": "09.109",
        "bus_passenger_transport": "49.311",
        "other": "88.101",
    },
    "SN2025": {
        "nursing_home": "87.102",
        "kindergarten": "85.100",
        "hospital": "86.101",
        "food_industry": "10.110",
        "construction": "41.000",
        "oil_gas_supplier": "09.109",
        "bus_passenger_transport": "49.310",
        "other": "88.101",
    },
}
"""One usual code per industry; 88.101 is home care, which no programme has."""


def with_size(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Add employees_count, man_years and has_shift_work; parents sum their units."""
    count = rows.height
    industry = pl.col("programme_industry")
    spread = dice.normal(count, 0, 0.55).exp()
    own = (industry.replace_strict(USUAL_EMPLOYEES) * spread).round().clip(1, 900)
    share = industry.replace_strict(SHIFT_WORK_SHARE)
    is_leaf = (pl.col("level") == "unit") | (pl.col("sector") == "private")
    return (
        rows.with_columns(own=pl.when(is_leaf).then(own))
        .with_columns(
            employees_count=pl.when(is_leaf)
            .then("own")
            .when(pl.col("level") == "area")
            .then(pl.col("own").sum().over("area_id"))
            .otherwise(pl.col("own").sum().over("tree"))
            .cast(pl.Int32),
            has_shift_work=pl.when(is_leaf).then(dice.share(count) < share),
        )
        .with_columns(people=pl.col("employees_count"))
        .with_columns(man_years=_man_years(dice.share(count)))
        .with_columns(
            emptied("employees_count", dice.chance(count, 0.05)),
            emptied("man_years", dice.chance(count, 0.15)),
            emptied("has_shift_work", dice.chance(count, 0.08)),
        )
    )


def with_industry_code(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    """Add industry_code and industry_standard; some rows have neither."""
    count = rows.height
    standards = dice.code(count, {"SN2007": 0.8, "SN2025": 0.15, None: 0.05})
    codes = pl.DataFrame(
        [
            (industry, standard, code)
            for standard, known in CODES_BY_STANDARD.items()
            for industry, code in known.items()
        ],
        schema=["programme_industry", "industry_standard", "industry_code"],
        orient="row",
    )
    keys = ["programme_industry", "industry_standard"]
    return rows.with_columns(industry_standard=standards).join(
        codes, on=keys, how="left", maintain_order="left"
    )


def _man_years(drawn: pl.Series) -> pl.Expr:
    return (pl.col("people") * (0.55 + 0.4 * drawn)).round(1)
