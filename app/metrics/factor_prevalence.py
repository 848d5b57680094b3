"""How common is each factor, now and by the period it was assessed in?

A share is of the units where the factor is known; see `prevalence_shares` for when it
is shown, and how sure it is.
"""

from collections.abc import Sequence
from datetime import date

import polars as pl

from app.metrics.prevalence_shares import (
    FEWEST_DELIVERIES,
    MINIMUM_UNITS,
    pooled_likeness,
    with_shares,
)
from data.factors import factors
from data.recorded_factors import recorded_factors
from data.vocabulary import FactorBasis

MOST_PERIODS = 8
"""So many periods fit a phone side by side; the newest are shown."""

HALF_YEAR, YEAR = 6, 12
"""Months of a period."""

COUNTS = (
    *("unit_count", "present_count", "delivery_count", "squared_count"),
    *("share_squares", "unsettled_count"),
    *("both_count", "only_assessed_count", "only_recorded_count"),
)

BESIDE = COUNTS[-3:]
"""Where the two bases differ; empty where too few units are known both ways."""


def factor_prevalence(rows: pl.DataFrame) -> pl.DataFrame:
    """Give every factor on each basis it can be known by, the most common first.

    Args:
        rows: Rows of `factor_prevalence.sql`.

    Returns:
        factor_code, kind, level, basis, the counts, unknown_count, SHARES, and BESIDE;
        those with too few units or deliveries last. An unsettled_count under the
        minimum is empty: it too tells of what roles have answered.
    """
    recorded = {factor.code for factor in recorded_factors()}
    known_by = [
        (factor.code, str(factor.kind), str(factor.level), basis.value)
        for factor in factors()
        for basis in FactorBasis
        if basis is FactorBasis.ASSESSED or factor.code in recorded
    ]
    all_count = int(rows["all_count"][0]) if rows.height else 0
    every = pl.DataFrame(
        known_by, schema=["factor_code", "kind", "level", "basis"], orient="row"
    ).join(
        rows.drop("all_count"),
        on=["factor_code", "basis"],
        how="left",
        maintain_order="left",
    )
    by_basis = {basis.value: _pooled(rows, basis) for basis in FactorBasis}
    unknown = all_count - pl.col("unit_count")
    settled = pl.col("unsettled_count") >= MINIMUM_UNITS
    return (
        with_shares(
            every.with_columns(pl.col(COUNTS).fill_null(0)).with_columns(
                unknown_count=unknown,
                unsettled_count=pl.when(settled).then("unsettled_count"),
            ),
            pl.col("basis").replace_strict(by_basis, return_dtype=pl.Float64),
        )
        .with_columns(
            pl.when(pl.col("both_count") >= MINIMUM_UNITS).then(pl.col(BESIDE))
        )
        .sort("present_share", descending=True, nulls_last=True, maintain_order=True)
    )


def assessed_likeness(rows: pl.DataFrame) -> float | None:
    """Tell how alike units of one delivery are in what is assessed.

    Args:
        rows: Rows of `factor_prevalence.sql`.
    """
    return _pooled(rows, FactorBasis.ASSESSED)


def first_basis(prevalence: pl.DataFrame) -> pl.DataFrame:
    """Keep one row per factor that has a share: assessed, else from records.

    Args:
        prevalence: Rows of `factor_prevalence`.

    Returns:
        The same columns, the most common first.
    """
    order = [basis.value for basis in FactorBasis]
    return (
        prevalence.filter(pl.col("present_share").is_not_null())
        .sort(pl.col("basis").cast(pl.Enum(order)), maintain_order=True)
        .unique("factor_code", keep="first", maintain_order=True)
        .sort("present_share", descending=True, maintain_order=True)
    )


def prevalence_by_period(
    rows: pl.DataFrame, *, months: int, likeness: float | None
) -> pl.DataFrame:
    """Give every period from the first to the last, also those without an answer.

    Args:
        rows: Rows of `factor_prevalence_by_period.sql`, asked with the same months.
        months: How long a period is.
        likeness: As `assessed_likeness` tells it; None where it cannot be told.

    Returns:
        period_on, the counts and SHARES, oldest first; at most MOST_PERIODS.
    """
    pooled = pl.lit(likeness, dtype=pl.Float64)
    if rows.is_empty():
        return with_shares(rows, pooled)
    periods = pl.DataFrame(
        {"period_on": _periods(rows["period_on"].to_list(), months)},
        schema={"period_on": pl.Date},
    )
    counts = [name for name in COUNTS if name in rows.columns]
    return with_shares(
        periods.join(rows, on="period_on", how="left", maintain_order="left")
        .with_columns(pl.col(counts).fill_null(0))
        .tail(MOST_PERIODS),
        pooled,
    )


def has_enough_in_all(rows: pl.DataFrame, *, months: int) -> bool:
    """Tell if these periods are so few, and so full, that all can be shown."""
    if rows.is_empty():
        return False
    periods = _periods(rows["period_on"].to_list(), months)
    is_full = (rows["unit_count"] >= MINIMUM_UNITS) & (
        rows["delivery_count"] >= FEWEST_DELIVERIES
    )
    return len(periods) == rows.height <= MOST_PERIODS and bool(is_full.all())


def _pooled(rows: pl.DataFrame, basis: FactorBasis) -> float | None:
    return pooled_likeness(rows.filter(basis=basis.value))


def _periods(days: Sequence[date], months: int) -> list[date]:
    per_year = 12 // months
    first, last = (
        day.year * per_year + (day.month - 1) // months
        for day in (min(days), max(days))
    )
    return [
        date(number // per_year, number % per_year * months + 1, 1)
        for number in range(first, last + 1)
    ]
