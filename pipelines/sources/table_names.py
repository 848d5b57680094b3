"""Which table is meant by the name of a sheet or a CSV file?

A table answers to its own name and to both labels; capital letters, spaces,
underscores and hyphens do not matter. Words of digits only at either end are passed
over, so `2026-10 aktiviteter.csv` is the table of activities.
"""

import re
import unicodedata

from data.columns import Table
from data.sentence import Sentence
from data.tables import TABLES
from pipelines.errors import UnknownTableError
from pipelines.sources.place import Place


def find_table(name: str, place: Place) -> Table:
    """Find the table that a sheet name or the stem of a file name means.

    Raises:
        UnknownTableError: No table answers to the name.
    """
    table = _SPELLINGS.get(_plain(name))
    if table is None:
        raise UnknownTableError([_unknown(place)])
    return table


def _plain(name: str) -> str:
    words = re.split(r"[\s_.-]+", unicodedata.normalize("NFC", name).casefold())
    while words and not words[0].strip("0123456789"):
        words.pop(0)
    while words and not words[-1].strip("0123456789"):
        words.pop()
    return "".join(words)


_SPELLINGS = {
    _plain(spelling): table
    for table in TABLES
    for spelling in (table.name, table.nb, table.en)
}


def _unknown(place: Place) -> Sentence:
    nb = ", ".join(table.nb for table in TABLES)
    en = ", ".join(table.en for table in TABLES)
    if place.sheet is None:
        return Sentence(
            f"{place.file}: filnavnet er ikke navnet på en tabell. "
            f"Gi filen navn etter en av disse: {nb}.",
            f"{place.file}: the file name is not the name of a table. "
            f"Name the file after one of these: {en}.",
        )
    return Sentence(
        f"{place.words.nb}: arknavnet er ikke navnet på en tabell. "
        f"Slett arket, eller gi det navn etter en av disse: {nb}.",
        f"{place.words.en}: the sheet name is not the name of a table. "
        f"Delete the sheet, or name it after one of these: {en}.",
    )
