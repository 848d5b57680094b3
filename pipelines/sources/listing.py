"""Which files does a path given to a load stand for?"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from data.sentence import Sentence
from pipelines.errors import GatheredFaults, UnreadableSourceError
from pipelines.sources.marks import INVENTED_FILE

PASSED_OVER = {INVENTED_FILE.casefold(), "desktop.ini", "thumbs.db"}
"""The mark of invented data, and what Windows leaves in a folder."""

LOCK_MARKS = (".", "~$")
"""Hidden files and the lock files of LibreOffice and Excel start so."""


class NamedFile(NamedTuple):
    """A file to read, and the name a reader knows it by."""

    path: Path
    name: str

    @property
    def is_workbook(self) -> bool:
        """Is it an Excel workbook? Else it is a CSV file."""
        return self.path.suffix.casefold() == ".xlsx"


def list_files(paths: Sequence[Path]) -> list[NamedFile]:
    """List workbooks and CSV files: those given, and the CSV files of given folders.

    A file that is given twice, by itself and with its folder too, is read once. Two
    files with the same name are told apart by the folders they lie in.

    Raises:
        UnreadableSourceError: A path is missing, or is of no kind we read.
    """
    faults = GatheredFaults()
    files: list[NamedFile] = []
    for path in paths:
        with faults.gather():
            files.extend(_list_path(path))
    faults.raise_if_any()
    once = {file.path.resolve(): file for file in reversed(files)}
    return _tell_apart([*reversed(once.values())])


def _tell_apart(files: list[NamedFile]) -> list[NamedFile]:
    times = Counter(file.name for file in files)
    return [
        file if times[file.name] == 1 else NamedFile(file.path, str(file.path))
        for file in files
    ]


def _list_path(path: Path) -> list[NamedFile]:
    if path.is_dir():
        return _list_folder(path)
    if not path.is_file():
        raise UnreadableSourceError([_is_missing(path)])
    if path.suffix.casefold() not in {".xlsx", ".csv"}:
        raise UnreadableSourceError([_is_other_kind(path.name)])
    return [NamedFile(path, path.name)]


def _list_folder(folder: Path) -> list[NamedFile]:
    name = folder.resolve().name
    inside = [path for path in sorted(folder.iterdir()) if not _is_passed_over(path)]
    others = [
        path for path in inside if path.suffix.casefold() != ".csv" or path.is_dir()
    ]
    if others:
        raise UnreadableSourceError(
            [_is_not_csv(f"{name}/{path.name}") for path in others]
        )
    if not inside:
        raise UnreadableSourceError([_is_empty(name)])
    return [NamedFile(path, f"{name}/{path.name}") for path in inside]


def _is_passed_over(path: Path) -> bool:
    return path.name.startswith(LOCK_MARKS) or path.name.casefold() in PASSED_OVER


def _is_missing(path: Path) -> Sentence:
    return Sentence(
        f"{path}: filen eller mappen finnes ikke. Se etter om navnet er skrevet rett.",
        f"{path}: there is no such file or folder. Check how the name is written.",
    )


def _is_other_kind(name: str) -> Sentence:
    return Sentence(
        f"{name}: Varig leser Excel-arbeidsbøker (.xlsx) og CSV-filer (.csv). "
        "Lagre filen som en av dem.",
        f"{name}: Varig reads Excel workbooks (.xlsx) and CSV files (.csv). "
        "Save the file as one of them.",
    )


def _is_not_csv(name: str) -> Sentence:
    return Sentence(
        f"{name}: i en mappe leser Varig bare CSV-filer (.csv). "
        "Flytt filen ut av mappen, eller last den for seg.",
        f"{name}: in a folder Varig reads CSV files (.csv) only. "
        "Move the file out of the folder, or load it by itself.",
    )


def _is_empty(name: str) -> Sentence:
    return Sentence(
        f"{name}: det er ingen CSV-filer i mappen. Legg filene der, eller velg en "
        "annen mappe.",
        f"{name}: there are no CSV files in the folder. Put the files there, or "
        "choose another folder.",
    )
