"""Which name does a file that somebody sent in get on our disk?

A reader knows a file by its name, and a CSV file is named after its table, so a safe
name is kept as it is. Two files of one name lie in folders of their own.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath, PurePosixPath

from pipelines.sources.marks import INVENTED_FILE

LONGEST_STEM = 120
"""Bytes of a name before its ending: every file system takes a name so long."""

_LONGEST_ENDING = 10
_UNSAFE = set('<>:"|?*')
_NAMELESS = "fil"


def safe_names(names: Sequence[str]) -> list[PurePosixPath]:
    """Give each file a path under one folder, all different.

    Args:
        names: As the browser tells them, which anybody may have written.

    Returns:
        In the same order: the safe name, or `2/<name>` for the second of one name.
    """
    times: Counter[str] = Counter()
    paths = []
    for name in names:
        safe = _safe_name(name)
        times[safe.casefold()] += 1
        number = times[safe.casefold()]
        paths.append(
            PurePosixPath(safe) if number == 1 else PurePosixPath(str(number), safe)
        )
    return paths


def is_invented_mark(path: PurePath) -> bool:
    """Is this the file that marks those beside it as invented data?"""
    return path.name.casefold() == INVENTED_FILE.casefold()


def _safe_name(name: str) -> str:
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    letters = (
        "_" if letter in _UNSAFE else letter
        for letter in last
        # Control characters, marks that turn the reading direction, lone surrogates.
        if not unicodedata.category(letter).startswith("C")
    )
    visible = "".join(letters).strip()
    stem, dot, ending = visible.rpartition(".")
    if not dot or not ending or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = visible, "", ""
    return f"{_safe_stem(stem)}{dot}{ending.strip()}"


def _safe_stem(stem: str) -> str:
    # A name that starts with a dot or ~$ is what hidden files and locks are called.
    open_name = stem.lstrip(".~$ ").rstrip(". ")
    short = open_name.encode()[:LONGEST_STEM].decode(errors="ignore")
    return short or _NAMELESS
