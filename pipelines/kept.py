"""What is known of a table in a load, from the raw rows to the merged ones."""

from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from data.columns import Table
from expectations.outcome import RESULTS_SCHEMA, Outcome
from pipelines.checks.set_aside import PARENT
from pipelines.merge import Merged, empty_rows
from pipelines.originals import Originals
from pipelines.raw_rows import PLACES, Gathered
from pipelines.reject import REJECTED_SCHEMA, Cleaned


class CleanedTable(NamedTuple):
    """The rows of one table in a load, as they arrived and as they are understood."""

    raw: Gathered
    cleaned: Cleaned


@dataclass(frozen=True)
class KeptTable:
    """What became of the rows of one table; read = good + set aside, always."""

    table: Table
    raw: pl.DataFrame
    """Every row read; see `Gathered.rows`."""
    originals: Originals
    """The same rows as their files write them."""
    cleaned: pl.DataFrame
    """Every row read, typed, with row_id."""
    good: pl.DataFrame
    """The rows that came in, typed, with row_id."""
    rejected: pl.DataFrame
    """REJECTED_SCHEMA: one row per row set aside and rule it breaks."""
    results: pl.DataFrame
    """What each rule that sets rows aside said."""
    merged: Merged
    """The table with the rows of earlier loads."""

    def set_aside(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Split the row_id of rows set aside: for their own fault, or with a parent."""
        own = self.rejected.filter(pl.col("rule") != PARENT).select("row_id").unique()
        all_ids = self.rejected.select("row_id").unique()
        return own, all_ids.join(own, on="row_id", how="anti")


class Whole(NamedTuple):
    """The tables as they will be published, and what the rules say of them."""

    core: dict[str, pl.DataFrame]
    rows: dict[str, pl.DataFrame]
    """The same rows with row_id and check columns."""
    outcomes: dict[str, Outcome]


def untouched(table: Table, last: pl.DataFrame) -> KeptTable:
    """Give a table that the load has no rows of."""
    no_rows = empty_rows(table).with_columns(row_id=pl.lit(0, dtype=pl.Int64))
    return KeptTable(
        table=table,
        raw=pl.DataFrame(schema=PLACES),
        originals=Originals(),
        cleaned=no_rows,
        good=no_rows,
        rejected=pl.DataFrame(schema=REJECTED_SCHEMA),
        results=pl.DataFrame(schema=RESULTS_SCHEMA),
        merged=Merged(last, 0, 0, 0),
    )
