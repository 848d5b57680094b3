"""Check figures of sickness absence: what is masked, and what adds up."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.vocabulary import AbsenceMeasure

TOLERANCE = 0.001 + 1e-9
"""A tenth of a point: published shares are rounded to that (data model)."""

_QUARTER = ["workplace_id", "year", "quarter"]


def check_masking(rows: pl.DataFrame, last: pl.DataFrame) -> pl.DataFrame:
    """Add check_masked_has_no_share: a figure the source withholds is not here."""
    return rows.with_columns(
        check_masked_has_no_share=pl.when("is_masked").then(
            pl.col("absence_share").is_null()
        )
    )


def check_absence(
    rows: pl.DataFrame, core: Mapping[str, pl.DataFrame], data_date: date
) -> pl.DataFrame:
    """Add check_parts_make_total and check_sum_of_parts to the rows of totals."""
    total, *parts = (
        AbsenceMeasure.TOTAL,
        AbsenceMeasure.SELF_CERTIFIED,
        AbsenceMeasure.DOCTOR_CERTIFIED,
    )
    shares = rows.filter(
        pl.col("measure").is_in([part.value for part in parts]),
        pl.col("absence_share").is_not_null(),
    )
    sums = shares.group_by(_QUARTER).agg(
        check_sum_of_parts=pl.col("absence_share").sum().round(6), parts=pl.len()
    )
    both = sums.filter(parts=len(parts)).drop("parts")
    difference = (pl.col("absence_share") - pl.col("check_sum_of_parts")).abs()
    return rows.join(both, on=_QUARTER, how="left", maintain_order="left").with_columns(
        check_parts_make_total=pl.when(measure=total.value).then(
            difference <= TOLERANCE
        )
    )
