"""Draw how deliveries run against their plan."""

import streamlit as st

from app.components.course_of_deliveries import (
    show_past_planned_end,
    show_planned_and_actual,
)
from app.components.figures import show_figures
from app.components.page import Page
from app.metrics.portfolio_findings import past_planned_end_finding

TILES = ("past_planned_end", "funnel_started", "funnel_half_held", "funnel_completed")


def show_course(page: Page) -> None:
    """Draw planned against actual, and those past their planned end."""
    page.title(past_planned_end_finding(page.fetch("deliveries_past_planned_end")))
    show_figures(page, TILES)
    blocks = st.grid(12, min_column_width=56, gap=("small", 32))
    with blocks.cell(column_span=5):
        show_planned_and_actual(page)
    with blocks.cell(column_span=7):
        show_past_planned_end(page)
