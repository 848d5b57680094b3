"""Where do the ticks of an axis stand, and how far does the axis go?"""

import math
from collections.abc import Sequence
from itertools import pairwise

_STEPS = (1, 2, 2.5, 5, 10)


def ticks_between(
    low: float, high: float, count: int = 5, *, is_whole: bool = False
) -> tuple[float, ...]:
    """Give round values from low to high, about this many.

    Args:
        low: Where the axis begins.
        high: Where it ends.
        count: How many steps are wished for.
        is_whole: No tick between two whole numbers.
    """
    span = high - low
    if span <= 0:
        return (low,)
    step = _step(span / count)
    if is_whole:
        step = max(1, math.ceil(step))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def rounded_out(low: float, high: float, count: int = 5) -> tuple[float, float]:
    """Widen a range to the next round values on both sides."""
    if high <= low:
        return low, low + 1
    step = _step((high - low) / count)
    return (
        round(math.floor(low / step + 1e-9) * step, 10),
        round(math.ceil(high / step - 1e-9) * step, 10),
    )


def spread_out(
    places: Sequence[float], apart: float, low: float, high: float
) -> tuple[float, ...]:
    """Move places away from each other, so that labels do not overlap.

    Args:
        places: Where each label would stand.
        apart: The least distance between two.
        low: The first place there is.
        high: The last place there is.

    Returns:
        A place for each, in the same order.
    """
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = [max(low, min(high, place)) for place in places]
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + apart)
    ceiling = high
    for index in reversed(order):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - apart
    return tuple(moved)


def _step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in _STEPS if step * power >= least - 1e-12)
