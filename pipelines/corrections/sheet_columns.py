"""Lay out the columns of one sheet of a correction file.

First what is about the whole row, then the columns of the file in its own order, each
that has a fault with a column of sentences to its right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from data.sentence import Sentence
from data.vocabulary import OwnerRole
from pipelines.corrections.faulty_rows import FaultyRow, FaultySheet
from pipelines.corrections.find_faulty import is_masked
from pipelines.corrections.stamps import (
    ORIGIN,
    OWN_COLUMN,
    OWNER,
    ROW,
    WRONG,
    Stamp,
    form_of,
)
from pipelines.corrections.typed_cells import Value, kind_of, type_cells
from pipelines.sources.marks import Language
from pipelines.sources.place import Place
from pipelines.template import COMMON_FORMATS, NUMBER_FORMATS, TEXT_FORMAT


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet, as it is to be written."""

    heading: str
    values: list[Value | None]
    faulty: list[bool]
    """Row by row: is it to be seen that this is what must be mended?"""
    number_format: str = TEXT_FORMAT
    of: str | None = None
    """For a column of the file: its heading there."""

    @property
    def is_own(self) -> bool:
        """Did Varig put it in?"""
        return self.of is None


def lay_out(sheet: FaultySheet, language: Language) -> tuple[SheetColumn, ...]:
    """Give the columns of a sheet, first to last; the first one is to be hidden."""
    columns = [*_about_rows(sheet, language), *_of_file(sheet, language)]
    form = form_of([column.heading for column in columns])
    stamp = Stamp(sheet.source, sheet.file, sheet.sheet, sheet.table, form, None)
    origin = _own_column(
        f"{ORIGIN.in_language(language)} {stamp.write()}",
        [replace(stamp, row=row.number).write() for row in sheet.rows],
    )
    return (origin, *columns)


def _about_rows(sheet: FaultySheet, language: Language) -> list[SheetColumn]:
    place = Place(sheet.file, sheet.sheet)
    places = [place.at(row.number).in_language(language) for row in sheet.rows]
    wrong = ["\n".join(row.wrong) or None for row in sheet.rows]
    owners = [_owners(row, language) for row in sheet.rows]
    about: list[tuple[Sentence, Sequence[str | None]]] = [
        (ROW, places),
        *([(WRONG, wrong)] if any(wrong) else []),
        (OWNER, owners),
    ]
    return [
        _own_column(title.in_language(language), values, is_said=title is WRONG)
        for title, values in about
    ]


def _owners(row: FaultyRow, language: Language) -> str:
    labels = {role.value: str(getattr(role, language)) for role in OwnerRole}
    return ", ".join(labels.get(code, code) for code in row.owners)


def _of_file(sheet: FaultySheet, language: Language) -> list[SheetColumn]:
    columns = []
    faulty = {heading for row in sheet.rows for heading in row.faults}
    for heading in sheet.headings:
        columns.append(_file_column(sheet, heading, language))
        if heading in faulty:
            said = [
                "\n".join(row.faults.get(heading, [])) or None for row in sheet.rows
            ]
            columns.append(_own_column(OWN_COLUMN + heading, said, is_said=True))
    return columns


def _file_column(sheet: FaultySheet, heading: str, language: Language) -> SheetColumn:
    values = type_cells(sheet, heading)
    return SheetColumn(
        heading=heading,
        values=values,
        faulty=[
            heading in row.faults or is_masked(row.cells[heading]) for row in sheet.rows
        ],
        number_format=_number_format(sheet, heading, values, language),
        of=heading,
    )


def _own_column(
    heading: str, said: Sequence[str | None], *, is_said: bool = False
) -> SheetColumn:
    return SheetColumn(
        heading, [*said], [is_said and text is not None for text in said]
    )


def _number_format(
    sheet: FaultySheet, heading: str, values: Sequence[Value | None], language: Language
) -> str:
    """Let a date that is typed into a faulty cell of a date column become a date."""
    kind = kind_of(sheet, heading)
    if kind is not None:
        return (NUMBER_FORMATS[language] | COMMON_FORMATS).get(kind, TEXT_FORMAT)
    kinds = {type(value) for value in values if not isinstance(value, str | None)}
    if kinds & {date, datetime}:
        has_clock = any(
            isinstance(v, datetime) and v.time() != v.min.time() for v in values
        )
        return _DAYS[language] + (" hh:mm:ss" if has_clock else "")
    return "General" if kinds else TEXT_FORMAT


_DAYS = {"nb": "dd.mm.yyyy", "en": "yyyy-mm-dd"}
