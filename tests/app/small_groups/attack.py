"""Work out hidden counts from all that is shown, as linear sums of each other."""

from collections.abc import Collection, Mapping, Sequence
from math import inf

import numpy as np
from scipy.optimize import linprog

UNBOUNDED = 3
"""What linprog says where a sum has no end."""


def widths(
    sums: Mapping[str, Sequence[str]],
    shown: Mapping[str, float],
    *,
    untold: Collection[str] = (),
):
    """Give how wide the interval of each hidden cell is.

    A hidden cell is one or more, since nobody is shown as nobody.

    Args:
        sums: Each cell as the inner parts that it is the sum of; a part may be a cell
            as well, which is the sum of itself.
        shown: The cells that are shown, or known from elsewhere, with their values.
        untold: Cells of nobody of which it is not told that they are.

    Returns:
        Hidden cell to the width of what is left open; inf where nothing ends it.
    """
    parts = sorted({part for of_cell in sums.values() for part in of_cell})
    rows = {
        cell: np.isin(parts, of_cell).astype(float) for cell, of_cell in sums.items()
    }
    hidden = [cell for cell in sums if cell not in shown and cell not in untold]
    if not hidden:
        return {}
    known = [cell for cell in sums if cell in shown]
    limits = {
        "A_eq": [rows[cell] for cell in known] or None,
        "b_eq": [shown[cell] for cell in known] or None,
        "A_ub": [-rows[cell] for cell in hidden],
        "b_ub": [-1] * len(hidden),
        "bounds": (0, None),
    }
    return {
        cell: _highest(rows[cell], limits) - _lowest(rows[cell], limits)
        for cell in hidden
    }


def _lowest(row, limits):
    done = linprog(row, **limits)
    assert done.status == 0, done.message
    return done.fun


def _highest(row, limits):
    done = linprog(-row, **limits)
    assert done.status in (0, UNBOUNDED), done.message
    return inf if done.status == UNBOUNDED else -done.fun
