"""Where is what users write kept, and how is it read and written?

In one database: the one that VARIG_RECORDS names, else `records/records.sqlite` under
the home. Nothing here knows which kind it is; what SQLite needs is in `sqlite.py`.

    RecordsError        the records cannot be read or written; says where they are
        TakenError      a record with the same key stands already
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    Row,
    Select,
    UpdateBase,
    create_engine,
    inspect,
    make_url,
    text,
)
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from app.records.sqlite import IS_WRITING, file_of, share_file, url_of_file
from app.records.tables import NEWEST
from data.home import Home

FILE_NAME = "records.sqlite"


class RecordsError(Exception):
    """The records cannot be read or written."""

    def __init__(self, place: URL | str, reason: Exception) -> None:
        # SQLAlchemy's own words repeat the statement; the database's own are short.
        said = reason.orig if isinstance(reason, DBAPIError) else reason
        where: object = place
        if isinstance(place, URL):
            where = file_of(place) or place.render_as_string(hide_password=True)
        super().__init__(f"{where}: {said}")


class TakenError(RecordsError):
    """A record with the same key stands already."""


class Write(NamedTuple):
    """One of several things that are written together."""

    statement: UpdateBase
    rows: Sequence[Mapping[str, object]] | None = None
    """The values of each row, for a statement that is to run for many."""
    must_touch: bool = False
    """Is nothing written at all when this one finds no row?"""


def records_path(home: Home) -> Path:
    """Give the file that holds the records of an installation."""
    return home.records / FILE_NAME


def records_url(home: Home) -> URL:
    """Give the address of the database that holds the records of an installation.

    Raises:
        RecordsError: VARIG_RECORDS is no address.
    """
    try:
        if home.database:
            return make_url(home.database)
        return url_of_file(records_path(home))
    except SQLAlchemyError as error:
        # The address may hold a password, so it is not repeated.
        raise RecordsError("VARIG_RECORDS", error) from error


def read_rows(home: Home, statement: Select[Any]) -> Sequence[Row[Any]]:
    """Read with a statement; before the first record there is nothing, and no file.

    Raises:
        RecordsError: They cannot be read.
    """
    url = records_url(home)
    if not _is_started(url):
        return []
    with _open(url, is_writing=False) as connection:
        return connection.execute(statement).all()


def write_rows(
    home: Home,
    statement: UpdateBase,
    rows: Sequence[Mapping[str, object]] | None = None,
) -> int:
    """Write with a statement, whole or not at all, and give how many rows it touched.

    Args:
        home: Where the records are.
        statement: What to do.
        rows: The values of each row, for a statement that is to run for many.

    Raises:
        RecordsError: They cannot be written.
        TakenError: A record with the same key stands already.
    """
    url = records_url(home)
    _make_folder(url)
    with _open(url, is_writing=True) as connection:
        return connection.execute(statement, rows).rowcount


def write_together(home: Home, writes: Sequence[Write]) -> list[int]:
    """Write several things, all of them or none, and give how many rows each touched.

    Raises:
        RecordsError: They cannot be written.
        TakenError: A record with the same key stands already, or a write that had to
            touch a row touched none.
    """
    url = records_url(home)
    _make_folder(url)
    with _open(url, is_writing=True) as connection:
        counts = []
        for write in writes:
            done = connection.execute(write.statement, write.rows)
            if write.must_touch and not done.rowcount:
                raise TakenError(url, LookupError("somebody has changed it already"))
            counts.append(done.rowcount)
        return counts


@cache
def engine_of(url: URL) -> Engine:
    """Give the engine of an address, which keeps no connection open between uses.

    So nothing is left to close at exit, and a forked process inherits nothing.
    """
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    share_file(engine)
    return engine


def is_newest(connection: Connection) -> bool:
    """Has a database every table that this Varig needs, and nothing newer?"""
    with connection.begin():
        if not inspect(connection).has_table("alembic_version"):
            return False
        found = connection.execute(text("select version_num from alembic_version"))
        return found.scalar() == NEWEST


@contextmanager
def _open(url: URL, *, is_writing: bool) -> Iterator[Connection]:
    try:
        engine = engine_of(url)
        with engine.connect() as connection:
            if not is_newest(connection):
                # Alembic takes a quarter of a second to import: only at need.
                from app.records.migrate import migrate

                migrate(engine)
            connection.execution_options(**{IS_WRITING: is_writing})
            with connection.begin():
                yield connection
    except IntegrityError as error:
        raise TakenError(url, error) from error
    except (SQLAlchemyError, ImportError) as error:
        raise RecordsError(url, error) from error


def _is_started(url: URL) -> bool:
    file = file_of(url)
    try:
        return file is None or file.exists()
    except OSError as error:
        raise RecordsError(url, error) from error


def _make_folder(url: URL) -> None:
    file = file_of(url)
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordsError(url, error) from error
