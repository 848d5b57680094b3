"""One sheet or CSV file as a grid of text, before its columns are known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import polars as pl

from pipelines.sources.place import Place

ROWS_AT_A_TIME = 20_000
"""Python's own rows take ten times the room of a frame: turn them over in batches."""

Row = tuple[int, Sequence[str | None]]
"""Number of a row in its file, and its cells."""


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


def frame_rows(rows: Iterator[Row], width: int) -> pl.DataFrame:
    """Gather rows of the same width into a frame; wholly empty rows are left out."""
    schema = {"source_row": pl.Int64} | {
        str(position): pl.String for position in range(width)
    }
    frames = [pl.DataFrame(schema=schema)]
    while batch := list(islice(rows, ROWS_AT_A_TIME)):
        numbers = [number for number, _ in batch]
        columns = zip(*(cells for _, cells in batch), strict=True)
        series = [
            pl.Series(str(position), cells, dtype=pl.String)
            for position, cells in enumerate(columns)
        ]
        number_series = pl.Series("source_row", numbers, dtype=pl.Int64)
        frames.append(drop_empty(pl.DataFrame([number_series, *series])))
    return pl.concat(frames)


def drop_empty(frame: pl.DataFrame) -> pl.DataFrame:
    """Turn empty cells into null, and leave out rows where nothing is written."""
    cells = pl.exclude("source_row")
    is_blank = cells.str.strip_chars() == ""
    return frame.with_columns(pl.when(cells != "").then(cells)).filter(
        ~pl.all_horizontal(cells.is_null() | is_blank)
    )
