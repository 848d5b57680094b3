"""What a table of counts is made of: its dimensions, each with its own totals.

A dimension says which members it has, which leaves each member sums, which
equations hold between members, and which members are published. A table is the
product of its dimensions; its equations are those of each dimension, for every
combination of members of the others (Hundepool et al. 2012, chapter 4).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy.sparse import csr_array, eye_array, hstack, kron, vstack

from app.metrics.disclosure_cells import (
    Flags,
    Numbers,
    no_equations,
    one_to_one,
    sum_to_total,
)

PLACES = ("centre_id", "county_code")
"""The two partitions of the programme that are published, never crossed."""


@dataclass(frozen=True)
class Dimension:
    """One dimension of a table.

    Attributes:
        leaves: One row per leaf, named as in the counts.
        labels: One row per member, named as in what is given back.
        rollup: Members x leaves: the leaves each member sums.
        equations: Equations x members.
        is_published: One flag per member.
    """

    leaves: pl.DataFrame
    labels: pl.DataFrame
    rollup: csr_array
    equations: csr_array
    is_published: Flags


def with_total(leaves: pl.DataFrame) -> Dimension:
    """Make a dimension whose total (null) is published too, after its parts."""
    size = leaves.height
    total = pl.DataFrame(
        {name: [None] for name in leaves.columns}, schema=leaves.schema
    )
    return Dimension(
        leaves,
        pl.concat([leaves, total]),
        csr_array(vstack([one_to_one(size), csr_array(np.ones((1, size)))])),
        sum_to_total(size),
        np.ones(size + 1, dtype=bool),
    )


def without_total(leaves: pl.DataFrame) -> Dimension:
    """Make a dimension whose members are never added up."""
    size = leaves.height
    published = np.ones(size, dtype=bool)
    return Dimension(leaves, leaves, one_to_one(size), no_equations(size), published)


def of_places(crossings: pl.DataFrame) -> Dimension:
    """Make the dimension of two linked tables: by centre, and by county.

    The crossings of the two are cells nobody sees, but each centre, each county
    and the programme are sums of them. A crossing that is not in the frame is
    known to be empty: who belongs where is no secret, what they answered is.

    Args:
        crossings: One row per centre_id and county_code where there is somebody.
    """
    sums = [csr_array(np.ones((1, crossings.height)))]
    labels = [pl.DataFrame({"group_kind": ["programme"], "group_code": [None]})]
    for column, kind in zip(PLACES, ("centre", "county"), strict=True):
        codes = crossings[column].unique().sort()
        sums.append(
            csr_array(crossings[column].to_numpy() == codes.to_numpy()[:, None])
        )
        labels.append(pl.DataFrame({"group_kind": kind, "group_code": codes}))
    return Dimension(
        crossings,
        _label_places(labels, crossings.height),
        csr_array(vstack([*sums, one_to_one(crossings.height)])).astype(float),
        _tie_places(sums),
        np.repeat([True, False], [sum(s.shape[0] for s in sums), crossings.height]),
    )


def _label_places(groups: list[pl.DataFrame], crossings: int) -> pl.DataFrame:
    schema = pl.Schema({"group_kind": pl.String, "group_code": pl.String})
    unseen = {"group_kind": ["crossing"] * crossings, "group_code": [None] * crossings}
    return pl.concat(
        [*(group.cast(schema) for group in groups), pl.DataFrame(unseen, schema)]
    )


def _tie_places(sums: Sequence[csr_array]) -> csr_array:
    """Tie each group to its crossings, and the programme to the groups of each kind."""
    _, centres, counties = sums
    c, k, x = centres.shape[0], counties.shape[0], centres.shape[1]
    of_centres = hstack([csr_array((c, 1)), -eye_array(c), csr_array((c, k)), centres])
    of_counties = hstack([csr_array((k, 1 + c)), -eye_array(k), counties])
    by_centre = np.r_[-1.0, np.ones(c), np.zeros(k + x)][None, :]
    by_county = np.r_[-1.0, np.zeros(c), np.ones(k), np.zeros(x)][None, :]
    return csr_array(vstack([of_centres, of_counties, by_centre, by_county]))


def leaves_of(dimensions: Sequence[Dimension]) -> pl.DataFrame:
    """List the leaf of every combination of leaves."""
    return _cross([dimension.leaves for dimension in dimensions])


def labels_of(dimensions: Sequence[Dimension]) -> pl.DataFrame:
    """List the label of every cell, members of the last dimension fastest."""
    return _cross([dimension.labels for dimension in dimensions])


def sum_up(dimensions: Sequence[Dimension], counts: Numbers) -> Numbers:
    """Sum the count of every leaf up to every cell, both in the order of the lists."""
    table = counts.reshape([dimension.leaves.height for dimension in dimensions])
    for axis, dimension in enumerate(dimensions):
        moved = np.moveaxis(table, axis, 0)
        others = moved.shape[1:]
        flat = dimension.rollup @ moved.reshape(moved.shape[0], math.prod(others))
        table = np.moveaxis(flat.reshape(flat.shape[0], *others), 0, axis)
    return table.ravel()


def equations_of(dimensions: Sequence[Dimension]) -> csr_array:
    """Repeat each dimension's equations for every combination of the others."""
    sizes = [dimension.labels.height for dimension in dimensions]
    blocks = []
    for place, dimension in enumerate(dimensions):
        before, after = math.prod(sizes[:place]), math.prod(sizes[place + 1 :])
        outer = kron(eye_array(before), dimension.equations)
        blocks.append(kron(outer, eye_array(after)))
    return csr_array(vstack(blocks))


def are_published(dimensions: Sequence[Dimension]) -> Flags:
    """Tell which cells are published: those whose every member is."""
    flags = np.ones(1, dtype=bool)
    for dimension in dimensions:
        flags = np.logical_and.outer(flags, dimension.is_published).ravel()
    return flags


def _cross(frames: Sequence[pl.DataFrame]) -> pl.DataFrame:
    crossed = frames[0]
    for frame in frames[1:]:
        crossed = crossed.join(frame, how="cross", maintain_order="left_right")
    return crossed
