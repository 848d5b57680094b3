"""Write one build as a DuckDB file, and read one back.

A build holds the schema `core` (data/tables.py) and the schema `meta`
(pipelines/meta.py). It is written under a name that no reader looks for, closed,
opened again and counted, and only then given its own name.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from data.columns import DUCKDB_TYPE
from data.tables import TABLES
from pipelines.meta import META_TABLES, empty_meta, in_meta_shape

Frames = Mapping[str, pl.DataFrame]


class BuildWriteError(Exception):
    """A build could not be written whole; no reader has seen any of it."""


def write_candidate(path: Path, *, core: Frames, meta: Frames) -> Path:
    """Write a build under a name that no reader looks for, whole or not at all.

    Args:
        path: The file it is to be one day; its folder exists.
        core: Every table of the contract by name.
        meta: Every table of `META_TABLES` by name; a missing column is empty.

    Returns:
        The file written; see `publish_candidate` and `remove_build_file`.

    Raises:
        BuildWriteError: The disk is full, or what was written reads back differently.
    """
    incoming = path.with_name(f".incoming-{path.name}")
    try:
        _write_tables(incoming, core, meta)
        _compare_counts(incoming, core)
        _flush_to_disk(incoming)
    except (OSError, duckdb.Error) as error:
        remove_build_file(incoming)
        raise BuildWriteError(str(error)) from error
    except BaseException:
        # DuckDB turns Ctrl-C into an error of its own.
        remove_build_file(incoming)
        raise
    return incoming


def publish_candidate(incoming: Path, path: Path) -> None:
    """Give a build that is written its own name, in one step.

    Raises:
        BuildWriteError: It cannot be renamed; nothing of it is left.
    """
    try:
        incoming.rename(path)
        _flush_to_disk(path.parent)
    except OSError as error:
        remove_build_file(incoming)
        raise BuildWriteError(str(error)) from error


def read_core(path: Path) -> dict[str, pl.DataFrame]:
    """Read every core table of a build, columns as in the contract."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            table.name: connection.table(f"core.{table.name}").pl() for table in TABLES
        }


def read_meta(path: Path) -> dict[str, pl.DataFrame]:
    """Read every meta table of a build; what an older build lacks is empty."""
    with duckdb.connect(str(path), read_only=True) as connection:
        there = {
            name
            for (name,) in connection.execute(
                "select table_name from duckdb_tables() where schema_name = 'meta'"
            ).fetchall()
        }
        return {
            name: in_meta_shape(name, connection.table(f"meta.{name}").pl())
            if name in there
            else empty_meta(name)
            for name in META_TABLES
        }


def remove_build_file(path: Path) -> None:
    """Remove a build file and the write-ahead file that may lie beside it."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def _write_tables(path: Path, core: Frames, meta: Frames) -> None:
    remove_build_file(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema core")
        connection.execute("create schema meta")
        for table in TABLES:
            columns = {c.name: DUCKDB_TYPE[c.kind] for c in table.columns}
            rows = core[table.name].sort(table.key)
            _write_table(connection, f"core.{table.name}", columns, rows)
        for name, columns in META_TABLES.items():
            _write_table(connection, f"meta.{name}", columns, meta[name])
        connection.execute("checkpoint")


def _write_table(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    columns: Mapping[str, str],
    rows: pl.DataFrame,
) -> None:
    # Names and types come from our own contract; values go in as a relation.
    described = ", ".join(f"{column} {kind}" for column, kind in columns.items())
    connection.execute(f"create table {name} ({described})")
    if rows.is_empty():
        return
    connection.register("incoming_rows", rows)
    connection.execute(f"insert into {name} by name from incoming_rows")
    connection.unregister("incoming_rows")


def _compare_counts(path: Path, core: Frames) -> None:
    with duckdb.connect(str(path), read_only=True) as connection:
        for table in TABLES:
            written = connection.table(f"core.{table.name}").shape[0]
            if written != core[table.name].height:
                raise OSError(f"core.{table.name} was not written whole")


def _flush_to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
