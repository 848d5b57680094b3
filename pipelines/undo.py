"""Undo the last load: go back to the build that it added to.

Nothing is removed. The build that is left stays among the others, and `use_build`
takes it into use again.
"""

from typing import NamedTuple

from data.home import Home
from data.sentence import Sentence
from pipelines.builds import BuildFacts, list_builds, make_current
from pipelines.errors import LoadError
from pipelines.load_lock import only_one_loader


class Undone(NamedTuple):
    """A load that was undone: the build it made, and the one that is current now."""

    undone: BuildFacts
    current: BuildFacts


class NothingToUndoError(LoadError):
    """There is no build to go back to, or another one than the reader saw."""


def undo_load(home: Home, *, seen: str | None = None) -> Undone:
    """Go back to the build that the load behind the current one added to.

    Nothing is removed: the build that is left can be used again.

    Args:
        home: The installation.
        seen: The build that the reader took for the current one, where a reader has
            looked at one: another may have come in the meantime.

    Raises:
        NothingToUndoError: Nothing is loaded, the current build is the first, the one
            before it is gone, or the current build is another than `seen`.
        LoadBusyError: A load is running.
    """
    with only_one_loader(home):
        builds = {facts.build_id: facts for facts in list_builds(home)}
        current = next((facts for facts in builds.values() if facts.is_current), None)
        if current is None:
            raise NothingToUndoError((_NOTHING_LOADED,))
        if seen is not None and current.build_id != seen:
            raise NothingToUndoError((_ANOTHER_CAME,))
        if current.previous_build_id is None:
            raise NothingToUndoError((_IS_THE_FIRST,))
        before = builds.get(current.previous_build_id)
        if before is None:
            raise NothingToUndoError((_before_is_gone(current.previous_build_id),))
        make_current(home, before.path)
    return Undone(undone=current, current=before)


_NOTHING_LOADED = Sentence(
    "Ingenting er lastet, så det er ingen lasting å angre. Last data først.",
    "Nothing is loaded, so there is no load to undo. Load data first.",
)
_IS_THE_FIRST = Sentence(
    "Datasettet i bruk kom med den første lastingen, så det er ikke noe å gå tilbake "
    "til. Velg et annet datasett, eller last på nytt.",
    "The data set in use came with the first load, so there is nothing to go back to. "
    "Use another data set, or load again.",
)
_ANOTHER_CAME = Sentence(
    "Et annet datasett er tatt i bruk siden du så på det. Se på listen på nytt, og "
    "angre så om det fortsatt er det du vil.",
    "Another data set has come into use since you looked. Look at the list again, and "
    "then undo if that is still what you want.",
)


def _before_is_gone(build_id: str) -> Sentence:
    return Sentence(
        f"Datasettet fra før den siste lastingen, {build_id}, finnes ikke lenger eller "
        "kan ikke leses. Velg et annet datasett i stedet.",
        f"The data set from before the last load, {build_id}, is no longer there or "
        "cannot be read. Use another data set instead.",
    )
