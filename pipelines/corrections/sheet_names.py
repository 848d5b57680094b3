"""What are the sheets of a correction file called?"""

import re
from collections.abc import Sequence

from data.tables import table_named
from pipelines.corrections.faulty_rows import FaultySheet
from pipelines.sources.marks import Language, is_own_sheet

LONGEST = 31
"""A workbook holds no longer name."""

_NOT_ALLOWED = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = "history"
"""Excel keeps this name for itself."""


def name_sheets(sheets: Sequence[FaultySheet], language: Language) -> list[str]:
    """Give every sheet a name of its own that a workbook can have.

    A sheet in our own form is named after its table, so that it is read even when
    somebody takes it out of the file.
    """
    taken: set[str] = set()
    names = []
    for sheet in sheets:
        wanted = _wanted(sheet, language)
        name, number = wanted[:LONGEST], 1
        while name.casefold() in taken:
            number += 1
            end = f" {number}"
            name = wanted[: LONGEST - len(end)] + end
        taken.add(name.casefold())
        names.append(name)
    return names


def _wanted(sheet: FaultySheet, language: Language) -> str:
    if sheet.table is not None:
        table = table_named(sheet.table)
        return table.nb if language == "nb" else table.en
    given = _NOT_ALLOWED.sub(" ", sheet.sheet or sheet.file).strip(" '")
    is_taken = is_own_sheet(given) or given.casefold() == _RESERVED
    return f"{given} 1" if is_taken else given or "Ark"
