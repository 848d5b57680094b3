"""Shape invented rows: repeat them, number them, put them in a table's columns."""

import polars as pl

from data.columns import POLARS_TYPE, Table


def repeat_rows(frame: pl.DataFrame, counts: str) -> pl.DataFrame:
    """Repeat each row as often as a column says; `number` counts from 0 in each."""
    return (
        frame.filter(pl.col(counts) > 0)
        .with_columns(number=pl.int_ranges(pl.lit(0), pl.col(counts)))
        .explode("number")
    )


def numbered(prefix: str, count: int, *, digits: int) -> pl.Series:
    """Make the ids prefix-0001, prefix-0002 and on."""
    numbers = pl.int_range(1, count + 1, eager=True).cast(pl.String)
    return (prefix + numbers.str.zfill(digits)).alias("id")


def as_table(frame: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Take a table's columns, in its order and types; helping columns fall away."""
    return frame.select(
        pl.col(column.name).cast(POLARS_TYPE[column.kind]) for column in table.columns
    )


def emptied(column: str, where: pl.Series) -> pl.Expr:
    """Empty a column in the drawn rows: the sources do not know everything."""
    return pl.when(~where).then(pl.col(column)).alias(column)
