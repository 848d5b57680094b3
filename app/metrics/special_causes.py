"""Which points of one group of a control chart break the usual variation, and how?

The rules are those of NHS England, Making Data Count; `control_chart` gives the source.
"""

import math
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Literal

SpecialCause = Literal[
    "none",
    "above_limit",
    "below_limit",
    "rising",
    "falling",
    "two_of_three_high",
    "two_of_three_low",
    "shift_high",
    "shift_low",
]

NEAR_SHARE = 2 / 3
"""So far out towards a limit, a point is near it."""

RUN_POINTS = 7
"""So many in a row make a trend or a shift; some NHS tools take six."""


def special_causes(
    values: list[float | None], mean: float, reach: float | None, same: float
) -> list[SpecialCause]:
    """Name every value of one group by the first rule it meets; see `control_chart`.

    Args:
        values: In the order of time; null is missing and ends every run.
        mean: The middle line.
        reach: From the middle line to a limit; null without limits.
        same: So far apart, two values are still the same.
    """
    # The weakest rule first: a stronger one writes over it.
    causes: list[SpecialCause] = ["none"] * len(values)
    away = [None if value is None else value - mean for value in values]
    sides = [None if far is None else _sign(far, same) for far in away]
    for start, end, side in _runs(sides, RUN_POINTS):
        causes[start:end] = [_by(side, "shift_high", "shift_low")] * (end - start)
    outer = math.inf if reach is None else reach + same
    inner = math.inf if reach is None else NEAR_SHARE * reach + same
    near = [far is not None and inner < abs(far) <= outer for far in away]
    for start in range(len(values) - 2):
        three = slice(start, start + 3)
        if sum(near[three]) >= 2 and abs(sum(side or 0 for side in sides[three])) == 3:
            named = _by(sides[start], "two_of_three_high", "two_of_three_low")
            for place in range(start, start + 3):
                causes[place] = named if near[place] else causes[place]
    for start, end, step in _runs(_steps(values, same), RUN_POINTS - 1):
        causes[start : end + 1] = [_by(step, "rising", "falling")] * (end + 1 - start)
    for place, far in enumerate(away):
        if far is not None and abs(far) > outer:
            causes[place] = "above_limit" if far > 0 else "below_limit"
    return causes


def _sign(difference: float, same: float) -> int:
    return (difference > same) - (difference < -same)


def _by(sign: int | None, up: SpecialCause, down: SpecialCause) -> SpecialCause:
    return up if sign == 1 else down


def _steps(values: list[float | None], same: float) -> list[int | None]:
    return [
        None if earlier is None or later is None else _sign(later - earlier, same)
        for earlier, later in pairwise(values)
    ]


def _runs(signs: list[int | None], least: int) -> Iterator[tuple[int, int, int]]:
    start = 0
    for sign, together in groupby(signs):
        end = start + len(list(together))
        if sign and end - start >= least:
            yield start, end, sign
        start = end
