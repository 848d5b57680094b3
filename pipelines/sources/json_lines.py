"""Read a file of JSON lines: one object on each line.

Reads the bytes of one .jsonl or .ndjson; gives its grid. Grain: one row per object.
"""

from collections.abc import Iterator
from typing import Any

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.csv_records import check_lines
from pipelines.sources.grid import Grid
from pipelines.sources.json_grid import GridOfObjects
from pipelines.sources.json_text import (
    RepeatedFieldError,
    check_shape,
    is_repeated,
    parse_json,
)
from pipelines.sources.place import Place

FAULTS_SAID = 20

LONG_LINE = 10_000
"""A shorter line is parsed at once; where it is too deep, Python says so."""


def read_json_lines(data: bytes, file: str) -> Grid:
    """Read every object; a blank line is passed over.

    Raises:
        UnreadableSourceError: With each line that is no object, up to twenty.
        OverLimitError: A line, or the whole, is larger than we read.
    """
    check_lines(data, file)
    lines = _Lines(data.removeprefix(b"\xef\xbb\xbf"), Place(file))
    grid = GridOfObjects(Place(file)).read(lines.objects(), lambda: lines.bytes_read)
    if lines.faults:
        raise UnreadableSourceError(lines.faults)
    if not grid.headings:
        raise UnreadableSourceError([_is_empty(file)])
    return grid


class _Lines:
    """The objects of a file, and the faults met on the way."""

    def __init__(self, data: bytes, place: Place) -> None:
        self.faults: list[Sentence] = []
        self.bytes_read = 0
        self._data = data
        self._place = place

    def objects(self) -> Iterator[tuple[int, dict[str, Any]]]:
        for number, line in enumerate(self._lines(), start=1):
            if not line.strip():
                continue
            found = self._parse(number, line)
            if found is not None:
                yield number, found
            if len(self.faults) >= FAULTS_SAID:
                return

    def _lines(self) -> Iterator[bytes]:
        while self.bytes_read < len(self._data):
            start = self.bytes_read
            end = self._data.find(b"\n", start)
            end = len(self._data) if end < 0 else end
            self.bytes_read = end + 1
            yield self._data[start:end]

    def _parse(self, number: int, line: bytes) -> dict[str, Any] | None:
        if len(line) > LONG_LINE:
            check_shape(line, self._place.at(number))
        try:
            found = parse_json(line.decode("utf-8"))
        except RepeatedFieldError as error:
            self.faults.append(is_repeated(self._place.at(number), str(error)))
            return None
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            self.faults.append(_is_no_object(self._place.at(number)))
            return None
        return found


def _is_no_object(where: Sentence) -> Sentence:
    return Sentence(
        f"{where.nb}: linjen er ikke ett JSON-objekt, {{...}}, i UTF-8. Rett linjen.",
        f"{where.en}: the line is not one JSON object, {{...}}, in UTF-8. "
        "Mend the line.",
    )


def _is_empty(file: str) -> Sentence:
    return Sentence(
        f"{file}: filen er tom. Den må ha ett JSON-objekt på hver linje.",
        f"{file}: the file is empty. It must have one JSON object on each line.",
    )
