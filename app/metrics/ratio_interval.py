"""How sure is a mean, or one sum divided by another, when deliveries differ?"""

import numpy as np
import polars as pl
from scipy.special import stdtrit

from app.metrics.durations import CONFIDENCE


def ratio_interval(parts: pl.Series, wholes: pl.Series) -> tuple[float, float] | None:
    """Give the 95 % interval of the sum of parts divided by the sum of wholes.

    The variance is that of a ratio of two sums over independent deliveries (Cochran
    1977, Sampling Techniques, sections 2.11 and 6.4, none left out of the sample), the
    quantile Student's with one less than their number. Where each whole is 1 it is
    the usual interval of a mean. What is counted cannot be under 0.

    Args:
        parts: What is summed over the line, one per delivery.
        wholes: What is summed under it.

    Returns:
        None for fewer than two deliveries, and when all have the same ratio: they do
        not show how much deliveries differ.
    """
    count, whole = len(parts), float(wholes.sum())
    if count < 2 or not whole:
        return None
    ratio = float(parts.sum()) / whole
    left = parts.to_numpy() - ratio * wholes.to_numpy()
    error = float(np.sqrt(count / (count - 1) * (left**2).sum())) / whole
    if not error:
        return None
    reach = float(stdtrit(count - 1, (1 + CONFIDENCE) / 2)) * error
    return max(0.0, ratio - reach), ratio + reach
