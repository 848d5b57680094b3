"""Fetch the answer to a question, and remember it as long as its build lives.

`fetch` is the only cached function of the app. Its key has the build, so an answer
never outlives what it was read from, and a new build needs no clearing.
"""

from pathlib import Path

import duckdb
import polars as pl
import streamlit as st

from app.door import Build, Door, Param, connect, current_build, query_build
from app.filters import Filters
from app.identity import Reader

__all__ = ["Build", "Param", "current_build", "fetch", "query_build"]


def fetch(
    build: Build, query: str, filters: Filters, reader: Reader, **params: Param
) -> pl.DataFrame:
    """Ask `queries/<query>.sql` of a build, as the reader sees it through the filters.

    Args:
        build: The build of this rerun; the same for every fetch of one page.
        query: Name of the file, without folder and ending.
        filters: What the reader has chosen to look at.
        reader: Who is asking, with the part of the programme they may see.
        params: The `$named` parameters of the question, apart from `$as_of`.
    """
    return _fetch(build, query, filters, reader, tuple(sorted(params.items())))


@st.cache_data(
    show_spinner=False,
    max_entries=500,
    max_size="256MiB",
    hash_funcs={Build: lambda build: str(build.path), Reader: repr},
)
def _fetch(
    build: Build,
    query: str,
    filters: Filters,
    reader: Reader,
    params: tuple[tuple[str, Param], ...],
) -> pl.DataFrame:
    return _door(build, filters, reader).ask(query, dict(params))


@st.cache_resource(
    show_spinner=False,
    # A door keeps the rows it has made: 0.1 to 0.4 GB each at 50 000 deliveries.
    max_entries=8,
    hash_funcs={Build: lambda build: str(build.path), Reader: repr},
)
def _door(build: Build, filters: Filters, reader: Reader) -> Door:
    return Door(_connection(build.path), build, filters, reader)


@st.cache_resource(show_spinner=False, max_entries=4)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return connect(path)
