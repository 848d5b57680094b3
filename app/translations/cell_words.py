"""Write what stands in one cell of a table, when only its text is at hand.

Where old and new values of many columns stand in one list, they are text. A number
keeps all its decimals here: two values that differ must look different.
"""

from datetime import date, datetime
from decimal import Decimal

import polars as pl

from app.translations.gettext import current_language
from app.translations.labels import code_label, find_column, yes_or_no
from app.translations.numbers import format_count, format_day, format_time
from app.translations.words import NOT_GROUPED
from data.columns import Column, Kind


def cells_in_words(cells: pl.DataFrame, name: str) -> pl.Series:
    """Write a column of cells in words; an empty cell stays empty.

    Args:
        cells: table_name and column_name of each cell, and its text under `name`.
        name: The column that holds the texts.
    """
    places = ("table_name", "column_name", name)
    said = {
        cell: cell_in_words(*cell) for cell in cells.select(places).unique().iter_rows()
    }
    words = [said[cell] for cell in cells.select(places).iter_rows()]
    return pl.Series(name, words, dtype=pl.String)


def cell_in_words(table_name: str, column_name: str, text: str | None) -> str | None:
    """Write one cell: `true` as yes, a code by its label, a day as days are written.

    Args:
        table_name: A table of the contract.
        column_name: A column of it; of one that it lacks, the text is given as it is.
        text: The value as DuckDB and Polars write it.
    """
    column = find_column(column_name, table=table_name)
    if text is None or column is None:
        return text
    try:
        return _written(column, text)
    except (ValueError, ArithmeticError):
        return text


def _written(column: Column, text: str) -> str | None:
    match column.kind:
        case Kind.CODE:
            return code_label(column.vocabulary or column.name, text)
        case Kind.FLAG:
            return yes_or_no(text == "true")
        case Kind.DATE:
            return format_day(date.fromisoformat(text))
        case Kind.TIMESTAMP:
            return format_time(datetime.fromisoformat(text))
        case Kind.COUNT if column.name not in NOT_GROUPED:
            return format_count(int(text))
        case Kind.NUMBER:
            return _all_decimals(Decimal(text))
        case Kind.SHARE:
            return _percent(Decimal(text))
        case _:
            return text


def _percent(share: Decimal) -> str:
    space = "" if current_language() == "en" else "\N{NO-BREAK SPACE}"
    return f"{_all_decimals(share * 100)}{space}%"


def _all_decimals(value: Decimal) -> str:
    written = f"{value.normalize():f}"
    return written if current_language() == "en" else written.replace(".", ",")
