"""Which published counts hang together, and what an attacker knows of each.

Pure arrays: a table with its margins, or several linked tables, as one vector of
cells and the equations between them (every margin is the sum of its parts).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, eye_array, hstack, vstack
from scipy.sparse.csgraph import connected_components

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

ENOUGH_WIDTHS = 10_000.0
"""No cell has to give way by more than this many widths for another to move by one;
a cap that low keeps counts in the millions from blurring the arithmetic."""


@dataclass(frozen=True)
class LinkedCells:
    """Cells, their equations and what is asked of each.

    Attributes:
        counts: The true count of each cell.
        equations: One row per equation; equations @ counts is zero.
        floors: The least an attacker knows a cell can be when it is not shown.
        is_published: False for a cell that is in no table (a crossing of two
            tables): never shown, never counted as hidden, not to be protected.
        may_hide: The cells that may be hidden.
        must_hide: The cells that are hidden whatever else is (primary cells).
        cost: As how many cells each counts when the fewest are chosen.
        width: How wide the interval of a hidden cell has to be.
    """

    counts: Numbers
    equations: csr_array
    floors: Numbers
    is_published: Flags
    may_hide: Flags
    must_hide: Flags
    cost: Numbers
    width: float

    @property
    def room(self) -> Numbers:
        """Tell how far down an attacker may think each cell to be from its count."""
        return np.minimum(self.counts - self.floors, ENOUGH_WIDTHS * self.width)

    def unknown(self, hidden: Flags) -> Flags:
        """Tell which cells an attacker does not see when these are hidden."""
        return hidden | ~self.is_published

    def only(self, chosen: Places) -> "LinkedCells":
        """Keep the chosen cells and the equations between them, the rest known."""
        equations = self.equations[:, chosen].tocsr()
        used = np.flatnonzero(np.diff(equations.indptr))
        return LinkedCells(
            self.counts[chosen],
            equations[used],
            self.floors[chosen],
            self.is_published[chosen],
            self.may_hide[chosen],
            self.must_hide[chosen],
            self.cost[chosen],
            self.width,
        )

    def parts(self) -> Iterator[Places]:
        """Give the cells of each part that no equation ties to another part."""
        m, n = self.equations.shape
        ties = vstack(
            [
                hstack([csr_array((m, m)), abs(self.equations)]),
                hstack([csr_array((n, m)), csr_array((n, n))]),
            ]
        )
        labels = connected_components(ties, directed=False)[1][m:]
        order = np.argsort(labels, kind="stable")
        edges = np.flatnonzero(np.diff(labels[order])) + 1
        yield from (np.sort(part) for part in np.split(order, edges) if part.size)


def sum_to_total(parts: int) -> csr_array:
    """Say in one equation that the last cell is the sum of the `parts` before it."""
    return csr_array(np.r_[np.ones(parts), -1.0][None, :])


def no_equations(cells: int) -> csr_array:
    """Say nothing of the cells."""
    return csr_array((0, cells))


def one_to_one(cells: int) -> csr_array:
    """Let each cell be its own sum."""
    return csr_array(eye_array(cells))
