"""Which sheets and files are Varig's own, and hold no rows of a table?

The template and the correction file have them and the reader passes over them; the
mark of invented data stands in one of them.
"""

from typing import Literal

Language = Literal["nb", "en"]

EXPLANATION_SHEET = {"nb": "Forklaring", "en": "Explanation"}
"""The first sheet of a template: what every column means."""

LIST_SHEET = {"nb": "Lister", "en": "Lists"}
"""The last sheet of a template: the words of the drop-down lists."""

CORRECTION_SHEET = {"nb": "Om rettefilen", "en": "About the corrections"}
"""The first sheet of a correction file: what it is, and how to send it in again."""

INVENTED_MARK = {"nb": "Oppdiktede data", "en": "Invented data"}
"""A cell of the explaining sheet that starts with this marks the workbook, and so do
the document's own comments: either is enough, so that the mark outlives a sheet that
was deleted or a program that drops the comments."""

INVENTED_FILE = "OPPDIKTET.txt"
"""Marks every CSV file of the folder it lies in."""


def is_own_sheet(name: str) -> bool:
    """Tell the sheets that explain, and the list sheet, from the tables."""
    own = {
        *EXPLANATION_SHEET.values(),
        *LIST_SHEET.values(),
        *CORRECTION_SHEET.values(),
    }
    return name.strip().casefold() in {word.casefold() for word in own}


def says_invented(text: str) -> bool:
    """Is this the sentence that marks a file as invented data?"""
    said = text.strip().casefold()
    return any(said.startswith(mark.casefold()) for mark in INVENTED_MARK.values())
