"""What do people call our columns in files of their own?

Reads mapping_synonyms.toml; a word is compared by its letters and digits alone.
"""

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from data.columns import Table

SYNONYMS = Path(__file__).resolve().parent / "mapping_synonyms.toml"

ANY_TABLE = "any"


def bare(text: str) -> str:
    """Give the letters and digits of a heading, in lower case."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def synonyms_of(table: Table) -> Mapping[str, str]:
    """Map the bare spelling of each synonym to the name of a column of the table.

    A word that the table itself lists wins over one that is meant in any table. Where
    a table has no organisation number, one is the key of the workplace.
    """
    listed = _synonyms()
    found: dict[str, str] = {}
    for name in (table.name, ANY_TABLE):
        for column, words in listed.get(name, {}).items():
            if column in table.column_names:
                for word in words:
                    found.setdefault(bare(word), column)
    is_only_key = "organisation_number" not in table.column_names
    if is_only_key and "workplace_id" in table.column_names:
        for word in listed[ANY_TABLE]["organisation_number"]:
            found.setdefault(bare(word), "workplace_id")
    return found


@cache
def _synonyms() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))
