"""What do the documents themselves name as success and risk factors?

Reads data/source_factors.toml: every source factor with its places, and the factor of
our catalogue (data/factors.py) that it became, or the reason why it has none.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from data.sentence import Sentence

MAPPING = Path(__file__).resolve().parent / "source_factors.toml"


class Document(NamedTuple):
    """A document that factors were taken from.

    None of them gives its own address, so neither do we.
    """

    code: str
    """As places begin: "OE", "003"."""
    short: str
    title: str


class SourceFactor(NamedTuple):
    """One factor as a document names it."""

    id: str
    """"SINTEF S01", "004 B6", or section and number: "OE 6.2.2/3"."""
    kind: Literal["success", "risk"]
    name: Sentence
    """Our short name for it."""
    places: tuple[str, ...]
    """Such as "OE 6.2.2" or "004:L392"."""
    keys: tuple[str, ...]
    """For each place, words that stand there."""
    factor: str | None
    """The code in the catalogue that it became; none if it was left out."""
    is_opposite: bool
    """Does it name the absence of that factor?"""
    left_out: Sentence | None
    """Why it has no factor."""


@cache
def source_factors() -> tuple[SourceFactor, ...]:
    """List all source factors, document by document."""
    return tuple(_read(row) for row in _mapping()["source_factor"])


@cache
def documents() -> tuple[Document, ...]:
    """List the documents, the delivery survey first."""
    return tuple(Document(**row) for row in _mapping()["document"])


def document_of(place: str) -> Document:
    """Give the document that a place is in.

    Raises:
        KeyError: No document has such places.
    """
    code = place.replace(":", " ").partition(" ")[0]
    return {document.code: document for document in documents()}[code]


def place_words(place: str) -> str:
    """Say a place for people: "OE 6.2.2" is "Oslo Economics 2022, 6.2.2".

    A line keeps its L ("SINTEF 2018, L898"); it is a line of the text of the document.

    Raises:
        KeyError: No document has such places.
    """
    document = document_of(place)
    where = place.removeprefix(document.code).lstrip(" :")
    return f"{document.short}, {where}"


@cache
def _mapping() -> dict[str, Any]:
    return tomllib.loads(MAPPING.read_text(encoding="utf-8"))


def _read(row: dict[str, Any]) -> SourceFactor:
    is_left_out = "left_out_nb" in row
    return SourceFactor(
        id=row["id"],
        kind=row["kind"],
        name=Sentence(nb=row["nb"], en=row["en"]),
        places=tuple(row["places"]),
        keys=tuple(row["places"].values()),
        factor=row.get("factor"),
        is_opposite=row.get("is_opposite", False),
        left_out=Sentence(row["left_out_nb"], row["left_out_en"])
        if is_left_out
        else None,
    )
