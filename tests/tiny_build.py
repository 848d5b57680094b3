"""Make a real DuckDB build from a few rows, so a query or a view can be tested.

Values that a test does not care about get a plain default.
"""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

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

SMALL_FILE = {"default_block_size": 16_384}
"""Every table takes a block at least, and thousands of tests write a build."""


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
    path.write_bytes(_empty_build())
    quoted = str(path).replace("'", "''")
    with _writer().cursor() as cursor:
        cursor.execute(f"attach '{quoted}' as tiny")
        try:
            _write_rows(cursor, data_date, tables)
        finally:
            cursor.execute("detach tiny")
    return path


def _write_rows(
    cursor: duckdb.DuckDBPyConnection,
    data_date: date,
    tables: dict[str, list[dict[str, object]]],
) -> None:
    for table in TABLES:
        if rows := tables.get(table.name):
            cursor.register("rows", tiny_frame(table, rows))
            cursor.execute(f"insert into tiny.core.{table.name} select * from rows")
            cursor.unregister("rows")
    cursor.execute(
        "insert into tiny.meta.build by name select $id as build_id, $at as built_at, "
        "'0' as content_hash, $day as data_date, true as is_invented",
        {"id": "tiny", "at": datetime(2026, 7, 1, 6), "day": data_date},
    )


@cache
def _writer() -> duckdb.DuckDBPyConnection:
    """Open the one DuckDB that writes: to start it takes longer than to write."""
    return duckdb.connect()


@cache
def _empty_build() -> bytes:
    """Make the tables once: that takes longer than any rows of a test."""
    from pipelines.meta import META_TABLES

    columns = {
        f"core.{table.name}": {c.name: DUCKDB_TYPE[c.kind] for c in table.columns}
        for table in TABLES
    }
    columns |= {f"meta.{name}": kinds for name, kinds in META_TABLES.items()}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with duckdb.connect(str(path), config=SMALL_FILE) as connection:
            connection.execute("create schema core; create schema meta")
            for name, kinds in columns.items():
                said = ", ".join(f"{column} {kind}" for column, kind in kinds.items())
                connection.execute(f"create table {name} ({said})")
        return path.read_bytes()
