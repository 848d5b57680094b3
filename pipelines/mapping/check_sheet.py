"""Does a sheet have the headings that the mapping reads?"""

from collections import Counter
from collections.abc import Sequence

from data.sentence import Sentence
from pipelines.mapping.mapping import Mapping, MappingError, TableMapping
from pipelines.mapping.nearest import nearest
from pipelines.mapping.sheets import Sheet
from pipelines.sources.headings import quotable
from pipelines.sources.spelling import plain

VERY_CLOSE = 0.85
"""So like another heading that is not used, it is that one written a little wrong."""

LISTED = 30
"""So many headings of a sheet are listed in a sentence."""


def check_headings(
    sheet: Sheet, mapping: Mapping, tables: Sequence[TableMapping]
) -> None:
    """Refuse a sheet that lacks a heading the mapping reads.

    Raises:
        MappingError: With a fault per heading, each with its line of the mapping.
    """
    needed = [need for table in tables for need in table.needs()]
    used = {plain(heading) for headings, _ in needed for heading in headings}
    dropped = {plain(drop.heading) for drop in mapping.drop}
    free = [one for one in sheet.names.values() if plain(one) not in used | dropped]
    faults = []
    for headings, line in needed:
        if not any(sheet.position(heading) for heading in headings):
            faults.append(_is_missing(sheet, mapping, headings, line, free))
        elif near := _near_misses(sheet, headings, free):
            faults.extend(_is_near(sheet, mapping, pair, line) for pair in near)
    for drop in mapping.drop:
        near = _near_misses(sheet, (drop.heading,), free)
        faults.extend(_is_near(sheet, mapping, pair, drop.line) for pair in near)
    twins = [heading for heading in used if _stands_again(sheet, heading)]
    faults.extend(_stands_twice(sheet, heading) for heading in twins)
    if faults:
        raise MappingError(list(dict.fromkeys(faults)))


def _near_misses(
    sheet: Sheet, headings: Sequence[str], free: Sequence[str]
) -> list[tuple[str, str]]:
    """A heading that may be missing, but stands there a little differently.

    Dropped columns are not in a correction file, so there it says nothing.
    """
    if sheet.grid.origin is not None:
        return []
    absent = [heading for heading in headings if sheet.position(heading) is None]
    near = [(one, nearest(one, free, cutoff=VERY_CLOSE)) for one in absent]
    return [(one, met) for one, met in near if met is not None]


def _stands_again(sheet: Sheet, spelling: str) -> bool:
    times = Counter(plain(heading) for heading in sheet.grid.headings)
    return times[spelling] > 1


def _is_missing(
    sheet: Sheet,
    mapping: Mapping,
    headings: Sequence[str],
    line: int,
    free: Sequence[str],
) -> Sentence:
    wanted = " / ".join(headings)
    there = [quotable(name) for name in sheet.names.values()][:LISTED]
    more = ", …" if len(sheet.names) > LISTED else ""
    near = nearest(headings[0], free)
    said = Sentence(f" Mente du {near}?", f" Did you mean {near}?") if near else None
    words, at = sheet.grid.place.words, mapping.at(line)
    listed = ", ".join(there) + more
    return Sentence(
        f"{at.nb}: overskriften «{wanted}» finnes ikke i {words.nb}, rad "
        f"{sheet.grid.heading_row}.{said.nb if said else ''} Der står: {listed}. Rett "
        "tilordningen; står overskriftene i en annen rad, skriv heading_row.",
        f'{at.en}: the heading "{wanted}" is not in {words.en}, row '
        f"{sheet.grid.heading_row}.{said.en if said else ''} There are: {listed}. Mend "
        "the mapping; where the headings stand in another row, write heading_row.",
    )


def _is_near(
    sheet: Sheet, mapping: Mapping, pair: tuple[str, str], line: int
) -> Sentence:
    wanted, met = pair
    words, at = sheet.grid.place.words, mapping.at(line)
    return Sentence(
        f"{at.nb}: overskriften «{wanted}» finnes ikke i {words.nb}, men "
        f"«{quotable(met)}» gjør det, og brukes ikke. Skriv den slik den står i filen.",
        f'{at.en}: the heading "{wanted}" is not in {words.en}, but '
        f'"{quotable(met)}" is, and is not used. Write it as the file does.',
    )


def _stands_twice(sheet: Sheet, spelling: str) -> Sentence:
    heading = sheet.name(spelling)
    words = sheet.grid.place.words
    return Sentence(
        f"{words.nb}: overskriften «{quotable(heading)}» står flere ganger, og "
        "tilordningen bruker den. Gi kolonnene hver sin overskrift.",
        f'{words.en}: the heading "{quotable(heading)}" stands several times, and the '
        "mapping uses it. Give each column a heading of its own.",
    )
