"""The records are where the installation says, and a fault there says which place."""

import sqlite3
import threading
from contextlib import closing

import pytest

from app.identity import LOCAL_MANAGER
from app.records.follow_up import list_comments
from app.records.store import RecordsError, records_path, records_url
from data.home import Home, find_home
from tests.app.records.follow_up_acts import comment_on


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def read_comments(home):
    return list_comments(home, LOCAL_MANAGER)


def named(tmp_path, database):
    return find_home(tmp_path, {"VARIG_RECORDS": database})


def test_records_are_in_a_file_of_the_home_when_nothing_else_is_said(home):
    comment_on(home)

    assert records_path(home).is_file()
    assert records_url(home).database == str(records_path(home))


def test_a_home_may_have_any_letter_in_its_path(tmp_path):
    home = Home(tmp_path / "å 100%?#&")

    comment_on(home)

    assert list_comments(home, LOCAL_MANAGER).height == 1
    assert records_path(home).is_file()


def test_another_database_can_be_named(tmp_path):
    home = named(tmp_path, f"sqlite:///{tmp_path}/annet/sted.db")

    assert list_comments(home, LOCAL_MANAGER).is_empty()
    comment_on(home)

    assert list_comments(home, LOCAL_MANAGER).height == 1
    assert (tmp_path / "annet/sted.db").is_file()
    assert not records_path(home).exists()


@pytest.mark.parametrize(
    "database",
    [
        "postgresql+psycopg://varig:hemmelig@127.0.0.1:1/varig",
        "nosuchthing://varig:hemmelig@127.0.0.1/varig",
    ],
)
@pytest.mark.parametrize("use", [read_comments, comment_on])
def test_a_database_that_cannot_be_used_is_said_without_its_password(
    tmp_path, database, use
):
    with pytest.raises(RecordsError, match="varig") as refused:
        use(named(tmp_path, database))

    assert "hemmelig" not in str(refused.value)


def test_what_is_no_address_is_said_without_repeating_it(tmp_path):
    with pytest.raises(RecordsError, match="VARIG_RECORDS") as refused:
        list_comments(named(tmp_path, "hemmelig"), LOCAL_MANAGER)

    assert "hemmelig" not in str(refused.value)


def test_writers_do_not_stop_readers_and_the_next_writer_waits(home):
    comment_on(home)
    with closing(sqlite3.connect(records_path(home), isolation_level=None)) as other:
        other.execute("begin immediate")
        waiting = threading.Thread(target=comment_on, args=(home,))
        waiting.start()

        assert list_comments(home, LOCAL_MANAGER).height == 1
        waiting.join(timeout=0.3)
        assert waiting.is_alive()
        other.execute("commit")
        waiting.join(timeout=30)

    assert list_comments(home, LOCAL_MANAGER).height == 2


def test_turning_the_log_on_waits_for_the_one_who_writes_without_it(home):
    home.records.mkdir()
    with closing(sqlite3.connect(records_path(home), isolation_level=None)) as other:
        other.execute("create table something (word text)")
        other.execute("begin immediate")
        waiting = threading.Thread(target=comment_on, args=(home,))
        waiting.start()
        waiting.join(timeout=0.3)
        assert waiting.is_alive()
        other.execute("commit")
        waiting.join(timeout=30)

    assert list_comments(home, LOCAL_MANAGER).height == 1


def test_the_file_has_a_write_ahead_log(home):
    comment_on(home)

    with closing(sqlite3.connect(records_path(home))) as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("use", [read_comments, comment_on])
def test_a_file_that_is_no_database_is_said_and_left_as_it_is(home, use):
    records_path(home).parent.mkdir(parents=True)
    records_path(home).write_text("not a database, but long enough to look like one")

    with pytest.raises(RecordsError, match=r"records\.sqlite: file is not a database"):
        use(home)

    assert records_path(home).read_text().startswith("not a database")


def test_a_file_that_may_only_be_read_takes_no_record(home, tmp_path):
    comment_on(home)
    file = f"sqlite:///file:{records_path(home)}?mode=ro&uri=true"

    with pytest.raises(RecordsError, match="readonly database"):
        comment_on(named(tmp_path, file))

    assert list_comments(home, LOCAL_MANAGER).height == 1


def test_a_folder_that_cannot_be_made_is_said(home):
    home.records.parent.mkdir(exist_ok=True)
    home.records.write_text("a file in the place of the folder")

    with pytest.raises(RecordsError, match="records"):
        comment_on(home)


def test_a_fault_says_nothing_of_what_was_written(home):
    comment_on(home)
    with closing(sqlite3.connect(records_path(home))) as connection:
        connection.execute("alter table follow_up_entries rename to elsewhere")

    with pytest.raises(RecordsError, match="no such table") as refused:
        comment_on(home, text="Hemmelig")

    assert "Hemmelig" not in str(refused.value)
