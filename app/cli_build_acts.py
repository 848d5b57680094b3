"""Undo the last load, use another build, remove old ones; say what came of it."""

from app.build_acts import prune_old, undo_last, use_another
from app.cli_reader import Caller
from pipelines.builds import NoSuchBuildError
from pipelines.errors import LoadError
from pipelines.load_lock import LoadBusyError


def say_undo(caller: Caller) -> tuple[str, int]:
    """Go back to the build the last load added to; say it, with the exit code.

    Raises:
        RefusedError: The caller may not.
        NotKeptError: No line of it can be kept in the log; nothing is done.
    """
    try:
        done = undo_last(caller.home, caller.reader, caller.keep_all)
    except LoadError as error:
        code = 3 if isinstance(error, LoadBusyError) else 1
        return f"Not done: {' '.join(fault.en for fault in error.faults)}", code
    now, left = done.current, done.undone
    return (
        f"Current build: {now.build_id}, data of {now.data_date}\n"
        f"Left, and still there: {left.build_id}. Take it into use again with "
        f"`varig builds use {left.build_id}`.",
        0,
    )


def say_use(caller: Caller, build_id: str) -> tuple[str, int]:
    """Take another build into use; say it, with the exit code.

    Raises:
        RefusedError, NotKeptError: As `say_undo`.
    """
    try:
        facts = use_another(caller.home, caller.reader, caller.keep_all, build_id)
    except NoSuchBuildError as error:
        return f"Not done: {error}", 1
    except LoadBusyError as error:
        return f"Not done: {error}", 3
    return f"Current build: {facts.build_id}, data of {facts.data_date}", 0


def say_prune(caller: Caller, *, keep: int) -> str:
    """Remove all but the newest builds, and say how many.

    Raises:
        RefusedError, NotKeptError: As `say_undo`.
    """
    removed = prune_old(caller.home, caller.reader, caller.keep_all, keep)
    builds = "build" if len(removed) == 1 else "builds"
    return f"Removed {len(removed)} {builds}" if removed else "Nothing to remove"
