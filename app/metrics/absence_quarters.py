"""Which quarters are there between the first and the last, known or not?"""

from typing import NamedTuple

import polars as pl

from data.vocabulary import AbsenceMeasure

_MEASURE_ORDER = {measure.value: place for place, measure in enumerate(AbsenceMeasure)}


def absence_quarters(absence: pl.DataFrame) -> pl.DataFrame:
    """Give every measure a row for every quarter, so that a gap stays a gap.

    Args:
        absence: Rows of `hide_absence`.

    Returns:
        One row per measure and quarter, from the first quarter of any measure to the
        last: measure, quarter_number (year x 4 + quarter - 1), year, quarter,
        absence_share (null when hidden or missing), is_hidden, is_missing.
    """
    numbered = absence.with_columns(
        quarter_number=pl.col("year") * 4 + pl.col("quarter") - 1
    )
    if numbered.is_empty():
        return _in_order(numbered.with_columns(is_missing=pl.lit(value=False)))
    every_quarter = numbered.select(
        quarter_number=pl.int_range(
            pl.col("quarter_number").min(), pl.col("quarter_number").max() + 1
        ).cast(numbered.schema["quarter_number"])
    )
    return _in_order(
        numbered.select(pl.col("measure").unique())
        .join(every_quarter, how="cross")
        .join(
            numbered.drop("year", "quarter"),
            on=["measure", "quarter_number"],
            how="left",
        )
        .with_columns(
            year=pl.col("quarter_number") // 4,
            quarter=pl.col("quarter_number") % 4 + 1,
            is_missing=pl.col("is_hidden").is_null(),
            is_hidden=pl.col("is_hidden").fill_null(value=False),
        )
        # The source may hold the quarter, and yet no figure.
        .with_columns(
            is_missing=pl.col("absence_share").is_null() & ~pl.col("is_hidden")
        )
    )


def _in_order(quarters: pl.DataFrame) -> pl.DataFrame:
    return quarters.select(
        "measure",
        "quarter_number",
        "year",
        "quarter",
        "absence_share",
        "is_hidden",
        "is_missing",
    ).sort(
        pl.col("measure").replace_strict(
            _MEASURE_ORDER, default=99, return_dtype=pl.Int64
        ),
        "quarter_number",
    )


class Quarter(NamedTuple):
    """One figure that may be shown."""

    measure: str
    quarter_number: int
    absence_share: float


def latest_quarter(quarters: pl.DataFrame) -> Quarter:
    """Find the newest figure of the first measure that has one; total comes first.

    Args:
        quarters: Rows of `absence_quarters` with at least one figure.
    """
    known = quarters.filter(pl.col("absence_share").is_not_null())
    first_measure = known.filter(pl.col("measure") == known["measure"][0])
    row = first_measure.sort("quarter_number").row(-1, named=True)
    return Quarter(row["measure"], row["quarter_number"], row["absence_share"])
