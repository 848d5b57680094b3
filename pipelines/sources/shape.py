"""Give a grid the columns of its table, still all text.

Reads one grid; gives the raw table and its text cells alone, which the dialect is
read from. Grain: one row per row of the grid.
"""

from typing import NamedTuple

import polars as pl

from data.columns import Table
from pipelines.sources.grid import Grid
from pipelines.sources.headings import MatchedHeadings, match_headings
from pipelines.sources.place import Place
from pipelines.sources.raw import UNMAPPED, RawTable


class ShapedTable(NamedTuple):
    """A raw table, and the same columns with typed cells left out."""

    place: Place
    contract: Table
    raw: RawTable
    texts: pl.DataFrame


def shape_table(grid: Grid, table: Table) -> ShapedTable:
    """Name the columns of a grid after the contract.

    Raises:
        SourceError: The headings cannot be matched.
    """
    matched = match_headings(grid, table)
    raw = RawTable(
        table=table.name,
        sheet=grid.place.sheet,
        rows=_name_columns(grid.rows, table, matched),
        headings={
            name: grid.headings[position].strip()
            for name, position in matched.columns.items()
        },
        unknown_headings=tuple(matched.unknown),
        origin=grid.origin,
        comments=grid.comments,
    )
    texts = _name_columns(grid.text_cells, table, matched)
    return ShapedTable(grid.place, table, raw, texts)


def _name_columns(
    rows: pl.DataFrame, table: Table, matched: MatchedHeadings
) -> pl.DataFrame:
    absent = pl.lit(None, dtype=pl.String)
    known = [
        (
            pl.col(str(matched.columns[name])) if name in matched.columns else absent
        ).alias(name)
        for name in table.column_names
    ]
    unknown = [
        pl.col(str(position)).alias(UNMAPPED + heading)
        for heading, position in matched.unknown.items()
    ]
    return rows.select("source_row", *known, *unknown)
