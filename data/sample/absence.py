"""Invent absence per quarter: high in winter, low in summer, a hump in the pandemic.

Grain: one row per workplace_id, year, quarter and measure. The levels are ours; the
season is that of the country (absence_season). Some workplaces change
(absence_signals), and some have units with absence of their own (absence_families).
"""

import polars as pl

from data.sample.absence_families import FEW_PERSONS, invent_families, with_sums
from data.sample.absence_season import height_of, past_quarters
from data.sample.absence_signals import change_factor
from data.sample.dice import Dice, dice_for

WORKPLACES_SHARE = 0.32
"""Not everybody has access to absence figures (004 L442)."""

MOST_WORKPLACES = 6000
"""Enough for every size of sample: a benchmark is about deliveries and activities."""

USUAL_SHARE = {
    "nursing_home": 0.092,
    "kindergarten": 0.098,
    "hospital": 0.078,
    "food_industry": 0.07,
    "construction": 0.055,
    "oil_gas_supplier": 0.042,
    "bus_passenger_transport": 0.085,
    "other": 0.082,
}
"""The middle level in each industry (ours)."""

DAYS_PER_PERSON = 45.0
"""Agreed days in a quarter: 60 working days, three quarters of full time."""

FEWEST_PERSONS = 5
"""Fewer persons than this are masked in the source."""


def invent_absence(workplaces: pl.DataFrame, *, seed: int) -> pl.DataFrame:
    """Invent absence for some units: total, self-certified and doctor-certified.

    Some private ones give short-term and long-term as well (OE 2.3), and a few
    municipalities give the sum of their units.
    """
    families = invent_families(workplaces)
    dice = dice_for("absence", seed)
    chosen = _chosen(workplaces, dice)
    units = workplaces.join(families, on="workplace_id", how="semi").join(
        chosen, on="workplace_id", how="anti"
    )
    # Dice of their own: the units that were there before stay as they were.
    others = dice_for("absence families", seed)
    rows = [
        _invented(chosen, families, dice),
        _invented(_levels(units, others), families, others),
    ]
    return _masked(with_sums(_long(pl.concat(rows)), families)).sort(
        "workplace_id", "year", "quarter", "measure"
    )


def _chosen(workplaces: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    leaves = workplaces.filter(
        (pl.col("level") == "unit") | (pl.col("sector") == "private")
    )
    some = leaves.filter(dice.chance(leaves.height, WORKPLACES_SHARE))
    return _levels(some.head(MOST_WORKPLACES), dice)


def _levels(units: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = units.height
    usual = pl.col("programme_industry").replace_strict(USUAL_SHARE)
    return units.select(
        "workplace_id",
        "sector",
        "closed_on",
        "people",
        level_share=usual * dice.normal(count, 0, 0.28).exp(),
        slope=dice.normal(count, 0, 0.004),
    )


def _invented(levels: pl.DataFrame, families: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    few = families.filter("is_few")["workplace_id"]
    is_few = pl.col("workplace_id").is_in(few.implode())
    people = pl.when(is_few).then(FEW_PERSONS).otherwise("people")
    rows = levels.with_columns(people=people).join(_quarters(), how="cross")
    changed = rows.with_columns(factor=change_factor(rows))
    return _with_shares(_with_days(changed, dice), dice)


def _quarters() -> pl.DataFrame:
    return pl.DataFrame(
        [(*key, place, height_of(key)) for place, key in enumerate(past_quarters())],
        schema={
            "year": pl.Int32,
            "quarter": pl.Int32,
            "place": pl.Int32,
            "height": pl.Float64,
        },
        orient="row",
    )


def _with_days(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    begins = pl.date("year", pl.col("quarter") * 3 - 2, 1)
    persons = (pl.col("people") * dice.normal(count, 1, 0.05)).round().clip(1)
    is_open = pl.col("closed_on").is_null() | (pl.col("begins") < pl.col("closed_on"))
    return rows.with_columns(
        begins=begins,
        persons_count=persons.cast(pl.Int32),
        possible_days=(persons * DAYS_PER_PERSON).round(),
        is_delivered=dice.chance(count, 0.985),
    ).filter(pl.col("is_delivered") & is_open)


def _with_shares(rows: pl.DataFrame, dice: Dice) -> pl.DataFrame:
    count = rows.height
    # Few persons swing more from quarter to quarter than many.
    spread = 0.9 / pl.col("persons_count").sqrt()
    luck = (dice.normal(count, 0, 1) * spread).exp()
    level = pl.col("level_share") * (1 + pl.col("slope") * pl.col("place"))
    total = (level * pl.col("height") * luck * pl.col("factor")).clip(0, 0.6)
    part = (0.16 + dice.normal(count, 0, 0.03)).clip(0.05, 0.4)
    short = (0.3 + dice.normal(count, 0, 0.05)).clip(0.1, 0.6)
    return (
        rows.with_columns(raw=total)
        .with_columns(
            self_certified=(pl.col("raw") * part).round(4),
            total=pl.col("raw").round(4),
            short_term=(pl.col("raw") * short).round(4),
        )
        .with_columns(
            doctor_certified=(pl.col("total") - pl.col("self_certified")).round(4),
            long_term=(pl.col("total") - pl.col("short_term")).round(4),
        )
    )


def _long(rows: pl.DataFrame) -> pl.DataFrame:
    keys = [
        "workplace_id",
        "sector",
        "year",
        "quarter",
        "persons_count",
        "possible_days",
    ]
    measures = [
        "total",
        "self_certified",
        "doctor_certified",
        "short_term",
        "long_term",
    ]
    by_length = pl.col("measure").is_in(["short_term", "long_term"])
    return (
        rows.unpivot(measures, index=keys, variable_name="measure", value_name="share")
        .filter(~by_length | (pl.col("sector") == "private"))
        .with_columns(lost_days=(pl.col("share") * pl.col("possible_days")).round(1))
    )


def _masked(rows: pl.DataFrame) -> pl.DataFrame:
    is_masked = (pl.col("persons_count") < FEWEST_PERSONS) & ~pl.col("is_told")
    return rows.with_columns(
        is_masked=is_masked,
        absence_share=pl.when(~is_masked).then("share"),
        lost_days=pl.when(~is_masked).then("lost_days"),
        persons_count=pl.when(~is_masked).then("persons_count"),
        source=pl.lit("Oppdiktede tall"),
    )
