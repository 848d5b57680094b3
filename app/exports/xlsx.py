"""Write an extract as a workbook: typed cells, and a sheet about the extract.

Text is always written as text, so nothing in the data can become a formula or a link,
and a key or an organisation number keeps its zeros.
"""

from collections.abc import Callable, Iterable
from io import BytesIO

import polars as pl
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from app.exports.about import (
    column_headings,
    conditions_in_words,
    definition_heading,
    sheet_name,
)
from app.exports.extract import Extract
from app.translations.gettext import speaking

MOST_ROWS = 1_048_575
"""A sheet holds no more below its heading; a set of this size belongs in CSV."""
MOST_LETTERS = 32_767
"""A cell holds no more; what is longer is cut, with dots at the end."""
_WIDEST, _NARROWEST, _LOOKED_AT = 60, 9, 500

_Write = Callable[[Worksheet, int, int, object, Format], object]


class TooManyRowsError(ValueError):
    """The extract has more rows than a sheet can hold."""


def write_xlsx(extract: Extract) -> bytes:
    """Write the workbook of an extract.

    Raises:
        TooManyRowsError: A sheet cannot hold the rows; CSV and Parquet can.
    """
    if extract.rows.height > MOST_ROWS:
        raise TooManyRowsError(
            f"{extract.rows.height} rows, and a sheet holds {MOST_ROWS}. "
            "Take them out as CSV or Parquet, or choose fewer."
        )
    file = BytesIO()
    with (
        speaking(extract.language),
        xlsxwriter.Workbook(file, {"in_memory": True}) as workbook,
    ):
        heading = workbook.add_format({"bold": True, "text_wrap": True})
        _write_rows(workbook, extract, heading)
        _write_about(workbook, extract, heading)
    return file.getvalue()


def _write_rows(
    workbook: xlsxwriter.Workbook, extract: Extract, heading: Format
) -> None:
    words = extract.words
    sheet = workbook.add_worksheet(_sheet_title(extract.title))
    for column, name in enumerate(words.columns):
        title = extract.headings[name]
        sheet.write_string(0, column, title, heading)
        write, look = _writer_of(name, words.schema[name])
        cells = workbook.add_format(look)
        sheet.set_column(column, column, _width(title, words[name]))
        for row, value in enumerate(words[name].to_list(), start=1):
            if value is not None:
                write(sheet, row, column, value, cells)
    sheet.freeze_panes(1, 0)
    if words.width:
        sheet.autofilter(0, 0, words.height, words.width - 1)


def _write_about(
    workbook: xlsxwriter.Workbook, extract: Extract, heading: Format
) -> None:
    sheet = workbook.add_worksheet(_sheet_title(sheet_name()))
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    pairs = conditions_in_words(extract)
    if extract.definitions:
        pairs += [("", ""), (definition_heading(), ""), *extract.definitions]
    for row, (word, value) in enumerate(pairs):
        sheet.write_string(row, 0, word, heading)
        _write_text(sheet, row, 1, value, wrapped)
    first = len(pairs) + 1
    for column, word in enumerate(column_headings()):
        sheet.write_string(first, column, word, heading)
    for row, (name, title) in enumerate(extract.headings.items(), start=first + 1):
        sheet.write_string(row, 0, title, wrapped)
        sheet.write_string(row, 1, extract.meanings.get(name, ""), wrapped)
        sheet.write_string(row, 2, name, wrapped)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 2, 28)


def _writer_of(name: str, dtype: pl.DataType) -> tuple[_Write, dict[str, str]]:
    if dtype == pl.Date:
        return Worksheet.write_datetime, {"num_format": "dd.mm.yyyy"}
    if dtype == pl.Datetime:
        return Worksheet.write_datetime, {"num_format": "dd.mm.yyyy hh:mm"}
    if dtype.is_numeric():
        look = {"num_format": "0.0 %"} if name.endswith("_share") else {}
        return Worksheet.write_number, look
    return _write_text, {}


def _write_text(
    sheet: Worksheet, row: int, column: int, value: object, look: Format
) -> None:
    text = str(value)
    if len(text) > MOST_LETTERS:
        text = text[: MOST_LETTERS - 1] + "…"
    sheet.write_string(row, column, text, look)


def _width(title: str, values: pl.Series) -> int:
    longest = _longest(
        str(value) for value in values.head(_LOOKED_AT) if value is not None
    )
    return min(_WIDEST, max(_NARROWEST, len(title) + 4, longest + 2))


def _longest(texts: Iterable[str]) -> int:
    return max((len(text) for text in texts), default=0)


def _sheet_title(title: str) -> str:
    allowed = "".join(letter for letter in title if letter not in "[]:*?/\\'")
    return allowed[:31] or "Varig"
