"""Add the rows of a load to the rows of the last build.

Loads add up: a row with a key that is there already replaces it, the others stay,
and nothing is taken away.
"""

from typing import NamedTuple

import polars as pl

from data.columns import POLARS_TYPE, Table

_BETWEEN = "|"


class Merged(NamedTuple):
    """A table after a load, and what the load did to it."""

    rows: pl.DataFrame
    new_count: int
    changed_count: int
    unchanged_count: int


def merge_rows(table: Table, last: pl.DataFrame, incoming: pl.DataFrame) -> Merged:
    """Let incoming rows replace those with the same key, and keep the rest.

    Args:
        table: The contract of the table.
        last: Its rows in the last build.
        incoming: The good rows of this load, each key once.

    Returns:
        The rows in key order, and how many incoming rows are new, differ from the
        row they replace, or say the same again.
    """
    columns = table.column_names
    fresh = incoming.select(columns)
    known = fresh.join(last.select(table.key), on=table.key, how="semi")
    same = known.join(last.select(columns), on=columns, how="semi", nulls_equal=True)
    rows = pl.concat(
        [last.select(columns).join(fresh, on=table.key, how="anti"), fresh]
    ).sort(table.key)
    return Merged(
        rows=rows,
        new_count=fresh.height - known.height,
        changed_count=known.height - same.height,
        unchanged_count=same.height,
    )


def empty_rows(table: Table) -> pl.DataFrame:
    """Give a table of the contract with no rows."""
    return pl.DataFrame(
        schema={column.name: POLARS_TYPE[column.kind] for column in table.columns}
    )


def row_key(table: Table) -> pl.Expr:
    """Name a row by its key values, joined with `|`."""
    parts = [pl.col(name).cast(pl.String).fill_null("") for name in table.key]
    return pl.concat_str(parts, separator=_BETWEEN).alias("row_key")


def has_key() -> pl.Expr:
    """Say of the name of a row whether any part of its key is filled in."""
    return pl.col("row_key").str.strip_chars(_BETWEEN) != ""
