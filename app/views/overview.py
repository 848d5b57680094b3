"""Overview: what is new, what is overdue, and what is coming?"""

import streamlit as st

from app.components.changes import show_changes
from app.components.coming import show_coming
from app.components.figures import said_of_history
from app.components.headline_figures import show_headline
from app.components.no_deliveries import show_no_deliveries
from app.components.overview_changes import show_gap_changes
from app.components.overview_overdue import show_overdue, show_overdue_rules
from app.components.overview_risks import show_risks_now
from app.components.overview_trend import show_trend
from app.components.overview_work import overview_work, say_what_is_amiss
from app.components.page import open_page
from app.components.progress import show_coverage, show_funnel
from app.components.quiet import say_quietly
from app.metrics.gap_counts import count_severities
from app.metrics.overview_findings import overdue_finding
from app.metrics.states import delivery_count

page = open_page("overview")
if not delivery_count(page.fetch("deliveries_by_state")):
    show_no_deliveries(page)
    st.stop()

work, is_written_known = overview_work(page)
page.title(overdue_finding(count_severities(work.rows), work.rules.due_soon_days))
say_what_is_amiss(page, work, is_written_known=is_written_known)
if page.as_of < page.build.data_date:
    say_quietly(said_of_history(page, ("coverage",)))

first = st.grid(3, min_column_width=300, gap=("small", "medium"))
with first.cell():
    since, heading, gap_place = show_changes(page)
with first.cell():
    show_overdue(page, work)
with first.cell():
    show_coming(page, work)

show_headline(page)

second = st.grid(12, min_column_width=56, gap=("small", 32))
with second.cell(column_span=7):
    trend_place = st.container()
with second.cell(column_span=5):
    show_overdue_rules(page, work)

show_risks_now(page)

third = st.grid(12, min_column_width=56, gap=("small", 32))
with third.cell(column_span=7):
    show_funnel(page)
with third.cell(column_span=5):
    show_coverage(page)

# What takes the longest is found last, when the rest of the page is in view.
with gap_place:
    show_gap_changes(page, work, since, heading=heading)
with trend_place:
    show_trend(page, work)
