"""Parse JSON strictly: nothing doubled, nothing that is no JSON, nothing too deep.

Python's own reader keeps the last of two fields with one name, and takes NaN.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from data.sentence import Sentence
from pipelines.sources.limits import JSON_DEPTH, JSON_VALUES
from pipelines.sources.shown import shown_name

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.S)
_HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")
_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_NOT_MARKS = bytes(set(range(256)) - set(b"[{,"))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}

Scalar = str | int | float | bool | None


class RepeatedFieldError(ValueError):
    """An object has two fields of the same name."""


def check_shape(data: bytes, where: Sentence) -> None:
    """Refuse more values, or more of them inside one another, than we read.

    Raises:
        OverLimitError: Before anything is parsed.
    """
    outside = _STRING.sub(b"", data)
    JSON_VALUES.check(where, len(outside.translate(None, _NOT_MARKS)))
    brackets = outside.translate(None, _NOT_BRACKETS)
    depths = accumulate(map(_STEPS.__getitem__, brackets))
    JSON_DEPTH.check(where, max(depths, default=0))


def parse_json(text: str) -> Any:  # noqa: ANN401 (JSON is of any type)
    """Parse one text.

    Raises:
        ValueError: It is no JSON, has a field twice, or a number beyond all numbers.
    """
    found = json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number)
    if _HALF_LETTER.search(text):
        # Half of a letter can be written in JSON, and in no text.
        json.dumps(found, ensure_ascii=False).encode()
    return found


def flatten(value: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Scalar]]:
    """Give the fields of an object; those of an object inside it have a dot.

    A list of plain values is one text with semicolons between; any other list is
    written as JSON, so that nothing of it is lost.
    """
    for name, inside in value.items():
        heading = f"{prefix}{name}"
        if isinstance(inside, dict):
            yield from flatten(inside, f"{heading}.")
        elif isinstance(inside, list):
            yield heading, _list_text(inside)
        else:
            yield heading, inside


def fields_of(value: dict[str, Any]) -> dict[str, Scalar]:
    """Flatten an object.

    Raises:
        RepeatedFieldError: `a.b` stands there by itself and inside `a`.
        RecursionError: It is too deep.
    """
    return dict(_distinct(list(flatten(value))))


def line_and_place(error: ValueError) -> tuple[int, int] | None:
    """Give the line and the sign where it stopped, if it says so."""
    if isinstance(error, json.JSONDecodeError):
        return error.lineno, error.colno
    return None


def is_repeated(where: Sentence, name: str) -> Sentence:
    """Say that an object has a field twice."""
    return Sentence(
        f"{where.nb}: feltet {name} står to ganger i samme objekt. Behold ett av dem.",
        f"{where.en}: the field {name} stands twice in one object. Keep one of them.",
    )


def _list_text(values: list[Any]) -> str | None:
    if not values:
        return None
    is_plain = all(isinstance(v, str | int | float) for v in values)
    texts = [v if isinstance(v, str) else json.dumps(v) for v in values if is_plain]
    if is_plain and not any(";" in text for text in texts):
        return ";".join(texts)
    return json.dumps(values, ensure_ascii=False)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return dict(_distinct(pairs))


def _distinct(pairs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        name = Counter(names).most_common(1)[0][0]
        raise RepeatedFieldError(shown_name(name))
    return pairs


def _no_number(written: str) -> None:
    raise ValueError(written)
