"""Which table is meant by the name of a sheet or a CSV file?

A table answers to its own name and to both labels; capital letters, spaces,
underscores and hyphens do not matter. Words of digits only at either end are passed
over, so `2026-10 aktiviteter.csv` is the table of activities.
"""

import re
import unicodedata

from data.columns import Table
from data.instructions import INSTRUCTIONS
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
    for table in (*TABLES, *INSTRUCTIONS)
    for spelling in (table.name, table.nb, table.en)
}


def _unknown(place: Place) -> Sentence:
    nb = ", ".join(table.nb for table in (*TABLES, *INSTRUCTIONS))
    en = ", ".join(table.en for table in (*TABLES, *INSTRUCTIONS))
    if place.sheet is None:
        return Sentence(
            f"{place.file}: filnavnet er ikke navnet på en tabell. {_OWN_HEADINGS.nb} "
            f"I Varigs egen form har filen navn etter en av disse: {nb}.",
            f"{place.file}: the file name is not the name of a table. "
            f"{_OWN_HEADINGS.en} In Varig's own form the file is named after one of "
            f"these: {en}.",
        )
    return Sentence(
        f"{place.words.nb}: arknavnet er ikke navnet på en tabell. {_OWN_HEADINGS.nb} "
        "I Varigs egen form har arkene navn etter tabellene, og det som ikke er en "
        f"tabell, flyttes til en fil for seg: {nb}.",
        f"{place.words.en}: the sheet name is not the name of a table. "
        f"{_OWN_HEADINGS.en} In Varig's own form the sheets are named after the "
        f"tables, and what is no table is moved to a file of its own: {en}.",
    )


_OWN_HEADINGS = Sentence(
    "En fil med egne overskrifter trenger en tilordningsfil («varig map FIL» foreslår "
    "en; i appen sendes .toml-filen inn sammen med filen).",
    "A file with headings of its own needs a mapping file (`varig map FILE` proposes "
    "one; in the app the .toml file is sent in with the file).",
)
