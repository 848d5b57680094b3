"""Read a CSV file exactly as it arrives, all text.

Reads the bytes of one file; gives its grid with the encoding and the delimiter that
the file itself shows. Grain: one row per record. Polars and pyarrow read faster, but
the one fills up short rows in silence and neither tells on which line a record
starts, so neither can say which row is wrong.
"""

import io
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from data.sentence import Sentence
from pipelines.errors import FieldCountError, UnreadableSourceError
from pipelines.sources.csv_records import (
    DELIMITERS,
    Record,
    check_lines,
    read_records,
)
from pipelines.sources.encoding import find_encoding
from pipelines.sources.grid import Grid, check_texts, frame_rows
from pipelines.sources.limits import CELLS, COLUMNS, ROWS
from pipelines.sources.place import Place
from pipelines.sources.shown import without_unseen
from pipelines.sources.spelling import plain

FAULTS_SAID = 20
"""A file with a wrong line in every row needs no sentence for each."""


WRONG_KEPT = 100_000
"""A file read with the wrong delimiter has nothing but wrong lines."""

SEPARATOR = re.compile(
    rb'^(?:\xef\xbb\xbf)?"?sep=([;,|\t])"?[ \t]*(?:\r\n|\r|\n|$)', re.I
)
"""The line that tells Excel what stands between the fields; it is no row."""


class WrongRecord(NamedTuple):
    """A record with another number of fields than there are headings."""

    line: int
    fields_count: int


class CsvFile(NamedTuple):
    """A grid of the records with the right number of fields, and how they stood."""

    grid: Grid
    encoding: str
    delimiter: str | None
    wrong: tuple[WrongRecord, ...]
    """The first `WRONG_KEPT` of them."""
    wrong_count: int = 0


def read_csv(data: bytes, file: str, known: Collection[str]) -> CsvFile:
    """Read the records of a file; the first one holds the headings.

    Args:
        data: The bytes of the file.
        file: Its name, for the sentences.
        known: Plain spellings of the headings the table may have.

    Raises:
        UnreadableSourceError: Nothing in it, or not text we can read.
    """
    encoding = find_encoding(data, file)
    told = SEPARATOR.match(data)
    delimiter = (
        told[1].decode() if told else _find_delimiter(data, encoding, known, file)
    )
    stream = io.BytesIO(data)
    records = read_records(
        data,
        encoding=encoding,
        delimiter=delimiter or DELIMITERS[0],
        file=file,
        skip=1 if told else 0,
        stream=stream,
    )
    written = (record for record in records if any(map(str.strip, record[1])))
    line, headings = next(written, (0, []))
    if not headings:
        raise UnreadableSourceError([_empty(file)])
    place = Place(file)
    COLUMNS.check(place.at(line), len(headings))
    counted = _CountedRecords(records, len(headings), place)
    rows = frame_rows(
        iter(counted),
        len(headings),
        lambda: len(data) if stream.closed else stream.tell(),
    )
    check_texts(rows, place)
    grid = Grid(place, line, tuple(map(without_unseen, headings)), rows, rows)
    return CsvFile(grid, encoding, delimiter, tuple(counted.wrong), counted.wrong_count)


def check_field_counts(read: CsvFile) -> None:
    """Refuse a file with rows that are too short or too long.

    Raises:
        FieldCountError: One fault per row, and one that counts the rest.
    """
    if not read.wrong:
        return
    faults = [_wrong_count(read, record) for record in read.wrong[:FAULTS_SAID]]
    rest = max(len(read.wrong), read.wrong_count) - FAULTS_SAID
    if rest > 0:
        faults.append(_and_more(read.grid.place, rest))
    raise FieldCountError(faults)


def _find_delimiter(
    data: bytes, encoding: str, known: Collection[str], file: str
) -> str | None:
    check_lines(data, file)
    scored = {mark: _score(data, encoding, mark, known) for mark in DELIMITERS}
    if all(fields <= 1 for _, fields in scored.values()):
        return None
    return max(DELIMITERS, key=scored.__getitem__)


def _score(
    data: bytes, encoding: str, delimiter: str, known: Collection[str]
) -> tuple[int, int]:
    records = read_records(data, encoding=encoding, delimiter=delimiter, file="")
    try:
        first = next((f for _, f in records if any(map(str.strip, f))), [])
    except UnreadableSourceError:
        return 0, 0
    return sum(plain(field) in known for field in first), len(first)


class _CountedRecords:
    """Records with the right number of fields; the others are noted and left out."""

    def __init__(self, records: Iterator[Record], expected: int, place: Place) -> None:
        self.wrong: list[WrongRecord] = []
        self.wrong_count = 0
        self._records = records
        self._expected = expected
        self._place = place

    def __iter__(self) -> Iterator[Record]:
        most = min(ROWS.at_most, CELLS.at_most // self._expected)
        for count, (line, fields) in enumerate(self._records, start=1):
            if count > most:
                ROWS.check(self._place.words, count)
                CELLS.check(self._place.words, count * self._expected)
            if len(fields) == self._expected:
                yield line, fields
            else:
                self._note(WrongRecord(line, len(fields)))

    def _note(self, record: WrongRecord) -> None:
        self.wrong_count += 1
        if len(self.wrong) < WRONG_KEPT:
            self.wrong.append(record)


def _wrong_count(read: CsvFile, record: WrongRecord) -> Sentence:
    nb, en = read.grid.place.at(record.line)
    expected = len(read.grid.headings)
    mark = read.delimiter or DELIMITERS[0]
    return Sentence(
        f"{nb}: raden har {record.fields_count} felt, men overskriftene er {expected}. "
        f"Rett raden; står tegnet {mark} inne i en tekst, må teksten ha anførselstegn "
        "rundt seg.",
        f"{en}: the row has {record.fields_count} fields, but there are {expected} "
        f"headings. Mend the row; where {mark} stands inside a text, the text needs "
        "quotation marks around it.",
    )


def _and_more(place: Place, count: int) -> Sentence:
    return Sentence(
        f"{place.file}: {count} rader til har feil antall felt. Rett dem også.",
        f"{place.file}: {count} more rows have a wrong number of fields. "
        "Mend them too.",
    )


def _empty(file: str) -> Sentence:
    return Sentence(
        f"{file}: filen er tom. Den må ha en linje med overskrifter.",
        f"{file}: the file is empty. It must have a line of headings.",
    )
