"""Which column of the contract does each heading of a file mean?

A heading is the Norwegian label, the English one or the name of the column itself.
Unknown headings are kept under their own name; nothing is dropped.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from string import ascii_uppercase

from data.columns import Column, Table
from data.sentence import Sentence
from pipelines.errors import GatheredFaults, HeadingError, MissingColumnError
from pipelines.sources.grid import Grid
from pipelines.sources.shown import shown_name
from pipelines.sources.spelling import plain

IS_PERSONAL = re.compile(r"(?:\d\s?){11}|@")
"""Eleven digits or an e-mail address: data stand where the headings should."""

MAY_BE_PERSONAL = re.compile(r"(?:\d\D?){5}|@")
"""Such a heading is not repeated in a sentence, which may end up in a log."""


@dataclass(frozen=True)
class MatchedHeadings:
    """Where the columns stand: name or heading -> position in the grid."""

    columns: dict[str, int]
    unknown: dict[str, int]


def known_headings(table: Table) -> dict[str, str]:
    """Map every plain spelling of a heading to the name of its column."""
    return {
        plain(spelling): column.name
        for column in table.columns
        for spelling in (column.name, column.nb, column.en)
    }


def match_headings(grid: Grid, table: Table) -> MatchedHeadings:
    """Find the columns of a table in a grid.

    Raises:
        HeadingError: A heading stands twice, is missing, or looks like data.
        MissingColumnError: Required columns are absent.
        SourceError: Both.
    """
    known = known_headings(table)
    written = {
        position: heading.strip()
        for position, heading in enumerate(grid.headings)
        if heading.strip()
    }
    meant = {at: known.get(plain(heading)) for at, heading in written.items()}
    matched = MatchedHeadings(
        columns={name: at for at, name in meant.items() if name},
        unknown={written[at]: at for at, name in meant.items() if not name},
    )
    faults = GatheredFaults()
    with faults.gather():
        _check_headings(grid, written, meant)
    with faults.gather():
        _check_required(grid, table, matched)
    faults.raise_if_any()
    return matched


def _check_headings(
    grid: Grid, written: dict[int, str], meant: dict[int, str | None]
) -> None:
    same: dict[str, list[str]] = defaultdict(list)
    for at, heading in written.items():
        same[meant[at] or plain(heading)].append(heading)
    found = [
        *(_stands_twice(grid, twins) for twins in same.values() if len(twins) > 1),
        *(
            _is_blank(grid, at)
            for at in range(len(grid.headings))
            if at not in written and _has_values(grid, at)
        ),
        *(
            _looks_like_data(grid, at)
            for at, heading in written.items()
            if IS_PERSONAL.search(heading)
        ),
    ]
    if found:
        raise HeadingError(found)


def _has_values(grid: Grid, position: int) -> bool:
    cells = grid.rows[str(position)].str.strip_chars()
    return bool((cells != "").any())


def _check_required(grid: Grid, table: Table, matched: MatchedHeadings) -> None:
    missing = [
        column
        for column in table.columns
        if column.is_required and column.name not in matched.columns
    ]
    if missing:
        raise MissingColumnError([_are_missing(grid, missing, list(matched.unknown))])


def quotable(heading: str) -> str:
    """Shorten a heading for a sentence, and hide what may be data on a person."""
    return "…" if MAY_BE_PERSONAL.search(heading) else shown_name(heading)[:40]


def _stands_twice(grid: Grid, headings: list[str]) -> Sentence:
    nb, en = grid.place.at(grid.heading_row)
    listed = " / ".join(quotable(heading) for heading in headings)
    return Sentence(
        f"{nb}: flere overskrifter betyr den samme kolonnen ({listed}). "
        "Behold én av dem.",
        f"{en}: several headings mean the same column ({listed}). Keep one of them.",
    )


def _is_blank(grid: Grid, position: int) -> Sentence:
    letters = _column_letters(position)
    nb, en = grid.place.at(grid.heading_row)
    return Sentence(
        f"{nb}: kolonne {letters} har verdier, men ingen overskrift. "
        "Skriv en overskrift, eller tøm kolonnen.",
        f"{en}: column {letters} has values, but no heading. "
        "Write a heading, or empty the column.",
    )


def _looks_like_data(grid: Grid, position: int) -> Sentence:
    letters = _column_letters(position)
    nb, en = grid.place.at(grid.heading_row)
    return Sentence(
        f"{nb}: overskriften i kolonne {letters} ser ut som opplysninger om en person. "
        "Sett inn en linje med overskrifter øverst.",
        f"{en}: the heading of column {letters} looks like data on a person. "
        "Put in a line of headings at the top.",
    )


def _are_missing(grid: Grid, missing: list[Column], met: list[str]) -> Sentence:
    nb, en = grid.place.at(grid.heading_row)
    unknown = _are_unknown(met)
    return Sentence(
        f"{nb}: disse kolonnene mangler og må være med: "
        f"{', '.join(column.nb for column in missing)}. {unknown.nb}"
        "Overskriftene må stå i den første raden som er fylt ut.",
        f"{en}: these columns are missing and must be there: "
        f"{', '.join(column.en for column in missing)}. {unknown.en}"
        "The headings must stand in the first row that is filled in.",
    )


def _are_unknown(met: list[str]) -> Sentence:
    if not met:
        return Sentence("", "")
    listed = ", ".join(quotable(heading) for heading in met)
    return Sentence(
        f"Overskrifter som ikke er kjent: {listed}. ",
        f"Headings that are not known: {listed}. ",
    )


def _column_letters(position: int) -> str:
    letters = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters
