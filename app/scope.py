"""Let a reader reach only the rows of the own area, whatever is asked.

Whoever may not see everything asks a database in memory: the build is attached to it
under another name, and `core` and `meta` there are views that leave the rest out
(`queries/scope`, one file per table). A question that says `core.workplaces` meets the
view, so none can forget the scope; a table without a file of its own is not there.

Some facts must not depend on who looks: which answers are hidden, whether a unit is
alone in its delivery, whether a session was the first at its workplace. Their rows are
made of the whole build (`OF_THE_WHOLE`), and are no answer by themselves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from app.identity import Area, Reader, Role
from app.questions import QUERIES, named_params
from app.threads import threads_for

_LOCK = (
    "set enable_external_access = false",
    "set lock_configuration = true",
)
"""After the build is attached nothing else on the machine can be reached."""

OF_THE_WHOLE = frozenset(
    {
        "all_unit_rows",
        "follow_up_place_rows",
        "hidden_absence_rows",
        "hidden_evaluation_rows",
        "session_history_rows",
        "survey_answer_rows",
        "survey_result_rows",
        "survey_unit_rows",
        "trainer_history_rows",
        "workplace_lineage_rows",
    }
)
"""Rows made of the whole build, for every reader. Who reads them joins what is in view.

What is hidden in one area and shown in another could be subtracted. And a session is
not the first at a workplace because the reader may not see the one before.
"""


@dataclass(frozen=True)
class Scope:
    """What of a build can be reached at all."""

    area: Area
    sees_persons: bool
    """Whose work a delivery is, by pseudonym."""
    reads_faulty_rows: bool
    """Rows set aside and warned of, as they came."""


def scope_of(reader: Reader) -> Scope | None:
    """Give the scope of a reader; None for whoever may see everything."""
    is_steering = reader.role is Role.STEERING
    if reader.area.is_whole and not is_steering:
        return None
    return Scope(
        reader.area,
        sees_persons=not is_steering,
        reads_faulty_rows=reader.area.is_whole and not is_steering,
    )


def connect_scoped(path: Path, scope: Scope) -> duckdb.DuckDBPyConnection:
    """Open a build as far as a scope reaches, to be read.

    Raises:
        duckdb.Error: It cannot be read, or was made by an earlier version that lacks
            a column.
    """
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "threads": threads_for(path),
        }
    )
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as whole (read_only)")
    for schema in ("scope", "core", "meta"):
        connection.execute(f"create schema {schema}")
    _make_views(connection, scope)
    for statement in _LOCK:
        connection.execute(statement)
    return connection


@contextmanager
def reaching_the_whole(cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let one of OF_THE_WHOLE be made: `core` is the tables of the build meanwhile."""
    cursor.execute("use whole")
    try:
        yield
    finally:
        cursor.execute("use memory")


def _make_views(connection: duckdb.DuckDBPyConnection, scope: Scope) -> None:
    given = {
        "area_kind": scope.area.kind.value,
        "area_code": scope.area.code,
        "sees_persons": scope.sees_persons,
        "reads_faulty_rows": scope.reads_faulty_rows,
    }
    present = _tables_of(connection)
    for file in sorted((QUERIES / "scope").glob("*.sql")):
        schema, _, table = file.stem.partition("_")
        if schema in ("core", "meta") and (schema, table) not in present:
            continue
        sql = file.read_text("utf-8")
        wanted = named_params(sql)
        connection.execute(sql, {name: given[name] for name in wanted})


def _tables_of(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    found = connection.execute(
        "select schema_name, table_name from duckdb_tables() "
        "where database_name = 'whole'"
    )
    return {(schema, table) for schema, table in found.fetchall()}
