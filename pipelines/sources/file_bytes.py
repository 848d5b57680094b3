"""Read the bytes of one file, and nothing but a whole, ordinary file.

What stood at a path when it was listed may have gone or changed since; a pipe or a
device in its place would never end.
"""

import os
import stat
from pathlib import Path

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.limits import FILE_BYTES

_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe waits for somebody to write in it, unless it is asked not to."""


def read_bytes(path: Path, name: str) -> bytes:
    """Read a file of ordinary size that nobody is writing.

    Raises:
        UnreadableSourceError: It cannot be opened, or is no ordinary file.
        OverLimitError: It is larger than `FILE_BYTES`.
    """
    try:
        return _read(path, name)
    except OSError as error:
        raise UnreadableSourceError([_cannot_open(name)]) from error


def _read(path: Path, name: str) -> bytes:
    with os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableSourceError([is_no_file(name)])
        FILE_BYTES.check(Sentence(name, name), before.st_size)
        data = file.read(before.st_size + 1)
        after = os.fstat(file.fileno())
    if len(data) != before.st_size or before.st_mtime_ns != after.st_mtime_ns:
        raise UnreadableSourceError([_is_being_written(name)])
    return data


def is_no_file(name: str) -> Sentence:
    """Say that a path is a pipe, a device or the like."""
    return Sentence(
        f"{name}: dette er ingen vanlig fil, men for eksempel en kanal eller en enhet. "
        "Velg filen selv.",
        f"{name}: this is no ordinary file, but a pipe or a device, say. "
        "Choose the file itself.",
    )


def _is_being_written(name: str) -> Sentence:
    return Sentence(
        f"{name}: filen ble endret mens den ble lest. Vent til den er ferdig skrevet, "
        "og last den på nytt.",
        f"{name}: the file changed while it was read. Wait until it is written, and "
        "load it again.",
    )


def _cannot_open(name: str) -> Sentence:
    return Sentence(
        f"{name}: filen kan ikke åpnes. Lukk den i andre programmer, og se etter om "
        "du har lov til å lese den.",
        f"{name}: the file cannot be opened. Close it in other programs, and check "
        "that you may read it.",
    )
