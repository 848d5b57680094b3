"""Records from before the absence chart had new limits lose nothing and take them."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import event
from sqlalchemy.dialects import postgresql

from app.identity import LOCAL_MANAGER
from app.records.baseline_acts import set_baseline, take_back_baseline
from app.records.baselines import list_baselines
from app.records.follow_up import list_exemptions
from app.records.meetings import list_meetings
from app.records.saved_views import list_views
from app.records.sqlite import IS_WRITING
from app.records.store import RecordsError, engine_of, records_path, records_url
from app.records.tables import METADATA
from data.home import Home
from tests.app.records.old_file import OLD_ROW

BEFORE = "0003"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
AT = "2026-11-18 12:00:00.000000"
PLAN = (
    '{"held_on": "2026-11-18", "title": "Møte", "area": ["programme", null], '
    '"filters": {}, "agenda": "", "sections": [], "since_build_id": null, '
    '"since_on": null, "build_id": null, "as_of": null, "attendance": []}'
)
ROWS = {
    "saved_views": OLD_ROW,
    "follow_up_entries": (
        *(1, "b", "exempt", "quiet", "L-1", "L-1", "V-1", "Ferie", None, None),
        *("2026-11-22", "2026-12-31", AT, "local", None, None),
    ),
    "meetings": (
        *("m", "programme", "programme", None, "2026-11-18", PLAN, AT, "local"),
        *(AT, "local", AT, "local", None, None),
    ),
    "meeting_comments": ("c", "m", "status", "Ja", 1, AT, "local", None, None),
    "decisions": (
        *("d", "m", "programme", "2026-11-18", "status", "Ring dem", "centre", None),
        *(0, AT, "local", AT, "kari"),
    ),
    "decision_statuses": (1, "d", "done", "2026-11-20", AT, "local"),
    "meeting_contents": ("m", "nb", "{}"),
    "meeting_files": ("m", "nb", "pdf", "abc", b"\x00\xff"),
}


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
    with closing(sqlite3.connect(records_path(home))) as connection:
        for table, row in ROWS.items():
            places = ", ".join("?" * len(row))
            connection.execute(f"insert into {table} values ({places})", row)
        connection.commit()
    return home


def ask(home, statement):
    with closing(sqlite3.connect(records_path(home))) as connection:
        rows = connection.execute(statement).fetchall()
        connection.commit()
    return rows


def set_one(home):
    chart = {"workplace_id": "V-1", "measure": "total", "quarter_number": 8098}
    return set_baseline(home, LOCAL_MANAGER, **chart, reason="Slått sammen", at=NOON)


def test_the_rows_of_before_are_in_every_table_there_was(home):
    tables = ask(home, "select name from sqlite_master where type = 'table'")

    assert {name for (name,) in tables} == {*ROWS, "alembic_version"}
    assert ask(home, "select * from alembic_version") == [(BEFORE,)]


def test_reading_brings_the_file_up_and_changes_no_row(home):
    assert list_baselines(home, LOCAL_MANAGER).is_empty()

    after = {table: ask(home, f"select * from {table}") for table in ROWS}
    assert after == {table: [row] for table, row in ROWS.items()}
    with engine_of(records_url(home)).connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []


def test_what_was_written_before_is_read_as_before_after_the_first_new_limits(home):
    set_one(home)

    assert list_baselines(home, LOCAL_MANAGER)["quarter_number"].to_list() == [8098]
    assert list_exemptions(home, LOCAL_MANAGER)["until_on"].to_list() == [
        date(2026, 12, 31)
    ]
    (meeting,) = list_meetings(home, LOCAL_MANAGER)
    assert (meeting.plan.title, meeting.is_published) == ("Møte", True)
    (view,) = list_views(home, LOCAL_MANAGER)
    assert view.name == "Sene leveranser"


def test_a_step_that_cannot_be_taken_leaves_the_file_as_it_was(home):
    ask(home, "create table absence_baselines (something text)")

    with pytest.raises(RecordsError, match="already exists"):
        list_baselines(home, LOCAL_MANAGER)

    assert ask(home, "select * from alembic_version") == [(BEFORE,)]
    assert ask(home, "select * from saved_views") == [OLD_ROW]


def test_all_that_is_said_of_new_limits_can_be_said_to_postgresql(home):
    said = []
    event.listen(
        engine_of(records_url(home)),
        "before_execute",
        lambda _connection, words, *_: said.append(words),
    )

    take_back_baseline(home, LOCAL_MANAGER, set_one(home), NOON)
    list_baselines(home, LOCAL_MANAGER)

    written = [str(words.compile(dialect=postgresql.dialect())) for words in said]
    for start in ("CREATE TABLE absence_baselines", "INSERT", "UPDATE absence", "SEL"):
        assert any(words.strip().startswith(start) for words in written), start
    assert not any("sqlite" in words or "pragma" in words for words in written)
