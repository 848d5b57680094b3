"""Where is what users write kept, and how is it opened?

One SQLite file, `records/records.sqlite` under the home. Sessions and processes may
write at the same time: readers never wait (write-ahead log), and writers wait for each
other. A later move to PostgreSQL changes this module and the `.sql` files beside it.

    RecordsError        the file cannot be read or written; says which one
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from data.home import Home

FILE_NAME = "records.sqlite"
PATIENCE_SECONDS = 5
"""How long a writer waits for others before the reader is told that it failed."""

_STATEMENTS = Path(__file__).resolve().parent / "sql"
_PAUSE_SECONDS = 0.02
_OTHERS = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""What is worth waiting for: somebody else is writing."""

Row = tuple[str, ...]


class RecordsError(Exception):
    """The file of records cannot be read or written."""

    def __init__(self, path: Path, reason: sqlite3.Error) -> None:
        super().__init__(f"{path}: {reason}")


def records_path(home: Home) -> Path:
    """Give the file that holds the records of an installation."""
    return home.records / FILE_NAME


def read_records(home: Home, statement: str, values: Mapping[str, str]) -> list[Row]:
    """Read with `sql/<statement>.sql`; before the first record there is nothing."""
    if not records_path(home).is_file():
        return []
    with _open(home) as connection:
        return connection.execute(_sql(statement), values).fetchall()


def write_record(home: Home, statement: str, values: Mapping[str, str]) -> int:
    """Write with `sql/<statement>.sql`, and give how many records it touched.

    Two records that may not stand side by side (a unique key) touch none.
    """
    home.records.mkdir(parents=True, exist_ok=True)
    with _open(home) as connection:
        _make_tables(connection)
        return connection.execute(_sql(statement), values).rowcount


@contextmanager
def _open(home: Home) -> Iterator[sqlite3.Connection]:
    path = records_path(home)
    try:
        # Without a level every statement is its own transaction: one record, one
        # statement, so no half-written record can be met.
        with closing(
            sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
        ) as connection:
            yield connection
    except sqlite3.Error as error:
        raise RecordsError(path, error) from error


def _make_tables(connection: sqlite3.Connection) -> None:
    # Turning the log on does not wait for others as the rest does, so we do.
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.executescript(_sql("make_tables"))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in _OTHERS or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


@cache
def _sql(statement: str) -> str:
    return (_STATEMENTS / f"{statement}.sql").read_text("utf-8")
