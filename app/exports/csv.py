"""Write an extract as CSV: the Norwegian way for people, the standard way for programs.

Text that a spreadsheet would run as a formula gets an apostrophe in front in both;
numbers stay numbers. So does text after a separator or a new line: a file of one
dialect that is opened as the other, or quoted carelessly, breaks into cells there.
"""

import polars as pl

from app.exports.extract import Extract

_RUNS = r"^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]"
"""A spreadsheet may run a text that starts like this."""
_RUNS_INSIDE = r'([;,\t\r\n]"?)([=+\-@＝＋－＠])'
"""Text that starts like this after something that another program breaks cells at."""
_PLAIN_NUMBER = r"^[+-]?\d+([.,]\d+)?$"
"""A text that is only a number does nothing when it is run."""


def write_norwegian_csv(extract: Extract) -> bytes:
    """Write `;`, decimal comma, dd.mm.yyyy and words, so it opens right in Excel."""
    text = _harmless(extract.words.rename(dict(extract.headings))).write_csv(
        separator=";",
        decimal_comma=True,
        line_terminator="\r\n",
        include_bom=True,
        date_format="%d.%m.%Y",
        datetime_format="%d.%m.%Y %H:%M:%S",
    )
    return text.encode("utf-8")


def write_standard_csv(extract: Extract) -> bytes:
    """Write `,`, decimal point, ISO dates, codes and column names in UTF-8."""
    text = _harmless(extract.rows).write_csv(
        date_format="%Y-%m-%d", datetime_format="%Y-%m-%dT%H:%M:%S"
    )
    return text.encode("utf-8")


def _harmless(rows: pl.DataFrame) -> pl.DataFrame:
    text = pl.col(pl.String)
    runs = text.str.contains(_RUNS) & ~text.str.contains(_PLAIN_NUMBER)
    inside = text.str.replace_all(_RUNS_INSIDE, "${1}'${2}")
    return rows.with_columns(
        pl.when(runs).then("'" + inside).otherwise(inside).name.keep()
    )
