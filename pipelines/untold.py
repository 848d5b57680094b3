"""Keep what a file says nothing of.

A row that comes again replaces the one that was there. But a file that lacks a column
altogether, as a register lacks who is in scope, says nothing of it: there the value of
the last build stays. A column that is there and empty says *not known* or *not yet*.
And a stand-in, as the name of a workplace whose own name may not be told, never takes
the place of what is known.
"""

import polars as pl

from data.columns import Table
from pipelines.originals import Originals

Ranges = dict[str, list[tuple[int, int]]]
"""By column: from which row_id, up to but not including which."""


def keep_untold(
    table: Table, rows: pl.DataFrame, last: pl.DataFrame, originals: Originals
) -> pl.DataFrame:
    """Fill the columns that a row's file lacks from the row it replaces.

    Args:
        table: The contract of the table.
        rows: The typed rows of a load, with row_id.
        last: The rows of the last build.
        originals: Which columns the file of each row speaks of.

    Returns:
        The same rows in the same order; what a cleaner has worked out stays.
    """
    untold, unsure = _ranges(table, originals)
    names = sorted({*untold, *unsure})
    if last.is_empty() or not names:
        return rows
    was = last.select(
        *table.key, *(pl.col(name).alias(f"was:{name}") for name in names)
    )
    joined = rows.join(was, on=table.key, how="left", maintain_order="left")
    filled = joined.with_columns(
        pl.when(_is_in(ranges))
        .then(pl.coalesce(name, f"was:{name}"))
        .otherwise(name)
        .alias(name)
        for name, ranges in untold.items()
    )
    return filled.with_columns(
        pl.when(_is_in(ranges))
        .then(pl.coalesce(f"was:{name}", name))
        .otherwise(name)
        .alias(name)
        for name, ranges in unsure.items()
    ).select(rows.columns)


def _ranges(table: Table, originals: Originals) -> tuple[Ranges, Ranges]:
    untold: Ranges = {}
    unsure: Ranges = {}
    for first, after, part in originals.ranges():
        for name in table.column_names:
            if name in table.key:
                continue
            if name not in part.told:
                untold.setdefault(name, []).append((first, after))
            if name in part.unsure:
                unsure.setdefault(name, []).append((first, after))
    return untold, unsure


def _is_in(ranges: list[tuple[int, int]]) -> pl.Expr:
    row = pl.col("row_id")
    return pl.any_horizontal((row >= first) & (row < after) for first, after in ranges)
