"""Follow-up: what has to be followed up, by whom, by when, and why?"""

import streamlit as st

from app.components.empty import show_nothing
from app.components.follow_up_bulk_done import show_what_happened
from app.components.follow_up_notices import show_rule_faults
from app.components.follow_up_parts import choose_part
from app.components.page import open_page
from app.components.work_list import read_work
from app.records.store import RecordsError
from app.translations.gettext import _

page = open_page("follow_up")
try:
    work = read_work(page)
except RecordsError:
    page.title(_("The work list cannot be shown"))
    show_nothing(
        _("What people have written on it cannot be read at the moment."),
        hint=_("Without it the list would show what somebody has exempted."),
    )
    st.stop()

show_part = choose_part()
# A place of its own, so that what stands below is not moved in the page's order.
with st.container():
    show_what_happened(page)
show_rule_faults(page, work)
show_part(page, work)
