"""Ten people writing at once lose nothing, also while the tables are being made."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.identity import LOCAL_MANAGER, Reader, Role
from app.records.follow_up import list_audit, list_comments, list_exemptions, undo
from app.records.saved_views import SavedView, list_views, save_view
from data.home import Home
from tests.app.records.follow_up_acts import NOON, comment_on, exempt_some, key
from tests.app.records.old_file import write_old_file

ROOT = Path(__file__).resolve().parents[3]
PEOPLE = [f"person {number}" for number in range(10)]
ROUNDS = 15


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def write_much(home, name):
    """Do as one person: write, take back, and read what was written in between."""
    reader = Reader(name, Role.MANAGER)
    for number in range(ROUNDS):
        records = [key(f"{name}/{number}/{part}") for part in "ab"]
        exempt_some(home, *records, reader=reader)
        comment_on(home, records[0], reader=reader)
        batch_id = comment_on(home, records[1], reader=reader, text="Feil")
        assert undo(home, reader, batch_id, NOON) == 1
        view = SavedView(
            f"Nr {number}", "portfolio", (), datetime(2026, 11, 22, tzinfo=UTC)
        )
        assert save_view(home, reader, view)
        mine = list_comments(home, LOCAL_MANAGER).filter(made_by=name)
        assert mine.height == number + 1


def check_nothing_is_lost(home):
    exemptions, comments = (
        list_exemptions(home, LOCAL_MANAGER),
        list_comments(home, LOCAL_MANAGER),
    )
    assert exemptions.height == len(PEOPLE) * ROUNDS * 2
    assert comments.height == len(PEOPLE) * ROUNDS
    assert exemptions.select("made_by", "record_id").is_unique().all()
    counts = dict(list_audit(home, LOCAL_MANAGER)["act"].value_counts().rows())
    assert counts == {
        "exempt": len(PEOPLE) * ROUNDS * 2,
        "comment": len(PEOPLE) * ROUNDS * 2,
        "undo": len(PEOPLE) * ROUNDS,
    }
    for name in PEOPLE:
        assert len(list_views(home, Reader(name, Role.MANAGER))) == ROUNDS


PERSON = """
import sys
import threading
from pathlib import Path
from data.home import Home
from tests.app.records.test_many_writers import write_much
print("ready", flush=True)
sys.stdin.readline()
write_much(Home(Path(sys.argv[1])), sys.argv[2])
"""


def test_ten_processes_that_start_on_an_old_file_lose_nothing(home):
    write_old_file(home)
    running = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", PERSON, str(home.root), name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in PEOPLE
    ]
    for person in running:
        assert person.stdout.readline() == "ready\n"

    with ThreadPoolExecutor(len(PEOPLE)) as telling:
        said = list(
            telling.map(lambda person: person.communicate("go\n", 120), running)
        )

    assert said == [("", "")] * len(PEOPLE)
    assert [person.returncode for person in running] == [0] * len(PEOPLE)
    check_nothing_is_lost(home)
    assert len(list_views(home, Reader("local", Role.MANAGER))) == 1


def test_ten_threads_that_start_with_nothing_lose_nothing(home):
    is_over = threading.Event()
    with ThreadPoolExecutor(len(PEOPLE) + 1) as people:
        reading = people.submit(read_until, is_over, home)
        try:
            list(people.map(lambda name: write_much(home, name), PEOPLE))
        finally:
            is_over.set()

    assert reading.result() > 1
    check_nothing_is_lost(home)


def read_until(is_over, home):
    """Read all the time; what has been seen never goes away again."""
    seen = [0]
    while not is_over.is_set():
        seen.append(list_audit(home, LOCAL_MANAGER).height)
        assert seen[-1] >= seen[-2]
    return len(set(seen))


def test_threads_that_make_the_tables_of_several_homes_do_not_mix_them(tmp_path):
    homes = [Home(tmp_path / name) for name in PEOPLE]
    together = threading.Barrier(len(homes))

    def start(home):
        together.wait()
        return comment_on(home)

    with ThreadPoolExecutor(len(homes)) as people:
        batches = list(people.map(start, homes))

    assert [
        list_comments(home, LOCAL_MANAGER)["batch_id"].to_list() for home in homes
    ] == [[batch_id] for batch_id in batches]
