"""Overview: what is new, what stands late, and what is coming?"""

import streamlit as st

from app.components.changes import show_changes
from app.components.coming import show_coming
from app.components.figures import said_of_history
from app.components.headline_figures import show_headline
from app.components.lateness import show_lateness
from app.components.no_deliveries import show_no_deliveries
from app.components.page import open_page
from app.components.progress import show_coverage, show_funnel
from app.components.quiet import say_quietly
from app.metrics.overview_findings import lateness_finding
from app.metrics.states import delivery_count

page = open_page()
if not delivery_count(page.fetch("deliveries_by_state")):
    show_no_deliveries(page)
    st.stop()

days_late = page.fetch("days_late")
page.title(lateness_finding(days_late))
if page.as_of < page.build.data_date:
    say_quietly(said_of_history(page, ("past_planned_end", "coverage")))

first = st.grid(3, min_column_width=300, gap=("small", "medium"))
with first.cell():
    show_changes(page)
with first.cell():
    show_lateness(page, days_late)
with first.cell():
    show_coming(page)

show_headline(page)

second = st.grid(12, min_column_width=56, gap=("small", 32))
with second.cell(column_span=7):
    show_funnel(page)
with second.cell(column_span=5):
    show_coverage(page)
