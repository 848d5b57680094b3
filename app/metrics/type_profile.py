"""What is known of each delivery type: reach, hours, time, and what came afterwards?

Train-the-trainer is a variant on top of the type (OE 5.2). Its deliveries stand in a
column of their own, whatever their type, so that the three columns do not overlap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import polars as pl

from app.metrics.definitions.delivery_types import (
    ADVISOR_HOURS_PER_UNIT,
    UNITS_PER_DELIVERY,
)
from app.metrics.factor_comparison import MINIMUM_DELIVERIES
from app.metrics.factors import wilson
from app.metrics.likeness import Spread, effective_count
from app.metrics.measures import Figure, MeanOf, RatioOf
from app.metrics.metric import Metric
from app.metrics.ratio_interval import ratio_interval
from app.metrics.registry import Fetch, metric_named
from data.vocabulary import Outcome

VARIANTS = ("one_to_one", "multi_unit", "train_the_trainer")
"""The columns: the two types without train-the-trainer, and that of both types."""

AMOUNTS = (
    metric_named("deliveries"),
    metric_named("workplaces_reached"),
    UNITS_PER_DELIVERY,
    ADVISOR_HOURS_PER_UNIT,
    metric_named("duration_median"),
)
"""Reach, hours and time."""

SHARES = (
    metric_named("units_cooperation_started"),
    metric_named("end_evaluation_held"),
    metric_named("units_self_reliant"),
    metric_named("contact_in_window"),
    metric_named("units_cooperation_continues"),
)
"""In the order they come in the life of a delivery."""

OUTCOMES = {
    "units_cooperation_started": Outcome.COOPERATION_STARTED,
    "units_self_reliant": Outcome.SELF_RELIANT,
    "units_cooperation_continues": Outcome.COOPERATION_CONTINUES,
}
"""The shares that are of units, with the outcome that tells how alike units are."""


@dataclass(frozen=True)
class Cell:
    """One figure of one column, with how sure it is."""

    figure: Figure
    delivery_count: int | None = None
    """Deliveries behind it: what decides how sure it is. None for a count."""
    effective_n: float | None = None
    """What its rows are worth, as units of one delivery are alike. None for a count."""
    lower: float | None = None
    upper: float | None = None
    """Ends of the 95 % interval, where there is one."""

    @property
    def is_enough(self) -> bool:
        """Whether it can stand beside the others: a count always can."""
        return self.delivery_count is None or self.delivery_count >= MINIMUM_DELIVERIES

    @property
    def is_sure(self) -> bool:
        """Whether there is a value that is enough, with both ends of its interval."""
        ends = (self.figure.value, self.lower, self.upper)
        return self.is_enough and all(end is not None for end in ends)


@dataclass(frozen=True)
class Trade:
    """One figure of the three columns."""

    metric: Metric
    cells: Mapping[str, Cell]
    """By variant, in the order of VARIANTS."""


def type_profile(fetch: Fetch, metrics: Sequence[Metric]) -> list[Trade]:
    """Work figures out for each of the three columns.

    Args:
        fetch: Asks as the reader has chosen.
        metrics: Definitions of the registry, of any rows that name their delivery.
    """
    askers = {variant: of_variant(fetch, variant) for variant in VARIANTS}
    trades = []
    for metric in metrics:
        likeness = _likeness(fetch, metric)
        cells = {name: _cell(metric, ask, likeness) for name, ask in askers.items()}
        trades.append(Trade(metric, cells))
    return trades


def of_variant(fetch: Fetch, variant: str) -> Fetch:
    """Ask of the deliveries of one column only.

    What stands in a row is told of its own delivery, so the rows are those of a
    filter on the type; workplaces are counted through the deliveries that reach them.
    """
    deliveries = fetch(
        "rows/delivery_rows",
        columns=("delivery_id", "delivery_type", "is_train_the_trainer"),
    )
    trains = pl.col("is_train_the_trainer").fill_null(value=False)
    is_of_type = ~trains & (pl.col("delivery_type") == variant)
    is_chosen = trains if variant == "train_the_trainer" else is_of_type
    return partial(_ask, fetch, deliveries.filter(is_chosen).select("delivery_id"))


def _ask(
    fetch: Fetch, chosen: pl.DataFrame, query: str, **params: tuple[str, ...]
) -> pl.DataFrame:
    if query == "rows/workplace_rows":
        reached = fetch("reached_workplaces").join(chosen, on="delivery_id", how="semi")
        return reached.select(
            pl.col("workplace_id").unique(maintain_order=True),
            is_reached=pl.lit(value=True),
        )
    columns = tuple(dict.fromkeys(("delivery_id", *params["columns"])))
    return fetch(query, columns=columns).join(chosen, on="delivery_id", how="semi")


def _likeness(fetch: Fetch, metric: Metric) -> float:
    """Tell how alike the units of one delivery are, in all deliveries in view."""
    if metric.code not in OUTCOMES:
        return 0.0
    told = fetch("outcome_spread", outcome=OUTCOMES[metric.code].value)
    return Spread(
        *told.select(
            *("unit_count", "delivery_count", "squared_count"),
            *("between_squares", "within_squares"),
        ).row(0)
    ).likeness


def _cell(metric: Metric, ask: Fetch, likeness: float) -> Cell:
    rows = ask(f"rows/{metric.rows}", columns=metric.measure.columns)
    figure = metric.measure.figure(rows)
    if metric.measure.kind == "count":
        return Cell(figure)
    behind = metric.measure.behind(rows)
    sizes = behind.group_by("delivery_id").len()["len"].cast(pl.Float64)
    effective = effective_count(behind.height, float((sizes**2).sum()), likeness)
    ends = _interval(metric, behind, figure, effective) or (None, None)
    return Cell(figure, sizes.len(), effective, *ends)


def _interval(
    metric: Metric, behind: pl.DataFrame, figure: Figure, effective: float
) -> tuple[float | None, float | None] | None:
    measure = metric.measure
    if measure.kind == "months":
        return figure.lower, figure.upper
    if isinstance(measure, MeanOf):
        values = behind[measure.column]
        return ratio_interval(values, pl.ones(len(values), eager=True))
    if isinstance(measure, RatioOf):
        return ratio_interval(behind[measure.part], behind[measure.whole])
    return None if figure.value is None else wilson(figure.value, effective)
