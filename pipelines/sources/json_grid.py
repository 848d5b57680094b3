"""Put objects of JSON side by side as the rows of a grid.

A column for each field that any object has, in the order they are first met.
"""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import polars as pl

from pipelines.errors import UnreadableSourceError
from pipelines.sources.cell_text import cell_text
from pipelines.sources.grid import Grid, drop_empty, next_rows
from pipelines.sources.json_text import (
    RepeatedFieldError,
    Scalar,
    fields_of,
    is_repeated,
)
from pipelines.sources.limits import (
    CELL_CHARACTERS,
    CELLS,
    COLUMNS,
    JSON_DEPTH,
    ROWS,
)
from pipelines.sources.place import Place
from pipelines.sources.shown import without_unseen

Numbered = tuple[int, dict[str, Any]]
"""The row of an object, and the object."""


class GridOfObjects:
    """Gathers objects until all their fields are known."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._positions: dict[str, int] = {}
        self._rows_count = 0

    def read(
        self, objects: Iterator[Numbered], bytes_read: Callable[[], int] = lambda: 0
    ) -> Grid:
        """Read all objects.

        Args:
            objects: Each with the number of its row.
            bytes_read: How far in the file they have come.

        Raises:
            UnreadableSourceError: Two fields of an object are alike once flattened.
            OverLimitError: There are more columns or cells than we read.
        """
        every, texts = [_nothing()], [_nothing()]
        while batch := next_rows(objects, len(self._positions), bytes_read):
            rows = [(number, self._fields(number, one)) for number, one in batch]
            self._check(len(rows))
            every.append(self._frame(rows, is_text_only=False))
            texts.append(self._frame(rows, is_text_only=True))
        return Grid(
            place=self._place,
            heading_row=1,
            headings=tuple(map(without_unseen, self._positions)),
            rows=self._put_together(every),
            text_cells=self._put_together(texts),
        )

    def _fields(self, number: int, one: dict[str, Any]) -> dict[str, Scalar]:
        try:
            fields = fields_of(one)
        except RepeatedFieldError as error:
            sentence = is_repeated(self._place.at(number), str(error))
            raise UnreadableSourceError([sentence]) from error
        except RecursionError:
            JSON_DEPTH.check(self._place.at(number), sys.getrecursionlimit())
            raise
        for heading, value in fields.items():
            if isinstance(value, str) and len(value) > CELL_CHARACTERS.at_most:
                CELL_CHARACTERS.check(self._place.at(number), len(value))
            self._positions.setdefault(heading, len(self._positions))
        if len(self._positions) > COLUMNS.at_most:
            COLUMNS.check(self._place.at(number), len(self._positions))
        return fields

    def _check(self, more: int) -> None:
        self._rows_count += more
        ROWS.check(self._place.words, self._rows_count)
        CELLS.check(self._place.words, self._rows_count * len(self._positions))

    def _frame(
        self, rows: list[tuple[int, dict[str, Scalar]]], *, is_text_only: bool
    ) -> pl.DataFrame:
        columns = [
            pl.Series(
                str(at),
                [_text(fields.get(heading), is_text_only) for _, fields in rows],
                dtype=pl.String,
            )
            for heading, at in self._positions.items()
        ]
        numbers = pl.Series("source_row", [n for n, _ in rows], dtype=pl.Int64)
        return pl.DataFrame([numbers, *columns])

    def _put_together(self, frames: list[pl.DataFrame]) -> pl.DataFrame:
        whole = pl.concat(frames, how="diagonal")
        if not self._positions:
            return whole
        return drop_empty(
            whole.select("source_row", *map(str, self._positions.values()))
        )


def _nothing() -> pl.DataFrame:
    return pl.DataFrame(schema={"source_row": pl.Int64})


def _text(value: Scalar, is_text_only: bool) -> str | None:
    if value is None or (is_text_only and not isinstance(value, str)):
        return None
    return cell_text(value)
