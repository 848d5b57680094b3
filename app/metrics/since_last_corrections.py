"""Which old records do the newer data tell otherwise than the older ones did?

Both are asked of the same day, so what differs has not happened in between: it came
late, was mended, or was withdrawn.
"""

from collections.abc import Sequence

import polars as pl

CORRECTIONS = ("late", "mended", "gone")
"""Was there on the day, and unknown then; is told otherwise; is told no longer."""


def corrected_records(
    then: pl.DataFrame, recalled: pl.DataFrame, *, key: str, watched: Sequence[str]
) -> pl.DataFrame:
    """List the records that are told otherwise.

    Args:
        then: Records on a day as they were told then, one row per key.
        recalled: The same columns for that day, as the newer data tell it.
        key: The column that tells records apart.
        watched: The columns that a correction may be of.

    Returns:
        The columns of these, as recalled, or as then for what is gone; correction, one
        of CORRECTIONS; columns, the names of those that differ (list, empty but for
        what is mended). By correction and key.
    """
    beside = recalled.join(
        then.select(key, *(pl.col(name).alias(f"{name}_then") for name in watched)),
        on=key,
        how="inner",
        validate="1:1",
    )
    differing = pl.concat_list(
        pl.when(pl.col(name).ne_missing(pl.col(f"{name}_then"))).then(pl.lit(name))
        for name in watched
    ).list.drop_nulls()
    mended = beside.with_columns(columns=differing).filter(
        pl.col("columns").list.len() > 0
    )
    nothing = pl.lit([], dtype=pl.List(pl.String))
    parts = {
        "late": recalled.join(then, on=key, how="anti").with_columns(columns=nothing),
        "mended": mended,
        "gone": then.join(recalled, on=key, how="anti").with_columns(columns=nothing),
    }
    return pl.concat(
        [
            rows.select(*recalled.columns, "columns", correction=pl.lit(name))
            for name, rows in parts.items()
        ]
    ).sort(
        pl.col("correction").replace_strict({"late": 0, "mended": 1, "gone": 2}), key
    )
