"""Files sent in are tried and loaded in a process of its own, and no copy is kept.

This module is long because a process of its own may end in many ways.
"""

import os
import stat
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePosixPath

import pytest

from app import load_worker, loading
from app.identity import LOCAL_MANAGER, Reader, Role
from app.load_files import Task, Upload, sweep_leftovers, write_files
from app.load_folder import JobFolder, Order, Progress, Why
from app.load_names import LONGEST_STEM, safe_names
from app.loading import (
    Done,
    Job,
    Refused,
    Running,
    abandon,
    cancel,
    hold,
    let_go,
    remove,
    start_again,
    start_check,
    state_of,
)
from app.permits import RefusedError
from app.records.log_reading import read_lines
from app.settings import SettingError, uploads_are_on
from data.home import find_home
from pipelines.load_lock import only_one_loader
from pipelines.watch import Step
from tests.pipelines.programmes import ask, row, write_programme

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
TASK = Task(date(2026, 10, 31), "nb", NOW, LOCAL_MANAGER)
PATIENCE_SECONDS = 60
NEXT_STEP = [*(step.value for step in Step), load_worker.PUBLISHING]
TRIED = ("check", "write")
"""Steps at which every run of the tests cancels a load; make test-long tries all."""


@pytest.fixture
def home(tmp_path):
    return find_home(tmp_path / "home", {})


def programme(folder, **rows):
    written = write_programme(folder, **rows)
    return [Upload(path.name, path.read_bytes()) for path in sorted(written.iterdir())]


def wait_until(job, is_so):
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        state = state_of(job)
        if is_so(state):
            return state
        time.sleep(0.02)
    pytest.fail(f"the worker did not get there: {state}")


def ended(job):
    return wait_until(job, lambda state: not isinstance(state, Running))


def standing(home):
    """What a reader can be shown: every file among the builds, and the pointer."""
    files = sorted(path.name for path in home.builds.iterdir() if path.name != ".lock")
    pointer = home.pointer.read_text("utf-8") if home.pointer.exists() else None
    return files, pointer


def test_what_is_tried_is_what_is_loaded_and_no_copy_is_kept(home, tmp_path):
    faulty = [row("deliveries"), row("deliveries", delivery_id="L-2", started_on="x")]
    job = start_check(home, programme(tmp_path / "in", deliveries=faulty), TASK)
    tried = ended(job)

    assert isinstance(tried, Done)
    assert not tried.is_load
    assert tried.report.is_new
    # Rows that would be set aside are counted, and the build is not written.
    counts = {each.table_name: each.set_aside_count for each in tried.report.tables}
    assert counts["deliveries"] == 1
    assert standing(home) == ([], None)

    start_again(job, NOW, expect=tried.report.content_hash, reader=LOCAL_MANAGER)
    loaded = ended(job)
    remove(job)

    assert isinstance(loaded, Done)
    assert loaded.is_load
    assert loaded.report.is_published
    assert loaded.report.content_hash == tried.report.content_hash
    assert ask(home, "select count(*) from core.deliveries") == [(1,)]
    assert ask(home, "select is_invented from meta.build") == [(True,)]
    assert list(home.uploads.iterdir()) == []
    (line,) = read_lines(home).iter_rows(named=True)
    assert (line["act"], line["channel"], line["who"]) == ("loaded", "screen", "local")
    assert line["rows_count"] == sum(each.kept_count for each in loaded.report.tables)


def test_who_may_not_load_starts_nothing_and_the_log_says_so(home, tmp_path):
    task = TASK._replace(reader=Reader("ana", Role.ANALYST))

    with pytest.raises(RefusedError):
        start_check(home, programme(tmp_path / "in"), task)

    (line,) = read_lines(home).iter_rows(named=True)
    assert (line["act"], line["subject"], line["who"]) == ("refused", "load", "ana")
    assert list(home.uploads.iterdir()) == []


def test_a_load_that_the_log_cannot_have_a_line_of_is_not_in(home, tmp_path):
    (home.records / "records.sqlite").mkdir()

    job = start_load(home, programme(tmp_path / "in"))
    refused = ended(job)
    remove(job)

    assert refused.refusal.why is Why.UNWRITTEN
    assert "the log could not be written" in refused.refusal.faults[0].en
    assert standing(home) == ([], None)


def test_the_worker_refuses_an_order_of_nobody(home):
    job = Job(home, JobFolder(home.uploads / "job"))
    job.folder.files.mkdir(parents=True)
    order = Order(True, (), (), None, "nb", NOW, app_pid=os.getpid())

    loading._start(job, order)
    refused = ended(job)
    remove(job)

    assert refused.refusal.why is Why.NOT_ALLOWED
    assert read_lines(home)["who"].to_list() == ["nobody"]


def test_files_that_cannot_be_used_are_refused_with_every_fault_in_both_languages(home):
    uploads = [Upload("ukjent.csv", b"a;b\r\n1;2\r\n"), Upload("notat.docx", b"PK")]
    job = start_check(home, uploads, TASK)

    refused = ended(job)
    remove(job)

    assert isinstance(refused, Refused)
    assert refused.refusal.why is Why.FAULTS
    assert refused.refusal.faults
    assert all(fault.nb and fault.en for fault in refused.refusal.faults)
    assert not any(str(home.root) in fault.nb for fault in refused.refusal.faults)


def test_another_outcome_than_the_one_seen_is_not_loaded(home, tmp_path):
    job = start_check(home, programme(tmp_path / "in"), TASK)
    loading._running[job.folder.root].kill()
    ended(job)

    start_again(job, NOW, expect="0" * 64, reader=LOCAL_MANAGER)
    refused = ended(job)

    assert refused.refusal.why is Why.CHANGED
    assert refused.is_load
    assert standing(home) == ([], None)
    assert list(job.folder.files.iterdir())
    remove(job)


def test_a_load_that_goes_on_is_waited_for(home, tmp_path):
    with only_one_loader(home):
        job = start_check(home, programme(tmp_path / "in"), TASK)
        waiting = wait_until(
            job,
            lambda state: state.progress == Progress(load_worker.WAITING),
        )

    assert isinstance(waiting, Running)
    assert isinstance(ended(job), Done)
    remove(job)


@pytest.mark.parametrize(
    "step",
    [
        step
        if step in TRIED
        # Each step costs a process; those that write are tried every time.
        else pytest.param(step, marks=pytest.mark.long)
        for step in NEXT_STEP[:-1]
    ],
)
def test_cancelled_at_any_step_it_leaves_nothing(home, tmp_path, step):
    before = standing(home)
    job = start_load(home, programme(tmp_path / "in"))
    reached = NEXT_STEP.index(step)
    wait_until(job, lambda state: has_come(state, reached))

    report = cancel(job)

    # The step may be over before it is seen; then the load is in, whole.
    assert standing(home) == before if report is None else report.is_published
    assert list(home.uploads.iterdir()) == []
    with only_one_loader(home):
        pass


def start_load(home, uploads):
    """Load at once, as if a dry run had been looked at."""
    job = Job(home, JobFolder(home.uploads / "job"))
    order = write_files(job.folder, uploads, TASK)
    loading._start(job, replace(order, is_load=True))
    return job


def has_come(state, reached):
    if not isinstance(state, Running):
        return True
    return state.progress and NEXT_STEP.index(state.progress.step) >= reached


def test_a_worker_that_is_killed_is_told_of_and_what_it_left_is_swept(home, tmp_path):
    job = start_check(home, programme(tmp_path / "in"), TASK)
    loading._running[job.folder.root].kill()
    (home.builds / ".incoming-half.duckdb").write_bytes(b"half")

    refused = ended(job)
    load_worker.sweep(home)

    assert refused.refusal.why is Why.LOST
    assert standing(home) == ([], None)
    remove(job)


def test_a_worker_whose_app_has_gone_stops_and_removes_the_files(home):
    # An order of an app that is not there.
    orphan = Job(home, JobFolder(home.uploads / "orphan"))
    orphan.folder.files.mkdir(parents=True)
    order = Order(False, (), (), None, "nb", NOW, app_pid=1)

    loading._start(orphan, order)
    loading._running[orphan.folder.root].wait(timeout=PATIENCE_SECONDS)

    assert not orphan.folder.root.exists()
    assert standing(home) == ([], None)


def test_only_the_owner_may_read_what_is_sent_in(home, tmp_path):
    job = start_check(home, programme(tmp_path / "in"), TASK)

    modes = {
        stat.S_IMODE(path.stat().st_mode)
        for path in [job.folder.root, *job.folder.files.rglob("*")]
    }

    assert modes <= {0o700, 0o600}
    cancel(job)


def test_a_disk_that_cannot_be_written_leaves_nothing(home, tmp_path, monkeypatch):
    home.uploads.chmod(0o500)
    if os.access(home.uploads, os.W_OK):
        home.uploads.chmod(0o700)
        pytest.skip("this user may write everywhere")
    with pytest.raises(OSError, match="ermission"):
        start_check(home, programme(tmp_path / "in"), TASK)
    home.uploads.chmod(0o700)

    assert list(home.uploads.iterdir()) == []


def test_what_a_server_that_died_left_is_removed_after_a_day(home):
    (home.uploads / "old").mkdir()
    (home.uploads / "new").mkdir()
    an_hour_ago = time.time() - 3600
    os.utime(home.uploads / "old", (an_hour_ago, an_hour_ago))
    almost_a_day_on = datetime.now(UTC) + timedelta(hours=23, minutes=30)

    sweep_leftovers(home, almost_a_day_on)

    assert [path.name for path in home.uploads.iterdir()] == ["new"]


def test_a_job_whose_reader_has_gone_ends_unless_they_come_back(home, tmp_path):
    job = start_check(home, programme(tmp_path / "in"), TASK)
    hold(job)

    abandon(job)
    assert job.folder.root.exists()

    let_go(job)
    abandon(job)
    assert not job.folder.root.exists()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        pytest.param("leveranser.csv", "leveranser.csv", id="as it is"),
        pytest.param("Kopi av små æøå (2).xlsx", "Kopi av små æøå (2).xlsx", id="nb"),
        pytest.param("../../etc/passwd.csv", "passwd.csv", id="folders up"),
        pytest.param("C:\\data\\leveranser.csv", "leveranser.csv", id="Windows"),
        pytest.param("/abs/leveranser.csv", "leveranser.csv", id="from the root"),
        pytest.param("a\x00b\r\n\x1b[31m.csv", "ab[31m.csv", id="control characters"),
        pytest.param("gpj\u202ecsv.xlsx", "gpjcsv.xlsx", id="right to left"),
        pytest.param("..", "fil", id="a folder"),
        pytest.param("", "fil", id="nothing"),
        pytest.param(".csv", "fil.csv", id="an ending only"),
        pytest.param("~$leveranser.xlsx", "leveranser.xlsx", id="a lock"),
        pytest.param("a:b|c?.csv", "a_b_c_.csv", id="signs of Windows"),
        pytest.param("-rf.csv", "-rf.csv", id="like an option"),
    ],
)
def test_a_name_is_safe_on_our_disk(name, safe):
    assert safe_names([name]) == [PurePosixPath(safe)]


def test_a_very_long_name_is_cut_and_keeps_its_ending():
    (path,) = safe_names(["å" * 300 + ".xlsx"])

    assert len(path.stem.encode()) <= LONGEST_STEM
    assert path.suffix == ".xlsx"


def test_two_files_of_one_name_lie_in_folders_of_their_own():
    names = safe_names(["leveranser.csv", "Leveranser.csv", "a/leveranser.csv"])

    assert [str(path) for path in names] == [
        "leveranser.csv",
        "2/Leveranser.csv",
        "3/leveranser.csv",
    ]


@pytest.mark.parametrize(
    ("said", "are_on"), [("", True), ("on", True), ("off", False), (" OFF ", False)]
)
def test_uploads_are_on_unless_they_are_turned_off(said, are_on):
    assert uploads_are_on({"VARIG_UPLOADS": said}) is are_on
    assert uploads_are_on({})


def test_an_unknown_setting_is_refused_with_a_sentence():
    with pytest.raises(SettingError, match="'nei', and can only be on or off"):
        uploads_are_on({"VARIG_UPLOADS": "nei"})
