"""Is a series only varying as it always has, or has something changed?

An XmR chart (individual values and their moving ranges). No rule of it knows what the
figure is about: which direction is of concern, the caller says.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import polars as pl

from app.metrics.special_causes import SpecialCause, special_causes

LIMIT_FACTOR = 2.66
"""Limits in mean moving ranges: 3 / 1.128, three sigma for ranges of two points."""

SCREEN_FACTOR = 3.267
"""A range that is not below so many mean ranges says nothing of the usual spread."""

LEAST_BASELINE_POINTS = 12
"""Limits that are fixed must rest on at least so many points."""

SAME_SHARE = 1e-12
"""Closer than so much of the largest value is the same: 0.1 + 0.2 is 0.3."""


class ChartPoint(NamedTuple):
    """One value with the lines of its group; null lines when nothing is known."""

    value: float | None
    mean: float | None
    lower_limit: float | None
    upper_limit: float | None
    special_cause: SpecialCause


_SCHEMA = {
    "value": pl.Float64,
    "mean": pl.Float64,
    "lower_limit": pl.Float64,
    "upper_limit": pl.Float64,
    "special_cause": pl.String,
}


def control_chart(
    values: Sequence[float | None],
    *,
    screen_ranges: bool = True,
    rebase_at: Iterable[int] = (),
    baseline_points: int | None = None,
) -> pl.DataFrame:
    """Draw the limits of usual variation, and name the points that break it.

    Limits are the mean -/+ 2.66 x the mean moving range. A point is named by the first
    rule it meets: outside a limit; one of 7 that rise, or fall, each time; one of two
    of three in a row that are near a limit, all three on one side of the mean; one of 7
    in a row on one side of the mean. A tie ends a trend, a point on the mean ends a
    side. A point that ends one trend and starts the opposite one goes with the later.

    Sources: rules and names of NHS England, Making Data Count, as the R package
    NHSRplotthedots has them; the screening of ranges, once, is Nelson (1982), Control
    charts for individual measurements, Journal of Quality Technology 14(3), 172-173.

    It differs from the R package where that gives no number, or a wrong name:
    - One value, or all the same: the limits equal the mean (there: not a number).
    - Screening that leaves no range, or only zeros, is not done: in 1, 1, 1, 1, 2 the
      last is above the limit (there: limits on the mean, every point outside).
    - No two values in a row, or only equal ones, and yet not all the same: no limits
      (null). Nothing known in the group, or in its baseline: no mean either.
    - Two values are the same when they differ by rounding only.
    - The last of a rise stays rising when another rise follows it directly.

    Args:
        values: In the order of time; None or NaN is missing. A missing value has its
            group's lines and "none". No range, trend, side or two of three goes
            across it. Infinite values raise ValueError.
        screen_ranges: Leave out unusually large ranges when the limits are drawn.
        rebase_at: Zero-based positions where a new group starts, with lines of its
            own; nothing goes across the border. A position that starts no new group
            (0, or outside the series) changes nothing.
        baseline_points: Draw each group's lines from its first so many values, missing
            ones counted, and judge the others by them; under 12 raises ValueError.

    Returns:
        One row per value: value, mean, lower_limit, upper_limit, special_cause (none,
        above_limit, below_limit, rising, falling, two_of_three_high, two_of_three_low,
        shift_high, shift_low).
    """
    points = chart_points(
        values,
        screen_ranges=screen_ranges,
        rebase_at=rebase_at,
        baseline_points=baseline_points,
    )
    return pl.DataFrame(points, schema=_SCHEMA, orient="row")


def chart_points(
    values: Sequence[float | None],
    *,
    screen_ranges: bool = True,
    rebase_at: Iterable[int] = (),
    baseline_points: int | None = None,
) -> list[ChartPoint]:
    """Do what `control_chart` does, without a frame: for thousands of series."""
    if baseline_points is not None and baseline_points < LEAST_BASELINE_POINTS:
        raise ValueError(
            f"A baseline of {baseline_points} points was asked for. Limits need at "
            f"least {LEAST_BASELINE_POINTS}: choose more, or none to use all points."
        )
    known = [_read(value) for value in values]
    starts = sorted({0, *(place for place in rebase_at if 0 < place < len(known))})
    return [
        point
        for start, end in pairwise([*starts, len(known)])
        for point in _group_points(known[start:end], screen_ranges, baseline_points)
    ]


def _read(value: float | None) -> float | None:
    if value is None or math.isnan(value):
        return None
    if math.isinf(value):
        raise ValueError("A value is infinite. Give a number, or None when missing.")
    return float(value)


def _group_points(
    values: list[float | None], screen_ranges: bool, baseline_points: int | None
) -> list[ChartPoint]:
    known = [value for value in values if value is not None]
    baseline = values[:baseline_points]
    measured = [value for value in baseline if value is not None]
    if not measured:
        return [ChartPoint(value, None, None, None, "none") for value in values]
    same = SAME_SHARE * max(map(abs, known))
    # Rounding must not put the mean of equal values beside them.
    mean = min(max(_mean(measured), min(measured)), max(measured))
    ranges = [
        abs(later - earlier)
        for earlier, later in pairwise(baseline)
        if earlier is not None and later is not None
    ]
    reach = _reach(ranges, measured if ranges else known, screen_ranges, same)
    lower = None if reach is None else mean - reach
    upper = None if reach is None else mean + reach
    causes = special_causes(values, mean, reach, same)
    return [
        ChartPoint(value, mean, lower, upper, cause)
        for value, cause in zip(values, causes, strict=True)
    ]


def _mean(numbers: list[float]) -> float:
    return math.fsum(numbers) / len(numbers)


def _reach(
    ranges: list[float], measured: list[float], screen_ranges: bool, same: float
) -> float | None:
    average = _mean(ranges) if ranges else 0.0
    if screen_ranges and ranges:
        kept = [size for size in ranges if size < SCREEN_FACTOR * average]
        screened = _mean(kept) if kept else 0.0
        average = screened if screened > same else average
    if average > same:
        return LIMIT_FACTOR * average
    return 0.0 if max(measured) - min(measured) <= same else None
