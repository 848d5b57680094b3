"""Run one dry run or load in a process of its own: `python -m app.load_worker FOLDER`.

The rules take seconds to import, and a hostile file must not take the app down. Reads
the order in the folder of the upload; writes how far it has come, and a report or a
refusal. It stops when it is told to, and when the app that waits for it has gone; the
builds are as before then, unless the new one was already being put to use.

This module is long because a process of its own may end in many ways.
"""

import os
import shutil
import signal
import sys
import threading
import time
import traceback
from collections.abc import Sequence
from os import environ
from pathlib import Path

from app.clock import now, today
from app.identity import Reader, Role
from app.load_folder import JobFolder, Order, Progress, Why
from app.permits import Act, RefusedError, require
from data.home import Home, find_home
from data.sentence import Sentence
from pipelines.builds import sweep_unfinished
from pipelines.load_lock import LoadBusyError, only_one_loader
from pipelines.report import FigureChange, LoadReport
from pipelines.sources.marks import Language
from pipelines.watch import Step

WAITS_SECONDS = 20
"""How long to wait for another load before it is said that there is one."""

GRACE_SECONDS = 10
"""How long a process whose app has gone may use to tidy up."""

WAITING = "wait"
PUBLISHING = "publish"


class StoppedError(BaseException):
    """The process was told to stop."""


def main(root: Path) -> None:
    """Do what the order says, and write what came of it."""
    folder = JobFolder(root.resolve())
    order = folder.read_order()
    if order is None:
        return
    signal.signal(signal.SIGTERM, _stop)
    home = find_home(None, environ)
    # Names are told as they are written here, not with the path of our own folder.
    os.chdir(folder.files)
    follower = threading.Thread(target=_follow_app, args=(order.app_pid,), daemon=True)
    try:
        follower.start()
        _work_if_allowed(folder, order, home)
    except StoppedError:
        sweep(home)
    if os.getppid() != order.app_pid:
        shutil.rmtree(folder.root, ignore_errors=True)


def sweep(home: Home) -> None:
    """Remove what a load that was stopped left; another load does it by itself."""
    try:
        with only_one_loader(home):
            sweep_unfinished(home)
    except LoadBusyError:
        return


def _work_if_allowed(folder: JobFolder, order: Order, home: Home) -> None:
    """Refuse an order of nobody, or of whoever may not load."""
    try:
        require(order.reader or _NOBODY, Act.CHANGE_DATA)
    except RefusedError as error:
        from app.load_line import note_refused

        note_refused(home, order.reader, now())
        folder.write_refusal(Why.NOT_ALLOWED, (error.said,))
        return
    _work(folder, order, home)


def _work(folder: JobFolder, order: Order, home: Home) -> None:
    # Imported here: the rules take seconds, and the app reads this module.
    from app.records.store import RecordsError
    from pipelines.build_file import BuildWriteError
    from pipelines.errors import LoadError
    from pipelines.load import ChangedSinceCheckError

    try:
        folder.write_report(_load_when_free(folder, order, home))
    except LoadBusyError as error:
        folder.write_refusal(Why.BUSY, error.faults)
    except ChangedSinceCheckError as error:
        folder.write_refusal(Why.CHANGED, error.faults)
    except LoadError as error:
        folder.write_refusal(Why.FAULTS, error.faults)
    except BuildWriteError:
        folder.write_refusal(Why.UNWRITTEN, (_UNWRITTEN,))
    except RecordsError:
        folder.write_refusal(Why.UNWRITTEN, (_NOT_KEPT,))
    except (StoppedError, SystemExit):
        raise
    except BaseException as error:
        # A panic of Polars is no Exception, and its message may quote a cell.
        _log_places(error)
        folder.write_refusal(Why.LOST, ())


def _load_when_free(folder: JobFolder, order: Order, home: Home) -> LoadReport:
    for _second in range(WAITS_SECONDS):
        try:
            return _load(folder, order, home)
        except LoadBusyError:
            folder.write_progress(Progress(WAITING))
            time.sleep(1)
    return _load(folder, order, home)


def _load(folder: JobFolder, order: Order, home: Home) -> LoadReport:
    from app.load_line import loaded_line
    from app.records.log import Channel, log
    from pipelines.load import load_files
    from pipelines.mapping.find import find_mappings

    def watch(step: Step, done: int, of: int) -> None:
        folder.write_progress(Progress(step.value, done, of))

    def examine(before: Path | None, after: Path) -> Sequence[FigureChange]:
        if order.is_load:
            log(home, order.reader, loaded_line(after), now(), Channel.SCREEN)
            _let_it_finish(folder)
            return ()
        return _examine(folder, order, before, after)

    return load_files(
        [Path(file) for file in order.files],
        home,
        data_date=order.data_date,
        now=now(),
        today=today(),
        publish=order.is_load,
        mappings=find_mappings(home, [Path(file) for file in order.mappings]),
        expect=order.expect,
        examine=examine,
        watch=watch,
    )


def _examine(
    folder: JobFolder, order: Order, before: Path | None, after: Path
) -> Sequence[FigureChange]:
    from app.load_figures import moved_figures
    from pipelines.corrections.write import write_corrections

    language: Language = "en" if order.language == "en" else "nb"
    if not write_corrections(after, folder.corrections, language):
        folder.corrections.unlink(missing_ok=True)
    return moved_figures(before, after)


def _let_it_finish(folder: JobFolder) -> None:
    # From here it takes a moment, and half of it would be neither before nor after.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    folder.write_progress(Progress(PUBLISHING))


def _stop(*_: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise StoppedError


def _follow_app(app_pid: int) -> None:
    while os.getppid() == app_pid:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


def _log_places(error: BaseException) -> None:
    # The message may quote a cell, and a log is no place for one.
    places = traceback.format_list(traceback.extract_tb(error.__traceback__))
    sys.stderr.write(f"load_worker: {type(error).__name__}\n{''.join(places)}")


_NOBODY = Reader("nobody", Role.STEERING)
_NOT_KEPT = Sentence(
    "Ingenting er lastet: en lasting skal stå i loggen, og loggen kunne ikke skrives. "
    "Disken kan være full. Si fra til den som drifter Varig.",
    "Nothing is loaded: a load has to stand in the log, and the log could not be "
    "written. The disk may be full. Tell the person who runs Varig.",
)
_UNWRITTEN = Sentence(
    "Datasettet kunne ikke skrives. Disken kan være full, eller Varig har ikke lov "
    "til å skrive i mappen for datasett. Si fra til den som drifter Varig.",
    "The data set could not be written. The disk may be full, or Varig may not write "
    "in the folder of data sets. Tell the person who runs Varig.",
)

if __name__ == "__main__":
    main(Path(sys.argv[1]))
