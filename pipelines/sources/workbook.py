"""Read a workbook exactly as it arrives, all text.

Reads the bytes of one .xlsx, .xls or .ods; gives one grid per sheet with something on
it, the template's own sheets apart. Grain: one row per row of the sheet.

python-calamine, not fastexcel: the engine is the same, but fastexcel hands over whole
columns, and read as text they no longer tell a typed date from a written one, which
is what the rule of one dialect per file rests on.
"""

import io
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import polars as pl
from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
)

from pipelines.sources.cell_text import Cell, cell_text
from pipelines.sources.grid import Grid, check_texts, drop_empty, rows_at_a_time
from pipelines.sources.inspected import (
    CellTexts,
    Inspected,
    refuse_uncalculated,
)
from pipelines.sources.marks import is_own_sheet, says_invented
from pipelines.sources.place import Place
from pipelines.sources.raw import FieldNote
from pipelines.sources.shown import shown_name, without_unseen
from pipelines.sources.workbook_guard import damage_said, inspect_workbook
from pipelines.sources.workbook_notes import frame_comments, notes_on_sheet


class Workbook(NamedTuple):
    """The sheets of a workbook that are not Varig's own."""

    grids: tuple[Grid, ...]
    is_invented: bool
    notes: tuple[FieldNote, ...] = ()
    """What a reader should know: hidden sheets, merged cells, links, and so on."""


def read_workbook(data: bytes, file: str) -> Workbook:
    """Read every sheet with something on it; the first filled row has the headings.

    Raises:
        UnreadableSourceError: Not a workbook, damaged, locked, or made to do harm.
    """
    inspected = inspect_workbook(data, file)
    refuse_uncalculated(file, inspected.errors)
    with (
        damage_said(file),
        CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook,
    ):
        return _read_sheets(workbook, file, inspected)


def _read_sheets(
    workbook: CalamineWorkbook, file: str, inspected: Inspected
) -> Workbook:
    grids: list[Grid] = []
    notes = list(inspected.notes)
    is_invented = any(
        says_invented(part) for part in inspected.document_comments.split(">")
    )
    for about in workbook.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        if is_own_sheet(about.name):
            is_invented = is_invented or _rows_say_invented(sheet)
            continue
        grid = _read_grid(sheet, Place(file, shown_name(about.name)), inspected)
        if grid is not None:
            grids.append(grid)
            notes.extend(notes_on_sheet(about, sheet, grid, inspected))
    return Workbook(tuple(grids), is_invented, tuple(notes))


def _read_grid(sheet: CalamineSheet, place: Place, inspected: Inspected) -> Grid | None:
    rows = _with_errors(_whole_rows(sheet), inspected.errors.get(sheet.name, {}))
    first = next(((n, c) for n, c in rows if any(map(cell_text, c))), None)
    if first is None:
        return None
    heading_row, cells = first
    headings = tuple(without_unseen(cell_text(cell) or "") for cell in cells)
    below, text_cells = _frame_cells(rows, len(headings))
    check_texts(below, place)
    return Grid(
        place=place,
        heading_row=heading_row,
        headings=headings,
        rows=below,
        text_cells=text_cells,
        comments=frame_comments(
            inspected.comments.get(sheet.name, {}), heading_row, headings
        ),
    )


def _frame_cells(
    rows: Iterator[tuple[int, list[Cell]]], width: int
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Frame all cells as text, and those that were written as text, in one pass."""
    schema = {"source_row": pl.Int64} | {str(at): pl.String for at in range(width)}
    empty = pl.DataFrame(schema=schema)
    all_cells, text_cells = [empty], [empty]
    while batch := list(islice(rows, rows_at_a_time(width))):
        numbers = pl.Series("source_row", [n for n, _ in batch], dtype=pl.Int64)
        columns = list(zip(*(cells for _, cells in batch), strict=True))
        written = [_series(at, cells) for at, cells in enumerate(columns)]
        every = [
            text if _is_text(cells) else _series(at, tuple(map(cell_text, cells)))
            for at, (text, cells) in enumerate(zip(written, columns, strict=True))
        ]
        kept = drop_empty(pl.DataFrame([numbers, *every]))
        all_cells.append(kept)
        texts = pl.DataFrame([numbers, *written])
        text_cells.append(_alike(kept, drop_empty(texts)))
    return pl.concat(all_cells), pl.concat(text_cells)


def _series(at: int, cells: tuple[Cell | None, ...]) -> pl.Series:
    texts = [cell if isinstance(cell, str) else None for cell in cells]
    return pl.Series(str(at), texts, dtype=pl.String)


def _is_text(cells: tuple[Cell, ...]) -> bool:
    return all(isinstance(cell, str) for cell in cells)


def _alike(rows: pl.DataFrame, texts: pl.DataFrame) -> pl.DataFrame:
    """Use the columns of `rows` where every cell was written: they are held once."""
    if texts.height != rows.height:
        return texts
    return texts.with_columns(
        rows[name] for name in rows.columns[1:] if rows[name].equals(texts[name])
    )


def _whole_rows(sheet: CalamineSheet) -> Iterator[list[Cell]]:
    # Calamine keeps the empty rows above the first cell, but not the columns before it.
    before: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    return (before + cells for cells in sheet.iter_rows())


def _with_errors(
    rows: Iterator[list[Cell]], errors: CellTexts
) -> Iterator[tuple[int, list[Cell]]]:
    in_row: dict[int, dict[int, str]] = {}
    for (row, column), text in errors.items():
        in_row.setdefault(row, {})[column] = text
    for index, cells in enumerate(rows):
        for column, text in in_row.get(index, {}).items():
            cells[column] = text
        yield index + 1, cells


def _rows_say_invented(sheet: CalamineSheet) -> bool:
    return any(
        says_invented(cell)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, str)
    )
