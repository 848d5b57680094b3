"""Read a Parquet file as text in the forms that the cleaners read.

Reads the bytes of one .parquet; gives its grid. Grain: one row per row of the file,
from 1. What the file says of itself is checked first: a kilobyte can hold a billion
rows that are all alike.
"""

import io

import polars as pl
import pyarrow as pa
from pyarrow import parquet

from data.sentence import Sentence
from pipelines.errors import UnreadableSourceError
from pipelines.sources.grid import Grid, check_texts, drop_empty
from pipelines.sources.limits import (
    CELLS,
    COLUMNS,
    ROWS,
    TEXT_BYTES,
    UNPACKED_BYTES,
)
from pipelines.sources.place import Place
from pipelines.sources.shown import shown_name, without_unseen

WHOLE_FROM = 2**53
"""From here on a number with decimals cannot tell one whole number from the next."""

PANIC = "PanicException"


def read_parquet(data: bytes, file: str) -> Grid:
    """Read every column.

    Raises:
        UnreadableSourceError: Damaged, or a column of a kind we do not read.
        OverLimitError: It holds more than we read.
    """
    where = Sentence(file, file)
    try:
        _check_facts(data, where)
        frame = pl.read_parquet(io.BytesIO(data), use_pyarrow=False)
    except (pa.ArrowException, pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise UnreadableSourceError([_is_damaged(file)]) from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise UnreadableSourceError([_is_damaged(file)]) from error
    return _as_grid(_flat(frame), file)


def _check_facts(data: bytes, where: Sentence) -> None:
    with parquet.ParquetFile(io.BytesIO(data)) as opened:
        facts = opened.metadata
        groups = [facts.row_group(at) for at in range(facts.num_row_groups)]
        COLUMNS.check(where, facts.num_columns)
        rows = max(facts.num_rows, sum(group.num_rows for group in groups))
        ROWS.check(where, rows)
        CELLS.check(where, rows * facts.num_columns)
        UNPACKED_BYTES.check(where, sum(group.total_byte_size for group in groups))


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    """Give the fields of a structure as columns of their own, with a dot between."""
    while structures := [
        n for n, t in frame.schema.items() if isinstance(t, pl.Struct)
    ]:
        frame = frame.unnest(structures, separator=".")
    return frame


def _as_grid(frame: pl.DataFrame, file: str) -> Grid:
    place = Place(file)
    odd = [name for name, kind in frame.schema.items() if not _is_read(kind)]
    if odd:
        raise UnreadableSourceError([_has_odd_columns(file, odd)])
    numbers = pl.int_range(1, frame.height + 1, dtype=pl.Int64).alias("source_row")
    columns = list(enumerate(frame.schema.items()))
    texts = frame.select(_text(n, kind).alias(str(at)) for at, (n, kind) in columns)
    TEXT_BYTES.check(
        place.words, sum(int(column.str.len_bytes().sum()) for column in texts)
    )
    rows = texts.select(numbers, pl.all())
    typed = [str(at) for at, (_, kind) in columns if kind != pl.String]
    nothing = pl.lit(None, dtype=pl.String)
    check_texts(rows, place)
    return Grid(
        place=place,
        heading_row=1,
        headings=tuple(map(without_unseen, frame.columns)),
        rows=drop_empty(rows) if columns else rows,
        text_cells=drop_empty(rows.with_columns(nothing.alias(name) for name in typed))
        if columns
        else rows,
    )


def _is_read(kind: pl.DataType) -> bool:
    if isinstance(kind, pl.List | pl.Array):
        kind = pl.Schema({"": kind.inner})[""]
    return kind.is_numeric() or kind.base_type() in {
        *(pl.String, pl.Boolean, pl.Date, pl.Datetime, pl.Time),
        *(pl.Categorical, pl.Enum, pl.Null),
    }


def _text(name: str, kind: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if isinstance(kind, pl.Array):
        column, kind = column.arr.to_list(), pl.List(kind.inner)
    if isinstance(kind, pl.List):
        return column.cast(pl.List(pl.String)).list.join(";")
    if kind.is_float():
        return _number(column)
    if isinstance(kind, pl.Datetime):
        return _moment(column, kind)
    return column.cast(pl.String)


def _number(column: pl.Expr) -> pl.Expr:
    is_whole = (column == column.floor()) & (column.abs() < WHOLE_FROM)
    whole = pl.when(is_whole).then(column).cast(pl.Int64).cast(pl.String)
    return pl.coalesce(whole, column.cast(pl.String))


def _moment(column: pl.Expr, kind: pl.Datetime) -> pl.Expr:
    """Write a time; one with a zone is moved to UTC and says so with a Z."""
    if kind.time_zone is not None:
        moved = column.dt.convert_time_zone("UTC").dt.replace_time_zone(None)
        return moved.cast(pl.Datetime("us")).cast(pl.String) + "Z"
    at = column.cast(pl.Datetime("us"))
    day = pl.when(at.dt.time() == pl.time(0)).then(at.dt.date().cast(pl.String))
    second = pl.when(at.dt.microsecond() == 0).then(at.dt.strftime("%Y-%m-%d %H:%M:%S"))
    return pl.coalesce(day, second, at.cast(pl.String))


def _is_damaged(file: str) -> Sentence:
    return Sentence(
        f"{file}: filen er ikke en hel Parquet-fil. Lag den på nytt.",
        f"{file}: the file is not a whole Parquet file. Make it again.",
    )


def _has_odd_columns(file: str, columns: list[str]) -> Sentence:
    listed = ", ".join(map(shown_name, columns))
    return Sentence(
        f"{file}: Varig leser tekst, tall, ja/nei, datoer og tidspunkter, og disse "
        f"kolonnene er av et annet slag: {listed}. Skriv dem som tekst.",
        f"{file}: Varig reads text, numbers, yes/no, dates and times, and these "
        f"columns are of another kind: {listed}. Write them as text.",
    )
