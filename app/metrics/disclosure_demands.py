"""What a single equation demands of a pattern of hidden cells, before any audit.

The rule everyone knows (never one hidden cell alone in a row or a column) and its
extension by size: the starting point of the exact choice, and a quick no.
"""

import numpy as np
from scipy.sparse import csr_array

from app.metrics.disclosure_cells import LinkedCells, Numbers, Places


def demand_of_equations(cells: LinkedCells) -> csr_array:
    """Say what one equation alone demands, before any audit.

    A hidden cell needs another hidden cell in each of its equations, and where it
    has too little room of its own and the total is shown, enough room in the others.
    Equations with a cell that nobody sees demand nothing.

    Returns:
        Rows r such that r @ pattern >= 0 for every safe pattern.
    """
    rows = [np.zeros((0, cells.counts.size))]
    equations = cells.equations
    for start, end in zip(equations.indptr[:-1], equations.indptr[1:], strict=True):
        members = equations.indices[start:end]
        if cells.is_published[members].all():
            rows.append(_demand(cells, members, equations.data[start:end]))
    return csr_array(np.vstack(rows))


def _demand(
    cells: LinkedCells,
    members: Places,
    signs: Numbers,
) -> Numbers:
    size = members.size
    another = np.ones((size, size)) - 2 * np.eye(size)
    needed = cells.width - cells.room[members]
    is_short = (needed > 0) & (signs > 0)
    enough = np.where(signs > 0, cells.room[members], np.inf)
    short = needed[is_short, None]
    room = np.minimum(enough[None, :], short) / short
    room[np.arange(room.shape[0]), np.flatnonzero(is_short)] = -1.0
    rows = np.zeros((size + room.shape[0], cells.counts.size))
    rows[:, members] = np.vstack([another, room])
    return rows
