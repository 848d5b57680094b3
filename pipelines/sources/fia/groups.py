"""Which cooperations of a case go on at one time, and so are one delivery?"""

import polars as pl

_OPEN = pl.datetime(9999, 12, 31)
_UNKNOWN = pl.datetime(1, 1, 1)


def group_overlapping(cooperations: pl.DataFrame) -> pl.DataFrame:
    """Number the groups of periods that hang together.

    Two periods overlap when each begins before the other ends; periods that only meet
    do not. Groups are connected by overlap: when A overlaps B, and B overlaps C, the
    three are one. A period without a start overlaps none that we know of, and is alone.

    Args:
        cooperations: case_key, start and end (Datetime; an end that is empty is open).

    Returns:
        The same rows with group_number, from 0 within each case, by start.
    """
    start = pl.col("start")
    has_start = start.is_not_null()
    end = pl.max_horizontal(pl.col("end").fill_null(_OPEN), start)
    ends = pl.when(has_start).then(end).otherwise(_UNKNOWN)
    latest = pl.col("_ends").cum_max().shift(1).over("case_key")
    is_new = latest.is_null() | ~has_start | (start >= latest)
    return (
        cooperations.with_columns(_ends=ends)
        .sort("case_key", "start", "_ends", nulls_last=False, maintain_order=True)
        .with_columns(_is_new=is_new)
        .with_columns(
            group_number=pl.col("_is_new").cum_sum().over("case_key").cast(pl.Int64) - 1
        )
        .drop("_ends", "_is_new")
    )
