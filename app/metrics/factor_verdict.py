"""Is a difference clear, once so many are looked at and like is compared with like?"""

import polars as pl

from app.metrics.false_discoveries import FALSE_SHARE, benjamini_hochberg
from app.metrics.mix_check import MixCheck, Stratum, check_mix


def with_verdict(
    rows: pl.DataFrame, strata: dict[tuple[str, str], list[Stratum]]
) -> pl.DataFrame:
    """Add what a reader may conclude of each difference.

    Args:
        rows: factor_code, basis, is_enough, difference, lower, upper, p_value, and the
            columns that are added, still empty.
        strata: factor_code and basis to the units of each delivery type and size.

    Returns:
        The rows with q_value, alike_n and alike_difference (of `MixCheck`) and:
        is_mixed: q is small and the interval on one side of 0, but units with and
        without are not of the same type and size. is_turned: so too, but among like
        units it goes the other way. is_clear: so, and it stands among like units.
    """
    checks = [
        check_mix(strata.get((code, basis), ())) if is_enough else None
        for code, basis, is_enough in rows.select(
            "factor_code", "basis", "is_enough"
        ).iter_rows()
    ]
    checked = _with_adjusted(rows).with_columns(
        pl.Series(
            name,
            [check and getattr(check, name) for check in checks],
            rows.schema[name],
        )
        for name in MixCheck._fields
    )
    is_sure = (pl.col("q_value") <= FALSE_SHARE) & (
        (pl.col("lower") > 0) | (pl.col("upper") < 0)
    )
    goes_back = pl.col("alike_difference") * pl.col("difference") < 0
    return checked.with_columns(
        is_mixed=is_sure & pl.col("is_mixed"),
        is_turned=is_sure & ~pl.col("is_mixed") & goes_back,
        is_clear=is_sure & ~pl.col("is_mixed") & ~goes_back,
    ).with_columns(pl.col("is_mixed", "is_turned", "is_clear").fill_null(value=False))


def _with_adjusted(rows: pl.DataFrame) -> pl.DataFrame:
    """Adjust the p-values of all comparisons that were made, for their number."""
    made = rows["p_value"].is_not_null()
    adjusted = iter(benjamini_hochberg(rows["p_value"].drop_nulls().to_list()))
    q_values = [next(adjusted) if is_made else None for is_made in made]
    return rows.with_columns(pl.Series("q_value", q_values, dtype=pl.Float64))
