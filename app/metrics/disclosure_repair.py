"""Mend a pattern of hidden cells that is not safe, and show again what need not hide.

For tables too large for the exact choice. Each narrow cell is given room by the
cheapest change of the counts that would move it (Fischetti and Salazar-Gonzalez 2001,
section 5, the heuristic of minimum-cost cycles as one linear program); then every
secondary cell is tried shown, the largest count first, and stays shown when the
pattern still passes the audit.
"""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, hstack, kron

from app.metrics.disclosure_audit import TOLERANCE, Moves, audit
from app.metrics.disclosure_cells import Flags, LinkedCells, Numbers


def repair(
    cells: LinkedCells, hidden: Flags, moves: Moves, price: Numbers
) -> tuple[Flags, Moves]:
    """Hide more cells until every hidden cell is wide enough."""
    while True:
        answer = audit(cells, hidden, moves, stop_at_first=True)
        if answer.is_passed:
            return hidden, answer.moves
        move = _cheapest_move(cells, hidden, int(answer.narrow[0]), price)
        moves = answer.moves.and_these(move)
        changed = (np.abs(move) > TOLERANCE).any(axis=0) & cells.is_published
        hidden = hidden | changed


def clean_up(
    cells: LinkedCells,
    hidden: Flags,
    moves: Moves,
    price: Numbers,
    demands: csr_array,
) -> tuple[Flags, Moves]:
    """Show every secondary cell that the pattern is as safe without.

    Args:
        cells: The cells.
        hidden: A safe pattern.
        moves: Moves known from earlier audits.
        price: The price of each cell; the dearest is tried first.
        demands: What single equations demand, asked before the audit.
    """
    secondary = np.flatnonzero(hidden & ~cells.must_hide)
    for cell in secondary[np.argsort(-price[secondary], kind="stable")]:
        fewer = hidden.copy()
        fewer[cell] = False
        if (demands @ fewer < -TOLERANCE).any():
            continue
        answer = audit(cells, fewer, moves, stop_at_first=True)
        moves = answer.moves
        if answer.is_passed:
            hidden = fewer
    return hidden, moves


def _cheapest_move(
    cells: LinkedCells, hidden: Flags, target: int, price: Numbers
) -> Numbers:
    """Move one cell as widely as asked, with as little change of shown cells as can be.

    Returns:
        Two moves, one up and one down.
    """
    size, equations = hidden.size, cells.equations
    end = np.zeros(size)
    end[target] = 1.0
    up_and_down = csr_array(hstack([equations, -equations]))
    limits = np.column_stack([np.full(size, np.inf), cells.room]).T.ravel()
    found = linprog(
        np.tile(np.where(cells.unknown(hidden), 0.0, price), 4),
        A_ub=csr_array(np.r_[-end, end, end, -end][None, :]),
        b_ub=[-cells.width],
        A_eq=csr_array(kron(eye_array(2), up_and_down)),
        b_eq=np.zeros(2 * equations.shape[0]),
        bounds=np.column_stack([np.zeros(4 * size), np.tile(limits, 2)]),
        method="highs",
    )
    if found.status != 0:
        raise ArithmeticError(f"No change of the counts was found: {found.message}")
    parts = found.x.reshape(2, 2, size)
    return np.asarray(parts[:, 0] - parts[:, 1])
