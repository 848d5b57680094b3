"""Let the absence of some invented workplaces change, so there is something to see.

A lamp that never lights could be broken. How many change, and how much, is ours.
"""

from typing import NamedTuple

import polars as pl

FEWEST_PEOPLE = 30
"""In smaller workplaces chance hides a change."""
ONE_IN = 30
"""One in so many of the others changes in each of the ways."""
QUARTERS = 9
"""So many of the last quarters have changed: more than a run of seven."""


class Change(NamedTuple):
    """A way in which absence changes."""

    name: str
    offset: int
    """Which one of those in turn."""
    factor: pl.Expr
    """By how much, `since` quarters after the change; 0 in the first one."""


CHANGES = (
    Change("shift up", 3, pl.lit(1.45)),
    Change("shift down", 13, pl.lit(0.6)),
    Change("rising", 23, 1 + 0.06 * (pl.col("since") + 1)),
)


def change_factor(rows: pl.DataFrame) -> pl.Series:
    """Give what the absence of each workplace and quarter is multiplied by.

    Args:
        rows: workplace_id, people, and place (number of the quarter, from 0).
    """
    large = (
        rows.filter(pl.col("people") >= FEWEST_PEOPLE)
        .select(pl.col("workplace_id").unique().sort())
        .with_row_index("turn")
    )
    since = pl.col("place") - (pl.col("place").max() - QUARTERS + 1)
    factor = pl.lit(1.0)
    for change in CHANGES:
        is_changed = (pl.col("turn") % ONE_IN == change.offset) & (pl.col("since") >= 0)
        factor = pl.when(is_changed).then(change.factor).otherwise(factor)
    return (
        rows.with_columns(since=since)
        .join(large, on="workplace_id", how="left", maintain_order="left")
        .select(factor=factor)["factor"]
    )
