"""Make organisation numbers that pass the check and can belong to nobody.

Real numbers begin with 8 or 9. Ours begin with 2, as the synthetic ones of the
Norwegian test registers do, and have a valid check digit.
"""

import numpy as np
import polars as pl

WEIGHTS = np.array([3, 2, 7, 6, 5, 4, 3, 2])
"""The weights of the check digit, modulus 11."""

FIRST_BODY = 20_000_000
"""The first eight digits of the first number."""


def invented_numbers(count: int) -> pl.Series:
    """Give as many different numbers as wanted, in rising order."""
    # One body in eleven has no check digit, so a few more are tried.
    bodies = np.arange(FIRST_BODY, FIRST_BODY + count + count // 8 + 20)
    digits = bodies[:, None] // 10 ** np.arange(7, -1, -1) % 10
    check = (11 - (digits * WEIGHTS).sum(axis=1) % 11) % 11
    whole = (bodies * 10 + check)[check < 10]
    return pl.Series(whole[:count]).cast(pl.String)
