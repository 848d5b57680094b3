"""How far do the sheets of an .ods go, and what does calamine not tell of them?

A cell or a row can say that it is repeated a million times, so a kilobyte may be
billions of cells: the repeats are counted, never carried out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

from data.sentence import Sentence
from pipelines.sources.cell_names import range_name
from pipelines.sources.inspected import NOT_CALCULATED, CellTexts
from pipelines.sources.limits import (
    CELL_CHARACTERS,
    COLUMNS,
    ODD_CELLS,
    SHEET_CELLS,
    SHEET_ROWS,
    SHEETS,
    TEXT_BYTES,
    WORKBOOK_BYTES,
    workbook_bytes,
)
from pipelines.sources.place import Place
from pipelines.sources.shown import shown_name

LINKS = (b"<table:dde-link", b"<table:table-source", b"<table:cell-range-source")

MERGED_KEPT = 10_000
"""More merged cells than this are not listed for anybody."""

CELLS = {"table:table-cell", "table:covered-table-cell"}


@dataclass
class _Cell:
    """A cell that is being read."""

    column: int
    repeated: int
    is_error: bool
    is_formula: bool
    has_value: bool
    text: list[str] = field(default_factory=list)
    comment: list[str] = field(default_factory=list)


class OdsTables:
    """The sheets of the content, one after another."""

    def __init__(self, file: str) -> None:
        self.errors: dict[str, CellTexts] = {}
        self.comments: dict[str, CellTexts] = {}
        self.merged: dict[str, list[str]] = {}
        self.has_links = False
        self._file = file
        self._sheet: str | None = None
        self._sheets: set[str] = set()
        self._cell: _Cell | None = None
        self._into: list[str] | None = None
        self._is_comment = False
        self._merged_count = 0
        self._row = self._rows_repeated = self._column = 0
        self._last_row = self._last_column = self._cells = self._text_bytes = 0

    def read(self, chunks: Iterable[bytes]) -> None:
        """Go through the content, unpacked and looked over.

        Raises:
            OverLimitError: A sheet is larger than we read.
            ExpatError, LookupError: The content is damaged.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        for chunk in chunks:
            self.has_links = self.has_links or any(mark in chunk for mark in LINKS)
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, tag: str, values: dict[str, str]) -> None:
        if tag in CELLS:
            self._open_cell(values)
        elif tag == "table:table-row":
            self._rows_repeated = _count(values, "table:number-rows-repeated")
            self._column = 0
        elif tag == "table:table":
            self._open_sheet(values)
        elif self._cell is not None:
            self._open_text(tag, self._cell)

    def _end(self, tag: str) -> None:
        if tag in CELLS and self._cell is not None:
            self._close_cell(self._cell)
        elif tag == "table:table-row":
            self._row += self._rows_repeated
        elif tag == "table:table":
            self._close_sheet()
        elif tag == "office:annotation":
            self._is_comment = False
        elif tag == "text:p":
            self._into = None

    def _characters(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _open_sheet(self, values: dict[str, str]) -> None:
        name = values.get("table:name", "")
        if self._sheet is not None or name in self._sheets:
            raise LookupError(name)
        self._sheet = name
        self._sheets.add(name)
        SHEETS.check(Sentence(self._file, self._file), len(self._sheets))
        self._row = self._last_row = self._last_column = 0

    def _close_sheet(self) -> None:
        where = self._where()
        SHEET_ROWS.check(where, self._last_row)
        COLUMNS.check(where, self._last_column)
        self._cells += self._last_row * self._last_column
        SHEET_CELLS.check(where, self._cells)
        WORKBOOK_BYTES.check(where, workbook_bytes(self._cells, self._text_bytes))
        self._sheet = None

    def _open_cell(self, values: dict[str, str]) -> None:
        kind = values.get("office:value-type")
        self._cell = _Cell(
            column=self._column,
            repeated=_count(values, "table:number-columns-repeated"),
            is_error=values.get("calcext:value-type") == "error",
            is_formula="table:formula" in values,
            has_value=kind is not None,
        )
        self._column += self._cell.repeated
        self._is_comment = False
        down = _count(values, "table:number-rows-spanned")
        right = _count(values, "table:number-columns-spanned")
        if max(down, right) > 1 and self._merged_count < MERGED_KEPT:
            self._merged_count += 1
            self.merged.setdefault(self._sheet or "", []).append(
                range_name((self._row, self._cell.column), down, right)
            )

    def _open_text(self, tag: str, cell: _Cell) -> None:
        if tag == "office:annotation":
            self._is_comment = True
        elif tag == "text:p":
            self._into = cell.comment if self._is_comment else cell.text
            if self._into:
                self._into.append("\n")

    def _close_cell(self, cell: _Cell) -> None:
        self._cell = self._into = None
        text = "".join(cell.text).strip()
        sheet = self._sheet or ""
        if text or cell.has_value or cell.is_formula:
            self._fill(cell, text)
        if comment := "".join(cell.comment).strip():
            self.comments.setdefault(sheet, {})[self._row, cell.column] = comment
        if cell.is_error:
            self._keep_error(cell, text or "#N/A")
        elif cell.is_formula and not cell.has_value:
            self._keep_error(cell, NOT_CALCULATED)

    def _keep_error(self, cell: _Cell, text: str) -> None:
        errors = self.errors.setdefault(self._sheet or "", {})
        more = cell.repeated * self._rows_repeated
        ODD_CELLS.check(self._where(), len(errors) + more)
        for row in range(self._row, self._row + self._rows_repeated):
            for column in range(cell.column, cell.column + cell.repeated):
                errors[row, column] = text

    def _fill(self, cell: _Cell, text: str) -> None:
        self._last_row = max(self._last_row, self._row + self._rows_repeated)
        self._last_column = max(self._last_column, cell.column + cell.repeated)
        where = self._where()
        CELL_CHARACTERS.check(where, len(text))
        self._text_bytes += len(text) * cell.repeated * self._rows_repeated
        TEXT_BYTES.check(where, self._text_bytes)

    def _where(self) -> Sentence:
        return Place(self._file, shown_name(self._sheet or "")).words


def _count(values: dict[str, str], name: str) -> int:
    written = values.get(name, "1")
    # What is no number is one for calamine too.
    return max(int(written[:12]), 1) if written[:12].isdecimal() else 1
