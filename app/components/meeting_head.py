"""Say of one meeting whether it is a draft, whose it is, and what it is to take up."""

import streamlit as st

from app.components.meeting_desk import Desk, go_to
from app.components.meeting_form_choices import centre_names
from app.components.meeting_since_published import say_what_has_gone
from app.components.quiet import say_quietly
from app.meetings.words import group_name, state_words
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import Meeting
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.numbers import format_day


def show_head(desk: Desk, meeting: Meeting) -> None:
    """Draw what stands under the title of a meeting.

    Args:
        desk: The screen of meetings.
        meeting: The meeting.
    """
    plan = meeting.plan
    group = group_name(plan.area, centre_names(desk.page.choices))
    facts = (state_words(meeting), group, _compared(plan))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        say_quietly(plain(" · ".join(facts)))
        st.button(
            _("All meetings"),
            key="meeting-all",
            type="tertiary",
            icon=":material/list:",
            on_click=go_to,
            args=(None,),
        )
    if meeting.is_published:
        st.info(
            _(
                "This meeting is published: its figures and files stay as they were, "
                "whatever is loaded later."
            ),
            icon=":material/lock:",
        )
        say_what_has_gone(desk, meeting)
    _show_agenda(plan)


def _compared(plan: MeetingPlan) -> str:
    if plan.since_on is None:
        return _("compared with nothing")
    return _("compared with {day}").format(day=format_day(plan.since_on))


def _show_agenda(plan: MeetingPlan) -> None:
    points = [line.strip() for line in plan.agenda.splitlines() if line.strip()]
    if points:
        with st.expander(_("The agenda of the meeting")):
            st.markdown("\n".join(f"- {plain(point)}" for point in points))
