"""Read the records of a CSV file (RFC 4180) with the line on which each one starts.

Python's own csv module, in its strict mode, keeps exact line numbers through quoted
newlines; a million rows of 16 columns take about three seconds.
"""

import csv
import io
import re
from collections.abc import Iterator

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.encoding import line_of
from pipelines.sources.limits import CELL_CHARACTERS, LINE_BYTES
from pipelines.sources.place import Place

DELIMITERS = (";", ",", "\t", "|")
FIELD_TOO_LONG = "field larger than field limit"
"""How the csv module starts to say that a cell has more than 131 072 letters."""

Record = tuple[int, list[str]]
"""Line on which a record starts, and its fields."""


def read_records(
    data: bytes,
    *,
    encoding: str,
    delimiter: str,
    file: str,
    skip: int = 0,
    stream: io.BytesIO | None = None,
) -> Iterator[Record]:
    """Give every record that is not a blank line.

    Args:
        data: The bytes of the file.
        encoding: How it is written.
        delimiter: What stands between two fields.
        file: Its name, for the sentences.
        skip: So many lines at the top are no records.
        stream: The same bytes, for who wants to see how far the records have come.

    Raises:
        UnreadableSourceError: A quotation mark is not closed, or text follows it.
        OverLimitError: A cell or a record is longer than we read.
    """
    check_lines(data, file)
    text = io.TextIOWrapper(stream or io.BytesIO(data), encoding=encoding, newline="")
    for _ in range(skip):
        text.readline()
    lines = _Lines(text)
    # Without quotation marks a record is one line, and those are short already.
    each = lines.each() if b'"' in data else text
    reader = csv.reader(each, delimiter=delimiter, strict=True)
    line = 1 + skip
    try:
        for fields in reader:
            lines.open_letters = 0
            if fields:
                yield line, fields
            line = reader.line_num + 1 + skip
    except csv.Error as error:
        sentence = _bad_quotes(file, line)
        if str(error).startswith(FIELD_TOO_LONG):
            CELL_CHARACTERS.check(Place(file).at(line), csv.field_size_limit())
        raise UnreadableSourceError([sentence]) from error
    except _TooLongError:
        LINE_BYTES.check(Place(file).at(line), lines.open_letters)


def check_lines(data: bytes, file: str) -> None:
    """Refuse a file with an endless line, before it is put into one text.

    Raises:
        OverLimitError: Naming the line.
    """
    start = 0
    while len(data) - start > LINE_BYTES.at_most:
        stop = start + LINE_BYTES.at_most
        end = max(data.rfind(b"\n", start, stop), data.rfind(b"\r", start, stop))
        if end < 0:
            later = re.compile(rb"[\r\n]").search(data, stop)
            length = (later.start() if later else len(data)) - start
            LINE_BYTES.check(Place(file).at(line_of(data, start)), length)
        start = end + 1


class _TooLongError(Exception):
    """A record goes on over more lines than a record may."""


class _Lines:
    """The lines of a file, and how many letters the record being read has so far."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.open_letters = 0
        self._text = text

    def each(self) -> Iterator[str]:
        for line in self._text:
            self.open_letters += len(line)
            if self.open_letters > LINE_BYTES.at_most:
                raise _TooLongError
            yield line


def _bad_quotes(file: str, line: int) -> Sentence:
    return Sentence(
        f"{file}, linje {line}: et anførselstegn åpnes uten å lukkes, eller det står "
        "tekst rett etter det. Et anførselstegn inne i en tekst skrives to ganger; "
        "rett linjen.",
        f"{file}, line {line}: a quotation mark is opened and not closed, or text "
        "follows right after it. A quotation mark inside a text is written twice; mend "
        "the line.",
    )
