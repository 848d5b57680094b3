"""Keep what is confidential folded on the page: it may stand on the same projector."""

from collections.abc import Sequence

import streamlit as st

from app.components.meeting_desk import Desk
from app.records.decisions import Decision
from app.records.meeting_comments import list_comments
from app.records.meetings import Meeting
from app.translations.gettext import _

_KEY = "meeting-confidential"


def ask_to_unfold(desk: Desk, meeting: Meeting, decisions: Sequence[Decision]) -> None:
    """Draw the switch that shows what is confidential, where anything is."""
    if not desk.may_run:
        return
    comments = list_comments(desk.page.home, desk.page.reader, meeting)
    flags = [each.is_confidential for each in decisions]
    flags += [each.is_confidential for each in comments]
    if any(flags):
        st.toggle(_("Show what is confidential"), key=_KEY)


def is_unfolded() -> bool:
    """Has the reader asked to see what is confidential?"""
    return bool(st.session_state.get(_KEY))
