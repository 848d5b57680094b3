"""Meeting: what does the steering group look at, what did it decide, what is new?"""

import streamlit as st

from app.components.empty import show_nothing
from app.components.meeting_desk import (
    is_on_the_wall,
    leave_the_wall,
    open_desk,
)
from app.components.meeting_list import show_list
from app.components.meeting_prepare import show_meeting_to_prepare
from app.components.meeting_run import run_meeting
from app.components.page import open_page
from app.records.store import RecordsError
from app.translations.gettext import _

page = open_page("meeting")
try:
    desk = open_desk(page)
except RecordsError:
    page.title(_("The meetings cannot be shown"))
    show_nothing(_("What people have written cannot be read at the moment."))
    st.stop()

if desk.chosen is None:
    leave_the_wall()
    show_list(desk)
elif is_on_the_wall():
    run_meeting(desk, desk.chosen)
else:
    show_meeting_to_prepare(desk, desk.chosen)
