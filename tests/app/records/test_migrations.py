"""A file of any age is brought to what this Varig needs, whole, and in silence."""

import logging
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from app.identity import LOCAL_MANAGER
from app.records.follow_up import (
    list_assignments,
    list_audit,
    list_comments,
    list_exemptions,
    undo,
)
from app.records.saved_views import (
    Pick,
    SavedView,
    delete_view,
    list_views,
    rename_view,
    save_view,
)
from app.records.store import RecordsError, engine_of, records_path, records_url
from app.records.tables import METADATA, NEWEST
from data.home import Home
from data.sentence import Sentence
from tests.app.records.follow_up_acts import (
    NOON,
    assign_some,
    comment_on,
    exempt_some,
)
from tests.app.records.old_file import OLD_ROW, write_old_file

ROOT = Path(__file__).resolve().parents[3]
OLD_VIEW = SavedView(
    name="Sene leveranser",
    screen="portfolio",
    picks=(Pick("sector", Sentence("Kommunal", "Municipal"), "municipal"),),
    saved_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def ask(home, statement):
    with closing(sqlite3.connect(records_path(home))) as connection:
        rows = connection.execute(statement).fetchall()
        connection.commit()
    return rows


def differences(home):
    with engine_of(records_url(home)).connect() as connection:
        return compare_metadata(MigrationContext.configure(connection), METADATA)


def test_an_old_file_keeps_its_views_and_takes_new_ones(home):
    write_old_file(home)

    assert list_views(home, LOCAL_MANAGER) == (OLD_VIEW,)
    assert ask(home, "select * from saved_views") == [OLD_ROW]
    assert rename_view(home, LOCAL_MANAGER, "sene-leveranser", "Etter fristen", at=NOON)
    assert save_view(home, LOCAL_MANAGER, OLD_VIEW)
    assert not save_view(home, LOCAL_MANAGER, OLD_VIEW)


def test_an_old_file_takes_follow_up_records(home):
    write_old_file(home)

    assert list_exemptions(home, LOCAL_MANAGER).is_empty()
    exempt_some(home)
    assert list_exemptions(home, LOCAL_MANAGER).height == 1
    assert list_views(home, LOCAL_MANAGER) == (OLD_VIEW,)


def test_the_steps_make_the_tables_that_the_code_uses(home):
    comment_on(home)

    assert differences(home) == []
    assert ask(home, "select * from alembic_version") == [(NEWEST,)]


def test_the_steps_make_the_same_of_an_old_file(home):
    write_old_file(home)
    list_audit(home, LOCAL_MANAGER)

    assert differences(home) == []


def test_the_last_step_is_the_one_that_a_database_has_to_be_at():
    settings = Config()
    settings.set_main_option("script_location", "app.records:migrations")

    assert ScriptDirectory.from_config(settings).get_heads() == [NEWEST]


def test_the_steps_say_nothing_and_leave_the_log_alone(home, capfd):
    root = logging.getLogger()
    alembic = logging.getLogger("alembic")
    before = (root.level, list(root.handlers), alembic.level, list(alembic.handlers))

    comment_on(home)

    assert capfd.readouterr() == ("", "")
    after = (root.level, list(root.handlers), alembic.level, list(alembic.handlers))
    assert after == before


def test_steps_are_taken_all_or_none(home):
    write_old_file(home)
    ask(home, "create table follow_up_entries (something text)")

    with pytest.raises(RecordsError, match="already exists"):
        list_audit(home, LOCAL_MANAGER)

    tables = ask(home, "select name from sqlite_master where type = 'table'")
    assert sorted(tables) == [("follow_up_entries",), ("saved_views",)]


def test_records_of_a_newer_varig_are_left_alone(home):
    comment_on(home)
    ask(home, "update alembic_version set version_num = '9999'")

    with pytest.raises(RecordsError, match="newer Varig"):
        comment_on(home)


def test_a_file_that_is_taken_away_while_varig_runs_is_made_anew(home):
    comment_on(home)
    records_path(home).unlink()

    assert list_comments(home, LOCAL_MANAGER).is_empty()
    comment_on(home)
    assert list_comments(home, LOCAL_MANAGER).height == 1


WRITE_ONE = """
import sys
from pathlib import Path
from data.home import Home
from tests.app.records.follow_up_acts import comment_on
comment_on(Home(Path(sys.argv[1])))
assert "alembic" not in sys.modules
"""


def test_a_file_that_has_taken_its_steps_needs_no_alembic(home):
    comment_on(home)

    subprocess.run(
        [sys.executable, "-c", WRITE_ONE, str(home.root)], cwd=ROOT, check=True
    )

    assert list_comments(home, LOCAL_MANAGER).height == 2


def test_everything_that_is_said_to_the_database_can_be_said_to_postgresql(home):
    said = []
    engine = engine_of(records_url(home))
    event.listen(
        engine, "before_execute", lambda _connection, words, *_: said.append(words)
    )

    do_everything(home)

    # The steps make their tables with the same words; SQLite's own are never said.
    written = [str(words.compile(dialect=postgresql.dialect())) for words in said]
    for start in ("CREATE TABLE", "CREATE INDEX", "SELECT", "INSERT", "UPDATE", "DELE"):
        assert any(words.strip().startswith(start) for words in written), start
    assert not any("sqlite" in words or "pragma" in words for words in written)


def do_everything(home):
    undo(home, LOCAL_MANAGER, exempt_some(home), NOON)
    assign_some(home)
    for list_of in (list_exemptions, list_assignments, list_comments, list_audit):
        list_of(home, LOCAL_MANAGER)
    save_view(home, LOCAL_MANAGER, OLD_VIEW)
    save_view(home, LOCAL_MANAGER, OLD_VIEW, replace=True)
    rename_view(home, LOCAL_MANAGER, OLD_VIEW.slug, "Etter fristen", at=NOON)
    list_views(home, LOCAL_MANAGER)
    delete_view(home, LOCAL_MANAGER, "etter-fristen", at=NOON)


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=str)
def test_every_table_can_be_made_in_postgresql(table):
    made = str(CreateTable(table).compile(dialect=postgresql.dialect()))

    assert f"CREATE TABLE {table.name}" in made
