"""Keep the newest row of each key: the export only ever adds rows."""

from typing import NamedTuple

import polars as pl

from pipelines.sources.fia.time import read_clock, read_utc


class Newest(NamedTuple):
    """The rows that count, and how many earlier ones were passed over."""

    rows: pl.DataFrame
    passed_over: int


def newest_rows(rows: pl.DataFrame, key: list[str], *own_times: str) -> Newest:
    """Choose the newest row of each key.

    By `tidsstempel` where the file has it; then by its own times, where an empty one
    is the oldest; then the last in the file. A row with a part of its key missing is
    kept, so that the rules set it aside.

    Args:
        rows: source_row and the fields as text.
        key: The fields that name a row.
        own_times: Fields with a time of the row itself, the one that moves first.
    """
    has_key = pl.all_horizontal(pl.col(name).is_not_null() for name in key)
    own = [read_clock(name) for name in own_times]
    stamp = [read_utc("tidsstempel")] if "tidsstempel" in rows.columns else []
    order = [*stamp, *own, pl.col("source_row")]
    whole = rows.filter(has_key)
    newest = whole.sort(order, nulls_last=False).unique(key, keep="last")
    kept = pl.concat([newest, rows.filter(~has_key)]).sort("source_row")
    return Newest(kept, whole.height - newest.height)
