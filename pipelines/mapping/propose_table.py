"""Which table are the rows of a sheet, and where do its columns go?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from data.columns import Column, Table
from data.mapping_synonyms import bare, synonyms_of
from data.sentence import Sentence
from data.tables import TABLES
from pipelines.errors import UnknownTableError
from pipelines.mapping.propose_look import look_at
from pipelines.mapping.propose_match import Match, Met, match_columns
from pipelines.mapping.propose_private import reason_to_drop
from pipelines.mapping.sheets import open_sheet
from pipelines.sources.grid import Grid
from pipelines.sources.headings import IS_PERSONAL, known_headings
from pipelines.sources.place import Place
from pipelines.sources.spelling import plain
from pipelines.sources.table_names import find_table

ENOUGH = 1.5
"""A sheet with less than this in its favour is left for a person to say."""

A_REQUIRED = 0.5
A_MISSING = 0.4
A_NAME = 2.0
"""What a required column, one that is missing, and the name of the sheet weigh."""

NAMES_OF_PLACES = ("workplace_name", "centre_name")


@dataclass(frozen=True)
class ProposedTable:
    """What a sheet seems to be."""

    sheet: str | None
    table: Table | None
    """None: nobody can tell."""
    reason: Sentence
    matches: dict[str, Match]
    """Column of ours -> where it seems to come from, in the order of the contract."""
    missing: tuple[Column, ...]
    """Required columns that nothing fits."""
    dropped: dict[str, Sentence]
    """Heading that looks like data on persons -> the reason."""
    unplaced: tuple[Met, ...]
    """Columns nobody could place."""
    unusable_count: int
    """Columns whose heading looks like data on a person."""
    twice: tuple[str, ...]
    """Headings that stand several times, and so cannot be used."""


def propose_table(
    grid: Grid, name: str, *, only: Table | None, barred: Sequence[str] = ()
) -> ProposedTable:
    """Guess what a sheet is.

    Args:
        grid: The sheet.
        name: Its name, or the name of the file where it has none.
        only: The table, if somebody has said it.
        barred: Headings that another sheet drops, in plain spelling.
    """
    met, unusable_count, twice = _columns(grid)
    usable = [column for column in met if plain(column.heading) not in barred]
    named = _named(name)
    tables = [only] if only else list(TABLES)
    guesses = [_guess(table, usable, is_named=table is named) for table in tables]
    best = max(guesses, key=lambda guess: guess.weight)
    if only is None and best.weight < ENOUGH:
        best = best._replace(table=None, matches={}, dropped=_dropped(None, usable))
    placed = {match.heading for match in best.matches.values()} | best.dropped.keys()
    return ProposedTable(
        sheet=grid.place.sheet,
        table=best.table,
        reason=_reason(best, usable, only, named),
        matches=best.matches,
        missing=_missing(best.table, best.matches),
        dropped=best.dropped,
        unplaced=tuple(column for column in usable if column.heading not in placed),
        unusable_count=unusable_count,
        twice=twice,
    )


def count_known(headings: Sequence[str]) -> int:
    """Count how many of these are headings of one and the same table."""
    spelled = {bare(heading) for heading in headings if heading.strip()}
    return max(
        len(spelled & ({bare(word) for word in known_headings(table)} | {*listed}))
        for table in TABLES
        for listed in [synonyms_of(table)]
    )


class _Guess(NamedTuple):
    table: Table | None
    weight: float
    matches: dict[str, Match]
    dropped: dict[str, Sentence]


def _guess(table: Table, met: Sequence[Met], *, is_named: bool) -> _Guess:
    dropped = _dropped(table, met)
    matches = match_columns(
        table, {m.heading: m for m in met if m.heading not in dropped}
    )
    in_order = {name: matches[name] for name in table.column_names if name in matches}
    required = sum(match.column.is_required for match in matches.values())
    weight = (
        sum(match.weight for match in matches.values())
        + A_REQUIRED * required
        - A_MISSING * len(_missing(table, matches))
        + A_NAME * is_named
    )
    return _Guess(table, weight, in_order, dropped)


def _dropped(table: Table | None, met: Sequence[Met]) -> dict[str, Sentence]:
    places = _headings_of_places(table, met)
    reasons = {
        column.heading: reason_to_drop(
            column.heading, column.look, is_workplace=column.heading in places
        )
        for column in met
    }
    return {heading: reason for heading, reason in reasons.items() if reason}


def _headings_of_places(table: Table | None, met: Sequence[Met]) -> set[str]:
    if table is None:
        return set()
    columns = {name for name in NAMES_OF_PLACES if name in table.column_names}
    listed = {word for word, name in synonyms_of(table).items() if name in columns}
    listed |= {
        bare(spelling)
        for name in columns
        for spelling in (name, table.column(name).nb, table.column(name).en)
    }
    return {column.heading for column in met if bare(column.heading) in listed}


def _columns(grid: Grid) -> tuple[list[Met], int, tuple[str, ...]]:
    sheet = open_sheet(grid)
    times = Counter(plain(heading) for heading in grid.headings)
    personal = [name for name in sheet.names.values() if IS_PERSONAL.search(name)]
    # A heading that stands again is told apart by a number only in the reader.
    twice = {
        heading.strip()
        for heading in grid.headings
        if heading.strip() and times[plain(heading)] > 1
    }
    unusable = {plain(name) for name in [*personal, *twice]}
    met = [
        Met(heading, grid.rows[at], look_at(grid.rows[at]))
        for at, heading in sheet.names.items()
        if plain(heading) not in unusable
    ]
    return met, len(personal), tuple(sorted(twice - set(personal)))


def _named(name: str) -> Table | None:
    try:
        return find_table(name, Place(name))
    except UnknownTableError:
        return None


def _missing(table: Table | None, matches: dict[str, Match]) -> tuple[Column, ...]:
    if table is None:
        return ()
    return tuple(
        column
        for column in table.columns
        if column.is_required and column.name not in matches
    )


def _reason(
    guess: _Guess, met: Sequence[Met], only: Table | None, named: Table | None
) -> Sentence:
    if guess.table is None:
        return Sentence(
            "ingen tabell passer godt nok til overskriftene",
            "no table fits the headings well enough",
        )
    fitting = len({match.heading for match in guess.matches.values()})
    counted = Sentence(
        f"{fitting} av {len(met)} overskrifter passer",
        f"{fitting} of {len(met)} headings fit",
    )
    if only is not None:
        return Sentence(f"valgt; {counted.nb}", f"chosen; {counted.en}")
    if guess.table is named:
        return Sentence(f"av navnet; {counted.nb}", f"by the name; {counted.en}")
    return Sentence(f"gjettet: {counted.nb}", f"guessed: {counted.en}")
