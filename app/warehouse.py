"""Fetch the answer to a question, and remember it as long as its build lives.

What is cached in the app is cached here, packs in `kept_packs.py` and signals of
absence in `kept_signals.py`. The key has the build, so an answer never outlives what it
was read from, and a new build needs no clearing.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import streamlit as st

from app.door import (
    MADE_EARLIER,
    Build,
    Door,
    Param,
    connect,
    current_build,
    query_build,
)
from app.filters import Filters
from app.identity import Reader
from app.metrics.follow_up import find_records
from app.metrics.work_list import KEY, FollowUp, list_work
from app.scope import scope_of
from data.follow_up import FollowUpRules

__all__ = [
    "Build",
    "Param",
    "current_build",
    "fetch",
    "fetch_if_kept",
    "follow_up",
    "overdue_on",
    "query_build",
    "states_of",
]

_KEYS: dict[str | type[Any], Callable[[Any], Any]] = {
    Build: lambda build: str(build.path),
    Reader: lambda reader: repr(scope_of(reader)),
    FollowUpRules: repr,
}
"""How a cache tells these from each other. A door knows of a reader only the scope, so
all who have the same share what is kept, and nobody else does."""


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


def fetch_if_kept(
    build: Build, query: str, reader: Reader, **params: Param
) -> pl.DataFrame | None:
    """Ask what only builds of this version keep; None: the build is an older one."""
    try:
        return fetch(build, query, Filters(), reader, **params)
    except MADE_EARLIER:
        return None


@st.cache_resource(show_spinner=False, max_entries=16, hash_funcs=_KEYS)
def follow_up(
    build: Build, filters: Filters, reader: Reader, rules: FollowUpRules
) -> FollowUp:
    """List what follow-up finds, as the reader sees it through the filters.

    The frames are shared between readers of the same key: nobody may change them.
    """
    door = _door(build, filters, reader)
    as_of = filters.as_of or build.data_date
    return list_work(door.fetch, rules, as_of, build.data_date)


def overdue_on(
    build: Build, filters: Filters, reader: Reader, rules: FollowUpRules, day: date
) -> pl.DataFrame:
    """List what was overdue on another day, by the rules whose facts have a day.

    Returns:
        rule_code, record_id, delivery_id, workplace_id, owner_role, due_on; no
        exemptions, which are not about what was done.
    """
    return _overdue(build, replace(filters, as_of=day), reader, rules.dated)


@st.cache_resource(show_spinner=False, max_entries=64, hash_funcs=_KEYS)
def _overdue(
    build: Build, filters: Filters, reader: Reader, rules: FollowUpRules
) -> pl.DataFrame:
    # A door of its own, not one of those kept: a year of month ends would push out
    # the doors that readers are using.
    door = Door(_connection(build.path), build, filters, reader)
    day = filters.as_of or build.data_date
    records = find_records(door.fetch, rules, day, build.data_date)
    return records.filter(pl.col("state") == "overdue").drop(
        "state", "overdue_days", "detail", "from_on", "done_on"
    )


@st.cache_resource(show_spinner=False, max_entries=16, hash_funcs=_KEYS)
def states_of(
    build: Build,
    reader: Reader,
    rules: FollowUpRules,
    keys: frozenset[tuple[str, str]],
) -> pl.DataFrame:
    """Give the state of some records, through no filter.

    Args:
        build: The build of this rerun.
        reader: Who is asking.
        rules: The rules to ask by.
        keys: rule_code and record_id of each record.

    Returns:
        What `find_records` gives of these records, on the data date.
    """
    codes = {code for code, _record_id in keys}
    wanted = tuple(rule for rule in rules.used if rule.code in codes)
    among = pl.DataFrame(
        sorted(keys), schema=dict.fromkeys(KEY, pl.String), orient="row"
    )
    door = _door(build, Filters(), reader)
    day = build.data_date
    wanted_rules = replace(rules, all_rules=wanted)
    return find_records(
        door.fetch, wanted_rules, day, day, with_others=True, among=among
    )


@st.cache_data(
    show_spinner=False,
    max_entries=500,
    max_size="256MiB",
    hash_funcs=_KEYS,
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
    hash_funcs=_KEYS,
)
def _door(build: Build, filters: Filters, reader: Reader) -> Door:
    return Door(_connection(build.path), build, filters, reader)


@st.cache_resource(show_spinner=False, max_entries=4)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return connect(path)
