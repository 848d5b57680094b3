"""Make a real DuckDB build from a few rows, so a query or a view can be tested.

Values that a test does not care about get a plain default.
"""

from datetime import date, datetime
from pathlib import Path

import duckdb
import polars as pl

from data.columns import DUCKDB_TYPE, POLARS_TYPE, Table
from data.tables import TABLES

DEFAULTS: dict[str, object] = {
    "service": "preventive_work",
    "module": "party_cooperation",
    "delivery_type": "one_to_one",
    "is_train_the_trainer": False,
    "level": "unit",
    "is_sensitive": False,
    "is_masked": False,
    "area": "improvement",
}


def tiny_frame(table: Table, rows: list[dict[str, object]]) -> pl.DataFrame:
    """Fill a table's columns from a few values."""
    schema = {column.name: POLARS_TYPE[column.kind] for column in table.columns}
    filled = [
        {name: row.get(name, DEFAULTS.get(name)) for name in schema} for row in rows
    ]
    return pl.DataFrame(filled, schema=schema)


def write_tiny_build(
    path: Path,
    *,
    data_date: date = date(2026, 6, 30),
    **tables: list[dict[str, object]],
) -> Path:
    """Write a build file with the given core rows and empty meta tables."""
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema core")
        for table in TABLES:
            columns = ", ".join(
                f"{c.name} {DUCKDB_TYPE[c.kind]}" for c in table.columns
            )
            connection.execute(f"create table core.{table.name} ({columns})")
            frame = tiny_frame(table, tables.get(table.name, []))
            connection.register("rows", frame)
            connection.execute(f"insert into core.{table.name} select * from rows")
            connection.unregister("rows")
        _write_meta(connection, data_date)
    return path


def _write_meta(connection: duckdb.DuckDBPyConnection, data_date: date) -> None:
    from pipelines.meta import META_TABLES

    connection.execute("create schema meta")
    for name, columns in META_TABLES.items():
        described = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        connection.execute(f"create table meta.{name} ({described})")
    connection.execute(
        "insert into meta.build by name select $id as build_id, $at as built_at, "
        "'0' as content_hash, $day as data_date, true as is_invented",
        {"id": "tiny", "at": datetime(2026, 7, 1, 6), "day": data_date},
    )
