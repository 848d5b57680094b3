"""How long does something last when some of it is not over yet?

The product-limit estimate of Kaplan and Meier (1958), as R's survival package gives
it. What is ongoing is right-censored: it has lasted at least so long. SciPy gives the
normal and the chi-square distribution; its `scipy.stats.ecdf` and `logrank`, which
the tests compare with, keep the numbers at risk to themselves and lack the log
interval, so the curve is made here.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.special import chdtrc, ndtri

from app.metrics.duration_counts import (
    Flags,
    Numbers,
    check_durations,
    count_by_time,
)

Interval = Literal["log-log", "log"]

CONFIDENCE = 0.95
"""Share of intervals that hold the true value; the customary one."""

FUZZ = 1.5e-8
"""Nearer than this to a level, the curve is at the level: the tolerance of R."""

_LEVELS = {"q25": 0.75, "median": 0.5, "q75": 0.25}
"""When a quarter, a half and three quarters have ended: the share that has not."""


@dataclass(frozen=True, eq=False)
class Survival:
    """A curve of the share that has not ended, and when it passes the quartiles.

    A time is in the unit of the durations, and None where it is not reached.
    """

    table: pl.DataFrame
    """One row per distinct time: time, at_risk, events, survival, lower, upper.

    Times where nothing ended are there too. lower and upper are null where there is
    no interval: for log-log before the first event, for both once nothing is left.
    """
    median: float | None
    median_lower: float | None
    median_upper: float | None
    q25: float | None
    q25_lower: float | None
    q25_upper: float | None
    q75: float | None
    q75_lower: float | None
    q75_upper: float | None


@dataclass(frozen=True)
class LogRank:
    """How likely is so large a difference between two groups by chance alone?"""

    chi_square: float | None
    """With one degree of freedom; None when there is nothing to compare."""
    p: float | None
    observed: tuple[float, float]
    """Ends in the first and in the second group."""
    expected: tuple[float, float]
    """Ends if the groups did not differ."""


def kaplan_meier(
    durations: Numbers, ended: Flags, *, interval: Interval = "log-log"
) -> Survival:
    """Estimate the share that has not ended after each time.

    The variance is Greenwood's (1926): the sum of events / (at risk x (at risk -
    events)). The 95 % interval is even around log(-log S), as Kalbfleisch and
    Prentice (1980) have it, or around log S, which is R's default and stops at 1.

    A quartile is the first time that the curve is at or under its level. When the
    curve is at the level until a later event, it is the midpoint of the two times.
    After the last event there is no second time: R would go halfway to the last
    censored one, which says more of the as-of day than of the durations, so the first
    stands. Limits of a quartile are where the limits of the curve pass the level, by
    the same rule.

    Args:
        durations: How long each has lasted, zero or more, in any unit.
        ended: Whether it has ended; otherwise it is ongoing (censored).
        interval: How the interval is made.

    Raises:
        ValueError: Durations and ends are not of one length, or hold something else
            than finite numbers from zero up, and true or false.
    """
    if interval not in ("log-log", "log"):
        raise ValueError(f"interval is {interval!r}: use 'log-log' or 'log'")
    times, at_risk, events = count_by_time(*check_durations(durations, ended))
    survival = np.cumprod((at_risk - events) / at_risk, dtype=np.float64)
    lower, upper = _limits(survival, at_risk, events, interval)
    curves = {"": survival, "_lower": lower, "_upper": upper}
    return Survival(
        table=pl.DataFrame(
            {
                "time": times,
                "at_risk": at_risk,
                "events": events,
                "survival": survival,
                "lower": lower,
                "upper": upper,
            }
        ).with_columns(pl.col("lower", "upper").fill_nan(None)),
        **{
            name + suffix: _first_at(level, times, curve)
            for name, level in _LEVELS.items()
            for suffix, curve in curves.items()
        },
    )


def log_rank(
    durations_a: Numbers, ended_a: Flags, durations_b: Numbers, ended_b: Flags
) -> LogRank:
    """Compare two groups by the log-rank test of Mantel (1966).

    At each time that something ends, the ends are expected to fall on the groups as
    those at risk do; the variance is that of the hypergeometric distribution.

    Raises:
        ValueError: As for `kaplan_meier`.
    """
    first, ended_first = check_durations(durations_a, ended_a)
    second, ended_second = check_durations(durations_b, ended_b)
    times, at_risk, events = count_by_time(
        np.concatenate([first, second]), np.concatenate([ended_first, ended_second])
    )
    share = (first.size - np.searchsorted(np.sort(first), times)) / at_risk
    expected = float((events * share).sum())
    left = np.maximum(at_risk - 1, 1)
    variance = float((events * share * (1 - share) * (at_risk - events) / left).sum())
    observed = float(ended_first.sum())
    chi_square = (observed - expected) ** 2 / variance if variance > 0 else None
    total = float(events.sum())
    return LogRank(
        chi_square=chi_square,
        p=None if chi_square is None else float(chdtrc(1, chi_square)),
        observed=(observed, total - observed),
        expected=(expected, total - expected),
    )


def _limits(
    survival: NDArray[np.float64],
    at_risk: NDArray[np.int64],
    events: NDArray[np.int64],
    interval: Interval,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    z = float(ndtri((1 + CONFIDENCE) / 2))
    # Where the formula divides by zero, there is no interval.
    with np.errstate(divide="ignore", invalid="ignore"):
        error = np.sqrt(np.cumsum(events / (at_risk * (at_risk - events))))
        log = np.log(survival)
        if interval == "log":
            lower = np.exp(log - z * error)
            upper = np.minimum(np.exp(log + z * error), 1)
        else:
            spread = z * error / log
            lower = np.exp(log * np.exp(-spread))
            upper = np.exp(log * np.exp(spread))
    has_none = survival <= 0
    return np.where(has_none, np.nan, lower), np.where(has_none, np.nan, upper)


def _first_at(
    level: float, times: NDArray[np.float64], curve: NDArray[np.float64]
) -> float | None:
    reached = np.flatnonzero(curve <= level + FUZZ)
    if not reached.size:
        return None
    first = times[reached[0]]
    if curve[reached[0]] < level - FUZZ:
        return float(first)
    under = np.flatnonzero(curve < level - FUZZ)
    return float((first + times[under[0]]) / 2) if under.size else float(first)
