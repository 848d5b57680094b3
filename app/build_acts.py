"""Undo a load, use another build, remove old ones: by whoever may, and in the log.

The screens and the command line do it here, so that neither can forget the line.
"""

from collections.abc import Callable, Sequence

from app.identity import Reader
from app.permits import Act, require
from app.records.log import LogAct, LogLine
from data.home import Home
from pipelines.builds import (
    BuildFacts,
    find_build,
    list_builds,
    prune_builds,
    use_build,
)
from pipelines.undo import Undone, undo_load

Keep = Callable[[Sequence[LogLine]], None]
"""Keeps lines in the log before the act, or raises, and then nothing is done."""


def undo_last(
    home: Home, reader: Reader, keep: Keep, seen: str | None = None
) -> Undone:
    """Go back to the build that the last load added to.

    Args:
        home: The installation.
        reader: Who does it.
        keep: Keeps the line.
        seen: The build that the reader took for the current one; None: whichever is.

    Raises:
        RefusedError: The reader may not.
        NothingToUndoError: There is nothing to go back to, or another build came.
        LoadBusyError: A load is running.
    """
    require(reader, Act.CHANGE_DATA)
    builds = list_builds(home)
    current = next((facts for facts in builds if facts.is_current), None)
    before = current.previous_build_id if current else None
    can_go_back = before in {facts.build_id for facts in builds}
    if current is not None and can_go_back and seen in (None, current.build_id):
        keep([_line("undo", current.build_id, current=before)])
        # Another build than the line tells of is not undone.
        seen = current.build_id
    return undo_load(home, seen=seen)


def use_another(home: Home, reader: Reader, keep: Keep, build_id: str) -> BuildFacts:
    """Make a build the current one, by its name or the start of it.

    Raises:
        RefusedError: The reader may not.
        NoSuchBuildError: No build, or more than one, has a name that starts so.
        LoadBusyError: A load is running.
    """
    require(reader, Act.CHANGE_DATA)
    chosen = find_build(home, build_id)
    left = next((each.build_id for each in list_builds(home) if each.is_current), None)
    keep([_line("use", chosen.build_id, left=left)])
    return use_build(home, chosen.build_id)


def prune_old(home: Home, reader: Reader, keep: Keep, newest: int) -> list[str]:
    """Remove all but the newest builds, and the current one; give their names.

    Raises:
        RefusedError: The reader may not.
    """
    require(reader, Act.CHANGE_DATA)
    old = [each for each in list_builds(home)[newest:] if not each.is_current]
    if not old:
        return []
    keep([_line("prune", each.build_id) for each in old])
    return prune_builds(home, keep=newest)


def _line(change: str, build_id: str, **others: str | None) -> LogLine:
    details = {"change": change, **others}
    return LogLine(LogAct.CHANGED, "build", build_id, details=details)
