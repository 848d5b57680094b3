"""Do units with a factor reach an outcome more often than units without it?

The data show what goes together, never what brings about what: the sentences that
state these limits are part of every screen that shows a difference.
"""

import math
from typing import NamedTuple

import numpy as np
from scipy.special import gammaln, ndtri

from app.metrics.durations import CONFIDENCE

FUZZ = 1e-7
"""Numbers that differ by less are the same, and so are chances of tables (as in R)."""


class Comparison(NamedTuple):
    """How two shares differ."""

    difference: float
    """Share with minus share without, -1 to 1."""
    lower: float
    upper: float
    """Ends of the 95 % interval of the difference."""
    p_value: float
    """Chance of a table at least as unlikely, were there no difference."""


def compare_shares(
    with_yes: float, with_n: float, without_yes: float, without_n: float
) -> Comparison:
    """Compare the share of yes with and without a factor.

    Interval: Newcombe (1998), Statistics in Medicine 17, 873-890, method 10: Wilson's
    score intervals of the two shares put together, without continuity correction.
    p: Fisher's exact test, two-sided, summed over all tables no likelier than this one.

    Args:
        with_yes: Units with the factor that reach the outcome.
        with_n: Units with the factor.
        without_yes: Units without the factor that reach the outcome.
        without_n: Units without the factor.
            They need not be whole: an effective number is a number of units divided by
            a design effect. The interval takes it as it is. Fisher's test needs whole
            numbers: it takes the nearest number of units, and where the yes among them
            lie between two whole numbers, p lies as far between theirs.

    Raises:
        ValueError: A group is empty, or has more yes than units.
    """
    if not (0 <= with_yes <= with_n and 0 <= without_yes <= without_n):
        raise ValueError("there cannot be more yes than units, nor fewer than none")
    if not (with_n > 0 and without_n > 0):
        raise ValueError("both groups must have units to be compared")
    with_share, without_share = with_yes / with_n, without_yes / without_n
    with_lower, with_upper = wilson(with_share, with_n)
    without_lower, without_upper = wilson(without_share, without_n)
    difference = with_share - without_share
    return Comparison(
        difference,
        difference
        - float(np.hypot(with_share - with_lower, without_upper - without_share)),
        difference
        + float(np.hypot(with_upper - with_share, without_share - without_lower)),
        sum(
            with_weight * without_weight * fisher_exact(*with_whole, *without_whole)
            for with_weight, with_whole in _whole_tables(with_share, with_n)
            for without_weight, without_whole in _whole_tables(without_share, without_n)
        ),
    )


def wilson(share: float, n: float) -> tuple[float, float]:
    """Give the 95 % score interval of a share.

    Wilson (1927), Journal of the American Statistical Association 22, 209-212.

    Args:
        share: The share, 0-1.
        n: How many it is of; may be an effective number.
    """
    z = float(ndtri((1 + CONFIDENCE) / 2))
    middle = share + z**2 / (2 * n)
    reach = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    whole = 1 + z**2 / n
    # At 0 and 1 the end is the share itself; rounding must not take it past.
    lower = 0.0 if share == 0 else (middle - reach) / whole
    upper = 1.0 if share == 1 else (middle + reach) / whole
    return float(lower), float(upper)


def fisher_exact(with_yes: int, with_n: int, without_yes: int, without_n: int) -> float:
    """Give the two-sided p of Fisher's exact test.

    Given the margins, the number of yes with the factor is hypergeometric.
    """
    yes = with_yes + without_yes
    possible = np.arange(max(0, yes - without_n), min(yes, with_n) + 1)
    log_chance = (
        _log_choose(with_n, possible)
        + _log_choose(without_n, yes - possible)
        - _log_choose(with_n + without_n, np.array([yes]))
    )
    observed = log_chance[with_yes - possible[0]]
    as_unlikely = log_chance <= observed + FUZZ
    return float(min(1.0, np.exp(log_chance[as_unlikely]).sum()))


def _whole_tables(share: float, n: float) -> list[tuple[float, tuple[int, int]]]:
    """Give yes and n in whole numbers, each with its weight; two where yes is not."""
    whole = max(1, round(n))
    yes = share * whole
    if abs(yes - round(yes)) < FUZZ:
        return [(1, (round(yes), whole))]
    fewer = math.floor(yes)
    return [(fewer + 1 - yes, (fewer, whole)), (yes - fewer, (fewer + 1, whole))]


def _log_choose(n: int, chosen: "np.ndarray") -> "np.ndarray":
    return np.asarray(gammaln(n + 1) - gammaln(chosen + 1) - gammaln(n - chosen + 1))
