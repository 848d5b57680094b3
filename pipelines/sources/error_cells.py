"""Which cells of a sheet hold an error, such as #N/A, or nothing yet?

Reads the XML of one sheet of an .xlsx; see `inspected.py` for why calamine is not
enough. Sheets without any are only searched, not parsed: see `sheet_scan.py`.
"""

from collections.abc import Iterable
from xml.parsers import expat

from data.sentence import Sentence
from pipelines.sources.cell_names import column_number
from pipelines.sources.inspected import NOT_CALCULATED, CellTexts
from pipelines.sources.limits import ODD_CELLS


def find_error_cells(chunks: Iterable[bytes], where: Sentence) -> CellTexts:
    """Find the error cells of a sheet, and its formulas without a value.

    Raises:
        OverLimitError: There are too many to keep.
        ExpatError: The sheet is damaged.
    """
    finder = _Finder(where)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = finder.start
    parser.EndElementHandler = finder.end
    parser.CharacterDataHandler = finder.characters
    for chunk in chunks:
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return finder.found


class _Finder:
    def __init__(self, where: Sentence) -> None:
        self.found: CellTexts = {}
        self._where = where
        self._row = self._column = -1
        self._kind = ""
        self._has_formula = self._is_value = False
        self._value = ""

    def start(self, tag: str, values: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self._row, self._column = int(values.get("r", self._row + 2)) - 1, -1
        elif name == "c":
            self._open_cell(values)
        elif name == "f":
            self._has_formula = True
        self._is_value = name == "v"

    def end(self, tag: str) -> None:
        self._is_value = False
        if tag.rpartition(":")[2] != "c":
            return
        if (text := self._error_text()) is not None:
            self.found[self._row, self._column] = text
            ODD_CELLS.check(self._where, len(self.found))

    def characters(self, text: str) -> None:
        if self._is_value:
            self._value += text

    def _open_cell(self, values: dict[str, str]) -> None:
        self._kind, self._value, self._has_formula = values.get("t", ""), "", False
        reference = values.get("r", "")
        if not reference:
            self._column += 1
            return
        letters = reference.rstrip("0123456789")
        self._column = column_number(letters) - 1
        self._row = int(reference[len(letters) :]) - 1

    def _error_text(self) -> str | None:
        if self._kind == "e":
            return self._value or "#N/A"
        # A formula whose result is text may well give an empty one.
        is_blank = self._has_formula and not self._value.strip()
        return NOT_CALCULATED if is_blank and self._kind != "str" else None
