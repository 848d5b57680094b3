"""What a workbook shows to those who look at its own bytes, before calamine reads it.

Calamine's Python door gives an error cell as an empty one, and so it does with a
formula that no program has calculated. Empty has a meaning of its own in our tables,
so both are looked up in the file. So are comments, and what is worth a note.
"""

from dataclasses import dataclass, field

from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.errors import UnreadableSourceError
from pipelines.sources.place import Place
from pipelines.sources.raw import FieldNote
from pipelines.sources.shown import shown_name

NOT_CALCULATED = "=?"
"""Stands for a formula without a value."""

CellTexts = dict[tuple[int, int], str]
"""(row, column), both from 0 -> a text."""


@dataclass(frozen=True)
class Inspected:
    """What calamine does not tell about a workbook, by the name of the sheet."""

    errors: dict[str, CellTexts] = field(default_factory=dict)
    """Error cells as they are shown, and `NOT_CALCULATED`."""
    comments: dict[str, CellTexts] = field(default_factory=dict)
    merged: dict[str, list[str]] = field(default_factory=dict)
    """Merged cells of an .ods; calamine tells those of the others."""
    notes: tuple[FieldNote, ...] = ()
    document_comments: str = ""
    """What the document says about itself, as XML."""


def refuse_uncalculated(file: str, errors: dict[str, CellTexts]) -> None:
    """Refuse a workbook with formulas that nobody has calculated.

    Raises:
        UnreadableSourceError: With the first row of each sheet.
    """
    faults = []
    for sheet, cells in errors.items():
        rows = [row for (row, _), text in cells.items() if text == NOT_CALCULATED]
        if rows:
            faults.append(_not_calculated(Place(file, shown_name(sheet)), min(rows)))
    if faults:
        raise UnreadableSourceError(faults)


def note_on(what: str, fate: FieldFate, note: Sentence) -> FieldNote:
    """Write a note on a sheet, or on a file."""
    return FieldNote(field=shown_name(what), fate=fate, target=None, note=note)


def _not_calculated(place: Place, row: int) -> Sentence:
    nb, en = place.at(row + 1)
    return Sentence(
        f"{nb}: en formel er ikke regnet ut. Åpne arbeidsboken i Excel eller "
        "LibreOffice, og lagre den på nytt.",
        f"{en}: a formula is not calculated. Open the workbook in Excel or "
        "LibreOffice, and save it again.",
    )


HAS_LINKS = Sentence(
    "Arbeidsboken viser til andre filer eller kilder. Varig henter ingen av dem: "
    "cellene er lest med verdiene de hadde da arbeidsboken ble lagret.",
    "The workbook refers to other files or sources. Varig fetches none of them: the "
    "cells are read with the values they had when the workbook was saved.",
)
