"""Open each file of a load: what stands in it, before anybody says what it means.

Reads one file by its ending; gives the grids of its sheets, or its JSON document.
Which source a file belongs to is decided in `read.py`.
"""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from pipelines.sources.csv_file import CsvFile, read_csv
from pipelines.sources.file_bytes import read_bytes
from pipelines.sources.grid import Grid
from pipelines.sources.json_document import grids_of, read_json
from pipelines.sources.json_lines import read_json_lines
from pipelines.sources.listing import NamedFile
from pipelines.sources.marks import INVENTED_FILE
from pipelines.sources.parquet_file import read_parquet
from pipelines.sources.raw import FieldNote
from pipelines.sources.workbook import read_workbook


@dataclass(frozen=True)
class Arrived:
    """One file, opened."""

    file: NamedFile
    sha256: str
    """Of the bytes of the file, in hexadecimal."""
    grids: tuple[Grid, ...]
    """One per sheet with something on it; one for a file without sheets."""
    is_invented: bool
    """Is the file marked as invented data?"""
    csv: CsvFile | None = None
    """For a CSV file: how it is written, and the records that do not fit."""
    document: Any = None
    """For a JSON file: the document as Python reads it."""
    notes: tuple[FieldNote, ...] = ()
    """What a reader should know of the file: hidden sheets, merged cells, links."""


Known = Callable[[NamedFile], Collection[str]]
"""Plain spellings of the headings that a file may have; they settle its delimiter."""


def open_file(file: NamedFile, known: Known) -> Arrived:
    """Open one file by its ending.

    Raises:
        SourceError: It cannot be opened, or is not what its ending says.
    """
    data = read_bytes(file.path, file.name)
    return _OPENERS[file.ending](file, data, known)


def _open_csv(file: NamedFile, data: bytes, known: Known) -> Arrived:
    read = read_csv(data, file.name, known(file))
    return Arrived(
        file=file,
        sha256=_hash(data),
        grids=(read.grid,),
        is_invented=_lies_by_mark(file),
        csv=read,
    )


def _open_workbook(file: NamedFile, data: bytes, known: Known) -> Arrived:
    workbook = read_workbook(data, file.name)
    return Arrived(
        file=file,
        sha256=_hash(data),
        grids=workbook.grids,
        is_invented=workbook.is_invented,
        notes=workbook.notes,
    )


def _open_parquet(file: NamedFile, data: bytes, known: Known) -> Arrived:
    grid = read_parquet(data, file.name)
    return Arrived(file, _hash(data), (grid,), _lies_by_mark(file))


def _open_json_lines(file: NamedFile, data: bytes, known: Known) -> Arrived:
    grid = read_json_lines(data, file.name)
    return Arrived(file, _hash(data), (grid,), _lies_by_mark(file))


def _open_json(file: NamedFile, data: bytes, known: Known) -> Arrived:
    document = read_json(data, file.name)
    return Arrived(
        file=file,
        sha256=_hash(data),
        grids=grids_of(document, file.name),
        is_invented=_lies_by_mark(file),
        document=document,
    )


_OPENERS: dict[str, Callable[[NamedFile, bytes, Known], Arrived]] = {
    ".csv": _open_csv,
    ".xlsx": _open_workbook,
    ".xls": _open_workbook,
    ".ods": _open_workbook,
    ".parquet": _open_parquet,
    ".jsonl": _open_json_lines,
    ".ndjson": _open_json_lines,
    ".json": _open_json,
}


def _lies_by_mark(file: NamedFile) -> bool:
    return (file.path.parent / INVENTED_FILE).exists()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
