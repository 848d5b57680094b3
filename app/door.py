"""The only door to a build: which one is current, and what does it answer?

Opening the door for a reader and a set of filters makes the temporary tables that
every question joins: deliveries_in_view, units_in_view, workplaces_in_view (see
`queries/door`). So no question has filter logic of its own, and none can forget the
reader's scope. The rows that figures are made of (`queries/rows`, one file per subject)
are made the first time a question reads them. Knows nothing of Streamlit: the command
line asks through it too.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock

import duckdb
import polars as pl

from app.filters import Filters
from app.identity import Reader
from app.metrics.conventions import CONVENTIONS
from app.questions import QUERIES, ROWS, named_params, read_sql, rows_read
from data.home import Home, current_build_path

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "4",
    "lock_configuration": "true",
}
"""A build is only read, and a question can reach nothing else on the machine."""

Param = str | int | float | bool | date | None | tuple[str, ...]


@dataclass(frozen=True)
class Build:
    """One published build: its file, and what it says of itself."""

    id: str
    path: Path
    built_at: datetime
    data_date: date
    content_hash: str
    is_invented: bool


def current_build(home: Home) -> Build | None:
    """Find the build that is current now; None before the first load, or when lost."""
    path = current_build_path(home)
    return None if path is None else _try_to_read(path)


def list_builds(home: Home) -> list[Build]:
    """List every published build that can be read, the newest first."""
    paths = sorted(home.builds.glob("*.duckdb"), reverse=True)
    return [build for path in paths if (build := _try_to_read(path)) is not None]


@lru_cache(maxsize=64)
def read_build(path: Path) -> Build:
    """Read what a build says of itself. A published file never changes."""
    sql = read_sql("build")
    with connect(path) as connection:
        row = connection.execute(sql).fetchone()
    if row is None:
        raise LookupError(f"{path.name} does not say which build it is")
    build_id, built_at, data_date, content_hash, is_invented = row
    return Build(build_id, path, built_at, data_date, content_hash, bool(is_invented))


def _try_to_read(path: Path) -> Build | None:
    try:
        return read_build(path)
    except (duckdb.Error, LookupError):
        return None


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a build to be read; nothing outside the file can be reached through it."""
    return duckdb.connect(str(path), read_only=True, config=_CONFIG)


class Door:
    """A build as one reader sees it through one set of filters."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        build: Build,
        filters: Filters,
        reader: Reader,
    ) -> None:
        # One connection is not safe between threads; a cursor is its own connection
        # with its own temporary tables, and the lock lets one question in at a time.
        self._cursor = connection.cursor()
        self._lock = Lock()
        self._params = _door_params(build, filters, reader)
        self._made: set[str] = set()
        for path in sorted((QUERIES / "door").glob("*.sql")):
            self._execute(path.read_text("utf-8"), {})

    def ask(self, query: str, params: Mapping[str, Param]) -> pl.DataFrame:
        """Give the answer of `queries/<query>.sql` to these params.

        `rows/<name>` gives the rows of `queries/rows/<name>.sql`, in its own order; of
        these the param `columns` chooses some.
        """
        with self._lock:
            if query.startswith(ROWS):
                return self._ask_rows(query.removeprefix(ROWS), params.get("columns"))
            for name in rows_read(read_sql(query)):
                self._make_rows(name)
            return self._execute(read_sql(query), params).pl()

    def fetch(self, query: str, **params: Param) -> pl.DataFrame:
        """Ask as a page does, with the params by name."""
        return self.ask(query, params)

    def _ask_rows(self, name: str, columns: Param) -> pl.DataFrame:
        self._make_rows(name)
        rows = self._cursor.table(name)
        if columns is None:
            return rows.pl()
        # Without a column to look at, the first one still tells how many there are.
        wanted = columns if isinstance(columns, tuple) and columns else rows.columns[:1]
        return rows.select(*wanted).pl()

    def _make_rows(self, name: str) -> None:
        if name in self._made:
            return
        sql = read_sql(f"{ROWS}{name}")
        for other in rows_read(sql) - {name}:
            self._make_rows(other)
        self._execute(sql, {})
        self._made.add(name)

    def _execute(
        self, sql: str, params: Mapping[str, Param]
    ) -> duckdb.DuckDBPyConnection:
        own = self._params.keys() & params.keys()
        if own:
            raise TypeError(f"the door gives {sorted(own)} itself, to every question")
        given = {**self._params, **params}
        # DuckDB refuses a param that the question does not mention.
        wanted = named_params(sql)
        return self._cursor.execute(sql, {name: given[name] for name in wanted})


@contextmanager
def open_door(build: Build, filters: Filters, reader: Reader) -> Iterator[Door]:
    """Open a build for several questions, and close it after them."""
    with connect(build.path) as connection:
        yield Door(connection, build, filters, reader)


def query_build(
    build: Build, query: str, filters: Filters, reader: Reader, **params: Param
) -> pl.DataFrame:
    """Ask one question of a build, with nothing kept open or in memory after it."""
    with open_door(build, filters, reader) as door:
        return door.ask(query, params)


def _door_params(
    build: Build, filters: Filters, reader: Reader
) -> dict[str, Param | list[str]]:
    return {
        **CONVENTIONS,
        "as_of": filters.as_of or build.data_date,
        "centres": list(filters.centres),
        "counties": list(filters.counties),
        "industries": list(filters.industries),
        "sectors": list(filters.sectors),
        "types": list(filters.types),
        "statuses": list(filters.statuses),
        "modules": list(filters.modules),
        "is_fixed_group": filters.is_fixed_group,
        "area_kind": reader.area.kind.value,
        "area_code": reader.area.code,
    }
