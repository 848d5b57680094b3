"""Which quarters are there between the first and the last, known or not?"""

from typing import NamedTuple

import polars as pl

from data.vocabulary import AbsenceMeasure

MEASURE_ORDER = {measure.value: place for place, measure in enumerate(AbsenceMeasure)}
"""Total first, as the vocabulary has them."""

_KEY = ["workplace_id", "measure", "quarter_number"]


def absence_quarters(absence: pl.DataFrame) -> pl.DataFrame:
    """Give every measure a row for every quarter, so that a gap stays a gap.

    Args:
        absence: Rows of workplace_absence.sql or absence_quarters.sql.

    Returns:
        One row per workplace_id, measure and quarter, from the first quarter of any
        measure of the workplace to the last: workplace_id, measure, quarter_number
        (year x 4 + quarter - 1), year, quarter, absence_share (null when hidden or
        missing), is_hidden, hidden_why, is_missing.
    """
    met = absence.select(
        *("workplace_id", "measure", "absence_share", "is_hidden", "hidden_why"),
        quarter_number=pl.col("year").cast(pl.Int64) * 4 + pl.col("quarter") - 1,
    )
    every_quarter = (
        met.group_by("workplace_id")
        .agg(
            pl.col("measure").unique(),
            quarter_number=pl.int_range(
                pl.col("quarter_number").min(), pl.col("quarter_number").max() + 1
            ),
        )
        .explode("measure", empty_as_null=False)
        .explode("quarter_number", empty_as_null=False)
    )
    hidden = pl.col("is_hidden").fill_null(value=False)
    return (
        every_quarter.join(met, on=_KEY, how="left")
        .select(
            *_KEY,
            year=pl.col("quarter_number") // 4,
            quarter=pl.col("quarter_number") % 4 + 1,
            absence_share="absence_share",
            is_hidden=hidden,
            hidden_why="hidden_why",
            # The source may hold the quarter, and yet no figure.
            is_missing=pl.col("absence_share").is_null() & ~hidden,
        )
        .sort("workplace_id", in_measure_order(), "quarter_number")
    )


def in_measure_order() -> pl.Expr:
    """Sort by the order of the measures; total comes first."""
    return pl.col("measure").replace_strict(
        MEASURE_ORDER, default=99, return_dtype=pl.Int64
    )


class Quarter(NamedTuple):
    """One figure that may be shown."""

    measure: str
    quarter_number: int
    absence_share: float


def latest_quarter(quarters: pl.DataFrame) -> Quarter:
    """Find the newest figure of the first measure that has one; total comes first.

    Args:
        quarters: Rows of `absence_quarters` of one workplace with at least one figure.
    """
    known = quarters.filter(pl.col("absence_share").is_not_null())
    first_measure = known.filter(pl.col("measure") == known["measure"][0])
    row = first_measure.sort("quarter_number").row(-1, named=True)
    return Quarter(row["measure"], row["quarter_number"], row["absence_share"])
