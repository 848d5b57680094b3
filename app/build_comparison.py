"""What differs between two builds: rows of each table, and fields of each row?

Reads both files, nothing else. A published file never changes, so what was found of
two of them is remembered.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import polars as pl

from app.door import connect
from app.metrics.hidden_changes import hide_values, is_counted_only
from data.columns import POLARS_TYPE, Table
from data.tables import ACTIONS, TABLES
from pipelines.compare import compare_rows

PAIRS_KEPT = 4
"""So many comparisons are remembered; one may hold every cell of a table."""


class TableDifference(NamedTuple):
    """What differs in one table. Nothing in it that a screen may not show."""

    table_name: str
    before_count: int
    after_count: int
    new_count: int
    gone_count: int
    changed_count: int
    """Rows in both with a cell that differs."""
    fields: dict[str, int]
    """Columns with cells that differ, in the order of the contract, and how many."""
    rows: pl.DataFrame
    """row_key, change [new, gone]; none of a table that is counted only."""
    changes: pl.DataFrame
    """row_key, column_name, old_value, new_value, is_hidden; the same goes here."""

    @property
    def is_same(self) -> bool:
        """Is there no row that differs?"""
        return not (self.new_count or self.gone_count or self.changed_count)


@lru_cache(maxsize=PAIRS_KEPT)
def compare_builds(before: Path, after: Path) -> tuple[TableDifference, ...]:
    """Compare two builds table by table, in the order of the contract.

    Args:
        before: The file of the one that counts as the earlier.
        after: The file of the other.

    Raises:
        duckdb.Error: A file is gone, or is no build.
    """
    return tuple(
        _compare(table, _read(before, table), _read(after, table)) for table in TABLES
    )


def all_rows(differences: tuple[TableDifference, ...]) -> pl.DataFrame:
    """List rows that only one of the builds has: table_name, row_key, change."""
    return _with_table([(each.table_name, each.rows) for each in differences])


def all_changes(differences: tuple[TableDifference, ...]) -> pl.DataFrame:
    """List cells that differ: table_name before what `changes` has."""
    return _with_table([(each.table_name, each.changes) for each in differences])


def _with_table(parts: Sequence[tuple[str, pl.DataFrame]]) -> pl.DataFrame:
    return pl.concat(
        [
            rows.select(pl.lit(name).alias("table_name"), *rows.columns)
            for name, rows in parts
        ]
    )


def _read(path: Path, table: Table) -> pl.DataFrame:
    with connect(path) as connection:
        rows = connection.table(f"core.{table.name}").pl()
    # A build of another version may lack a column, or have one more.
    return rows.select(
        (pl.col(each.name) if each.name in rows.columns else pl.lit(None))
        .cast(POLARS_TYPE[each.kind])
        .alias(each.name)
        for each in table.columns
    )


def _compare(table: Table, old: pl.DataFrame, new: pl.DataFrame) -> TableDifference:
    found = compare_rows(table, old, new)
    counted = found.changes.group_by("column_name").len()
    fields = dict(counted.iter_rows())
    shown = hide_values(table.name, found.changes, _open_actions(table, old, new))
    rows = pl.concat(
        [
            pl.DataFrame({"row_key": found.new}).with_columns(change=pl.lit("new")),
            pl.DataFrame({"row_key": found.gone}).with_columns(change=pl.lit("gone")),
        ]
    )
    is_listed = not is_counted_only(table.name)
    return TableDifference(
        table_name=table.name,
        before_count=old.height,
        after_count=new.height,
        new_count=found.new.len(),
        gone_count=found.gone.len(),
        changed_count=found.changed_count,
        fields={name: fields[name] for name in table.column_names if name in fields},
        rows=rows if is_listed else rows.clear(),
        changes=shown if is_listed else shown.clear(),
    )


def _open_actions(table: Table, old: pl.DataFrame, new: pl.DataFrame) -> pl.Series:
    """Name the actions that both builds say are not sensitive."""
    if table.name != ACTIONS.name:
        return pl.Series("action_id", [], pl.String)
    is_open = pl.col("is_sensitive").eq_missing(pl.lit(value=False))
    return old.filter(is_open).join(new.filter(is_open), on="action_id", how="semi")[
        "action_id"
    ]
