"""A line of the log is kept as it is, by the database itself, and holds codes only."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.identity import Area, AreaKind, Reader, Role
from app.records.log import (
    NOBODY,
    NOT_A_CODE,
    SHORTEST_DAYS,
    Channel,
    LogAct,
    LogLine,
    code_only,
    forget_before,
    kept_from,
    log,
    logged,
)
from app.records.log_reading import LogChoice, read_lines
from app.records.store import RecordsError, records_path, write_rows, write_together
from app.records.tables import LOG
from data.home import Home

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime.now(UTC).replace(microsecond=0)
"""The database looks at its own clock before it lets a line go."""
KARI = Reader("kari", Role.ANALYST, Area(AreaKind.CENTRE, "agder"))
OPENED = LogLine(LogAct.OPENED, "workplace", "V-1")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def say(home, reader=KARI, line=OPENED, at=NOW):
    log(home, reader, line, at, Channel.SCREEN)


def test_a_line_is_read_again_as_it_was_kept(home):
    line = LogLine(
        LogAct.EXPORTED, "gaps", "V-1", 12, {"format": "csv", "rules": ["a"]}
    )

    say(home, line=line)

    assert read_lines(home).to_dicts() == [
        {
            "line_id": 1,
            "said_at": NOW.replace(tzinfo=None),
            "who": "kari",
            "role": "analyst",
            "area_kind": "centre",
            "area_code": "agder",
            "channel": "screen",
            "act": "exported",
            "subject": "gaps",
            "subject_id": "V-1",
            "rows_count": 12,
            "details": '{"format": "csv", "rules": ["a"]}',
        }
    ]


def test_before_the_first_line_the_log_is_empty_with_its_kinds(home):
    empty = read_lines(home)

    say(home)

    assert empty.is_empty()
    assert read_lines(home).schema == empty.schema


def test_who_has_not_signed_in_is_nobody_with_no_role(home):
    log(home, None, LogLine(LogAct.REFUSED), NOW, Channel.SERVER)

    row = read_lines(home).row(0, named=True)

    assert (row["who"], row["role"], row["area_kind"]) == (NOBODY, None, None)


def test_the_newest_lines_come_first_and_as_many_as_are_asked_for(home):
    for name in ("a", "b", "c"):
        say(home, line=LogLine(LogAct.OPENED, "workplace", name))

    assert read_lines(home, limit=2)["subject_id"].to_list() == ["c", "b"]


def test_the_log_is_read_from_a_moment_in_any_time_zone(home):
    say(home, at=NOW - timedelta(hours=2))
    say(home, at=NOW)

    since = (NOW - timedelta(hours=1)).astimezone()

    assert read_lines(home, LogChoice(since=since)).height == 1


def test_a_moment_without_a_time_zone_is_refused(home):
    with pytest.raises(ValueError, match="time zone"):
        say(home, at=NOW.replace(tzinfo=None))


def raw(home, statement):
    with closing(sqlite3.connect(records_path(home))) as connection:
        connection.execute(statement)
        connection.commit()


OLD = NOW - timedelta(days=SHORTEST_DAYS + 2)


@pytest.mark.parametrize(
    "statement",
    [
        "update log set who = 'somebody else'",
        "update log set details = '{}' where line_id = 1",
        "insert or replace into log select * from log",
        "delete from log",
        "delete from log where line_id = 1",
    ],
)
def test_the_database_itself_lets_no_line_be_changed_or_removed(home, statement):
    say(home)
    before = read_lines(home)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw(home, statement)

    assert read_lines(home).equals(before)


def test_an_old_line_is_not_changed_either(home):
    say(home, at=OLD)

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw(home, "update log set who = 'somebody else'")


def test_varig_itself_cannot_change_a_line(home):
    say(home)

    with pytest.raises(RecordsError, match="append-only"):
        write_rows(home, LOG.update().values(who="somebody else"))


def test_lines_go_when_their_time_is_over(home):
    say(home, at=OLD)
    say(home, at=NOW)

    assert forget_before(home, NOW - timedelta(days=SHORTEST_DAYS + 1)) == 1
    assert read_lines(home)["said_at"].to_list() == [NOW.replace(tzinfo=None)]


def test_no_line_goes_before_its_time_and_then_none_goes(home):
    say(home, at=OLD)
    say(home, at=NOW - timedelta(days=SHORTEST_DAYS - 2))

    with pytest.raises(RecordsError, match="append-only"):
        forget_before(home, NOW)

    assert read_lines(home).height == 2


@pytest.mark.parametrize(
    ("months", "days"), [(0, 91), (1, 91), (3, 91), (4, 122), (12, 365), (120, 3653)]
)
def test_lines_are_kept_so_many_months_and_never_less_than_ninety_days(months, days):
    assert kept_from(NOW, months) == NOW - timedelta(days=days)


def test_lines_of_the_shortest_time_can_go(home):
    say(home, at=OLD)

    assert forget_before(home, kept_from(NOW, 0)) == 1


@given(st.text(max_size=120))
@settings(max_examples=40)
def test_no_text_with_a_space_a_sign_or_a_line_passes_as_a_code(text):
    kept = code_only(text)

    assert kept in (text, NOT_A_CODE)
    if kept == text:
        assert len(text) <= 80
        assert not any(letter.isspace() or letter in "<>\"'`;&%()" for letter in text)


@given(
    st.recursive(
        st.one_of(st.text(), st.floats(), st.binary(), st.none(), st.integers()),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.text(), inner, max_size=2)
        ),
        max_leaves=6,
    )
)
@settings(max_examples=40)
def test_whatever_is_given_the_line_can_be_written_and_has_no_words(value):
    written = logged(
        KARI, LogLine(LogAct.OPENED, details={"what": value}), NOW, Channel.SCREEN
    )

    kept = json.loads(written.rows[0]["details"])["what"]
    for word in words_in(kept):
        assert word == NOT_A_CODE or not any(letter.isspace() for letter in word)


def words_in(kept):
    if isinstance(kept, str):
        return [kept]
    if isinstance(kept, list):
        return [word for one in kept for word in words_in(one)]
    return []


@pytest.mark.parametrize(
    "text", ["Ola har sluttet", "<script>alert(1)</script>", "a\nb"]
)
def test_what_somebody_wrote_stands_nowhere_in_a_line(home, text):
    say(home, line=LogLine(LogAct.OPENED, text, text, details={"what": [text]}))

    assert text not in str(read_lines(home).row(0))


def test_a_line_and_what_it_tells_of_are_written_together_or_not_at_all(home):
    line = logged(KARI, OPENED, NOW, Channel.SCREEN)
    broken = LOG.insert().values(line_id=1)

    with pytest.raises(RecordsError):
        write_together(home, [line, line._replace(statement=broken, rows=None)])

    assert read_lines(home).is_empty()


PERSON = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from app.identity import Reader, Role
from app.records.log import Channel, LogAct, LogLine, log
from data.home import Home
home, name = Home(Path(sys.argv[1])), sys.argv[2]
print("ready", flush=True)
sys.stdin.readline()
for number in range(25):
    line = LogLine(LogAct.OPENED, "workplace", f"{name}-{number}")
    log(home, Reader(name, Role.ANALYST), line, datetime.now(UTC), Channel.SCREEN)
"""


def test_two_processes_that_log_at_once_lose_no_line(home):
    running = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", PERSON, str(home.root), name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("a", "b")
    ]
    for person in running:
        assert person.stdout.readline() == "ready\n"
    for person in running:
        person.stdin.write("go\n")
        person.stdin.flush()
    for person in running:
        person.communicate(timeout=120)

    lines = read_lines(home)
    assert [person.returncode for person in running] == [0, 0]
    assert set(lines["subject_id"]) == {f"{who}-{n}" for who in "ab" for n in range(25)}
    assert lines.height == 50
