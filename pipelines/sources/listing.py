"""Which files does a path given to a load stand for?"""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from data.sentence import Sentence
from pipelines.errors import GatheredFaults, UnreadableSourceError
from pipelines.sources.file_bytes import is_no_file
from pipelines.sources.limits import FILES
from pipelines.sources.marks import INVENTED_FILE
from pipelines.sources.shown import shown_name

PASSED_OVER = {INVENTED_FILE.casefold(), "desktop.ini", "thumbs.db"}
"""The mark of invented data, and what Windows leaves in a folder."""

LOCK_MARKS = (".", "~$")
"""Hidden files and the lock files of LibreOffice and Excel start so."""

WORKBOOKS = (".xlsx", ".xls", ".ods")
ENDINGS = (*WORKBOOKS, ".csv", ".parquet", ".jsonl", ".ndjson", ".json")
"""What Varig reads."""

WITH_MACROS = (".xlsm", ".xltm", ".xlam")


class NamedFile(NamedTuple):
    """A file to read, and the name a reader knows it by.

    The name is for sentences: signs that nobody sees are written out in it. Nothing
    is ever opened or written by it.
    """

    path: Path
    name: str

    @property
    def ending(self) -> str:
        """Give the ending of the file, in lower case: `.csv`."""
        return self.path.suffix.casefold()

    @property
    def is_workbook(self) -> bool:
        """Is it a workbook of Excel or LibreOffice?"""
        return self.ending in WORKBOOKS


def list_files(
    paths: Sequence[Path], faults: GatheredFaults | None = None
) -> list[NamedFile]:
    """List the files given, and those of the folders given.

    A file that is given twice, by itself and with its folder too, is read once. Two
    files with the same name are told apart by the folders they lie in.

    Args:
        paths: Files and folders.
        faults: Gathers what is wrong with a path, so that the others are looked at
            too; None: it is raised.

    Raises:
        UnreadableSourceError: A path is missing, or is of no kind we read.
    """
    gathered = GatheredFaults() if faults is None else faults
    files: list[NamedFile] = []
    for path in paths:
        with gathered.gather():
            files.extend(_list_path(path))
    if faults is None:
        gathered.raise_if_any()
    once = {file.path.resolve(): file for file in reversed(files)}
    return _tell_apart([*reversed(once.values())])


def _tell_apart(files: list[NamedFile]) -> list[NamedFile]:
    times = Counter(file.name for file in files)
    return [
        file if times[file.name] == 1 else NamedFile(file.path, _whole_name(file.path))
        for file in files
    ]


def _whole_name(path: Path) -> str:
    return "/".join(shown_name(part) for part in path.parts).replace("//", "/", 1)


def _list_path(path: Path) -> list[NamedFile]:
    try:
        if path.is_dir():
            return _list_folder(path)
        if path.is_file():
            return _list_file(path, shown_name(path.name))
        sentence = is_no_file if path.exists() else _is_missing
    except (OSError, ValueError) as error:
        # A name too long, with a NUL in it, or in a folder that is closed to us.
        raise UnreadableSourceError([_is_missing(_whole_name(path))]) from error
    raise UnreadableSourceError([sentence(_whole_name(path))])


def _list_file(path: Path, name: str) -> list[NamedFile]:
    ending = path.suffix.casefold()
    if ending in WITH_MACROS:
        raise UnreadableSourceError([has_macros(name)])
    if ending not in ENDINGS:
        raise UnreadableSourceError([_is_other_kind(name)])
    return [NamedFile(path, name)]


def _list_folder(folder: Path) -> list[NamedFile]:
    name = shown_name(folder.resolve().name)
    inside = [path for path in sorted(folder.iterdir()) if not _is_passed_over(path)]
    if not inside:
        raise UnreadableSourceError([_is_empty(name)])
    FILES.check(Sentence(name, name), len(inside))
    faults = GatheredFaults()
    files: list[NamedFile] = []
    for path in inside:
        with faults.gather():
            files.extend(_list_inside(path, f"{name}/{shown_name(path.name)}", folder))
    faults.raise_if_any()
    return files


def _list_inside(path: Path, name: str, folder: Path) -> list[NamedFile]:
    if path.is_symlink() and not _is_within(path, folder):
        raise UnreadableSourceError([_points_out(name)])
    if path.is_dir():
        raise UnreadableSourceError([_is_folder(name)])
    if not path.is_file():
        raise UnreadableSourceError([is_no_file(name)])
    return _list_file(path, name)


def _is_within(path: Path, folder: Path) -> bool:
    return os.path.realpath(path).startswith(os.path.realpath(folder) + os.sep)


def _is_passed_over(path: Path) -> bool:
    return path.name.startswith(LOCK_MARKS) or path.name.casefold() in PASSED_OVER


def has_macros(name: str) -> Sentence:
    """Say that a workbook holds programs."""
    return Sentence(
        f"{name}: arbeidsboken har makroer. Varig kjører ingen og leser ingen: lagre "
        "den som .xlsx, så blir de igjen.",
        f"{name}: the workbook has macros. Varig runs none and reads none: save it as "
        ".xlsx, which leaves them behind.",
    )


def _is_missing(name: str) -> Sentence:
    return Sentence(
        f"{name}: filen eller mappen finnes ikke. Se etter om navnet er skrevet rett.",
        f"{name}: there is no such file or folder. Check how the name is written.",
    )


def _is_other_kind(name: str) -> Sentence:
    return Sentence(
        f"{name}: Varig leser arbeidsbøker (.xlsx, .xls, .ods), CSV-filer (.csv), "
        "Parquet-filer (.parquet) og JSON-filer (.jsonl, .ndjson, .json). "
        "Lagre filen som en av dem.",
        f"{name}: Varig reads workbooks (.xlsx, .xls, .ods), CSV files (.csv), Parquet "
        "files (.parquet) and JSON files (.jsonl, .ndjson, .json). "
        "Save the file as one of them.",
    )


def _is_folder(name: str) -> Sentence:
    return Sentence(
        f"{name}: Varig leser ikke mapper inne i mapper. Flytt mappen ut, eller last "
        "den for seg.",
        f"{name}: Varig does not read folders inside folders. Move the folder out, or "
        "load it by itself.",
    )


def _points_out(name: str) -> Sentence:
    return Sentence(
        f"{name}: dette er en snarvei til en fil utenfor mappen. Kopier filen inn i "
        "mappen, eller last den for seg.",
        f"{name}: this is a link to a file outside the folder. Copy the file into the "
        "folder, or load it by itself.",
    )


def _is_empty(name: str) -> Sentence:
    return Sentence(
        f"{name}: det er ingen filer å lese i mappen. Legg filene der, eller velg en "
        "annen mappe.",
        f"{name}: there are no files to read in the folder. Put the files there, or "
        "choose another folder.",
    )
