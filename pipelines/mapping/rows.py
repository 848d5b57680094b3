"""Make the rows of a table of a draft: gathered, or each by itself.

Gives the rows in the form of `RawTable.rows`, and which row of the file went into
which of them.
"""

from typing import NamedTuple

import polars as pl

from data.columns import Table
from pipelines.mapping.columns import Draft
from pipelines.mapping.gather import gather_rows
from pipelines.mapping.mapping import Mapping
from pipelines.mapping.styles import Written, in_one_form


class MadeRows(NamedTuple):
    """The rows of one table from one sheet."""

    rows: pl.DataFrame
    """source_row (the first row of the file that went into it) and every column of
    the contract as text."""
    belongs: pl.DataFrame
    """source_row of the file, belongs_to (the source_row in `rows`)."""
    same_count: int
    """Rows that said the same as another one, and were made one with it."""


Seen = dict[str, pl.DataFrame]
"""By table: the rows made of sheets and files before."""


def make_rows(draft: Draft, mapping: Mapping, written: Written, seen: Seen) -> MadeRows:
    """Make rows of a draft.

    Args:
        draft: The cells as the file writes them.
        mapping: The mapping.
        written: How the file writes dates and numbers.
        seen: Rows made before; those of here are added to it.

    Raises:
        MappingError: Rows to be gathered cannot be.
    """
    table = draft.table.table
    cells = draft.cells.with_columns(
        in_one_form(
            draft.cells[name], draft.texts[name], table.column(name).kind, written
        )
        for name in draft.cells.columns
        if name != "source_row"
    )
    if draft.table.one_row_per is not None:
        rows, belongs = gather_rows(draft, cells, mapping)
        return MadeRows(_in_shape(rows, table), belongs, 0)
    return _each_once(_in_shape(cells, table), table, seen)


def _in_shape(rows: pl.DataFrame, table: Table) -> pl.DataFrame:
    return rows.select(
        "source_row",
        *(
            pl.col(name)
            if name in rows.columns
            else pl.lit(None, pl.String).alias(name)
            for name in table.column_names
        ),
    )


def _each_once(rows: pl.DataFrame, table: Table, seen: Seen) -> MadeRows:
    """Make rows one that say the same; those without a key each stay as they are."""
    columns = table.column_names
    has_key = pl.all_horizontal(pl.col(name).is_not_null() for name in table.key)
    belongs = rows.select("source_row", belongs_to="source_row")
    once = rows
    if rows.select(table.key).is_duplicated().any():
        first = pl.col("source_row").first().over(columns)
        belongs = rows.select(
            "source_row",
            belongs_to=pl.when(has_key).then(first).otherwise("source_row"),
        )
        is_first = pl.struct(columns).is_first_distinct()
        once = rows.filter(is_first | ~has_key)
    before = seen.get(table.name)
    if before is not None:
        once = once.join(
            before, on=columns, how="anti", nulls_equal=True, maintain_order="left"
        )
    keyed = once.filter(has_key).select(columns)
    seen[table.name] = keyed if before is None else pl.concat([before, keyed])
    made = once.select("source_row").unique()
    belongs = belongs.unique(maintain_order=True).join(
        made, left_on="belongs_to", right_on="source_row", how="semi"
    )
    return MadeRows(once, belongs, rows.height - once.height)
