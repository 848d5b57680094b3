"""Draw how the portfolio falls by state, type and one more dimension."""

import polars as pl
import streamlit as st

from app.charts.categories import categories_chart
from app.charts.states import states_chart
from app.components.addresses import know_words
from app.components.charts import show_chart
from app.components.page import Page
from app.metrics.categories import DIMENSIONS, Breakdown, break_down
from app.metrics.portfolio_findings import category_finding, type_finding
from app.metrics.registry import figure_of, metric_named
from app.metrics.states import COUNTED, states_by_type
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import (
    category_label,
    count_words,
    counted_label,
    dimension_label,
)


def choose_counted() -> str:
    """Let the reader choose what is counted: a key of COUNTED."""
    know_words("count", COUNTED, counted_label)
    chosen = st.segmented_control(
        _("Count"),
        list(COUNTED),
        default="deliveries",
        required=True,
        format_func=counted_label,
        key="count",
        help=_(
            "One delivery to five workplaces is 1 delivery, 5 workplaces and 5 "
            "delivery-units. A workplace reached twice is 1 workplace and 2 "
            "delivery-units."
        ),
        bind="query-params",
    )
    return chosen or "deliveries"


def choose_dimension() -> str:
    """Let the reader choose what to break down by: a key of DIMENSIONS."""
    know_words("by", DIMENSIONS, dimension_label)
    chosen = st.selectbox(
        _("Break down by"),
        list(DIMENSIONS),
        format_func=dimension_label,
        key="by",
        bind="query-params",
    )
    return chosen or "centre"


def fetch_breakdown(page: Page, dimension: str, counted: str) -> Breakdown:
    """Fetch the categories of a dimension, with their words in the column label."""
    rows = page.fetch("deliveries_by_category", dimension=dimension)
    categories, total = break_down(rows, dimension, counted)
    labels = [
        category_label(dimension, category, centre_name)
        for category, centre_name in categories.select(
            "category", "centre_name"
        ).iter_rows()
    ]
    return Breakdown(
        categories.with_columns(label=pl.Series(labels, dtype=pl.String)), total
    )


def show_states(page: Page, by_state: pl.DataFrame, counted: str) -> None:
    """Draw how many stand in each state, by type.

    Args:
        page: The page of this rerun.
        by_state: Rows of `deliveries_by_state.sql`.
        counted: A key of COUNTED.
    """
    states = states_by_type(by_state, counted)
    total = count_words(counted, int(states["counted"].sum()))
    caption = _("n = {total} · data as of {day}").format(
        total=total, day=format_day(page.as_of)
    )
    if counted == "workplaces":
        reached = figure_of(metric_named("workplaces_reached"), page.fetch)
        caption += ". " + _(
            "A workplace with several deliveries counts once for each type: as ongoing "
            "if one is, else as planned, completed or stopped. {count} workplaces have "
            "been reached: their delivery has started."
        ).format(count=format_count(int(reached.part)))
    show_chart(
        states_chart(states, page.theme),
        finding=type_finding(states, counted),
        caption=caption,
        table=states,
        key="states",
        labels={"counted": counted_label(counted)},
    )


def show_categories(
    page: Page, breakdown: Breakdown, dimension: str, counted: str
) -> None:
    """Draw how many fall in each category of the chosen dimension."""
    show_chart(
        categories_chart(breakdown.categories, page.theme),
        finding=category_finding(breakdown, dimension, counted),
        caption=_caption(page, breakdown, dimension, counted),
        table=breakdown.categories.select("label", "counted"),
        key="categories",
        labels={
            "label": dimension_label(dimension),
            "counted": counted_label(counted),
        },
    )


def _caption(page: Page, breakdown: Breakdown, dimension: str, counted: str) -> str:
    caption = _("n = {total} · data as of {day}").format(
        total=count_words(counted, breakdown.total), day=format_day(page.as_of)
    )
    if "several" in breakdown.categories["category"]:
        return f"{caption}. " + _("Several: the units of the delivery differ.")
    if breakdown.categories["counted"].sum() > breakdown.total:
        return f"{caption}. " + _("A workplace can stand in several categories.")
    return caption
