"""Add the survey results of units up to a group, where that gives no unit away.

Results belong to the unit: above it they are shown only as means of three units or
more, and the places are protected together, so that the programme less the places shown
does not leave one or two units.
"""

import polars as pl

from app.metrics.survey_trends import POINT

TABLE = ("instrument", "year")
"""What tells the protected tables apart: all themes of a year have the same units."""
_GROUP = ("group_kind", "group_code")
_KINDS = {"programme": None, "centre": "centre_id", "county": "county_code"}
_SUMS = (
    *("unit_count", "respondents_count", "score_sum", "score_squares"),
    "respondents_squares",
)


def survey_groups(results: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Give the points of every fixed group, with those hidden that must be.

    The mean is weighted by respondents. Its standard error is told by how far the units
    lie from each other, for persons of one unit tend to answer alike.

    Args:
        results: Rows of survey_group_results.sql, of the whole programme.
        cells: Which counts of units are hidden, as `hide_over_time` gives it of
            protected_survey_units.sql.

    Returns:
        group_kind, group_code and the columns of POINT; one row per group, survey,
        theme and year with at least one unit, in the order of the results.
    """
    keys = [*TABLE, *_GROUP]
    hidden = _whole_years(cells).select(*keys, is_hidden="hidden")
    units = _whole_years(results)
    return (
        pl.concat([_sums(units, kind, code) for kind, code in _KINDS.items()])
        .join(hidden, on=keys, how="left", nulls_equal=True, maintain_order="left")
        # What is not told to be safe is not shown.
        .with_columns(pl.col("is_hidden").fill_null(value=True))
        .with_columns(
            pl.when(~pl.col("is_hidden")).then(pl.col(name)).alias(name)
            for name in _SUMS
        )
        .with_columns(score=pl.col("score_sum") / pl.col("respondents_count"))
        .with_columns(standard_error=_standard_error())
        .select(*_GROUP, *POINT)
    )


def _whole_years(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(pl.col("year").cast(pl.Int64))


def _sums(results: pl.DataFrame, kind: str, code: str | None) -> pl.DataFrame:
    place = pl.lit(None, pl.String) if code is None else pl.col(code)
    return (
        results.with_columns(group_kind=pl.lit(kind), group_code=place)
        .group_by(*TABLE, "theme", *_GROUP, maintain_order=True)
        .agg(pl.col(*_SUMS).sum())
        .with_columns(pl.col("unit_count", "respondents_count").cast(pl.Int64))
    )


def _standard_error() -> pl.Expr:
    persons, units = pl.col("respondents_count"), pl.col("unit_count")
    between = pl.col("score_squares") / persons - pl.col("score").pow(2)
    unbiased = between.clip(0) * units / (units - 1)
    return (unbiased * pl.col("respondents_squares") / persons.pow(2)).sqrt()
