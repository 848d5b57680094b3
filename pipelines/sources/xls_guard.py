"""Look an .xls over before calamine reads it: is it safe, and what does it not tell?

The stream of records is stepped through once. Where its formulas were never
calculated an .xls does not say, and its comments are left where they are.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.errors import UnreadableSourceError
from pipelines.sources.archive_faults import is_locked
from pipelines.sources.compound_file import CompoundFile
from pipelines.sources.inspected import CellTexts, Inspected, note_on
from pipelines.sources.limits import (
    CELL_CHARACTERS,
    ODD_CELLS,
    SHEET_CELLS,
    SHEETS,
    TEXT_BYTES,
    WORKBOOK_BYTES,
    workbook_bytes,
)
from pipelines.sources.place import Place
from pipelines.sources.shown import shown_name
from pipelines.sources.xls_texts import text_lengths

START, END, LOCKED, SHEET, SIZE = 0x0809, 0x000A, 0x002F, 0x0085, 0x0200
TEXTS, MORE, USES_TEXT = 0x00FC, 0x003C, 0x00FD
ERROR, FORMULAS = 0x0205, (0x0006, 0x0206, 0x0406)
CELLS = (0x0201, 0x0203, 0x0204, 0x027E, 0x00D6, USES_TEXT, ERROR, *FORMULAS)
RUNS_OF_CELLS = (0x00BD, 0x00BE)

SHOWN = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
MACRO_NAMES = {"_vba_project_cur", "vba", "_vba_project"}
"""Excel leaves an empty project of macros in many an .xls, so it is no reason to refuse
one; an .xlsx with macros has been given a false name."""


class Record(NamedTuple):
    """One record: where it starts, what it is, what it holds."""

    at: int
    kind: int
    data: bytes


@dataclass
class _Sheet:
    name: str
    last_row: int = 0
    last_column: int = 0
    errors: CellTexts = field(default_factory=dict)

    @property
    def cells_count(self) -> int:
        return self.last_row * self.last_column


def inspect_xls(data: bytes, file: str) -> Inspected:
    """Look through the records of an old workbook.

    Raises:
        UnreadableSourceError: It is locked, or is larger than we read.
        KeyError: It is no workbook.
        ValueError, struct.error: It is damaged.
    """
    container = CompoundFile(data)
    names = {name.casefold() for name in container.names()}
    if "encryptedpackage" in names:
        raise UnreadableSourceError([is_locked(file)])
    stream = container.stream("Workbook" if "workbook" in names else "Book")
    book = _Book(file)
    for record in _records(stream):
        book.take(record)
    book.check()
    macros = note_on(file, FieldFate.DROPPED, _HAS_MACROS)
    return Inspected(
        errors={s.name: s.errors for s in book.sheets if s.errors},
        notes=(macros,) if names & MACRO_NAMES else (),
    )


class _Book:
    def __init__(self, file: str) -> None:
        self.sheets: list[_Sheet] = []
        self._file = file
        self._starts: dict[int, str] = {}
        self._sheet = _Sheet("")
        self._texts: list[bytes] = []
        self._lengths: list[int] = []
        self._in_texts, self._text_bytes = False, 0

    def take(self, record: Record) -> None:
        if record.kind == MORE and self._in_texts:
            self._texts.append(record.data)
            return
        self._in_texts = record.kind == TEXTS
        if record.kind in CELLS:
            self._take_cell(record)
        elif record.kind in RUNS_OF_CELLS:
            row, _ = struct.unpack_from("<HH", record.data)
            self._reach(row, struct.unpack("<H", record.data[-2:])[0])
        else:
            self._take_other(record)

    def check(self) -> None:
        SHEETS.check(self._whole(), len(self._starts))
        cells_count = sum(sheet.cells_count for sheet in self.sheets)
        SHEET_CELLS.check(self._whole(), cells_count)
        size = workbook_bytes(cells_count, self._text_bytes)
        WORKBOOK_BYTES.check(self._whole(), size)

    def _take_other(self, record: Record) -> None:
        if record.kind == LOCKED:
            raise UnreadableSourceError([is_locked(self._file)])
        if record.kind == TEXTS:
            self._texts = [record.data]
        elif record.kind == SHEET:
            self._starts[struct.unpack_from("<I", record.data)[0]] = _name(record.data)
        elif record.kind == START and record.at in self._starts:
            self._sheet = _Sheet(self._starts[record.at])
            self.sheets.append(self._sheet)
        elif record.kind == SIZE:
            self._take_size(record.data)

    def _take_size(self, data: bytes) -> None:
        form = "<IIHH" if len(data) >= 14 else "<HHHH"
        _, rows, _, columns = struct.unpack_from(form, data)
        # Calamine makes room for what is said here, whatever follows.
        SHEET_CELLS.check(self._where(), rows * columns)

    def _take_cell(self, record: Record) -> None:
        row, column = struct.unpack_from("<HH", record.data)
        self._reach(row, column)
        if (error := _error_in(record)) is not None:
            self._sheet.errors[row, column] = error
            ODD_CELLS.check(self._where(), len(self._sheet.errors))
        if record.kind == USES_TEXT:
            self._use_text(struct.unpack_from("<I", record.data, 6)[0])

    def _reach(self, row: int, column: int) -> None:
        self._sheet.last_row = max(self._sheet.last_row, row + 1)
        self._sheet.last_column = max(self._sheet.last_column, column + 1)

    def _use_text(self, number: int) -> None:
        if self._texts:
            self._lengths = text_lengths(self._texts)
            self._texts = []
            CELL_CHARACTERS.check(self._whole(), max(self._lengths, default=0))
        if number < len(self._lengths):
            self._text_bytes += self._lengths[number]
            TEXT_BYTES.check(self._whole(), self._text_bytes)

    def _whole(self) -> Sentence:
        return Sentence(self._file, self._file)

    def _where(self) -> Sentence:
        return Place(self._file, shown_name(self._sheet.name)).words


def _records(stream: bytes) -> Iterator[Record]:
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield Record(at, kind, stream[at + 4 : at + 4 + size])
        at += 4 + size


def _error_in(record: Record) -> str | None:
    if record.kind == ERROR and record.data[7]:
        return SHOWN.get(record.data[6], "#N/A")
    if record.kind in FORMULAS:
        result = record.data[6:14]
        if result[6:] == b"\xff\xff" and result[0] == 2:
            return SHOWN.get(result[2], "#N/A")
    return None


def _name(data: bytes) -> str:
    letters, is_wide = data[6], bool(data[7] & 1)
    written = data[8 : 8 + letters * (1 + is_wide)]
    return written.decode("utf-16-le" if is_wide else "latin-1", "replace")


_HAS_MACROS = Sentence(
    "Arbeidsboken har plass til makroer. Varig kjører ingen og leser ingen.",
    "The workbook has room for macros. Varig runs none and reads none.",
)
