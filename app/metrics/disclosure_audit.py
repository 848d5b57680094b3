"""What an attacker can work out: the audit that every pattern has to pass.

The attacker sees every shown cell, knows every equation, and knows the least each
other cell can be. In such a system of linear equations the interval of a hidden cell
is found by two linear programs, its least and its greatest value (Fischetti and
Salazar-Gonzalez 2001, Journal of the American Statistical Association 95, 916-928,
the attacker's subproblems; Hundepool et al. 2012, Statistical Disclosure Control,
section 4.3). Here both are one program per cell, many cells at once, and only asked
whether the interval is wide enough; the multipliers of a cell that is not become a
cut for the program that chooses the pattern.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, eye_array, kron

from app.metrics.disclosure_cells import Flags, LinkedCells, Numbers, Places

TOLERANCE = 1e-6
"""Two numbers of a linear program nearer than this are the same."""

AT_ONCE = 16
"""Cells asked about in one program: more is less work for each, but what one answer
tells of other cells is only used from the next program on."""

MOST_MOVES = 1_000
"""How many moves are remembered; beyond this the oldest are forgotten."""


@dataclass(frozen=True)
class Moves:
    """Changes of the counts that keep every equation: what else could be true.

    A move that changes hidden cells only is open to the attacker, whichever pattern
    it was found for, so it is remembered from one pattern to the next.
    """

    rows: Numbers
    """Moves x cells."""

    @classmethod
    def none(cls, cells: LinkedCells) -> "Moves":
        """Start with the truth alone, which moves nothing."""
        return cls(np.zeros((1, cells.counts.size)))

    def and_these(self, rows: Numbers) -> "Moves":
        """Remember new moves too."""
        kept = self.rows[1:][-MOST_MOVES:]
        return Moves(np.vstack([self.rows[:1], kept, rows]))

    def widths(self, unknown: Flags) -> Numbers:
        """Give how wide each cell's interval is at least when these are unknown."""
        is_open = ~(np.abs(self.rows[:, ~unknown]) > TOLERANCE).any(axis=1)
        rows = self.rows[is_open]
        return np.asarray(np.ptp(rows, axis=0))


@dataclass(frozen=True)
class Audit:
    """The cells found too narrow, and the moves known after the audit."""

    narrow: Places
    moves: Moves

    @property
    def is_passed(self) -> bool:
        """Tell whether every hidden cell is wide enough."""
        return self.narrow.size == 0


def audit(
    cells: LinkedCells, hidden: Flags, moves: Moves, *, stop_at_first: bool = False
) -> Audit:
    """Find the hidden cells whose interval is narrower than asked.

    Args:
        cells: The cells.
        hidden: The pattern to audit.
        moves: Moves known from earlier audits of the same cells.
        stop_at_first: Stop when the pattern is known to fail.
    """
    unknown = cells.unknown(hidden)
    is_settled = ~hidden
    narrow: list[int] = []
    while True:
        is_settled |= moves.widths(unknown) > cells.width - TOLERANCE
        targets = np.flatnonzero(~is_settled)[:AT_ONCE]
        if not targets.size or (narrow and stop_at_first):
            return Audit(np.array(sorted(narrow), dtype=np.intp), moves)
        answer = _widen(cells, unknown, targets)
        moves = moves.and_these(answer.moves)
        narrow.extend(targets[answer.widths < cells.width - TOLERANCE].tolist())
        is_settled[targets] = True


def cut_off(cells: LinkedCells, hidden: Flags, narrow: Places) -> csr_array:
    """Say why the pattern fails, in inequalities that every safe pattern keeps.

    Each row r reads r @ pattern >= 0: if this cell is hidden, so much room must be
    hidden among the others. It is Fischetti and Salazar-Gonzalez's capacity
    constraint, for the cell's whole interval instead of its two sides: whatever the
    multipliers, cell p moves at most as far as the weighed room of the others lets
    it. A cell whose count could go up counts as all the room that is needed, since
    no upper bound is known.
    """
    unknown = cells.unknown(hidden)
    rows = [
        row
        for start in range(0, narrow.size, AT_ONCE)
        for row in _rows_against(cells, unknown, narrow[start : start + AT_ONCE])
        if row @ hidden < -TOLERANCE
    ]
    return csr_array(np.reshape(rows, (len(rows), cells.counts.size)))


def _rows_against(cells: LinkedCells, unknown: Flags, narrow: Places) -> list[Numbers]:
    multipliers = _widen(cells, unknown, narrow).multipliers
    tied = multipliers @ cells.equations.toarray()
    return [
        _row(cells, p, up + unit, down - unit)
        for p, (up, down) in zip(narrow, tied, strict=True)
        for unit in [_unit(cells, p)]
    ]


def _row(cells: LinkedCells, target: int, up: Numbers, down: Numbers) -> Numbers:
    """Weigh the room of each cell by what the two reduced costs make of it."""
    rises = np.maximum(up, down) > TOLERANCE
    falls = np.maximum(-up, 0) + np.maximum(-down, 0)
    room = np.where(rises, np.inf, cells.room * np.where(falls > TOLERANCE, falls, 0))
    always = ~cells.is_published
    always[target] = True
    needed = cells.width - room[always].sum()
    if needed <= TOLERANCE:
        return np.zeros_like(room)
    row = np.where(always, 0.0, np.minimum(room, needed) / needed)
    row[target] = -1.0
    return row


def _unit(cells: LinkedCells, place: int) -> Numbers:
    unit = np.zeros(cells.counts.size)
    unit[place] = 1.0
    return unit


@dataclass(frozen=True)
class _Answer:
    widths: Numbers
    """One per target, no more than asked."""
    moves: Numbers
    """Two per target: up and down."""
    multipliers: Numbers
    """Targets x 2 x equations."""


def _widen(cells: LinkedCells, unknown: Flags, targets: Places) -> _Answer:
    """Move each target as far up, and as far down, as need be: one program for all."""
    columns = np.flatnonzero(unknown)
    part = cells.equations[:, columns].tocsr()
    used = np.flatnonzero(np.diff(part.indptr))
    size, count = columns.size, targets.size
    place = np.searchsorted(columns, targets)
    starts = 2 * size * np.arange(count)
    ends = np.column_stack([starts + place, starts + size + place]).ravel()
    signs, asked = np.tile([1.0, -1.0], count), np.repeat(np.arange(count), 2)
    widths_of = csr_array((signs, (asked, ends)), shape=(count, 2 * count * size))
    found = linprog(
        -widths_of.sum(axis=0),
        A_ub=widths_of,
        b_ub=np.full(count, cells.width),
        A_eq=csr_array(kron(eye_array(2 * count), part[used])),
        b_eq=np.zeros(2 * count * used.size),
        bounds=np.column_stack(
            [
                np.tile(-cells.room[columns], 2 * count),
                np.full(2 * count * size, np.inf),
            ]
        ),
        method="highs",
    )
    if found.status != 0:
        raise ArithmeticError(f"The audit of hidden cells stopped: {found.message}")
    moves = np.zeros((2 * count, unknown.size))
    moves[:, columns] = found.x.reshape(2 * count, size)
    multipliers = np.zeros((2 * count, cells.equations.shape[0]))
    multipliers[:, used] = found.eqlin.marginals.reshape(2 * count, used.size)
    widths = np.asarray(widths_of @ found.x)
    return _Answer(widths, moves, multipliers.reshape(count, 2, -1))
