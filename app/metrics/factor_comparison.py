"""Which factors go together with an outcome, how surely, and on how many deliveries?

Every number is one of units; what decides how sure it is, is the deliveries.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from app.metrics.factor_verdict import with_verdict
from app.metrics.factors import compare_shares
from app.metrics.likeness import effective_count
from app.metrics.mix_check import strata_by_factor
from app.metrics.outcome_counts import Ask, OutcomeCounts, count_outcome
from data.factors import factors
from data.recorded_factors import recorded_factors
from data.vocabulary import FactorBasis, Outcome

MINIMUM_DELIVERIES = 10
"""Deliveries that must stand behind each share for two to be compared (ours)."""

MINIMA = range(5, 51)
"""What a reader may ask for instead (ours)."""

GROUP_COLUMNS = ("unit_count", "yes_count", "delivery_count", "squared_count")

COMPARED: dict[str, type[pl.DataType]] = {
    "factor_code": pl.String,
    "kind": pl.String,
    "basis": pl.String,
    "with_n": pl.Int64,
    "with_yes": pl.Int64,
    "with_deliveries": pl.Int64,
    "with_effective_n": pl.Float64,
    "without_n": pl.Int64,
    "without_yes": pl.Int64,
    "without_deliveries": pl.Int64,
    "without_effective_n": pl.Float64,
    "is_enough": pl.Boolean,
    "with_share": pl.Float64,
    "without_share": pl.Float64,
    "difference": pl.Float64,
    "lower": pl.Float64,
    "upper": pl.Float64,
    "p_value": pl.Float64,
    "q_value": pl.Float64,
    "alike_n": pl.Int64,
    "alike_difference": pl.Float64,
    "is_mixed": pl.Boolean,
    "is_turned": pl.Boolean,
    "is_clear": pl.Boolean,
}
"""Columns of `compare_factors`, one row per factor and basis.

The last five are those of `with_verdict`.
"""


@dataclass(frozen=True)
class FactorComparison:
    """All factors beside one outcome."""

    outcome: Outcome
    minimum: int
    """Deliveries asked for in each group."""
    counts: OutcomeCounts
    rows: pl.DataFrame
    """Columns of COMPARED; the surest first, then those of too few deliveries."""


def compare_outcome(
    ask: Ask, outcome: Outcome, *, minimum: int = MINIMUM_DELIVERIES
) -> FactorComparison:
    """Compare units with and without each factor on one outcome.

    Args:
        ask: Asks a question of a build.
        outcome: What came of the delivery in the unit.
        minimum: Deliveries that must stand behind each of the two shares.
    """
    counts = count_outcome(ask, outcome)
    rows = compare_factors(
        ask("factor_groups", outcome=outcome.value),
        ask("factor_strata", outcome=outcome.value),
        counts.likeness,
        minimum=minimum,
    )
    return FactorComparison(outcome, minimum, counts, rows)


def compare_factors(
    groups: pl.DataFrame, strata: pl.DataFrame, likeness: float, *, minimum: int
) -> pl.DataFrame:
    """Compare the outcome of units with and without each factor.

    The number of units with the outcome, the shares and all that is made of them are
    left empty where one of the groups has fewer deliveries than the minimum. Of what is
    assessed the numbers of units are empty too: of one unit alone they would tell what
    its roles have answered.

    Args:
        groups: Rows of factor_groups.sql.
        strata: Rows of factor_strata.sql.
        likeness: How alike the units of one delivery are, 0-1.
        minimum: Deliveries that must stand behind each of the two shares.

    Returns:
        Columns of COMPARED, a row for every factor of the catalogue on each basis it
        can be compared by (a recorded one that builds up cannot); the surest first,
        those with too few deliveries last.
    """
    by_key = {
        (row["factor_code"], row["basis"], row["is_present"]): row
        for row in groups.iter_rows(named=True)
    }
    rows = [
        _compare(code, basis, kind, by_key, likeness=likeness, minimum=minimum)
        for code, basis, kind in _comparisons()
    ]
    compared = pl.DataFrame(rows, schema=COMPARED)
    return with_verdict(compared, strata_by_factor(strata)).sort(
        pl.col("is_enough").not_(),
        pl.col("is_clear").not_(),
        "p_value",
        nulls_last=True,
        maintain_order=True,
    )


def _comparisons() -> Iterator[tuple[str, str, str]]:
    """Go through every factor, on each basis it can be compared by."""
    recorded = {each.code for each in recorded_factors() if not each.builds_up}
    for factor in factors():
        yield factor.code, FactorBasis.ASSESSED.value, str(factor.kind)
        if factor.code in recorded:
            yield factor.code, FactorBasis.RECORDS.value, str(factor.kind)


def _compare(
    code: str,
    basis: str,
    kind: str,
    by_key: dict[tuple[str, str, bool], dict[str, float]],
    *,
    likeness: float,
    minimum: int,
) -> dict[str, object]:
    row: dict[str, object] = {"factor_code": code, "basis": basis, "kind": kind}
    none: dict[str, float] = dict.fromkeys(GROUP_COLUMNS, 0)
    groups = {
        "with": by_key.get((code, basis, True), none),
        "without": by_key.get((code, basis, False), none),
    }
    row["is_enough"] = all(g["delivery_count"] >= minimum for g in groups.values())
    if row["is_enough"] or basis == FactorBasis.RECORDS.value:
        for name, group in groups.items():
            row[f"{name}_n"] = group["unit_count"]
            row[f"{name}_deliveries"] = group["delivery_count"]
            row[f"{name}_effective_n"] = _effective(group, likeness)
    if row["is_enough"]:
        row |= _compare_groups(groups["with"], groups["without"], likeness)
    return row


def _compare_groups(
    having: dict[str, float], lacking: dict[str, float], likeness: float
) -> dict[str, object]:
    with_share = having["yes_count"] / having["unit_count"]
    without_share = lacking["yes_count"] / lacking["unit_count"]
    with_n, without_n = (_effective(group, likeness) for group in (having, lacking))
    compared = compare_shares(
        with_share * with_n, with_n, without_share * without_n, without_n
    )
    return {
        "with_yes": having["yes_count"],
        "with_share": with_share,
        "without_yes": lacking["yes_count"],
        "without_share": without_share,
        **compared._asdict(),
    }


def _effective(group: dict[str, float], likeness: float) -> float:
    return effective_count(int(group["unit_count"]), group["squared_count"], likeness)
