"""What differs between two versions of a table: rows, and fields of a row?

Used for what a load changes, and for two builds side by side.
"""

from typing import NamedTuple

import polars as pl

from data.columns import Table
from pipelines.merge import row_key

CHANGE_SCHEMA: dict[str, pl.DataType] = {
    "row_key": pl.String(),
    "column_name": pl.String(),
    "old_value": pl.String(),
    "new_value": pl.String(),
}
"""One row per cell that differs; an empty cell has no value."""


class Difference(NamedTuple):
    """What differs between two versions of a table."""

    new: pl.Series
    """Keys of the rows that only the later one has, in key order."""
    gone: pl.Series
    """Keys of the rows that only the earlier one has, in key order."""
    changes: pl.DataFrame
    """CHANGE_SCHEMA, by key and in the order of the columns."""
    changed_count: int
    """Rows in both with a cell that differs."""


NO_DIFFERENCE = Difference(
    new=pl.Series("row_key", [], dtype=pl.String),
    gone=pl.Series("row_key", [], dtype=pl.String),
    changes=pl.DataFrame(schema=CHANGE_SCHEMA),
    changed_count=0,
)
"""What differs between a table and itself."""


def compare_rows(table: Table, before: pl.DataFrame, after: pl.DataFrame) -> Difference:
    """Compare two versions of a table field by field.

    Args:
        table: The contract of the table.
        before: Its rows earlier, each key once.
        after: Its rows later, each key once.
    """
    if before.is_empty() or after.is_empty():
        return NO_DIFFERENCE._replace(
            new=after.select(row_key(table)).to_series().sort(),
            gone=before.select(row_key(table)).to_series().sort(),
        )
    columns = table.column_names
    old = before.select(row_key(table), *columns)
    new = after.select(row_key(table), *columns)
    same = new.join(old, on=["row_key", *columns], how="semi", nulls_equal=True)
    fresh = new.join(same, on="row_key", how="anti")
    stale = old.join(same, on="row_key", how="anti")
    both = fresh.join(stale, on="row_key", how="inner", suffix=":old")
    return Difference(
        new=fresh.join(both, on="row_key", how="anti")["row_key"].sort(),
        gone=stale.join(both, on="row_key", how="anti")["row_key"].sort(),
        changes=_changes(columns, both),
        changed_count=both.height,
    )


def _changes(columns: list[str], both: pl.DataFrame) -> pl.DataFrame:
    parts = [
        both.filter(pl.col(name).ne_missing(pl.col(f"{name}:old"))).select(
            "row_key",
            column_name=pl.lit(name),
            old_value=pl.col(f"{name}:old").cast(pl.String),
            new_value=pl.col(name).cast(pl.String),
            place=pl.lit(place),
        )
        for place, name in enumerate(columns)
        if f"{name}:old" in both.columns
    ]
    if not parts:
        return pl.DataFrame(schema=CHANGE_SCHEMA)
    return pl.concat(parts).sort("row_key", "place").select(CHANGE_SCHEMA.keys())
