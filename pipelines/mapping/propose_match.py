"""Which column of a table does each heading of a file seem to mean, and why?"""

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

import polars as pl

from data.columns import Column, Kind, Table
from data.mapping_synonyms import bare, synonyms_of
from data.sentence import Sentence
from pipelines.mapping.propose_look import MOST, Look
from pipelines.sources.headings import known_headings
from pipelines.sources.spelling import plain

CLOSE = 0.84
"""A spelling as like as this is the same word written a little wrong."""

SHORTEST = 5
"""Short words are like many others, so they are not compared by likeness."""

SAME, SYNONYM, ALIKE, BY_CELLS = 1.0, 0.9, 0.7, 0.6
"""How much each kind of reason weighs."""


_NUMBERED = ("organisation_number", "workplace_id")


class Met(NamedTuple):
    """One column of the file."""

    heading: str
    cells: pl.Series
    look: Look


class Match(NamedTuple):
    """A column of ours, the heading it seems to be, and why."""

    column: Column
    heading: str
    weight: float
    reason: Sentence


def match_columns(table: Table, columns: Mapping[str, Met]) -> dict[str, Match]:
    """Find the best heading for each column of a table.

    Args:
        table: The table.
        columns: The columns of the file that may be used, by heading.

    Returns:
        Name of a column of ours -> its match. Each heading is used once, but for an
        organisation number, which may be the key of a workplace too.
    """
    candidates = [
        match for met in columns.values() for match in _candidates(table, met)
    ]
    candidates.sort(key=lambda match: -match.weight)
    found: dict[str, Match] = {}
    used: set[str] = set()
    for match in candidates:
        if match.column.name not in found and match.heading not in used:
            found[match.column.name] = match
            used.add(match.heading)
    return found | _workplace_key(table, found)


def _candidates(table: Table, met: Met) -> list[Match]:
    by_name = _by_heading(table, met)
    return by_name or _by_cells(table, met)


def _by_heading(table: Table, met: Met) -> list[Match]:
    own = known_headings(table)
    name = own.get(plain(met.heading)) or own.get(
        plain(met.heading).replace("_", " ").replace(" ", "_")
    )
    if name is not None:
        return [_match(table, name, met, SAME, _SAME)]
    words = {bare(word): column for word, column in own.items()}
    listed = synonyms_of(table)
    spelled = bare(met.heading)
    if spelled in words:
        return [_match(table, words[spelled], met, SAME, _SAME)]
    if spelled in listed:
        return [_match(table, listed[spelled], met, SYNONYM, _SYNONYM)]
    likeness, column = _most_alike(spelled, {**listed, **words})
    if column is None or met.look.suits(table.column(column)) < MOST:
        return []
    return [_match(table, column, met, ALIKE * likeness, _ALIKE)]


def _most_alike(spelled: str, known: Mapping[str, str]) -> tuple[float, str | None]:
    if len(spelled) < SHORTEST:
        return 0.0, None
    likeness, word = max(
        (SequenceMatcher(None, spelled, word).ratio(), word)
        for word in known
        if len(word) >= SHORTEST
    )
    return (likeness, known[word]) if likeness >= CLOSE else (0.0, None)


def _by_cells(table: Table, met: Met) -> list[Match]:
    if met.look.is_empty:
        return []
    if met.look.organisation_numbers >= MOST:
        names = [name for name in _NUMBERED if name in table.column_names][:1]
        return [
            Match(table.column(name), met.heading, BY_CELLS, _NUMBERS) for name in names
        ]
    return [
        Match(column, met.heading, BY_CELLS, _CODES)
        for column in table.columns
        if column.kind is Kind.CODE and _speaks(column, met)
    ]


def _speaks(column: Column, met: Met) -> bool:
    """Are most of the values words of the column's own list?"""
    if column.vocabulary is None:
        return False
    values = met.cells.drop_nulls().unique().to_list()
    known = column.vocabulary.spellings()
    fitting = sum(plain(value) in known for value in values)
    return len(values) > 1 and fitting >= MOST * len(values)


def _match(table: Table, name: str, met: Met, weight: float, reason: Sentence) -> Match:
    column = table.column(name)
    suits = met.look.suits(column)
    if suits < MOST:
        count = round((1 - suits) * met.look.filled_count)
        reason = _but(reason, column, count, met.look.filled_count)
        weight *= 0.9
    return Match(column, met.heading, weight, reason)


def _workplace_key(table: Table, found: Mapping[str, Match]) -> dict[str, Match]:
    number = found.get("organisation_number")
    if number is None or "workplace_id" in found:
        return {}
    key = table.column("workplace_id")
    return {"workplace_id": Match(key, number.heading, number.weight, _KEY)}


_SAME = Sentence("samme ord som vår overskrift", "the same word as our heading")
_SYNONYM = Sentence("et vanlig ord for det samme", "a usual word for the same")
_ALIKE = Sentence(
    "ligner på vår overskrift; se etter om det er rett",
    "is like our heading; see whether it is right",
)
_NUMBERS = Sentence(
    "cellene er gyldige organisasjonsnumre", "the cells are valid organisation numbers"
)
_CODES = Sentence(
    "verdiene er ord fra vår liste; se etter om det er rett",
    "the values are words of our list; see whether it is right",
)
_KEY = Sentence(
    "organisasjonsnummeret brukes som nøkkel; andre tabeller må bruke den samme",
    "the organisation number is used as key; other tables must use the same",
)
_KINDS = {
    Kind.DATE: Sentence("dato", "date"),
    Kind.TIMESTAMP: Sentence("tidspunkt", "time"),
    Kind.COUNT: Sentence("helt tall", "whole number"),
    Kind.NUMBER: Sentence("tall", "number"),
    Kind.SHARE: Sentence("tall", "number"),
}


def _but(reason: Sentence, column: Column, count: int, of: int) -> Sentence:
    kind = _KINDS[column.kind]
    return Sentence(
        f"{reason.nb}, men {count} av {of} celler er ikke {kind.nb}",
        f"{reason.en}, but {count} of {of} cells are no {kind.en}",
    )
