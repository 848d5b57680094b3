"""Let one load at a time write into a home."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from data.home import Home
from data.sentence import Sentence
from pipelines.errors import LoadError


class LoadBusyError(LoadError):
    """Another load is writing into the same home."""


@contextmanager
def only_one_loader(home: Home) -> Iterator[None]:
    """Hold the load lock; the operating system lets go of it if the load is killed.

    Raises:
        LoadBusyError: Another load holds it.
    """
    with (home.builds / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LoadBusyError((_BUSY,)) from None
        yield


_BUSY = Sentence(
    "En annen lasting er i gang. Vent til den er ferdig, og prøv igjen.",
    "Another load is running. Wait until it has finished, and try again.",
)
