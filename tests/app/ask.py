"""Ask a question of a tiny build, the way a page does but without its cache."""

from datetime import date
from pathlib import Path

import polars as pl

from app.door import Param, query_build, read_build
from app.filters import Filters
from app.identity import who_is_asking
from tests.tiny_build import write_tiny_build


def tiny_build(folder: Path, **tables: list[dict[str, object]]) -> Path:
    """Write a build with these rows; each test has a folder of its own."""
    return write_tiny_build(folder / "tiny.duckdb", **tables)


def ask(
    path: Path, query: str, *, as_of: date | None = None, **params: Param
) -> pl.DataFrame:
    """Give the answer of one question on a day, for a reader of the whole programme."""
    return query_build(
        read_build(path), query, Filters(as_of=as_of), who_is_asking(), **params
    )
