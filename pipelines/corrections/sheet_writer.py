"""Write one sheet of a correction file: the rows, and what is wrong in each cell."""

from collections.abc import Sequence
from datetime import date, datetime
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipelines.corrections.faulty_rows import FaultyRow, FaultySheet
from pipelines.corrections.sheet_columns import SheetColumn, lay_out
from pipelines.corrections.stamps import mark_comment
from pipelines.corrections.typed_cells import Value
from pipelines.sources.marks import Language

CONCERN_FILL = "#FBE3D3"
"""A light tint of the orange that stands for concern in every chart."""
OWN_FILL = "#EDF0F3"
A4 = 9

MOST_COMMENTS = 2_000
"""Beyond so many faulty cells only the column beside says what is wrong: a program
draws each comment as a box of its own, and opens the file slowly."""

_WIDEST, _NARROWEST, _LOOKED_AT, _OF_SENTENCES = 40, 10, 300, 50
_LINE_HEIGHT = 15
_TALLEST = 400
_ON_A_PAGE = 230
"""So many letters side by side can still be read on a sheet of paper."""


def write_sheet(
    workbook: Workbook, sheet: FaultySheet, name: str, language: Language
) -> None:
    """Write the rows of a sheet, each cell as the text or value it was."""
    columns = lay_out(sheet, language)
    worksheet = workbook.add_worksheet(name)
    looks = _Looks(workbook)
    _set_up(worksheet, columns, len(sheet.rows))
    for at, column in enumerate(columns):
        worksheet.write_string(0, at, column.heading, looks.heading(column))
    for number in range(len(sheet.rows)):
        worksheet.set_row(number + 1, _height(columns, number))
        for at, column in enumerate(columns):
            look = looks.cell(column, is_faulty=column.faulty[number])
            _write(worksheet, (number + 1, at), column.values[number], look)
    _write_comments(worksheet, columns, sheet.rows)


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[str, bool, bool], Format] = {}

    def heading(self, column: SheetColumn) -> Format:
        look = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        if column.is_own:
            look |= {"bg_color": OWN_FILL, "bold": False}
        return self._workbook.add_format(look)

    def cell(self, column: SheetColumn, *, is_faulty: bool) -> Format:
        key = (column.number_format, column.is_own, is_faulty)
        if key not in self._made:
            look = {
                "num_format": column.number_format,
                "valign": "top",
                "text_wrap": column.is_own,
            }
            if is_faulty:
                look |= {"bg_color": CONCERN_FILL}
            self._made[key] = self._workbook.add_format(look)
        return self._made[key]


def _set_up(
    worksheet: Worksheet, columns: Sequence[SheetColumn], rows_count: int
) -> None:
    for at, column in enumerate(columns):
        worksheet.set_column(at, at, _width(column), None, {"hidden": at == 0})
    worksheet.freeze_panes(1, 2)
    worksheet.autofilter(0, 0, rows_count, len(columns) - 1)
    worksheet.set_landscape()
    worksheet.set_paper(A4)
    worksheet.fit_to_pages(ceil(sum(map(_width, columns[1:])) / _ON_A_PAGE), 0)
    worksheet.repeat_rows(0)
    worksheet.repeat_columns(0, 1)


def _width(column: SheetColumn) -> int:
    if column.is_own and any(column.faulty):
        return _OF_SENTENCES
    longest = max((len(str(v)) for v in column.values[:_LOOKED_AT] if v), default=0)
    return min(_WIDEST, max(_NARROWEST, len(column.heading) + 4, longest + 2))


def _height(columns: Sequence[SheetColumn], number: int) -> int:
    """Make room for the sentences: not every program does so by itself."""
    said = [str(c.values[number]) for c in columns if c.is_own and c.faulty[number]]
    lines = max((_lines(text) for text in said), default=1)
    return min(_TALLEST, _LINE_HEIGHT * lines)


def _lines(text: str) -> int:
    return sum(ceil(len(part) / (_OF_SENTENCES - 3)) for part in text.split("\n"))


def _write(
    worksheet: Worksheet, at: tuple[int, int], value: Value | None, look: Format
) -> None:
    row, position = at
    if value is None:
        worksheet.write_blank(row, position, None, look)
    elif isinstance(value, date | datetime):
        worksheet.write_datetime(row, position, value, look)
    elif isinstance(value, str):
        # Never `write`: it turns text that starts with = into a formula.
        worksheet.write_string(row, position, value, look)
    else:
        worksheet.write_number(row, position, value, look)


def _write_comments(
    worksheet: Worksheet, columns: Sequence[SheetColumn], rows: Sequence[FaultyRow]
) -> None:
    """Say of each faulty cell what is wrong, before the comment that it had."""
    position = {column.of: at for at, column in enumerate(columns) if column.of}
    if not position:
        # Rows that are known only as withdrawn have no cells left to say it of.
        return
    first = next(iter(position))
    room = MOST_COMMENTS
    for number, row in enumerate(rows, start=1):
        said = row.faults if room > 0 else {}
        room -= len(said)
        # A comment on a cell that is not there any more stays with its row.
        had: dict[str, str] = {}
        for heading, comment in row.comments.items():
            place = heading if heading in position else first
            had[place] = f"{had[place]}\n{comment}" if place in had else comment
        for heading in dict.fromkeys([*said, *had]):
            text = mark_comment(" ".join(said.get(heading, [])), had.get(heading))
            worksheet.write_comment(number, position[heading], text, {"x_scale": 2})
