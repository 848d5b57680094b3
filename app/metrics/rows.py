"""Rows: which rows stand behind a figure of the overview or the portfolio?"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from app.metrics.categories import DIMENSIONS

ROW_SETS = (
    "all",
    "past_planned_end",
    "end_evaluation_missing",
    "first_contact",
    "started",
    "completed",
    "stopped",
    "evaluated",
    "contacted",
)
"""The sets of deliveries that other figures point to."""

EVENT_SETS = ROW_SETS[3:]
"""The sets that ask for what has happened since a day."""

_EVENT_DAY = {
    "first_contact": "first_contact_on",
    "started": "started_on",
    "completed": "ended_on",
    "stopped": "ended_on",
    "evaluated": "last_evaluated_on",
    "contacted": "last_contacted_on",
}


@dataclass(frozen=True)
class Choice:
    """What a reader has chosen to see the rows of; None means everything."""

    state: str | None = None
    delivery_type: str | None = None
    dimension: str = "centre"
    category: str | None = None
    row_set: str = "all"


def choose_rows(
    rows: pl.DataFrame, choice: Choice, *, as_of: date, since: date
) -> pl.DataFrame:
    """Keep the deliveries, or delivery-units, behind a figure.

    Args:
        rows: Rows of `portfolio_deliveries.sql` or `rows/unit_rows.sql`; a row set
            other than all needs the former.
        choice: What has been chosen.
        as_of: The day that lateness counts to.
        since: Events after this day are new.
    """
    rows = _in_category(rows, choice)
    if choice.state is not None:
        rows = rows.filter(pl.col("state") == choice.state)
    if choice.row_set == "all":
        return rows
    return rows.filter(_is_in_row_set(choice.row_set, as_of=as_of, since=since))


def choose_workplaces(units: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    """Keep the workplaces behind a figure, each under the state that is most alive.

    Args:
        units: Rows of `rows/unit_rows.sql`.
        choice: What has been chosen; its row set does not count here.

    Returns:
        One row per workplace_id: the columns of its delivery-unit in the state that
        comes first of ongoing, planned, completed, stopped.
    """
    order = {"ongoing": 0, "planned": 1, "completed": 2, "stopped": 3}
    workplaces = (
        _in_category(units, choice)
        .sort(pl.col("state").replace_strict(order, default=4), "delivery_id")
        .unique("workplace_id", keep="first", maintain_order=True)
        .sort("workplace_id")
    )
    if choice.state is None:
        return workplaces
    return workplaces.filter(pl.col("state") == choice.state)


def _in_category(rows: pl.DataFrame, choice: Choice) -> pl.DataFrame:
    if choice.delivery_type is not None:
        rows = rows.filter(pl.col("delivery_type") == choice.delivery_type)
    if choice.category is not None:
        rows = rows.filter(_text(DIMENSIONS[choice.dimension]) == choice.category)
    return rows


def _text(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.String).fill_null("unknown")


def _is_in_row_set(row_set: str, *, as_of: date, since: date) -> pl.Expr:
    if row_set == "past_planned_end":
        return pl.col("past_planned_end_days").is_not_null()
    if row_set == "end_evaluation_missing":
        return pl.col("end_evaluation_due_on") < as_of
    is_new = pl.col(_EVENT_DAY[row_set]) > since
    if row_set in ("completed", "stopped"):
        return is_new & (pl.col("state") == row_set)
    return is_new
