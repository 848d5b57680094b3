"""Which cells are hidden: the primary ones and the fewest others that keep them safe.

The complete cell suppression problem: choose secondary cells so that no hidden cell
can be worked out more closely than asked. Solved as Fischetti and Salazar-Gonzalez
(2001, Journal of the American Statistical Association 95, 916-928) do: a small
program with one yes-no per cell chooses the cheapest pattern, an audit says what is
wrong with it, that is added as inequalities, and so on until nothing is wrong. What
comes out is then the fewest cells there are, and among patterns of as few cells one
that hides the smaller counts.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, vstack

from app.metrics.disclosure_audit import Moves, audit, cut_off
from app.metrics.disclosure_cells import Flags, LinkedCells, Numbers
from app.metrics.disclosure_demands import demand_of_equations
from app.metrics.disclosure_repair import clean_up, repair

EXACT_CELLS = 800
"""Above this many cells that may be hidden the exact choice is not tried."""

EXACT_WORK = 6_000
"""Rounds times cells that the exact choice may take; then it is left unproven."""

EXACT_NODES = 200_000
"""Nodes times squared cells that one round of the exact choice may take."""


def choose_pattern(cells: LinkedCells) -> Flags:
    """Choose which cells are hidden.

    Cells without a primary cell among those they hang together with are not looked
    at. Where the exact choice takes too long (counted in rounds and nodes, never
    in time, so that the same table always gives the same pattern), the pattern it
    had come to is mended and cleaned up instead, and passes the same audit.

    Returns:
        One flag per cell.
    """
    hidden = np.zeros(cells.counts.size, dtype=bool)
    in_play = np.flatnonzero(cells.may_hide | cells.must_hide | ~cells.is_published)
    playing = cells.only(in_play)
    for part in playing.parts():
        linked = playing.only(part)
        if linked.must_hide.any():
            hidden[in_play[part]] = _choose(linked)
    return hidden


def price(cells: LinkedCells) -> Numbers:
    """Price each cell at its cost, and a little more the higher its count.

    All the little together is less than one, so it only decides between patterns of
    equally many cells. A zero is priced above every count: it is better shown.
    """
    size = cells.counts.size
    order = np.lexsort((np.arange(size), cells.counts, cells.counts == 0))
    rank = np.empty(size)
    rank[order] = np.arange(size)
    return np.asarray(cells.cost + rank / (size * (size + 1)))


@dataclass(frozen=True)
class _Search:
    """What a search for the cheapest safe pattern has come to."""

    pattern: Flags
    is_done: bool
    """Whether the pattern is safe, and proven to be the cheapest such."""
    inequalities: csr_array
    moves: Moves


def _choose(cells: LinkedCells) -> Flags:
    """Choose exactly, or else mend both what that came to and the primary cells."""
    demands = demand_of_equations(cells)
    search = _Search(cells.must_hide, False, demands, Moves.none(cells))
    if cells.counts.size <= EXACT_CELLS:
        search = _choose_exactly(cells, search)
    if search.is_done:
        return search.pattern
    prices, moves, patterns = price(cells), search.moves, []
    for start in np.unique([search.pattern, cells.must_hide], axis=0):
        mended, moves = repair(cells, start, moves, prices)
        cleaned, moves = clean_up(cells, mended, moves, prices, demands)
        patterns.append(cleaned)
    return min(patterns, key=lambda pattern: float(prices[pattern].sum()))


def _choose_exactly(cells: LinkedCells, start: _Search) -> _Search:
    """Find how few cells will do, then which of so few have the smaller counts."""
    rounds = 1 + EXACT_WORK // cells.counts.size
    fewest = _search(cells, cells.cost, start, rounds)
    if not fewest.is_done:
        return fewest
    smallest = _search(cells, price(cells), fewest, 1 + rounds // 3)
    return smallest if smallest.is_done else fewest


def _search(
    cells: LinkedCells, prices: Numbers, search: _Search, rounds: int
) -> _Search:
    """Choose, audit and cut off in turn until the cheapest pattern is a safe one."""
    inequalities, moves, pattern = search.inequalities, search.moves, search.pattern
    for _ in range(rounds):
        cheapest, is_proven = _cheapest(cells, prices, inequalities)
        if cheapest is None:
            break
        pattern = cheapest
        answer = audit(cells, pattern, moves)
        moves = answer.moves
        if answer.is_passed or not is_proven:
            is_done = answer.is_passed and is_proven
            return _Search(pattern, is_done, inequalities, moves)
        more = cut_off(cells, pattern, answer.narrow)
        inequalities = csr_array(vstack([inequalities, more]))
    return _Search(pattern, False, inequalities, moves)


def _cheapest(
    cells: LinkedCells, prices: Numbers, inequalities: csr_array
) -> tuple[Flags | None, bool]:
    """Find the cheapest pattern that keeps the inequalities, and whether it is so."""
    least = cells.must_hide.astype(float)
    most = np.maximum(least, cells.may_hide.astype(float))
    found = milp(
        np.where(cells.is_published, prices, 0.0),
        constraints=LinearConstraint(inequalities, 0.0, np.inf),
        integrality=np.ones(least.size),
        bounds=Bounds(least, most),
        options={
            "mip_rel_gap": 0.0,
            "node_limit": 1 + EXACT_NODES // least.size**2,
        },
    )
    return (None if found.x is None else found.x > 0.5), found.status == 0
