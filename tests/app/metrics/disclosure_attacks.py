"""An attacker and an exact solver of their own, sharing nothing with what they test."""

from itertools import product

import numpy as np
import polars as pl
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_diag, csr_array, hstack, vstack


def frame_of(table):
    places = np.indices(table.shape).reshape(table.ndim, -1)
    names = [f"by_{axis}" for axis in range(table.ndim)]
    columns = dict(zip(names, places, strict=True))
    return pl.DataFrame({**columns, "persons": table.ravel()}), names


def random_table(random, shape):
    """Draw counts of which some are zero, many small and a few large."""
    typical = random.choice([2, 5, 10, 20, 50])
    return random.poisson(random.gamma(1.0, typical, size=shape))


def random_tables(number, *, seed, most=6):
    random = np.random.default_rng(seed)
    for _ in range(number):
        yield random_table(random, tuple(random.integers(1, most + 1, size=2)))


def attack(rows, by, *, least=1):
    """Find what each hidden cell could be, with the inner cells as the unknowns.

    The attacker reads the counts of shown rows only.
    """
    leaves = [
        row for row in rows.select(by).rows() if all(value is not None for value in row)
    ]
    sums = np.array(
        [
            [
                all(k in (None, v) for k, v in zip(key, leaf, strict=True))
                for leaf in leaves
            ]
            for key in rows.select(by).rows()
        ],
        dtype=float,
    )
    hidden = rows["hidden"].to_numpy()
    counts = rows["persons"].to_numpy().astype(float)
    return attack_sums(sums, counts, hidden, least=np.full(len(counts), least))


def attack_sums(sums, counts, hidden, *, least):
    """Find the width of each hidden sum of unknowns that are zero or more."""
    widths = []
    for goal in sums[hidden]:
        ends = [
            linprog(
                sign * goal,
                A_ub=-sums[hidden],
                b_ub=-least[hidden].astype(float),
                A_eq=sums[~hidden] if (~hidden).any() else None,
                b_eq=counts[~hidden] if (~hidden).any() else None,
                bounds=(0, None),
                options={"presolve": False},
            )
            for sign in (1, -1)
        ]
        assert ends[0].status == 0
        assert ends[1].status in (0, 3)
        top = np.inf if ends[1].status == 3 else -ends[1].fun
        widths.append(top - ends[0].fun)
    return np.array(widths)


def fewest_hidden(table, minimum):
    """Find how few cells will do: one program with every attack written into it.

    Two flows per cell, up and down, through hidden cells only. In a table of two
    dimensions no cell has to change by more than the width that is asked for, since
    a flow is a sum of cycles, so that width bounds every flow.
    """
    counts, equations = _cells_above_zero(table)
    size, width = counts.size, float(minimum)
    if not (counts < minimum).any():
        return 0
    flows, each = 2 * size, np.eye(size)
    room = np.minimum(counts - 1, width)
    kept = hstack(
        [csr_array((flows * equations.shape[0], size)), block_diag([equations] * flows)]
    )
    change = block_diag([csr_array(each)] * flows)
    up = hstack([csr_array(np.tile(width * each, (flows, 1))), -change])
    down = hstack([csr_array(np.tile(np.diag(room), (flows, 1))), change])
    wide = np.zeros((size, size + flows * size))
    for cell in range(size):
        wide[cell, size + 2 * cell * size + cell] = 1
        wide[cell, size + (2 * cell + 1) * size + cell] = -1
        wide[cell, cell] = -width
    free = np.full(flows * size, width)
    found = milp(
        np.r_[np.ones(size), 0 * free],
        constraints=[
            LinearConstraint(csr_array(kept), 0, 0),
            LinearConstraint(csr_array(vstack([up, down, csr_array(wide)])), 0, np.inf),
        ],
        integrality=np.r_[np.ones(size), 0 * free],
        bounds=Bounds(np.r_[counts < minimum, -free], np.r_[np.ones(size), free]),
    )
    assert found.status == 0
    return round(found.fun)


def _cells_above_zero(table):
    rows, columns = table.shape
    whole = np.zeros((rows + 1, columns + 1))
    whole[:rows, :columns] = table
    whole[rows] = whole.sum(axis=0)
    whole[:, columns] = whole.sum(axis=1)
    number = np.arange(whole.size).reshape(whole.shape)
    equations = np.zeros((rows + columns + 2, whole.size))
    for line, cells in enumerate([*number, *number.T]):
        equations[line, cells] = [*[1.0] * (cells.size - 1), -1.0]
    some = whole.ravel() > 0
    used = equations[:, some]
    return whole.ravel()[some], csr_array(used[(used != 0).any(axis=1)])


def place_sums(rows, crossings):
    """Say which crossings each centre, county and the programme sum."""
    keys = rows.select("group_kind", "group_code").rows()
    place = {"centre": 0, "county": 1}
    return np.array(
        [
            [kind == "programme" or pair[place[kind]] == code for pair in crossings]
            for kind, code in keys
        ],
        dtype=float,
    )


def every_pair(first, second):
    return list(product(first, second))
