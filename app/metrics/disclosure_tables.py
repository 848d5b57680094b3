"""From frames of counts to linked cells, and back to frames with hidden cells."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import polars as pl

from app.metrics.disclosure_cells import Flags, LinkedCells, Numbers
from app.metrics.disclosure_dimensions import (
    PLACES,
    Dimension,
    are_published,
    equations_of,
    labels_of,
    leaves_of,
    of_places,
    sum_up,
    with_total,
    without_total,
)
from app.metrics.disclosure_intervals import work_out

PROGRAMME_COST = 4.0
"""So many places are hidden before the programme's own figure is, which most readers
look for (ours)."""


def dimensions_with_totals(rows: pl.DataFrame, by: Sequence[str]) -> list[Dimension]:
    """Make one dimension per column, with a total, of the values it has."""
    return [
        with_total(rows.select(pl.col(name).drop_nulls().unique().sort()))
        for name in by
    ]


def place_dimensions(
    rows: pl.DataFrame,
    by: Sequence[str],
    totals_over: Sequence[str],
    crossings: pl.DataFrame,
) -> list[Dimension]:
    """Make the dimensions of counts by place: `by`, some with a total, and places."""
    apart = [name for name in by if name not in totals_over]
    return [
        *_dimension_without_total(rows, apart),
        *dimensions_with_totals(rows, totals_over),
        of_places(crossings),
    ]


def every_crossing(table: pl.DataFrame) -> pl.DataFrame:
    """Cross every centre of a published table with every county of it."""
    centres, counties = (
        table.filter(pl.col("group_kind") == kind).select(
            pl.col("group_code").unique().sort().alias(name)
        )
        for kind, name in zip(("centre", "county"), PLACES, strict=True)
    )
    return centres.join(counties, how="cross")


def link(
    dimensions: Sequence[Dimension],
    counts: pl.DataFrame,
    count: str,
    *,
    minimum: int,
    hide_zeros: bool,
    kept: pl.DataFrame | None = None,
) -> LinkedCells:
    """Sum counts up to every cell and say which are primary.

    A cell that is kept hidden from an earlier build may be zero by now. Then zeros
    that hang together with it may be hidden too, or it could be seen to be zero.
    """
    sums = sum_up(dimensions, _count_leaves(dimensions, counts, count))
    published = are_published(dimensions)
    is_kept = _are_in(labels_of(dimensions), kept) & published
    low = 0 if hide_zeros else 1
    cost = np.where(_are_programme(dimensions), PROGRAMME_COST, 1.0)
    cells = LinkedCells(
        counts=sums,
        equations=equations_of(dimensions),
        floors=np.where(published & (sums > 0), low, 0).astype(float),
        is_published=published,
        may_hide=published & ((sums >= low) | is_kept),
        must_hide=published & (((sums >= low) & (sums < minimum)) | is_kept),
        cost=cost,
        width=float(minimum),
    )
    return _let_zeros_hide(cells, is_kept & (sums == 0)) if is_kept.any() else cells


def cells_as_rows(
    dimensions: Sequence[Dimension], cells: LinkedCells, count: str, hidden: Flags
) -> pl.DataFrame:
    """Give one row per published cell: its labels, its count, whether it is hidden."""
    return (
        labels_of(dimensions)
        .with_columns(
            pl.Series(count, cells.counts.astype(np.int64)),
            pl.Series("hidden", hidden),
        )
        .filter(pl.Series(cells.is_published))
    )


def sort_places(rows: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """Sort by `by`, totals last; then programme, centres, counties, each by code."""
    kinds = ["programme", "centre", "county"]
    kind = pl.col("group_kind").cast(pl.Enum(kinds))
    return rows.sort(*by, kind, "group_code", nulls_last=True)


def intervals_of(
    dimensions: Sequence[Dimension], table: pl.DataFrame, count: str, hide_zeros: bool
) -> pl.DataFrame:
    """Work out the interval of each hidden row, from its table alone."""
    cells = _rows_as_cells(dimensions, table, count)
    published = are_published(dimensions)
    hidden = cells["hidden"].fill_null(value=False).to_numpy() & published
    may_be_zero = (cells[count] == 0).fill_null(value=False).to_numpy() | hide_zeros
    lower, upper = work_out(
        equations_of(dimensions),
        cells[count].fill_null(0).cast(pl.Float64).to_numpy(),
        hidden | ~published,
        np.where(may_be_zero | ~published, 0.0, 1.0),
        hidden,
    )
    found = pl.DataFrame({"lower": lower, "upper": upper})
    labels = labels_of(dimensions).filter(pl.Series(hidden))
    return pl.concat([labels, found], how="horizontal")


def _dimension_without_total(rows: pl.DataFrame, by: Sequence[str]) -> list[Dimension]:
    """Make one dimension, without a total, of the combinations these columns have."""
    return [without_total(rows.select(by).unique().sort(by))] if by else []


def _rows_as_cells(
    dimensions: Sequence[Dimension], table: pl.DataFrame, count: str
) -> pl.DataFrame:
    """Put rows in the order of the cells: count and hidden, null if unseen."""
    labels = labels_of(dimensions)
    cells = labels.join(
        table.select(*labels.columns, count, "hidden"),
        on=labels.columns,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    ).select(count, "hidden")
    missing = int(
        (cells["hidden"].is_null().to_numpy() & are_published(dimensions)).sum()
    )
    if missing or cells.height != labels.height:
        raise ValueError(
            f"The table lacks {missing} cells, or has some twice. Expected every cell "
            "once, margins included. Give the whole table with its hidden cells."
        )
    return cells


def _count_leaves(
    dimensions: Sequence[Dimension], counts: pl.DataFrame, count: str
) -> Numbers:
    leaves = leaves_of(dimensions)
    found = leaves.join(counts, on=leaves.columns, how="left", maintain_order="left")
    return found[count].fill_null(0).cast(pl.Float64).to_numpy()


def _are_programme(dimensions: Sequence[Dimension]) -> Flags:
    labels = labels_of(dimensions)
    if "group_kind" not in labels.columns:
        return np.zeros(labels.height, dtype=bool)
    return (labels["group_kind"] == "programme").to_numpy()


def _are_in(labels: pl.DataFrame, kept: pl.DataFrame | None) -> Flags:
    if kept is None or kept.is_empty():
        return np.zeros(labels.height, dtype=bool)
    found = labels.with_row_index("cell_number").join(
        kept.select(pl.col(name).cast(labels.schema[name]) for name in labels.columns),
        on=labels.columns,
        how="semi",
        nulls_equal=True,
    )
    flags = np.zeros(labels.height, dtype=bool)
    flags[found["cell_number"].to_numpy()] = True
    return flags


def _let_zeros_hide(cells: LinkedCells, kept_zeros: Flags) -> LinkedCells:
    may_hide = cells.may_hide.copy()
    for part in cells.parts():
        if kept_zeros[part].any():
            may_hide[part] = cells.is_published[part]
    return replace(cells, may_hide=may_hide)
