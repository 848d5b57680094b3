"""One sheet or CSV file as a grid of text, before its columns are known."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import polars as pl

from pipelines.sources.limits import CELL_CHARACTERS
from pipelines.sources.place import Place
from pipelines.sources.raw import Origin

ROWS_AT_A_TIME = 20_000
CELLS_AT_A_TIME = 1_000_000
"""Python's own rows take ten times the room of a frame: turn them over in batches."""

TEXT_AT_A_TIME = 16_000_000
ROWS_BETWEEN_LOOKS = 100
"""Nor may a batch be of much text, which takes up to four bytes for each letter."""

Row = tuple[int, Sequence[str | None]]
"""Number of a row in its file, and its cells."""


AnyRow = TypeVar("AnyRow")


@dataclass(frozen=True)
class Grid:
    """A heading row and the rows below it.

    `rows` and `text_cells` hold source_row Int64, then one String column per heading,
    named by its position: "0", "1", ... `text_cells` has null where the cell of a
    workbook is typed; for a CSV file it is the same frame as `rows`.
    """

    place: Place
    heading_row: int
    headings: tuple[str, ...]
    rows: pl.DataFrame
    text_cells: pl.DataFrame
    origin: Origin | None = None
    """For a sheet of a correction file: where its rows stood first."""
    comments: pl.DataFrame | None = None
    """Cell comments below the heading row: source_row Int64, heading, comment."""


def frame_rows(
    rows: Iterator[Row], width: int, bytes_read: Callable[[], int] = lambda: 0
) -> pl.DataFrame:
    """Gather rows of the same width into a frame; wholly empty rows are left out.

    Args:
        rows: The rows, of so many cells each.
        width: How many.
        bytes_read: How far in the file the rows have come.
    """
    schema = {"source_row": pl.Int64} | {
        str(position): pl.String for position in range(width)
    }
    frames = [pl.DataFrame(schema=schema)]
    while batch := next_rows(rows, width, bytes_read):
        numbers = [number for number, _ in batch]
        columns = zip(*(cells for _, cells in batch), strict=True)
        series = [
            pl.Series(str(position), cells, dtype=pl.String)
            for position, cells in enumerate(columns)
        ]
        number_series = pl.Series("source_row", numbers, dtype=pl.Int64)
        frames.append(drop_empty(pl.DataFrame([number_series, *series])))
    return pl.concat(frames)


def next_rows(
    rows: Iterator[AnyRow], width: int, bytes_read: Callable[[], int]
) -> list[AnyRow]:
    """Take so many rows as may be turned over together; none: there are no more."""
    batch: list[AnyRow] = []
    most = rows_at_a_time(width)
    start = bytes_read()
    while len(batch) < most and bytes_read() - start < TEXT_AT_A_TIME:
        few = list(islice(rows, min(ROWS_BETWEEN_LOOKS, most)))
        if not few:
            break
        batch.extend(few)
    return batch


def rows_at_a_time(width: int) -> int:
    """Say how many rows of so many cells are turned over together."""
    return min(ROWS_AT_A_TIME, CELLS_AT_A_TIME // max(width, 1))


def check_texts(frame: pl.DataFrame, place: Place) -> None:
    """Refuse a cell with more text than a cell of a workbook holds.

    Args:
        frame: source_row, and columns of text.
        place: Where the frame was read.

    Raises:
        OverLimitError: With the row of the longest.
    """
    for name in frame.columns[1:]:
        # Counting bytes takes no time; letters are fewer, and are counted only then.
        if not (frame[name].str.len_bytes() > CELL_CHARACTERS.at_most).any():
            continue
        letters = frame[name].str.len_chars()
        longest = letters.arg_max() or 0
        where = place.at(frame["source_row"][longest])
        CELL_CHARACTERS.check(where, letters[longest])


def drop_empty(frame: pl.DataFrame) -> pl.DataFrame:
    """Turn empty cells into null, and leave out rows where nothing is written."""
    cells = pl.exclude("source_row")
    is_blank = cells.str.strip_chars() == ""
    return frame.with_columns(pl.when(cells != "").then(cells)).filter(
        ~pl.all_horizontal(cells.is_null() | is_blank)
    )
