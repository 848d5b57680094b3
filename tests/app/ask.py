"""Ask a question of a tiny build, the way a page does but without its cache."""

from datetime import date
from pathlib import Path

import polars as pl

from app.door import Door, Param, connect, query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from tests.tiny_build import write_tiny_build


def tiny_build(folder: Path, **tables: list[dict[str, object]]) -> Path:
    """Write a build with these rows; each test has a folder of its own."""
    return write_tiny_build(folder / "tiny.duckdb", **tables)


def ask(
    path: Path, query: str, *, as_of: date | None = None, **params: Param
) -> pl.DataFrame:
    """Give the answer of one question on a day, for a reader of the whole programme."""
    # While one connection is open, another to the same file is no new DuckDB.
    with connect(path):
        build = read_build(path)
        return query_build(build, query, Filters(as_of=as_of), LOCAL_MANAGER, **params)


def ask_all(
    path: Path, query: str, *, filters: Filters | None = None, **params: Param
) -> pl.DataFrame:
    """Ask without leaving out what few units would be told of, as tiny builds have."""
    with connect(path) as connection:
        build = read_build(path)
        door = Door(
            connection, build, filters or Filters(), LOCAL_MANAGER, withholds=False
        )
        return door.ask(query, params)
