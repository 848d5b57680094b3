"""Is a difference still there among deliveries of one type and units of one size?

A factor may be common where the outcome is common for another reason. When the
difference turns within like with like, the crude one misleads (Simpson 1951).
"""

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

COMPARABLE_UNITS = 5
"""Units that must have a like one on the other side for the check to tell (ours)."""


class Stratum(NamedTuple):
    """The units of one delivery type and one size band."""

    with_yes: int
    with_n: int
    without_yes: int
    without_n: int


class MixCheck(NamedTuple):
    """What is left of a difference when like is compared with like."""

    alike_difference: float | None
    """Share with minus share without, -1 to 1; None when no stratum has both."""
    alike_n: int
    """Units with the factor that can each be set against a like unit without it."""
    is_mixed: bool
    """Are so few comparable that nothing can be told?"""


def check_mix(strata: Iterable[Stratum]) -> MixCheck:
    """Compare like with like, and say on how many units it rests."""
    strata = tuple(strata)
    alike_n = sum(min(each.with_n, each.without_n) for each in strata)
    return MixCheck(mantel_haenszel(strata), alike_n, alike_n < COMPARABLE_UNITS)


def mantel_haenszel(strata: Iterable[Stratum]) -> float | None:
    """Give the difference between shares, like compared with like.

    Each stratum weighs with_n x without_n / n (Cochran 1954; Greenland and Robins 1985,
    Biometrics 41, 55-68); one where everybody or nobody has the factor tells nothing.

    Returns:
        Share with minus share without, -1 to 1; None when no stratum has both.
    """
    weighed = [
        (
            stratum.with_n * stratum.without_n / (stratum.with_n + stratum.without_n),
            stratum.with_yes / stratum.with_n - stratum.without_yes / stratum.without_n,
        )
        for stratum in strata
        if stratum.with_n and stratum.without_n
    ]
    weight = sum(each for each, _difference in weighed)
    if not weight:
        return None
    return sum(each * difference for each, difference in weighed) / weight


def strata_by_factor(strata: pl.DataFrame) -> dict[tuple[str, str], list[Stratum]]:
    """Gather the strata of each comparison.

    Args:
        strata: Rows of factor_strata.sql.

    Returns:
        factor_code and basis to its strata.
    """
    key = ["factor_code", "basis", "delivery_type", "size"]
    wide = strata.group_by(key, maintain_order=True).agg(
        pl.col(column).filter(present).sum().alias(f"{name}_{column}")
        for name, present in (
            ("with", pl.col("is_present")),
            ("without", ~pl.col("is_present")),
        )
        for column in ("yes_count", "unit_count")
    )
    found: dict[tuple[str, str], list[Stratum]] = {}
    for code, basis, *counts in wide.drop("delivery_type", "size").iter_rows():
        found.setdefault((code, basis), []).append(Stratum(*counts))
    return found
