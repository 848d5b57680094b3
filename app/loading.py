"""Start a dry run or a load of files sent in, watch it, end it, and tidy up after it.

The folder of the files is removed when the job ends. The jobs of this server are known
by their folders; the work is done by `load_worker.py`.

This module is long because a job is one thing from its start to its end.
"""

import atexit
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from app import clock
from app.identity import Reader
from app.load_files import Task, Upload, sweep_leftovers, write_files
from app.load_folder import JobFolder, Order, Progress, Refusal, Why
from app.load_line import note_refused
from app.load_worker import GRACE_SECONDS, sweep
from app.permits import Act, RefusedError, require
from data.home import Home
from pipelines.report import LoadReport

CHECKOUT = Path(__file__).resolve().parent.parent
"""The worker starts where its modules are, whatever folder the app was started in."""

ABSENCE_SECONDS = 150
"""A browser that lost its line may come back; Streamlit keeps its session so long."""


@dataclass(frozen=True)
class Job:
    """The files of one upload, on their way in."""

    home: Home
    folder: JobFolder


@dataclass(frozen=True)
class Running:
    """The worker is at it."""

    is_load: bool
    started_at: datetime
    progress: Progress | None
    """None before it has said anything."""


@dataclass(frozen=True)
class Done:
    """The worker came to an end, and told what it found."""

    is_load: bool
    report: LoadReport
    took_seconds: float
    has_corrections: bool


@dataclass(frozen=True)
class Refused:
    """Nothing came of it."""

    is_load: bool
    refusal: Refusal


State = Running | Done | Refused

_running: dict[Path, subprocess.Popen[bytes]] = {}
_held: set[Path] = set()
"""The jobs that a reader has on the screen."""


def start_check(home: Home, uploads: Sequence[Upload], task: Task) -> Job:
    """Write the files to a folder of their own, and start a dry run of them.

    Raises:
        RefusedError: The reader may not load; the log has a line of it.
        OSError: They cannot be written, or the process cannot be started; nothing of
            them is left.
    """
    _require(home, task.reader)
    sweep_leftovers(home, task.now)
    job = Job(home, JobFolder(home.uploads / uuid4().hex))
    try:
        order = write_files(job.folder, uploads, task)
        _start(job, order)
    except OSError:
        remove(job)
        raise
    return job


def start_again(
    job: Job,
    now: datetime,
    *,
    expect: str | None = None,
    reader: Reader,
) -> None:
    """Start another dry run of the files, or the load of what a dry run told.

    Args:
        job: A job whose worker has ended.
        now: The time.
        expect: The content hash that the dry run told; None: another dry run.
        reader: Who asks now; the role may be another than it was.

    Raises:
        RefusedError: The reader may not load; the log has a line of it.
        OSError: The process cannot be started.
    """
    _require(job.home, reader)
    order = job.folder.read_order()
    if order is None:
        return
    job.folder.corrections.unlink(missing_ok=True)
    again = replace(
        order,
        is_load=expect is not None,
        expect=expect,
        started_at=now,
        reader=reader,
    )
    _start(job, again)


def state_of(job: Job) -> State:
    """Tell where a job stands."""
    process = _running.get(job.folder.root)
    order = job.folder.read_order()
    if order is None:
        return Refused(False, Refusal(Why.LOST))
    if process is not None and process.poll() is None:
        return Running(order.is_load, order.started_at, job.folder.read_progress())
    report = job.folder.read_report()
    if report is not None:
        took = job.folder.reported_at() - order.started_at.timestamp()
        has_corrections = job.folder.corrections.exists()
        return Done(order.is_load, report, max(0.0, took), has_corrections)
    return Refused(order.is_load, job.folder.read_refusal() or Refusal(Why.LOST))


def cancel(job: Job) -> LoadReport | None:
    """End the worker and remove the files; the builds are as they were.

    Returns:
        The report of a load that was already being put to use; None: nothing came in.
    """
    process = _running.get(job.folder.root)
    if process is not None and process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            sweep(job.home)
    report = job.folder.read_report()
    remove(job)
    return report if report is not None and report.is_published else None


def remove(job: Job) -> None:
    """Remove everything of a job whose worker has ended."""
    shutil.rmtree(job.folder.root, ignore_errors=True)
    _running.pop(job.folder.root, None)
    _held.discard(job.folder.root)


def hold(job: Job) -> None:
    """Note that a reader has the job on the screen."""
    _held.add(job.folder.root)


def let_go(job: Job) -> None:
    """Note that the reader has gone; the job ends unless they come back soon."""
    _held.discard(job.folder.root)
    if not job.folder.root.exists():
        return
    timer = threading.Timer(ABSENCE_SECONDS, abandon, args=(job,))
    timer.daemon = True
    timer.start()


def abandon(job: Job) -> None:
    """End a job that nobody has on the screen; a load that was asked for goes on."""
    root = job.folder.root
    if root in _held:
        return
    order = job.folder.read_order()
    process = _running.get(root)
    if process is not None and order is not None and order.is_load:
        process.wait()
    cancel(job)


def _require(home: Home, reader: Reader) -> None:
    try:
        require(reader, Act.CHANGE_DATA)
    except RefusedError:
        note_refused(home, reader, clock.now())
        raise


def _start(job: Job, order: Order) -> None:
    job.folder.write_order(order)
    _running[job.folder.root] = subprocess.Popen(
        [sys.executable, "-m", "app.load_worker", str(job.folder.root)],
        cwd=CHECKOUT,
        env={**os.environ, "VARIG_HOME": str(job.home.root)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        # Ctrl+C in the terminal of the server is not meant for the worker, which
        # ends by itself when the server has gone.
        start_new_session=True,
    )


@atexit.register
def _remove_all() -> None:
    for root, process in list(_running.items()):
        if process.poll() is not None:
            shutil.rmtree(root, ignore_errors=True)
