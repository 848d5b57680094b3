"""Part the rows of a list by what the load can tell of them.

An entry whose main entity is in no file of the load lacks its parent, often its
sector, and has a stand-in for its name where that may be a person's. What is known of
it from before is then better than what this load says.
"""

from collections.abc import Mapping
from dataclasses import replace

import polars as pl

from pipelines.sources.enhetsregisteret import fields as fields
from pipelines.sources.enhetsregisteret.read import read_field
from pipelines.sources.enhetsregisteret.rows import Entries
from pipelines.sources.raw import RawTable

PARENT, SECTOR, NAME = "parent_workplace_id", "sector", "workplace_name"


def find_doubts(
    given: pl.DataFrame, entries: Entries, withheld: pl.DataFrame
) -> pl.DataFrame:
    """Say of each row which columns the load cannot answer for.

    Args:
        given: The fields of a list, named as in `USED`.
        entries: What the load knows of all entries.
        withheld: Which names are withheld; see `withheld_names`.

    Returns:
        A row per row given: one yes or no for each of parent, sector and name.
    """
    found = given.select(number=read_field(fields.NUMBER)).join(
        entries.known, on="number", how="left", maintain_order="left"
    )
    return found.select(
        pl.col("is_parent_elsewhere").fill_null(value=False).alias(PARENT),
        pl.col("is_sector_elsewhere").fill_null(value=False).alias(SECTOR),
        withheld["is_unsure"].alias(NAME),
    )


def part_by_doubts(table: RawTable, doubts: pl.DataFrame) -> tuple[RawTable, ...]:
    """Give one table per kind of doubt, rows without any first; always at least one.

    Args:
        table: All rows of a list.
        doubts: What `find_doubts` says of them, row by row.
    """
    kinds = doubts.unique().sort(doubts.columns).rows(named=True)
    parts = [_rows_in(table, doubts, kind) for kind in kinds] or [table]
    # A heading that nobody knows is told of once.
    rest = (replace(part, unknown_headings=()) for part in parts[1:])
    return (parts[0], *rest)


def _rows_in(
    table: RawTable, doubts: pl.DataFrame, kind: Mapping[str, bool]
) -> RawTable:
    is_kind = doubts.select(
        pl.all_horizontal(pl.col(name) == value for name, value in kind.items())
    ).to_series()
    rows = table.rows.filter(is_kind)
    cells = table.cells
    if cells is not None:
        cells = cells.join(
            rows.select(belongs_to="source_row"), on="belongs_to", how="semi"
        )
    untold = {name for name in (PARENT, SECTOR) if kind[name]}
    return replace(
        table,
        rows=rows,
        cells=cells,
        told=frozenset(table.headings) - untold,
        unsure=frozenset({NAME}) if kind[NAME] else frozenset(),
    )
