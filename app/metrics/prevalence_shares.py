"""Which share of the units has a factor, how sure is it, and may it be shown?

Units of one delivery tend to be alike, and few deliveries cannot tell how much. So how
alike they are is told by all factors together, and a factor whose own units are more
alike than that counts with its own.
"""

import polars as pl

from app.metrics.factors import FUZZ, wilson
from app.metrics.hidden_answers import MINIMUM_GROUP
from app.metrics.likeness import Spread, effective_count
from data.vocabulary import FactorBasis

MINIMUM_UNITS = max(10, MINIMUM_GROUP)
"""Fewer units that are known or that a role has assessed are not shown (metrics.md)."""

FEWEST_DELIVERIES = 5
"""Under five deliveries a share says more of them than of the factor (ours)."""

SHARES: dict[str, type[pl.DataType]] = {
    "present_share": pl.Float64,
    "lower_share": pl.Float64,
    "upper_share": pl.Float64,
    "effective_n": pl.Float64,
}
"""Columns that `with_shares` adds; empty under the minimum."""

HIDDEN_COUNTS = (
    *("unit_count", "delivery_count", "unknown_count", "unsettled_count"),
    *("squared_count", "share_squares"),
)
"""Left empty under the minimum of units, where somebody has assessed them."""


def with_shares(rows: pl.DataFrame, pooled: pl.Expr) -> pl.DataFrame:
    """Add the share where the factor is present and its 95 % interval.

    Args:
        rows: unit_count, present_count, delivery_count, squared_count (sum over
            deliveries of their units, squared), share_squares (sum over deliveries of
            present, squared, by units), and whatever tells the rows apart. Rows with a
            basis that is not `assessed` are of records.
        pooled: How alike units of one delivery are, by `pooled_likeness`; empty where
            it cannot be told.

    Returns:
        The same rows with the columns of SHARES; present_count is left empty with them.
        Where fewer units than the minimum are assessed, so are HIDDEN_COUNTS; what
        records say of few units is no person's answer, and stays.
    """
    shares = pl.DataFrame(
        [_share(row) for row in rows.with_columns(pooled=pooled).iter_rows(named=True)],
        schema=SHARES,
    )
    is_recorded = pl.lit(value=False)
    if "basis" in rows.columns:
        is_recorded = pl.col("basis") == FactorBasis.RECORDS.value
    is_open = is_recorded | (pl.col("unit_count") >= MINIMUM_UNITS)
    hidden = [name for name in HIDDEN_COUNTS if name in rows.columns]
    return rows.hstack(shares).with_columns(
        pl.when(is_open).then(pl.col(hidden)),
        pl.when(pl.col("present_share").is_not_null()).then("present_count"),
    )


def pooled_likeness(rows: pl.DataFrame) -> float | None:
    """Tell how alike units of one delivery are, by all factors together.

    The sums of squares and their degrees of freedom add up over factors, each around
    its own share; from them the estimate is that of `likeness`. One factor in few
    deliveries can look unlike by chance, many factors hardly.

    Args:
        rows: As for `with_shares`, of one basis.

    Returns:
        0 to 1; None where no factor has enough units that vary in two deliveries.
    """
    enough = rows.filter(pl.col("unit_count") >= MINIMUM_UNITS)
    spreads = [each for each in map(_spread, enough.to_dicts()) if _tells(each)]
    between_freedom = sum(each.delivery_count - 1 for each in spreads)
    within_freedom = sum(each.unit_count - each.delivery_count for each in spreads)
    if not between_freedom or not within_freedom:
        return None
    between = sum(each.between for each in spreads) / between_freedom
    within = sum(each.within for each in spreads) / within_freedom
    usual_size = (
        sum(each.unit_count - each.squared_count / each.unit_count for each in spreads)
        / between_freedom
    )
    total = between + (usual_size - 1) * within
    return min(1.0, max(0.0, (between - within) / total))


def are_apart(low: dict[str, float], high: dict[str, float]) -> bool:
    """Tell whether the intervals of two rows with shares have no value in common."""
    return low["upper_share"] < high["lower_share"]


def _share(row: dict[str, float]) -> dict[str, float | None]:
    units = int(row["unit_count"])
    if units < MINIMUM_UNITS or row["delivery_count"] < FEWEST_DELIVERIES:
        return dict.fromkeys(SHARES)
    share = row["present_count"] / units
    effective = effective_count(units, row["squared_count"], _likeness(row))
    lower, upper = wilson(share, effective)
    return dict(zip(SHARES, (share, lower, upper, effective), strict=True))


def _likeness(row: dict[str, float]) -> float:
    """Give the larger of how alike the units are by this factor and by all.

    What is one value for a whole delivery, such as its plan, is wholly alike, which
    the other factors do not know; to count with the larger one makes no interval too
    short. Where all answers are the same, nothing tells that units of one delivery
    have answered each for itself: each delivery then counts as one.
    """
    spread, pooled = _spread(row), row["pooled"]
    if pooled is None or not _tells(spread):
        return 1.0
    return max(pooled, spread.likeness)


def _spread(row: dict[str, float]) -> Spread:
    units, present = int(row["unit_count"]), row["present_count"]
    return Spread(
        units,
        int(row["delivery_count"]),
        row["squared_count"],
        between=max(0.0, row["share_squares"] - present * present / units),
        within=max(0.0, present - row["share_squares"]),
    )


def _tells(spread: Spread) -> bool:
    return spread.delivery_count > 1 and spread.between + spread.within > FUZZ
