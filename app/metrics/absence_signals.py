"""Where has a workplace's absence moved away from its own usual variation?

The chart rests on the difference from the national figure of the same quarter and
measure, so that neither the season nor an epidemic is taken for a signal (metrics.md).
A signal says that the absence has developed, never why.
"""

from collections import defaultdict

import polars as pl

from app.metrics.control_chart import ChartPoint, chart_points

TRIAL_POINTS = 13
"""Under so many points limits still move with each new one (NHS, Making Data Count)."""

CONCERNS = ("above_limit", "rising", "two_of_three_high", "shift_high")
"""More absence than usual. A rise under the mean is still a rise."""

IMPROVEMENTS = ("below_limit", "falling", "two_of_three_low", "shift_low")
"""Less absence than usual. A fall above the mean is still a fall."""

_SERIES = ["workplace_id", "measure"]
_LINES = {
    "mean": pl.Float64,
    "lower_limit": pl.Float64,
    "upper_limit": pl.Float64,
    "special_cause": pl.String,
    "baseline_number": pl.Int64,
}


def absence_signals(differences: pl.DataFrame, baselines: pl.DataFrame) -> pl.DataFrame:
    """Draw a control chart of every workplace and measure, and name each quarter.

    A quarter without a difference, or without a row, is a gap that nothing goes across.
    A re-baseline starts a new group at its quarter, also when that is itself a gap; one
    without a known quarter on both sides changes nothing (see `unused_baselines`).

    Args:
        differences: Rows of `absence_differences`: workplace_id, measure,
            quarter_number, difference (null when not known), and any others.
        baselines: Rows of `list_baselines`: workplace_id, measure, quarter_number.

    Returns:
        The rows of differences, in their order, and on each: mean, lower_limit,
        upper_limit and special_cause as from `control_chart`, baseline_number (0, 1,
        ...), signal (concern, improvement, common; null without a difference),
        known_count (differences in its group), is_trial (under 13 of them).
    """
    known = differences.with_columns(pl.col("difference").fill_nan(None))
    cause = pl.col("special_cause")
    return known.hstack(_lines(known, baselines)).with_columns(
        signal=pl.when(pl.col("difference").is_null())
        .then(None)
        .when(cause.is_in(CONCERNS))
        .then(pl.lit("concern"))
        .when(cause.is_in(IMPROVEMENTS))
        .then(pl.lit("improvement"))
        .otherwise(pl.lit("common")),
        known_count=_known_count(),
        is_trial=_known_count() < TRIAL_POINTS,
    )


def _known_count() -> pl.Expr:
    count = pl.col("difference").count().cast(pl.Int64)
    return count.over(*_SERIES, "baseline_number")


def _lines(differences: pl.DataFrame, baselines: pl.DataFrame) -> pl.DataFrame:
    borders = defaultdict(set)
    for *series, quarter in baselines.select(*_SERIES, "quarter_number").rows():
        borders[tuple(series)].add(quarter)
    # A loop over lists: a portfolio has thousands of short series.
    charts: dict[tuple[str, ...], dict[int, float | None]] = defaultdict(dict)
    columns = differences.select(*_SERIES, "quarter_number", "difference")
    for *series, quarter, difference in columns.iter_rows():
        charts[tuple(series)][quarter] = difference
    lines = {
        (*series, quarter): line
        for series, quarters in charts.items()
        for quarter, line in _chart(quarters, borders.get(series, set())).items()
    }
    keys = columns.select(*_SERIES, "quarter_number").iter_rows()
    return pl.DataFrame([lines[key] for key in keys], schema=_LINES, orient="row")


def _chart(
    quarters: dict[int, float | None], borders: set[int]
) -> dict[int, tuple[float | str | None, ...]]:
    first, last = min(quarters), max(quarters)
    known = [quarter for quarter, value in quarters.items() if value is not None]
    used = [border for border in borders if known and min(known) < border <= max(known)]
    points = chart_points(
        [quarters.get(quarter) for quarter in range(first, last + 1)],
        rebase_at=[border - first for border in used],
    )
    return {
        quarter: _line(points[quarter - first], sum(quarter >= day for day in used))
        for quarter in quarters
    }


def _line(point: ChartPoint, baseline_number: int) -> tuple[float | str | None, ...]:
    _, *lines = point
    return (*lines, baseline_number)


def unused_baselines(
    differences: pl.DataFrame, baselines: pl.DataFrame
) -> pl.DataFrame:
    """Find the re-baselines that change nothing on the chart, so that the page says so.

    Args:
        differences: Rows of `absence_differences` for all workplaces of the baselines.
        baselines: Rows of `list_baselines`.

    Returns:
        The rows of baselines that are not used, in their order, and why:
        `no_figures` (the workplace has no difference for the measure),
        `nothing_before` or `nothing_after` (no known quarter before it, or none from
        it on; such a one may come into use with newer figures).
    """
    quarter = pl.col("quarter_number")
    known = (
        differences.filter(pl.col("difference").fill_nan(None).is_not_null())
        .group_by(_SERIES)
        .agg(first_known=quarter.min(), last_known=quarter.max())
    )
    return (
        baselines.join(known, on=_SERIES, how="left", maintain_order="left")
        .with_columns(
            why=pl.when(pl.col("first_known").is_null())
            .then(pl.lit("no_figures"))
            .when(quarter <= pl.col("first_known"))
            .then(pl.lit("nothing_before"))
            .when(quarter > pl.col("last_known"))
            .then(pl.lit("nothing_after"))
        )
        .filter(pl.col("why").is_not_null())
        .drop("first_known", "last_known")
    )


def newest_signals(signals: pl.DataFrame) -> pl.DataFrame:
    """Say for each workplace and measure what its newest known quarter signals.

    Args:
        signals: Rows of `absence_signals`.

    Returns:
        One row per workplace and measure, in the order of their first rows:
        workplace_id, measure, quarter_number (the newest known; null without any, and
        then the others are null, known_count 0 and is_trial true), difference, mean,
        lower_limit, upper_limit, special_cause, signal, since_quarter_number (how far
        back the same signal lasts without a gap or a re-baseline), baseline_number,
        known_count, is_trial.
    """
    quarter, baseline = pl.col("quarter_number"), pl.col("baseline_number")
    newest = (
        signals.filter(pl.col("signal").is_not_null())
        .sort(*_SERIES, "quarter_number")
        .with_columns(
            since_quarter_number=pl.when(
                pl.col("signal").eq_missing(pl.col("signal").shift().over(_SERIES))
                & baseline.eq_missing(baseline.shift().over(_SERIES))
                & quarter.eq_missing(quarter.shift().over(_SERIES) + 1)
            )
            .then(None)
            .otherwise(quarter)
            .forward_fill()
        )
        .group_by(_SERIES)
        .last()
    )
    return (
        signals.select(_SERIES)
        .unique(maintain_order=True)
        .join(newest, on=_SERIES, how="left", maintain_order="left")
        .select(
            *(*_SERIES, "quarter_number", "difference"),
            *("mean", "lower_limit", "upper_limit", "special_cause", "signal"),
            *("since_quarter_number", "baseline_number"),
            known_count=pl.col("known_count").fill_null(0),
            is_trial=pl.col("is_trial").fill_null(value=True),
        )
    )
