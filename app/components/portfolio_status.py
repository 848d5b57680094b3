"""Draw how the portfolio stands: what is there, and which deliveries they are."""

import streamlit as st

from app.components.breakdown import (
    choose_counted,
    choose_dimension,
    fetch_breakdown,
    show_categories,
    show_states,
)
from app.components.course_of_deliveries import show_flow, show_hours
from app.components.figures import show_figures
from app.components.page import Page
from app.components.portfolio_rows import show_rows
from app.metrics.portfolio_findings import ongoing_finding
from app.metrics.states import delivery_count

TILES = ("deliveries", "workplaces_reached", "delivery_units", "ongoing_deliveries")


def show_status(page: Page) -> None:
    """Draw states, categories, stock and flow, and the rows behind them."""
    by_state = page.fetch("deliveries_by_state")
    page.title(
        ongoing_finding(
            delivery_count(by_state, "ongoing"),
            delivery_count(by_state),
            page.fetch("deliveries_past_planned_end").height,
        )
    )
    show_figures(page, TILES)

    bar = st.grid(12, min_column_width=56, gap=("small", 32))
    with bar.cell(column_span=5):
        counted = choose_counted()
    with bar.cell(column_span=7):
        dimension = choose_dimension()
    breakdown = fetch_breakdown(page, dimension, counted)

    first = st.grid(12, min_column_width=56, gap=("small", 32))
    with first.cell(column_span=5):
        show_states(page, by_state, counted)
        show_hours(page)
    with first.cell(column_span=7):
        show_categories(page, breakdown, dimension, counted)
    show_flow(page, counted)
    show_rows(page, breakdown, dimension, counted)
