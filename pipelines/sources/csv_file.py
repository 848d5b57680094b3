"""Read a CSV file exactly as it arrives, all text.

Reads the bytes of one file; gives its grid with the encoding and the delimiter that
the file itself shows. Grain: one row per record. Polars and pyarrow read faster, but
the one fills up short rows in silence and neither tells on which line a record
starts, so neither can say which row is wrong.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from data.sentence import Sentence
from pipelines.errors import FieldCountError, UnreadableSourceError
from pipelines.sources.csv_records import DELIMITERS, Record, read_records
from pipelines.sources.encoding import find_encoding
from pipelines.sources.grid import Grid, frame_rows
from pipelines.sources.place import Place
from pipelines.sources.spelling import plain

FAULTS_SAID = 20
"""A file with a wrong line in every row needs no sentence for each."""


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
    delimiter = _find_delimiter(data, encoding, known)
    records = read_records(
        data, encoding=encoding, delimiter=delimiter or DELIMITERS[0], file=file
    )
    written = (record for record in records if any(map(str.strip, record[1])))
    line, headings = next(written, (0, []))
    if not headings:
        raise UnreadableSourceError([_empty(file)])
    counted = _CountedRecords(records, len(headings))
    rows = frame_rows(iter(counted), len(headings))
    grid = Grid(Place(file), line, tuple(headings), rows, rows)
    return CsvFile(grid, encoding, delimiter, tuple(counted.wrong))


def check_field_counts(read: CsvFile) -> None:
    """Refuse a file with rows that are too short or too long.

    Raises:
        FieldCountError: One fault per row, and one that counts the rest.
    """
    if not read.wrong:
        return
    faults = [_wrong_count(read, record) for record in read.wrong[:FAULTS_SAID]]
    rest = len(read.wrong) - FAULTS_SAID
    if rest > 0:
        faults.append(_and_more(read.grid.place, rest))
    raise FieldCountError(faults)


def _find_delimiter(data: bytes, encoding: str, known: Collection[str]) -> str | None:
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

    def __init__(self, records: Iterator[Record], expected: int) -> None:
        self.wrong: list[WrongRecord] = []
        self._records = records
        self._expected = expected

    def __iter__(self) -> Iterator[Record]:
        for line, fields in self._records:
            if len(fields) == self._expected:
                yield line, fields
            else:
                self.wrong.append(WrongRecord(line, len(fields)))


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
