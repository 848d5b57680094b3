"""Lay the nested entries of Enhetsregisteret's JSON out as a frame of text.

A page of the API holds its entries under `_embedded`; a whole download is a list of
them, and a single look-up is one of them alone.
Grain: one row per entry; `source_row` is its number in the list, from 1.
"""

from collections.abc import Iterator, Mapping

import polars as pl

LISTS = ("enheter", "underenheter")
"""What a page calls its list of entries."""

_MARKS = ("organisasjonsform", "overordnetEnhet", "naeringskode1")
"""An entry has its number, and one of these."""


def entries_of(document: object) -> tuple[str, list[object]] | None:
    """Find the entries of a document and what the list is called.

    Args:
        document: A JSON document as Python reads it.

    Returns:
        None when the document is nothing of the register.
    """
    found = _list_in(document)
    if found is None or not any(_is_entry(entry) for entry in found[1][:5]):
        return None
    return found


def lay_out(entries: list[object]) -> pl.DataFrame:
    """Give each field a column named with points between, in the order first met.

    A list of words becomes one text; a list of objects is only told by its name.
    What is no object in the list is a row without values, so that none is lost.
    """
    flat = [dict(_flatten(entry)) for entry in entries]
    fields = list(dict.fromkeys(name for entry in flat for name in entry))
    columns = {
        field: pl.Series([entry.get(field) for entry in flat], dtype=pl.String)
        for field in fields
    }
    return (
        pl.DataFrame(columns)
        .with_row_index("source_row", offset=1)
        .cast({"source_row": pl.Int64})
    )


def _list_in(document: object) -> tuple[str, list[object]] | None:
    if isinstance(document, list):
        return "enheter", document
    if not isinstance(document, dict):
        return None
    embedded = document.get("_embedded")
    if isinstance(embedded, dict):
        named = [(name, embedded.get(name)) for name in LISTS]
        return next(((n, each) for n, each in named if isinstance(each, list)), None)
    return ("enheter", [document]) if _is_entry(document) else None


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and "organisasjonsnummer" in entry
        and any(mark in entry for mark in _MARKS)
    )


def _flatten(entry: object, before: str = "") -> Iterator[tuple[str, str | None]]:
    if not isinstance(entry, Mapping):
        return
    for name, value in entry.items():
        if isinstance(value, Mapping):
            yield from _flatten(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", _text(value)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(str(part) for part in value if isinstance(part, str)) or None
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)
