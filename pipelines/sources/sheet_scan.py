"""How far does a sheet of an .xlsx go, and has it cells that calamine cannot tell?

Calamine makes room for every cell from the first to the last, so two cells in opposite
corners of a sheet are 17 billion, and writes a text out in every cell that uses it.
The XML is searched, not parsed, with the expressions of Polars, whose time grows with
the text alone, whatever stands in it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from data.sentence import Sentence
from pipelines.sources.cell_names import column_number
from pipelines.sources.limits import (
    COLUMNS,
    SHEET_CELLS,
    SHEET_ROWS,
    TEXT_BYTES,
)

_S = r"[ \t\r\n]"
"""What XML has between words; that of Unicode would be ten times slower to search."""
_TAG = "<(?:[A-Za-z0-9_]+:)?"
_END_TAG = "</(?:[A-Za-z0-9_]+:)?"
_REFERENCE = rf"""{_S}r{_S}*={_S}*["'][A-Za-z]*[0-9]+"""
_ROW = rf"{_TAG}row[ \t\r\n/>]"
_NAME = "[A-Za-z0-9_:.-]"
_OTHER_NAME = rf"(?:[A-Za-qs-z_]{_NAME}*|r{_NAME}+)"
_VALUE = r"""(?:"[^"<]*"|'[^'<]*')"""
_BARE_CELL = rf"{_TAG}c(?:{_S}+{_OTHER_NAME}{_S}*={_S}*{_VALUE})*{_S}*/?>"
_CELL_OR_ROW = re.compile(rf"{_TAG}(c|row)(?=[ \t\r\n/>])")
_SHARED = (
    rf"""{_S}t{_S}*={_S}*["']s["'][^<>]*>{_S}*"""
    rf"""(?:<[^<>]*>{_S}*)?{_TAG}v(?:{_S}[^<>]*)?>{_S}*[0-9]+"""
)
_NO_VALUE = rf"(?:{_TAG}v{_S}*/>{_S}*|{_TAG}v{_S}*>{_S}*{_END_TAG}v>{_S}*)?"
_MARKS = (
    rf"""{_S}t{_S}*={_S}*["']e["']"""
    rf"|(?:{_END_TAG}f>|{_TAG}f(?:{_S}[^<>]*)?/>){_S}*{_NO_VALUE}{_END_TAG}c>"
)
"""An error cell, or a formula with no value after it."""

LONGEST_MARK = 256
"""So much of one piece is searched again with the next."""


@dataclass
class SheetScan:
    """What the XML of one sheet shows."""

    last_row: int = 0
    last_column: int = 0
    text_bytes: int = 0
    """How much text its cells have, their own and from the list that sheets share."""
    has_marks: bool = False
    """Has it error cells, or formulas that nobody has calculated?"""

    @property
    def cells_count(self) -> int:
        """Count the cells from the first to the last."""
        return self.last_row * self.last_column

    def check(self, where: Sentence) -> None:
        """Refuse a sheet that is larger than we read.

        Raises:
            OverLimitError: Its rows, columns, cells or text are too many.
        """
        COLUMNS.check(where, self.last_column)
        SHEET_ROWS.check(where, self.last_row)
        SHEET_CELLS.check(where, self.cells_count)
        TEXT_BYTES.check(where, self.text_bytes)


def scan_sheet(
    chunks: Iterable[bytes], where: Sentence, shared: np.ndarray
) -> SheetScan:
    """Look through the XML of a sheet.

    Args:
        chunks: The part of the sheet, unpacked and looked over.
        where: Names the sheet.
        shared: How long each shared text is.

    Raises:
        OverLimitError: A cell, or the sheet, is larger than we read.
    """
    scan = SheetScan()
    bare = _BareCells()
    tail = ""
    for text in _whole_tags(chunks):
        piece = pl.Series([text])
        _take_references(scan, piece)
        bare.take(text, piece)
        scan.text_bytes += _shared_bytes(piece, shared) + _own_bytes(text, piece)
        marked = pl.Series([tail + text]).str.contains(_MARKS)
        scan.has_marks = scan.has_marks or bool(marked[0])
        tail = (tail + text[-LONGEST_MARK:])[-LONGEST_MARK:]
        scan.check(where)
    scan.last_row = max(scan.last_row, bare.rows_count)
    scan.last_column = max(scan.last_column, bare.widest)
    scan.check(where)
    return scan


class _BareCells:
    """Counts rows, and the cells of a sheet that do not say where they stand."""

    def __init__(self) -> None:
        self.rows_count = 0
        self.widest = 0
        self._in_row = 0
        self._is_met = False

    def take(self, text: str, piece: pl.Series) -> None:
        self.rows_count += int(piece.str.count_matches(_ROW)[0])
        self._is_met = self._is_met or bool(piece.str.contains(_BARE_CELL)[0])
        if self._is_met:
            self._count(text)

    def _count(self, text: str) -> None:
        for match in _CELL_OR_ROW.finditer(text):
            self._in_row = 0 if match[1] == "row" else self._in_row + 1
            self.widest = max(self.widest, self._in_row)


def _take_references(scan: SheetScan, piece: pl.Series) -> None:
    references = piece.str.extract_all(_REFERENCE).explode()
    rows = references.str.extract(r"([0-9]{1,12})[0-9]*$").cast(pl.Int64).max()
    letters = references.str.extract(r"([A-Za-z]{1,8})[0-9]+$").drop_nulls().unique()
    scan.last_row = max(scan.last_row, int(str(rows or 0)))
    scan.last_column = max([scan.last_column, *map(column_number, letters)])


def _shared_bytes(piece: pl.Series, shared: np.ndarray) -> int:
    if not len(shared):
        return 0
    used = piece.str.extract_all(_SHARED).explode().str.extract(r"([0-9]{1,12})$")
    numbers = used.cast(pl.Int64).drop_nulls().to_numpy()
    return int(shared[numbers[numbers < len(shared)]].sum())


def _own_bytes(text: str, piece: pl.Series) -> int:
    """Count what stands between the tags, where it may be more than numbers."""
    if "inlineStr" not in text and "str" not in text:
        return 0
    return int(piece.str.replace_all("<[^<>]*>", "").str.len_bytes()[0])


def _whole_tags(chunks: Iterable[bytes]) -> Iterator[str]:
    """Cut between tags, so that none is looked at in halves."""
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        cut = max(text.rfind(b"<"), 0)
        rest = text[cut:]
        # Whatever the letters are, each byte is one sign here; the tags are ASCII.
        yield text[:cut].decode("latin-1")
    yield rest.decode("latin-1")
