"""Portfolio: which deliveries are there, how do they run, and which ones are they?"""

import streamlit as st

from app.components.breakdown import (
    choose_counted,
    choose_dimension,
    fetch_breakdown,
    show_categories,
    show_states,
)
from app.components.course_of_deliveries import (
    show_flow,
    show_hours,
    show_past_planned_end,
    show_planned_and_actual,
)
from app.components.no_deliveries import show_no_deliveries
from app.components.page import open_page
from app.components.portfolio_rows import show_rows
from app.metrics.portfolio_findings import ongoing_finding
from app.metrics.states import delivery_count

page = open_page()
by_state = page.fetch("deliveries_by_state")
if not delivery_count(by_state):
    show_no_deliveries(page)
    st.stop()

page.title(
    ongoing_finding(
        delivery_count(by_state, "ongoing"),
        delivery_count(by_state),
        page.fetch("deliveries_past_planned_end").height,
    )
)

bar = st.grid(12, min_column_width=56, gap=("small", 32))
with bar.cell(column_span=5):
    counted = choose_counted()
with bar.cell(column_span=7):
    dimension = choose_dimension()

first = st.grid(12, min_column_width=56, gap=("small", 32))
with first.cell(column_span=5):
    show_states(page, by_state, counted)
    show_hours(page)
with first.cell(column_span=7):
    breakdown = fetch_breakdown(page, dimension, counted)
    show_categories(page, breakdown, dimension, counted)

second = st.grid(12, min_column_width=56, gap=("small", 32))
with second.cell(column_span=5):
    show_planned_and_actual(page)
with second.cell(column_span=7):
    show_past_planned_end(page)

show_flow(page)

show_rows(page, breakdown, dimension, counted)
