"""Which of many differences are clear, when so many are looked at at once?"""

from collections.abc import Sequence

import numpy as np

FALSE_SHARE = 0.05
"""Of the differences that are called clear, at most such a share may be chance."""


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Adjust p-values for their number.

    Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57,
    289-300. An adjusted value of at most FALSE_SHARE is clear.

    Args:
        p_values: The p of every comparison that was made, in any order.

    Returns:
        The adjusted values, in the same order.
    """
    p = np.asarray(p_values, dtype=float)
    if not p.size:
        return []
    order = np.argsort(p)[::-1]
    rank = np.arange(p.size, 0, -1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(1, np.minimum.accumulate(p[order] * p.size / rank))
    return [float(value) for value in adjusted]
