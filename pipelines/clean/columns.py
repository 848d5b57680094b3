"""Type the columns of a table as its contract says.

A cleaner says only what is special about its table; everything else is read here by
the kind of the column.
"""

import polars as pl

from data.columns import Column, Kind, Table
from pipelines.clean.values import (
    read_code,
    read_count,
    read_date,
    read_flag,
    read_key,
    read_number,
    read_share,
    read_text,
    read_timestamp,
)
from pipelines.reject import Cleaned

_READERS = {
    Kind.KEY: read_key,
    Kind.TEXT: read_text,
    Kind.DATE: read_date,
    Kind.TIMESTAMP: read_timestamp,
    Kind.COUNT: read_count,
    Kind.NUMBER: read_number,
    Kind.SHARE: read_share,
    Kind.FLAG: read_flag,
}


def clean_columns(
    table: Table, raw: pl.DataFrame, **special: pl.Expr | pl.Series
) -> Cleaned:
    """Type every column of a table.

    Args:
        table: The contract of the table.
        raw: The rows as gathered: row_id, the columns of the contract as text.
        special: Columns that are not read by their kind alone, by name.

    Returns:
        The typed rows, and those with a cell that cannot be read.
    """
    typed = raw.select("row_id", *(_read(column, special) for column in table.columns))
    return Cleaned.split(table, raw, typed)


def _read(
    column: Column, special: dict[str, pl.Expr | pl.Series]
) -> pl.Expr | pl.Series:
    if column.name in special:
        return special[column.name].alias(column.name)
    if column.kind is Kind.CODE:
        return read_code(column.name, column.vocabulary)
    return _READERS[column.kind](column.name)
