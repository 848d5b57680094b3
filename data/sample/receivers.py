"""Who agreed each invented delivery, and which units take part?

A delivery to several units is agreed by an area or a whole enterprise and reaches 4 to
20 of its units (OE 5.2.2); a few train-the-trainer ones reach all units of a large
municipality, up to about a hundred (OE 5.2).
"""

import polars as pl

from data.sample.dice import Dice

MULTI_UNIT_SHARE = 0.4
"""Deliveries to several units; the share is ours."""

TRAIN_THE_TRAINER_SHARE = 1 / 7
"""Three of the 21 deliveries studied (OE 5.2)."""

WHOLE_MUNICIPALITY_SHARE = 0.12
"""Train-the-trainer deliveries that reach every unit of a large municipality (ours)."""

FEWEST_UNITS = 4
MOST_UNITS = 20


def draw_receivers(workplaces: pl.DataFrame, dice: Dice, count: int) -> pl.DataFrame:
    """Draw the sort of each delivery, and who agreed it.

    Returns:
        One row per delivery: delivery (0 and up), delivery_type, is_train_the_trainer,
        is_whole_municipality, workplace_id, wanted_units, municipality_code.
    """
    # The share is exact, so that one in seven holds for small samples as well.
    trainers = round(count * TRAIN_THE_TRAINER_SHARE)
    wide = round(trainers * WHOLE_MUNICIPALITY_SHARE)
    several = round(count * MULTI_UNIT_SHARE)
    sort = pl.Series(dice.generator.permutation(count))
    drawn = pl.DataFrame(
        {
            "delivery": pl.int_range(count, eager=True),
            "is_train_the_trainer": sort < trainers,
            "is_whole_municipality": sort < wide,
            "is_multi_unit": sort < several,
            "wanted_units": dice.whole(count, FEWEST_UNITS, MOST_UNITS),
        }
    )
    return _with_workplace(drawn, workplaces, dice).sort("delivery")


def draw_units(
    deliveries: pl.DataFrame, workplaces: pl.DataFrame, dice: Dice
) -> pl.DataFrame:
    """Choose the units of each delivery.

    Returns:
        One row per delivery and unit: delivery, workplace_id.
    """
    single = deliveries.filter(~pl.col("is_multi_unit"))
    several = deliveries.filter("is_multi_unit").select(
        "delivery", "wanted_units", "is_whole_municipality", agreed_by="workplace_id"
    )
    pool = pl.concat([_pool(workplaces, "area_id"), _pool(workplaces, "enterprise_id")])
    possible = several.join(pool, on="agreed_by", maintain_order="left_right")
    place = pl.col("mixed").rank("ordinal").over("delivery")
    is_chosen = pl.col("is_whole_municipality") | (place <= pl.col("wanted_units"))
    chosen = possible.with_columns(mixed=dice.share(possible.height)).filter(is_chosen)
    return pl.concat(
        [rows.select("delivery", "workplace_id") for rows in (single, chosen)]
    ).sort("delivery", "workplace_id")


def _with_workplace(
    drawn: pl.DataFrame, workplaces: pl.DataFrame, dice: Dice
) -> pl.DataFrame:
    singles = workplaces.filter("is_reachable")["workplace_id"]
    areas = _agreeing(workplaces, "area_id")
    enterprises = _agreeing(workplaces, "enterprise_id")
    large = workplaces.filter(owner="large_municipality", level="enterprise")[
        "workplace_id"
    ]
    wide = pl.col("is_whole_municipality")
    several = pl.col("is_multi_unit")
    at_top = dice.chance(drawn.height, 0.55)
    return drawn.with_columns(
        delivery_type=pl.when(several)
        .then(pl.lit("multi_unit"))
        .otherwise(pl.lit("one_to_one")),
        workplace_id=pl.when(wide)
        .then(_any_of(large, dice, drawn.height))
        .when(several & at_top)
        .then(_any_of(enterprises, dice, drawn.height))
        .when(several)
        .then(_any_of(areas, dice, drawn.height))
        .otherwise(_any_of(singles, dice, drawn.height)),
    ).join(
        workplaces.select("workplace_id", "municipality_code"),
        on="workplace_id",
        how="left",
    )


def _pool(workplaces: pl.DataFrame, agreed_by: str) -> pl.DataFrame:
    return workplaces.filter(
        pl.col("is_reachable") & (pl.col("level") == "unit")
    ).select("workplace_id", agreed_by=agreed_by)


def _agreeing(workplaces: pl.DataFrame, level: str) -> pl.Series:
    units = _pool(workplaces, level).group_by("agreed_by").len().sort("agreed_by")
    return units.filter(pl.col("len") >= FEWEST_UNITS)["agreed_by"]


def _any_of(ids: pl.Series, dice: Dice, count: int) -> pl.Series:
    places = dice.whole(count, 0, len(ids) - 1)
    return ids.gather(places.cast(pl.UInt32))
