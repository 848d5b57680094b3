"""The only door to a build: which one is current, and what does it answer?

Opening the door for a reader and a set of filters makes the temporary tables that
every question joins: deliveries_in_view, units_in_view, workplaces_in_view (see
`queries/door`). So no question has filter logic of its own, and none can forget the
reader's scope. The rows that figures are made of (`queries/rows`, one file per subject)
are made the first time a question reads them, and so is what is withheld of them (see
`app.protected_groups` and `app.protected_absence`). Knows nothing of Streamlit: the
command line asks through it too.

This module is long because finding a build and asking it is one thing to its callers.
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

from app.door_params import door_params, group_of_roles
from app.filters import Filters
from app.identity import Reader
from app.questions import (
    QUERIES,
    ROWS,
    named_params,
    read_sql,
    rows_read,
    withheld_read,
)
from app.scope import OF_THE_WHOLE, connect_scoped, reaching_the_whole, scope_of
from app.threads import threads_for
from data.home import Home, current_build_path

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
}
"""A build is only read, and a question can reach nothing else on the machine."""

MADE_EARLIER = (duckdb.CatalogException, duckdb.BinderException)
"""What a question meets where a build of an earlier version lacks what it reads."""

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


def find_build(home: Home, name: str) -> Build | None:
    """Find a published build by its whole name, or by a beginning that fits no other.

    The name may come from an address, so it is never used as a path.
    """
    paths = {path.stem: path for path in home.builds.glob("[!.]*.duckdb")}
    fitting = [name] if name in paths else [s for s in paths if s.startswith(name)]
    if not name or len(fitting) != 1:
        return None
    return _try_to_read(paths[fitting[0]])


@lru_cache(maxsize=256)
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
    config = {**_CONFIG, "threads": threads_for(path)}
    return duckdb.connect(str(path), read_only=True, config=config)


class Door:
    """A build as one reader sees it through one set of filters."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        build: Build,
        filters: Filters,
        reader: Reader,
        *,
        withholds: bool = True,
    ) -> None:
        """Open the door.

        Args:
            connection: The build, opened to be read; whoever may not see all of it
                reaches it through a connection of their own (`app.scope`).
            build: What the build says of itself.
            filters: What the reader has chosen to look at.
            reader: Who is asking.
            withholds: Whether what the groups of a build would tell too much of
                together is left out; not for what finds out what that is.
        """
        # One connection is not safe between threads; a cursor is its own connection
        # with its own temporary tables, and the lock lets one question in at a time.
        scope = scope_of(reader)
        if scope is not None:
            connection = connect_scoped(build.path, scope)
        self._cursor = connection.cursor()
        self._lock = Lock()
        self._params = door_params(build.data_date, filters, reader)
        self._made: set[str] = set()
        self._is_scoped = scope is not None
        self._build = build
        self._withholds = withholds
        group = group_of_roles(build.data_date, filters, reader)
        self._group = group if withholds else None
        self._execute(read_sql("area/whole" if scope is None else "area/part"), {})
        for path in sorted((QUERIES / "door").glob("*.sql")):
            sql = path.read_text("utf-8")
            self._make_what_is_read(sql)
            self._execute(sql, {})

    def ask(self, query: str, params: Mapping[str, Param]) -> pl.DataFrame:
        """Give the answer of `queries/<query>.sql` to these params.

        `rows/<name>` gives the rows of `queries/rows/<name>.sql`, in its own order; of
        these the param `columns` chooses some.

        Raises:
            LookupError: The rows are made of the whole build, and the reader may not
                see all of it.
        """
        with self._lock:
            if query.startswith(ROWS):
                return self._ask_rows(query.removeprefix(ROWS), params.get("columns"))
            self._make_what_is_read(read_sql(query))
            return self._execute(read_sql(query), params).pl()

    def fetch(self, query: str, **params: Param) -> pl.DataFrame:
        """Ask as a page does, with the params by name."""
        return self.ask(query, params)

    def hold(self, name: str, frame: pl.DataFrame) -> None:
        """Let questions read a frame as what is withheld, for what decides it."""
        with self._lock:
            self._register(name, frame)

    def _ask_rows(self, name: str, columns: Param) -> pl.DataFrame:
        if self._is_scoped and name in OF_THE_WHOLE:
            raise LookupError(f"{name} is of the whole programme, and no answer alone")
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
        self._make_what_is_read(sql, but=name)
        if self._is_scoped and name in OF_THE_WHOLE:
            with reaching_the_whole(self._cursor):
                self._execute(sql, {})
        else:
            self._execute(sql, {})
        self._made.add(name)

    def _make_what_is_read(self, sql: str, *, but: str = "") -> None:
        for name in rows_read(sql) - {but}:
            self._make_rows(name)
        for name in withheld_read(sql) - self._made:
            self._register(name, self._withheld(name))

    def _register(self, name: str, frame: pl.DataFrame) -> None:
        self._cursor.register(name, frame)
        self._made.add(name)

    def _withheld(self, name: str) -> pl.DataFrame:
        # They ask through doors of their own, so no module can be whole first.
        from app import protected_absence
        from app.protected_groups import withheld

        if name == protected_absence.NAME:
            if self._withholds:
                return protected_absence.withheld_absence(self._build)
            return protected_absence.no_absence()
        return withheld(self._build, name, self._group)

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
