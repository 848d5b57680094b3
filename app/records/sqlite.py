"""The one place that knows that the records may lie in an SQLite file.

Sessions and processes may write at the same time: readers never wait (write-ahead
log), and writers wait for each other before they read what they are about to change.
Another database does so by itself, and needs nothing of this module.
"""

import sqlite3
import time
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, event

PATIENCE_SECONDS = 20
"""How long a writer waits for others before the reader is told that it failed."""

IS_WRITING = "records_is_writing"
"""The execution option that says that a transaction is going to write."""

_PAUSE_SECONDS = 0.02
_OTHERS = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
"""What is worth waiting for: somebody else is writing."""


def url_of_file(path: Path) -> URL:
    """Give the address of the database in a file."""
    return URL.create("sqlite", database=str(path))


def file_of(url: URL) -> Path | None:
    """Give the file of a database; None when it is no SQLite, or not a plain file."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    is_plain = not url.database.startswith((":", "file:"))
    return Path(url.database) if is_plain else None


def share_file(engine: Engine) -> None:
    """Make an engine share its file with others; does nothing to another database."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open)
        event.listen(engine, "begin", _begin)


def _open(connection: sqlite3.Connection, _record: object) -> None:
    # Without a level the driver begins nothing by itself: `_begin` does.
    connection.isolation_level = None
    connection.execute(f"pragma busy_timeout = {PATIENCE_SECONDS * 1000}")
    # Turning the log on does not wait for others as the rest does, so we do.
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in _OTHERS or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _begin(connection: Connection) -> None:
    # A transaction that read first and then writes is refused when somebody else has
    # written in between; one that says at once that it writes waits for its turn.
    is_writing = connection.get_execution_options().get(IS_WRITING)
    connection.exec_driver_sql("begin immediate" if is_writing else "begin")
