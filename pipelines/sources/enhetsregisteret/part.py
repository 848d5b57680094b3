"""Hold one list of Enhetsregisteret's entries as its file writes them, all text."""

from typing import NamedTuple

import polars as pl

from data.sentence import Sentence
from pipelines.errors import HeadingError
from pipelines.sources.enhetsregisteret import fields as fields
from pipelines.sources.grid import Grid
from pipelines.sources.headings import quotable
from pipelines.sources.spelling import plain


class Part(NamedTuple):
    """One list of entries: a grid, or the list of a JSON document."""

    sheet: str | None
    written: pl.DataFrame
    """source_row, then one column per field, named as the file writes it."""
    grid: Grid | None

    @property
    def given(self) -> pl.DataFrame:
        """Name the columns as the register does; fields the file lacks are empty."""
        met = {plain(heading): heading for heading in self.written.columns[1:]}
        absent = pl.lit(None, dtype=pl.String)
        return self.written.select(
            "source_row",
            *(
                (pl.col(met[plain(f)]) if plain(f) in met else absent).alias(f)
                for f in fields.USED
            ),
        )


def name_fields(grid: Grid) -> pl.DataFrame:
    """Name the columns of a grid after their headings; empty ones at the end go.

    Raises:
        HeadingError: A heading stands twice.
    """
    names = [
        heading.strip() or f"(kolonne {at})"
        for at, heading in enumerate(grid.headings, start=1)
    ]
    met = [plain(name) for name in names]
    twice = [n for n, spelled in zip(names, met, strict=True) if met.count(spelled) > 1]
    if twice:
        raise HeadingError([_stand_twice(grid, twice)])
    empty = [
        str(at)
        for at, heading in enumerate(grid.headings)
        if not heading.strip() and grid.rows[str(at)].is_null().all()
    ]
    renamed = {str(at): name for at, name in enumerate(names) if str(at) not in empty}
    return grid.rows.drop(empty).rename(renamed)


def _stand_twice(grid: Grid, headings: list[str]) -> Sentence:
    nb, en = grid.place.at(grid.heading_row)
    listed = " / ".join(quotable(heading) for heading in headings)
    return Sentence(
        f"{nb}: disse overskriftene står flere ganger: {listed}. Behold én av dem.",
        f"{en}: these headings stand more than once: {listed}. Keep one of them.",
    )
