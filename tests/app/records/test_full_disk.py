"""On a full disk nothing is done, and no line of the log is lost or half written."""

import os
import resource
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from app.identity import LOCAL_MANAGER
from app.records.follow_up import list_comments
from app.records.log import Channel, LogAct, LogLine, log
from app.records.log_reading import read_lines
from app.records.store import RecordsError, records_path
from data.home import Home
from tests.app.records.follow_up_acts import NOON, comment_on

ROOT = Path(__file__).resolve().parents[3]
OPENED = LogLine(LogAct.OPENED, "workplace", "V-1")
SIZE = 2 * 1024 * 1024
MOST = 2_000
"""More than fits, so that the loop always ends by itself."""


@pytest.fixture
def small_disk(tmp_path):
    """A disk of its own with room for little; only root may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "varig-test", str(disk)]
    with suppress(OSError):
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            yield disk
            subprocess.run(["umount", str(disk)], check=True)
            return
    pytest.skip("only root may mount a small disk; the next test has a small file")


def open_one(home):
    log(home, LOCAL_MANAGER, OPENED, NOON, Channel.SCREEN)


def fill(disk):
    with (disk / "filling").open("wb", buffering=0) as file, suppress(OSError):
        for size in (4096, 1):
            with suppress(OSError):
                while file.write(b"x" * size):
                    pass


def do_until_refused(act, home):
    """Do something as often as there is room for, and give how often that was."""
    for count in range(MOST):
        try:
            act(home)
        except RecordsError:
            return count
    raise AssertionError("there was room for all of it")


def counts(home):
    acts = read_lines(home)["act"].to_list()
    return list_comments(home, LOCAL_MANAGER).height, acts.count("changed"), acts


def check_whole(home):
    with closing(sqlite3.connect(records_path(home))) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]


def test_on_a_full_disk_no_change_is_made_and_no_line_is_lost(small_disk):
    home = Home(small_disk)
    comment_on(home)
    open_one(home)
    fill(small_disk)

    for act in (comment_on, open_one):
        with pytest.raises(RecordsError):
            act(home)

    (small_disk / "filling").unlink()
    assert counts(home) == (1, 1, ["opened", "changed"])
    comment_on(home)
    open_one(home)
    assert counts(home) == (2, 2, ["opened", "changed", "opened", "changed"])
    check_whole(home)


def test_while_a_disk_fills_up_what_is_done_and_what_is_logged_agree(small_disk):
    home = Home(small_disk)
    comment_on(home)
    with (small_disk / "filling").open("wb") as file:
        room = os.statvfs(small_disk)
        file.write(b"x" * (room.f_bavail * room.f_frsize - 200_000))

    written = do_until_refused(lambda home: comment_on(home, text="x" * 300), home)
    opened = do_until_refused(open_one, home)

    (small_disk / "filling").unlink()
    comments, changed, acts = counts(home)
    assert comments == changed == 1 + written
    assert acts.count("opened") == opened
    assert written > 0
    check_whole(home)


SMALL_FILES = """
import resource
import sys
from pathlib import Path
from data.home import Home
from tests.app.records.test_full_disk import try_with_small_files
try_with_small_files(Home(Path(sys.argv[1])))
"""


def try_with_small_files(home):
    """Do it with a limit on how large a file may be, which stops writing as well."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for act in (comment_on, open_one):
        act(home)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
        try:
            act(home)
        except RecordsError:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        else:
            raise AssertionError("it was written")
        act(home)


def test_where_no_file_can_grow_no_change_is_made_and_no_line_is_lost(tmp_path):
    home = Home(tmp_path)

    subprocess.run(
        [sys.executable, "-c", SMALL_FILES, str(tmp_path)], cwd=ROOT, check=True
    )

    assert counts(home) == (2, 2, ["opened", "opened", "changed", "changed"])
    check_whole(home)


def test_records_that_may_only_be_read_take_no_line(tmp_path):
    home = Home(tmp_path)
    comment_on(home)
    file = f"sqlite:///file:{records_path(home)}?mode=ro&uri=true"
    read_only = Home(tmp_path, database=file)

    for act in (comment_on, open_one):
        with pytest.raises(RecordsError):
            act(read_only)

    assert counts(home) == (1, 1, ["changed"])
