"""Let workplaces be as the instructions in force will have them, and back again."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from data.columns import Kind
from data.instructions import WITHDRAWALS
from data.tables import WORKPLACES
from data.vocabulary import WorkplaceChange
from pipelines.instructions.orders import Orders
from pipelines.instructions.remember import BETWEEN, CHANGED_COLUMNS

Frames = Mapping[str, pl.DataFrame]


def amend_rows(
    orders: Orders, table: str, rows: pl.DataFrame, there: frozenset[str]
) -> pl.DataFrame:
    """Give the rows of a table as the instructions in force will have them.

    A change that points to a workplace which is not there waits until it comes.

    Args:
        orders: What has to be done.
        table: The name of the table.
        rows: Its rows, with the columns of the contract and perhaps others.
        there: The keys of all its rows, these and others.
    """
    if table != WORKPLACES.name:
        return rows
    for change in orders.workplace_changes().iter_rows(named=True):
        if change["to_key"] is None or change["to_key"] in there:
            rows = _set(rows, change["row_key"], _values_of(change))
    return rows


def undo_changes(core: Frames, orders: Orders) -> dict[str, pl.DataFrame]:
    """Give back to workplaces what stood there before a change that is taken back."""
    rows = core[WORKPLACES.name]
    back = orders.taken_back.filter(pl.col("kind") != WITHDRAWALS.name)
    for change in back.iter_rows(named=True):
        rows = _set(rows, change["row_key"], _values_before(change))
    return {**core, WORKPLACES.name: rows}


def _set(
    rows: pl.DataFrame, key: str, values: Mapping[str, pl.Expr | str]
) -> pl.DataFrame:
    return rows.with_columns(
        pl.when(pl.col("workplace_id") == key)
        .then(value)
        .otherwise(name)
        .cast(rows.schema[name])
        .alias(name)
        for name, value in values.items()
    )


def _values_of(change: Mapping[str, object]) -> dict[str, pl.Expr | str]:
    to, day = pl.lit(change["to_key"], dtype=pl.String), pl.lit(change["on_day"])
    by_kind: dict[str, dict[str, pl.Expr | str]] = {
        WorkplaceChange.MOVED.value: {"parent_workplace_id": to},
        WorkplaceChange.CLOSED.value: {"closed_on": day},
        WorkplaceChange.MERGED.value: {
            "merged_into_workplace_id": to,
            "closed_on": pl.coalesce("closed_on", day),
        },
    }
    return by_kind[str(change["kind"])]


def _values_before(change: Mapping[str, object]) -> dict[str, pl.Expr | str]:
    was = str(change["was"] or "").split(BETWEEN)
    columns = CHANGED_COLUMNS[str(change["kind"])]
    return {
        name: _literal(name, value)
        for name, value in zip(columns, [*was, *columns], strict=False)
    }


def _literal(column: str, value: str) -> pl.Expr:
    if WORKPLACES.column(column).kind is Kind.DATE:
        return pl.lit(date.fromisoformat(value) if value else None, dtype=pl.Date)
    return pl.lit(value or None, dtype=pl.String)
