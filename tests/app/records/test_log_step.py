"""A file from before the log gets one, and keeps every row it had."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from app.identity import LOCAL_MANAGER
from app.records.log import Channel, LogAct, LogLine, log
from app.records.log_reading import read_lines
from app.records.saved_views import list_views
from app.records.sqlite import IS_WRITING
from app.records.store import RecordsError, engine_of, records_path, records_url
from app.records.tables import LOG, METADATA
from data.home import Home
from tests.app.records.old_file import OLD_ROW
from tests.app.records.test_baselines_step import ROWS

BEFORE = "0004"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPENED = LogLine(LogAct.OPENED, "workplace", "V-1")
BASELINE = (
    *("b", "V-1", "total", 8098, "Slått sammen", 1, "2026-11-18 12:00:00.000000"),
    *("local", None, None),
)


@pytest.fixture
def home(tmp_path):
    """A file as Varig left it before this step, with a row in every table."""
    home = Home(tmp_path)
    home.records.mkdir(parents=True)
    settings = Config()
    settings.set_main_option("script_location", "app.records:migrations")
    with engine_of(records_url(home)).connect() as connection:
        connection.execution_options(**{IS_WRITING: True})
        with connection.begin():
            settings.attributes["connection"] = connection
            command.upgrade(settings, BEFORE)
    for table, row in (ROWS | {"absence_baselines": BASELINE}).items():
        ask(home, f"insert into {table} values ({', '.join('?' * len(row))})", *row)
    return home


def ask(home, statement, *values):
    with closing(sqlite3.connect(records_path(home))) as connection:
        rows = connection.execute(statement, values).fetchall()
        connection.commit()
    return rows


def test_the_file_of_before_has_a_row_in_every_table_but_the_log(home):
    tables = {name for (name,) in ask(home, "select name from sqlite_master")}
    tables &= METADATA.tables.keys()

    assert tables == METADATA.tables.keys() - {LOG.name}
    assert all(ask(home, f"select count(*) from {name}") == [(1,)] for name in tables)


def test_reading_the_log_makes_it_and_changes_no_row(home):
    assert read_lines(home).is_empty()

    for table, row in (ROWS | {"absence_baselines": BASELINE}).items():
        assert ask(home, f"select * from {table}") == [row]
    with engine_of(records_url(home)).connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []


def test_the_first_line_of_an_old_file_is_kept_and_cannot_be_changed(home):
    log(home, LOCAL_MANAGER, OPENED, NOON, Channel.SCREEN)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ask(home, "update log set who = 'somebody else'")
    assert read_lines(home)["who"].to_list() == ["local"]
    assert [view.name for view in list_views(home, LOCAL_MANAGER)] == [OLD_ROW[2]]


def test_a_step_that_cannot_be_taken_leaves_the_file_as_it_was(home):
    ask(home, "create table log (something text)")

    with pytest.raises(RecordsError, match="already exists"):
        log(home, LOCAL_MANAGER, OPENED, NOON, Channel.SCREEN)

    assert ask(home, "select * from alembic_version") == [(BEFORE,)]
    assert ask(home, "select * from saved_views") == [OLD_ROW]
