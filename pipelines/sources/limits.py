"""How much may one file hold? Every limit on what is read, with its reason.

This module is long because every limit stands in it, and nothing else.

A file within all of them is read in at most `MEMORY_BYTES`, whatever it holds; the
largest programme we know of, 50 000 deliveries with 1.1 million activities, is within
them as CSV (110 MB, 17 million cells) and as a workbook (55 MB).
"""

from dataclasses import dataclass

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError

MEGABYTE = 1_000_000

MEMORY_BYTES = 2_000 * MEGABYTE
"""Reading any one file within the limits takes less memory than this, all in all.

Measured: 1.1 million activities take 0.5 GB as CSV and 1.4 GB as a workbook.
"""


class OverLimitError(UnreadableSourceError):
    """A file holds more than we read."""


@dataclass(frozen=True)
class Limit:
    """The most there may be of one thing, and what to do about a file with more."""

    at_most: int
    what: Sentence
    remedy: Sentence
    unit: int = 1
    """What a number is divided by before it is said."""

    def check(self, where: Sentence, met: int) -> None:
        """Refuse more than the limit.

        Raises:
            OverLimitError: Saying what was met, the limit and what to do.
        """
        if met > self.at_most:
            raise OverLimitError([self._broken(where, met)])

    def _broken(self, where: Sentence, met: int) -> Sentence:
        found = -(-met // self.unit)
        most = self.at_most // self.unit
        return Sentence(
            f"{where.nb}: {_grouped(found)} {self.what.nb}, og Varig leser høyst "
            f"{_grouped(most)}. {self.remedy.nb}",
            f"{where.en}: {_grouped(found)} {self.what.en}, and Varig reads at most "
            f"{_grouped(most)}. {self.remedy.en}",
        )


def workbook_bytes(cells_count: int, text_bytes: int) -> int:
    """Reckon the memory it takes to read a workbook.

    Measured on 1.1 million activities (17 million cells, 1.4 GB) and on 20 million
    cells of 20 letters each (2.3 GB): calamine holds all cells of a sheet, with a copy
    of each text, while ours are made.
    """
    return 60 * cells_count + 5 * text_bytes // 2


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")


_SPLIT = Sentence(
    "Del filen i flere, og last dem sammen.",
    "Split the file into several, and load them together.",
)
_SAVE = Sentence(
    "Åpne filen i Excel eller LibreOffice, og lagre den på nytt. Vet du ikke hvor den "
    "kommer fra, så slett den.",
    "Open the file in Excel or LibreOffice, and save it again. If you do not know "
    "where it comes from, delete it.",
)
_TIDY = Sentence(
    "Slett tomme rader og kolonner langt ute i arket, eller del det i flere filer.",
    "Delete empty rows and columns far out in the sheet, or split it into several "
    "files.",
)

FILES = Limit(
    1_000,
    Sentence("filer i samme lasting", "files in one load"),
    Sentence("Last dem i flere omganger.", "Load them in several turns."),
)
"""A folder chosen by mistake, such as a home folder, is met here and not after hours.
"""

FILE_BYTES = Limit(
    300 * MEGABYTE,
    Sentence("megabyte i filen", "megabytes in the file"),
    _SPLIT,
    unit=MEGABYTE,
)
"""The bytes are held while they are read. The largest table of the largest programme
is 177 MB as CSV."""

PACKED_PARTS = Limit(
    5_000, Sentence("deler i arbeidsboken", "parts in the workbook"), _SAVE
)
"""200 sheets with comments and drawings are about a thousand parts."""

UNPACKED_BYTES = Limit(
    1_200 * MEGABYTE,
    Sentence(
        "megabyte når arbeidsboken pakkes ut", "megabytes when the workbook is unpacked"
    ),
    _SPLIT,
    unit=MEGABYTE,
)
"""1.1 million activities are 500 to 800 MB unpacked. The parts are never held whole,
but it takes a second to look through 40 MB of them."""

SMALL_PART_BYTES = Limit(
    20 * MEGABYTE,
    Sentence(
        "megabyte med merknader eller arknavn",
        "megabytes of comments or names of sheets",
    ),
    _SAVE,
    unit=MEGABYTE,
)
"""Parts of a workbook other than the cells; they are held whole."""

PACKED_RATIO = Limit(
    150,
    Sentence(
        "ganger så stor blir en del av arbeidsboken når den pakkes ut",
        "times larger is what a part of the workbook becomes when it is unpacked",
    ),
    _SAVE,
)
"""Cells are packed 5 to 30 times, rows that are all alike about 100 times; a bomb is
packed a thousand times. Looked at from `RATIO_FROM_BYTES` on."""

RATIO_FROM_BYTES = 5 * MEGABYTE
"""A small part may be packed as tightly as it likes."""

SHEETS = Limit(200, Sentence("ark i arbeidsboken", "sheets in the workbook"), _SPLIT)
"""Our own tables are 13; a workbook with a sheet per municipality has 357 of them, and
wants splitting anyway."""

ROWS = Limit(5_000_000, Sentence("rader", "rows"), _SPLIT)
"""Excel itself stops at 1 048 576. The largest table we know of has 2.7 million."""

SHEET_ROWS = Limit(1_048_576, Sentence("rader i arket", "rows in the sheet"), _TIDY)
"""Where Excel and LibreOffice stop, and so does calamine, without a word."""

COLUMNS = Limit(
    1_000,
    Sentence("kolonner", "columns"),
    Sentence(
        "Slett kolonnene som ikke skal med.", "Delete the columns that are not needed."
    ),
)
"""Our widest table has 19 columns, and an export of a survey some hundred."""

CELLS = Limit(40_000_000, Sentence("celler", "cells"), _SPLIT)
"""A cell of a file of text takes 16 bytes when it is read, and the text itself."""

SHEET_CELLS = Limit(
    20_000_000,
    Sentence(
        "celler fra den første til den siste i arbeidsboken",
        "cells from the first to the last in the workbook",
    ),
    _TIDY,
)
"""A cell of a workbook takes some 60 bytes while it is read, empty or not."""

ODD_CELLS = Limit(
    200_000,
    Sentence(
        "celler med feil, som #N/A, i arket", "cells with an error, as #N/A, in a sheet"
    ),
    Sentence(
        "Rett formlene, og lagre arbeidsboken på nytt.",
        "Mend the formulas, and save the workbook again.",
    ),
)
"""They are kept apart while the sheet is read."""

WORKBOOK_BYTES = Limit(
    1_800 * MEGABYTE,
    Sentence(
        "megabyte minne for å lese arbeidsboken",
        "megabytes of memory to read the workbook",
    ),
    _SPLIT,
    unit=MEGABYTE,
)
"""Many cells, or much text: either may be, both may not. See `workbook_bytes`."""

TEXT_BYTES = Limit(
    500 * MEGABYTE,
    Sentence("megabyte tekst i cellene", "megabytes of text in the cells"),
    _SPLIT,
    unit=MEGABYTE,
)
"""A workbook writes a text once and uses it in any number of cells."""

CELL_CHARACTERS = Limit(
    32_767,
    Sentence("tegn i én celle", "characters in one cell"),
    Sentence("Kort ned teksten.", "Shorten the text."),
)
"""What a cell of Excel holds, so that a row set aside can go back in a workbook."""

LINE_BYTES = Limit(
    4 * MEGABYTE,
    Sentence(
        "megabyte eller mer på én linje, eller i én rad",
        "megabytes or more on one line, or in one row",
    ),
    Sentence(
        "Se etter et anførselstegn som ikke lukkes, eller en celle med for mye tekst.",
        "Look for a quotation mark that is not closed, or a cell with too much text.",
    ),
    unit=MEGABYTE,
)
"""One row of a CSV file or one object of a JSON file of lines; a row of ordinary size
has some hundred bytes."""

XML_DEPTH = Limit(
    10_000,
    Sentence(
        "deler inni hverandre i arbeidsboken",
        "parts inside one another in the workbook",
    ),
    _SAVE,
)
"""A workbook has ten or so; what is left of ten thousand is for tags cut in two."""

XML_ELEMENTS = Limit(
    200_000, Sentence("merknader eller arknavn", "comments or names of sheets"), _SAVE
)
"""In a part that is held whole."""

JSON_BYTES = Limit(
    100 * MEGABYTE,
    Sentence("megabyte i JSON-filen", "megabytes in the JSON file"),
    _SPLIT,
    unit=MEGABYTE,
)
"""A document of JSON is held whole, at several times its size. Lines of JSON are not,
and may fill `FILE_BYTES`."""

JSON_VALUES = Limit(
    4_000_000, Sentence("verdier i JSON-filen", "values in the JSON file"), _SPLIT
)
"""A value takes up to 250 bytes, in the document and in its grid."""

JSON_DEPTH = Limit(
    40,
    Sentence(
        "nivåer med lister og objekter inni hverandre",
        "levels of lists and objects inside one another",
    ),
    Sentence(
        "Hent filen på nytt der den kommer fra.",
        "Fetch the file again where it comes from.",
    ),
)
"""Published registers have five or six."""

NOTES_SAID = 20
"""So many odd places of one kind are listed for a file; the others are counted."""
