"""Coverage: how many of the workplaces we mean to reach have been reached?"""

import polars as pl

from app.metrics.after_the_end import Share


def coverage(counties: pl.DataFrame) -> Share:
    """Count workplaces reached, of those in scope, in all counties together.

    Args:
        counties: Rows of `coverage_by_county.sql`. Counties are added up before
            dividing.
    """
    return Share(
        int(counties["reached_count"].sum()), int(counties["in_scope_count"].sum())
    )


def coverage_by_county(counties: pl.DataFrame) -> pl.DataFrame:
    """Add each county's share.

    Args:
        counties: Rows of `coverage_by_county.sql`: county_code, in_scope_count,
            reached_count.

    Returns:
        The same rows with reached_share (0-1), sorted by county_code.
    """
    return counties.with_columns(
        reached_share=pl.col("reached_count") / pl.col("in_scope_count")
    ).sort("county_code")
