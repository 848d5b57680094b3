"""Write files that somebody sent in to a folder of their own, and remove old ones.

No copy of a file is kept, since it may hold personal data: the folder is removed when
the job ends, and what a server that died left is removed by the next job.
"""

import os
import shutil
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from app.identity import Reader
from app.load_folder import JobFolder, Order
from app.load_names import is_invented_mark, safe_names
from data.home import Home
from pipelines.sources.marks import INVENTED_FILE

LEFTOVER_AGE = timedelta(days=1)
"""A job so old is waited for by nobody: the server that started it has died."""

MAPPING_ENDING = ".toml"


class Upload(NamedTuple):
    """A file that somebody sent in."""

    name: str
    data: bytes


class Task(NamedTuple):
    """What a job is asked to do with its files."""

    data_date: date | None
    language: str
    now: datetime
    reader: Reader
    """Who asks."""


def write_files(folder: JobFolder, uploads: Sequence[Upload], task: Task) -> Order:
    """Write the files where only we can read them, and say what to do with them.

    The file that marks others as invented data marks them here too, and is not loaded.

    Raises:
        OSError: They cannot be written.
    """
    folder.root.mkdir(mode=0o700)
    folder.files.mkdir(mode=0o700)
    paths = safe_names([upload.name for upload in uploads])
    loaded = [path for path in paths if not is_invented_mark(path)]
    for path, upload in zip(paths, uploads, strict=True):
        place = folder.file_path(path)
        place.parent.mkdir(mode=0o700, exist_ok=True)
        if not is_invented_mark(path):
            _write(place, upload.data)
    if len(loaded) < len(paths):
        for parent in {folder.file_path(path).parent for path in loaded}:
            _write(parent / INVENTED_FILE, b"")
    is_mapping = [path.suffix.casefold() == MAPPING_ENDING for path in loaded]
    named = list(zip(map(str, loaded), is_mapping, strict=True))
    return Order(
        is_load=False,
        files=tuple(name for name, is_one in named if not is_one),
        mappings=tuple(name for name, is_one in named if is_one),
        data_date=task.data_date,
        language=task.language,
        started_at=task.now,
        app_pid=os.getpid(),
        reader=task.reader,
    )


def sweep_leftovers(home: Home, now: datetime) -> None:
    """Remove the uploads that a server which died has left."""
    for folder in home.uploads.iterdir():
        if folder.is_dir() and _age(folder, now) > LEFTOVER_AGE:
            shutil.rmtree(folder, ignore_errors=True)


def _age(folder: Path, now: datetime) -> timedelta:
    try:
        return timedelta(seconds=now.timestamp() - folder.stat().st_mtime)
    except OSError:
        return timedelta(0)


def _write(place: Path, data: bytes) -> None:
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
