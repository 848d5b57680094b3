"""The whole interval of each hidden cell: what an attacker cannot rule out.

Two linear programs per hidden cell, from the shown cells alone (Fischetti and
Salazar-Gonzalez 2001, Journal of the American Statistical Association 95, 916-928).
"""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from app.metrics.disclosure_cells import Flags, Numbers

UNBOUNDED = 3
"""What scipy calls a program that has no end."""


def work_out(
    equations: csr_array, shown: Numbers, unknown: Flags, floors: Numbers, asked: Flags
) -> tuple[Numbers, Numbers]:
    """Find the least and the greatest value each cell asked about could have.

    Args:
        equations: equations @ cells is zero.
        shown: The count of each cell; not read where the cell is unknown.
        unknown: The cells the attacker does not see.
        floors: The least each unknown cell can be.
        asked: The cells to find the interval of; all unknown.

    Returns:
        Lower and upper end, one per cell asked about; infinite where nothing ends it.
    """
    columns = np.flatnonzero(unknown)
    known = -(equations @ np.where(unknown, 0.0, shown))
    part = equations[:, columns].tocsr()
    used = np.flatnonzero(np.diff(part.indptr))
    bounds = np.column_stack([floors[columns], np.full(columns.size, np.inf)])
    places = np.searchsorted(columns, np.flatnonzero(asked))
    ends = [
        _least(sign * _unit(columns.size, place), part[used], known[used], bounds)
        for place in places
        for sign in (1.0, -1.0)
    ]
    lower, upper = np.array(ends).reshape(-1, 2).T
    return lower, -upper


def _least(
    goal: Numbers, equations: csr_array, sums: Numbers, bounds: Numbers
) -> float:
    # Presolve may stop at "infeasible or unbounded" without telling which.
    found = linprog(
        goal,
        A_eq=equations,
        b_eq=sums,
        bounds=bounds,
        method="highs",
        options={"presolve": False},
    )
    if found.status == UNBOUNDED:
        return -np.inf
    if found.status != 0:
        raise ValueError(
            "No counts agree with the cells that are shown. Expected every total to be "
            "the sum of its parts. Give the table as it came from hide_small_groups or "
            f"hide_places. ({found.message})"
        )
    return float(found.fun)


def _unit(size: int, place: int) -> Numbers:
    unit = np.zeros(size)
    unit[place] = 1.0
    return unit
