"""Take out one validated table: the rows in view, as they stood on the as-of day."""

from collections.abc import Callable
from datetime import date

import polars as pl

from app.exports.protected import hide_protected
from data.columns import Table
from data.tables import TABLES, table_named


def exported_tables() -> list[str]:
    """Name the tables that are offered; personal data are not among them."""
    return [table.name for table in TABLES if table.is_exported]


def export_frame(
    table_name: str, fetch: Callable[[str], pl.DataFrame], *, as_of: date
) -> pl.DataFrame:
    """Fetch the rows of a table that the filters choose.

    The rows belong to the deliveries and workplaces in view. Sensitive actions are
    left out, and so are answers of few persons and answers by role.

    Args:
        table_name: A table of the contract.
        fetch: Asks a question by its name, with filters and reader already given.
        as_of: What is dated later has not happened.
    """
    table = table_named(table_name)
    rows = fetch(f"export_{table_name}")
    return hide_protected(table_name, _as_of(rows, table, as_of))


def _as_of(rows: pl.DataFrame, table: Table, day: date) -> pl.DataFrame:
    events = [column for column in table.columns if column.is_event]
    has_happened = [pl.col(each.name) <= day for each in events if each.is_required]
    happened = rows.filter(pl.all_horizontal(has_happened)) if has_happened else rows
    return happened.with_columns(
        pl.when(pl.col(each.name) <= day).then(pl.col(each.name)) for each in events
    )
