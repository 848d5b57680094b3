"""Show a meeting on the wall, at the screen that the address names."""

import streamlit as st

from app.components.meeting_desk import FINDING, Desk, go_to
from app.components.meeting_prepare import read_pack
from app.components.meeting_show import show_meeting
from app.components.meeting_writing import writing_of
from app.meetings.words import meeting_title
from app.records.meetings import Meeting
from app.translations.gettext import _


def run_meeting(desk: Desk, meeting: Meeting) -> None:
    """Draw one finding of a meeting, without menu and frame."""
    top = st.container()
    pack = read_pack(desk, meeting)
    if pack is None:
        with top:
            desk.page.title(meeting_title(meeting.plan))
        st.button(
            _("Back to the meeting"),
            key="meeting-back",
            icon=":material/arrow_back:",
            on_click=go_to,
            args=(meeting.id,),
        )
        return
    show_meeting(
        pack,
        desk.page.theme,
        at=st.query_params.get(FINDING, "1"),
        turn=lambda number: go_to(meeting.id, number),
        leave=lambda: go_to(meeting.id),
        writing=writing_of(desk, meeting) if desk.can_write else None,
    )
