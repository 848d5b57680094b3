"""Read a JSON document whole, as a register or a table service publishes it.

Reads the bytes of one .json; gives the document as Python reads it, and a grid if it
is a plain list of objects.
"""

from collections.abc import Iterator
from typing import Any

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.grid import Grid
from pipelines.sources.json_grid import GridOfObjects
from pipelines.sources.json_text import (
    RepeatedFieldError,
    check_shape,
    is_repeated,
    line_and_place,
    parse_json,
)
from pipelines.sources.limits import JSON_BYTES
from pipelines.sources.place import Place


def read_json(data: bytes, file: str) -> Any:  # noqa: ANN401 (JSON is of any type)
    """Parse a document.

    Raises:
        UnreadableSourceError: It is no JSON, or no UTF-8.
        OverLimitError: It is larger or deeper than we read.
    """
    where = Sentence(file, file)
    JSON_BYTES.check(where, len(data))
    check_shape(data, where)
    try:
        return parse_json(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableSourceError([_is_no_utf_8(file)]) from error
    except RepeatedFieldError as error:
        raise UnreadableSourceError([is_repeated(where, str(error))]) from error
    except (ValueError, RecursionError) as error:
        place = line_and_place(error) if isinstance(error, ValueError) else None
        raise UnreadableSourceError([_is_no_json(file, place)]) from error


def grids_of(document: Any, file: str) -> tuple[Grid, ...]:  # noqa: ANN401
    """Give a list of objects as a grid; the row of an object is its number.

    Raises:
        UnreadableSourceError: Two fields of an object are alike once flattened.
        OverLimitError: It has more columns or cells than we read.
    """
    if not isinstance(document, list) or not document:
        return ()
    if not all(isinstance(one, dict) for one in document):
        return ()

    def numbered() -> Iterator[tuple[int, dict[str, Any]]]:
        yield from enumerate(document, start=1)

    return (GridOfObjects(Place(file)).read(numbered()),)


def _is_no_utf_8(file: str) -> Sentence:
    return Sentence(
        f"{file}: JSON-filen er ikke lagret som UTF-8. Lagre den på nytt som UTF-8.",
        f"{file}: the JSON file is not saved as UTF-8. Save it again as UTF-8.",
    )


def _is_no_json(file: str, place: tuple[int, int] | None) -> Sentence:
    nb, en = Place(file).at(place[0]) if place else (file, file)
    at_nb, at_en = (
        (f" fra tegn {place[1]}", f" from sign {place[1]} on") if place else ("", "")
    )
    return Sentence(
        f"{nb}: filen er ikke gyldig JSON{at_nb}. Hent den på nytt der den kommer fra.",
        f"{en}: the file is not valid JSON{at_en}. Fetch it again where it comes from.",
    )
