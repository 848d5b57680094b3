"""Categories: how do deliveries, workplaces or delivery-units fall by one dimension?"""

from typing import NamedTuple

import polars as pl

from app.metrics.states import COUNTED

DIMENSIONS = {
    "centre": "centre_id",
    "module": "module",
    "industry": "industry",
    "sector": "sector",
    "size": "size",
    "county": "county_code",
    "trainer": "is_train_the_trainer",
}
"""What the portfolio can be broken down by, and the column of the list it stands in."""

BAND_STARTS = ("0", "1", "5", "20", "50", "100")
"""The fewest employees of each size band: 0, 1-4, 5-19, 20-49, 50-99, 100 and over.

As text, because a band is a category and this is its name.
"""

LAST = ("several", "unknown")
"""Categories that are no categories stand last, whatever they count."""


class Breakdown(NamedTuple):
    """The categories of one dimension, and how many there are in all."""

    categories: pl.DataFrame
    total: int


def break_down(by_category: pl.DataFrame, dimension: str, counted: str) -> Breakdown:
    """Put the categories of a dimension in a reader's order.

    Args:
        by_category: Rows of `deliveries_by_category.sql`.
        dimension: A key of DIMENSIONS.
        counted: A key of COUNTED.

    Returns:
        categories: category, centre_name, counted (above zero); the largest first,
        sizes by size, several and unknown last. total: what there is in all, which
        workplaces in two categories do not add up to.
    """
    counts = by_category.select(
        "category", "centre_name", counted=pl.col(COUNTED[counted])
    )
    total = counts.filter(pl.col("category").is_null())["counted"].sum()
    return Breakdown(
        counts.filter(pl.col("category").is_not_null(), pl.col("counted") > 0).sort(
            pl.col("category").replace_strict(
                {name: place for place, name in enumerate(LAST, start=1)}, default=0
            ),
            _order(dimension),
            "category",
        ),
        int(total),
    )


def band_range(category: str) -> tuple[int, int | None]:
    """Give the fewest and the most employees of a size band; None for no upper end."""
    start = int(category)
    later = [int(other) for other in BAND_STARTS if int(other) > start]
    return start, (later[0] - 1 if later else None)


def _order(dimension: str) -> pl.Expr:
    if dimension == "size":
        return pl.col("category").cast(pl.Int64, strict=False)
    return -pl.col("counted").cast(pl.Int64)
