"""Read an Excel workbook exactly as it arrives, all text.

Reads the bytes of one .xlsx; gives one grid per sheet with something on it, the
template's own sheets apart. Grain: one row per row of the sheet.

python-calamine, not fastexcel: the engine is the same, but fastexcel hands over whole
columns, and read as text they no longer tell a typed date from a written one, which
is what the rule of one dialect per file rests on.
"""

import io
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.cell_text import Cell, cell_text
from pipelines.sources.error_cells import NOT_CALCULATED, ErrorCells, find_error_cells
from pipelines.sources.grid import Grid, Row, frame_rows
from pipelines.sources.marks import is_own_sheet, says_invented
from pipelines.sources.place import Place

OLE_MARK = b"\xd0\xcf\x11\xe0"
"""How an old .xls starts, and so does a .xlsx that is locked by a password."""

DOCUMENT_COMMENTS = "docProps/core.xml"

DAMAGES = (
    CalamineError,
    BadZipFile,
    zlib.error,
    SyntaxError,
    ValueError,
    LookupError,
    EOFError,
    OSError,
    # A part of the zip archive is encrypted, or packed in a way we cannot unpack.
    RuntimeError,
)
"""What a damaged workbook raises, depending on where the damage is."""


class Workbook(NamedTuple):
    """The sheets of a workbook that are not Varig's own."""

    grids: tuple[Grid, ...]
    is_invented: bool


def read_workbook(data: bytes, file: str) -> Workbook:
    """Read every sheet with something on it; the first filled row has the headings.

    Raises:
        UnreadableSourceError: Not a workbook, damaged, or locked by a password.
    """
    if data.startswith(OLE_MARK):
        raise UnreadableSourceError([_locked(file)])
    try:
        errors = find_error_cells(data)
        _refuse_uncalculated(file, errors)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            return _read_sheets(workbook, data, file, errors)
    except PasswordError as error:
        raise UnreadableSourceError([_locked(file)]) from error
    except DAMAGES as error:
        raise UnreadableSourceError([_damaged(file)]) from error


def _refuse_uncalculated(file: str, errors: dict[str, ErrorCells]) -> None:
    faults = []
    for sheet, cells in errors.items():
        rows = [row for (row, _), text in cells.items() if text == NOT_CALCULATED]
        if rows:
            faults.append(_not_calculated(Place(file, sheet), min(rows) + 1))
    if faults:
        raise UnreadableSourceError(faults)


def _read_sheets(
    workbook: CalamineWorkbook, data: bytes, file: str, errors: dict[str, ErrorCells]
) -> Workbook:
    grids = []
    is_invented = _comments_say_invented(data)
    for sheet in workbook.sheets_metadata:
        if sheet.typ is not SheetTypeEnum.WorkSheet:
            continue
        if is_own_sheet(sheet.name):
            rows = workbook.get_sheet_by_name(sheet.name).iter_rows()
            is_invented = is_invented or _rows_say_invented(rows)
            continue
        grid = _read_grid(workbook, Place(file, sheet.name), errors.get(sheet.name, {}))
        grids.extend([grid] if grid else [])
    return Workbook(tuple(grids), is_invented)


def _read_grid(
    workbook: CalamineWorkbook, place: Place, errors: ErrorCells
) -> Grid | None:
    def cells() -> Iterator[tuple[int, list[Cell]]]:
        return _with_errors(_whole_rows(workbook, place.sheet or ""), errors)

    first = next(((n, c) for n, c in cells() if any(map(cell_text, c))), None)
    if first is None:
        return None
    heading_row, headings = first
    width = len(headings)

    def below(text: Callable[[Cell], str | None]) -> Iterator[Row]:
        return ((n, [text(c) for c in row]) for n, row in cells() if n > heading_row)

    return Grid(
        place=place,
        heading_row=heading_row,
        headings=tuple(cell_text(cell) or "" for cell in headings),
        rows=frame_rows(below(cell_text), width),
        text_cells=frame_rows(below(_text_only), width),
    )


def _whole_rows(workbook: CalamineWorkbook, sheet_name: str) -> Iterator[list[Cell]]:
    sheet = workbook.get_sheet_by_name(sheet_name)
    # Calamine keeps the empty rows above the first cell, but not the columns before it.
    before: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    return (before + cells for cells in sheet.iter_rows())


def _with_errors(
    rows: Iterator[list[Cell]], errors: ErrorCells
) -> Iterator[tuple[int, list[Cell]]]:
    in_row: dict[int, dict[int, str]] = {}
    for (row, column), text in errors.items():
        in_row.setdefault(row, {})[column] = text
    for index, cells in enumerate(rows):
        for column, text in in_row.get(index, {}).items():
            cells[column] = text
        yield index + 1, cells


def _text_only(cell: Cell) -> str | None:
    return cell if isinstance(cell, str) else None


def _rows_say_invented(rows: Iterator[list[Cell]]) -> bool:
    return any(says_invented(c) for row in rows for c in row if isinstance(c, str))


def _comments_say_invented(data: bytes) -> bool:
    with ZipFile(io.BytesIO(data)) as archive:
        if DOCUMENT_COMMENTS not in archive.namelist():
            return False
        text = archive.read(DOCUMENT_COMMENTS).decode("utf-8", errors="replace")
    return any(says_invented(part) for part in text.split(">"))


def _locked(file: str) -> Sentence:
    return Sentence(
        f"{file}: arbeidsboken er låst med passord eller lagret i det gamle formatet "
        ".xls. Lagre den som .xlsx uten passord.",
        f"{file}: the workbook is locked by a password or saved in the old format "
        ".xls. Save it as .xlsx without a password.",
    )


def _damaged(file: str) -> Sentence:
    return Sentence(
        f"{file}: filen er ikke en hel Excel-arbeidsbok. Åpne den i Excel eller "
        "LibreOffice, og lagre den på nytt som .xlsx.",
        f"{file}: the file is not a whole Excel workbook. Open it in Excel or "
        "LibreOffice, and save it again as .xlsx.",
    )


def _not_calculated(place: Place, row: int) -> Sentence:
    nb, en = place.at(row)
    return Sentence(
        f"{nb}: en formel er ikke regnet ut. Åpne arbeidsboken i Excel eller "
        "LibreOffice, og lagre den på nytt.",
        f"{en}: a formula is not calculated. Open the workbook in Excel or "
        "LibreOffice, and save it again.",
    )
