"""Side by side: the same figures of two parts of the programme, on one axis."""

from collections.abc import Sequence

import polars as pl

from app.metrics.comparison import FEW
from app.metrics.measures import Figure
from app.metrics.registry import Fetch, figure_of, metric_named

SHARES = (
    "past_planned_end",
    "breadth_three_layers",
    "end_evaluation_held",
    "end_evaluation_in_time",
    "contact_in_window",
    "cooperation_continues",
    "self_reliant",
)
"""Shares of what is due, in the order they come in a delivery's life.

The funnel is not among them: what is not yet due stands in its wholes, so a part with
young deliveries would look slow.
"""

MONTHS = ("duration_q25", "duration_median", "duration_q75")
"""Durations with ongoing deliveries counted in."""

COUNTS = ("deliveries", "workplaces_reached", "delivery_units", "ongoing_deliveries")
"""How large the two are: a share of few says little."""

SCHEMA: dict[str, pl.DataType] = {
    "metric": pl.String(),
    "first_value": pl.Float64(),
    "first_lower": pl.Float64(),
    "first_upper": pl.Float64(),
    "first_count": pl.Int64(),
    "second_value": pl.Float64(),
    "second_lower": pl.Float64(),
    "second_upper": pl.Float64(),
    "second_count": pl.Int64(),
    "difference": pl.Float64(),
}
"""One row per metric: value, ends of its interval and rows behind it, of the two."""


def side_by_side(codes: Sequence[str], first: Fetch, second: Fetch) -> pl.DataFrame:
    """Work figures out for two parts of the programme.

    Args:
        codes: Metrics of the registry.
        first: Asks of the one part.
        second: Asks of the other.

    Returns:
        The columns of SCHEMA, in the order of codes; difference is first minus second,
        null when one of them has no value.
    """
    rows = [_row(code, first, second) for code in codes]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def widest_apart(shares: pl.DataFrame) -> str | None:
    """Name the metric that differs the most; None when too few are behind them all.

    Args:
        shares: Rows of `side_by_side`.
    """
    known = shares.filter(
        pl.col("difference").is_not_null(),
        pl.min_horizontal("first_count", "second_count") >= FEW,
    )
    if known.is_empty():
        return None
    apart = known.sort(pl.col("difference").abs(), descending=True, maintain_order=True)
    return str(apart["metric"][0])


def _row(code: str, first: Fetch, second: Fetch) -> tuple[object, ...]:
    metric = metric_named(code)
    one, other = figure_of(metric, first), figure_of(metric, second)
    difference = (
        None
        if one.value is None or other.value is None
        else float(one.value) - float(other.value)
    )
    return (code, *_cells(one), *_cells(other), difference)


def _cells(figure: Figure) -> tuple[float | None, float | None, float | None, int]:
    value = None if figure.value is None else float(figure.value)
    return value, figure.lower, figure.upper, figure.row_count
