"""Make a meeting, or change a draft, in a form that opens over the page."""

from dataclasses import replace

import streamlit as st

from app.clock import today
from app.components.meeting_desk import Desk, go_to
from app.components.meeting_form_fields import ask_plan
from app.components.meeting_keep import keep
from app.components.meeting_show_writing import ask_to_save
from app.components.meeting_words import text_fault_words
from app.components.same_reader import part_of_page
from app.records.meeting_acts import change_meeting, make_meeting
from app.records.meeting_plans import (
    LONGEST_AGENDA,
    LONGEST_TITLE,
    MeetingPlan,
    plan_faults,
)
from app.records.meetings import Meeting, meeting_before
from app.sections.registry import FIRST_SECTIONS
from app.translations.gettext import _, set_language

_LONGEST = {"title": LONGEST_TITLE, "agenda": LONGEST_AGENDA}


def ask_for_meeting(desk: Desk) -> None:
    """Draw the button that opens the form of a new meeting."""
    if st.button(_("New meeting"), key="meeting-new", icon=":material/add:"):
        _open(_("New meeting"), desk, None)


def ask_for_changes(desk: Desk, meeting: Meeting) -> None:
    """Draw the button that opens the form of a draft."""
    if st.button(_("Change the meeting"), key="meeting-change", icon=":material/edit:"):
        _open(_("Change the meeting"), desk, meeting)


@part_of_page
def fill_meeting(desk: Desk, meeting: Meeting | None) -> None:
    """Draw the form, and keep what is sent.

    Args:
        desk: The screen of meetings.
        meeting: The draft to change; None: a new one.
    """
    # A dialog runs again alone, without the top of the page that sets the language.
    set_language(desk.page.language)
    plan = meeting.plan if meeting else _new_plan(desk)
    with st.form("meeting-form", border=False, enter_to_submit=False):
        changed = ask_plan(desk, plan)
        label = _("Save the meeting") if meeting else _("Make the meeting")
        is_sent, is_given_up = ask_to_save(label, "meeting-form")
    if is_given_up:
        st.rerun()
    if is_sent and changed is not None:
        _save(desk, meeting, changed)


def _open(title: str, desk: Desk, meeting: Meeting | None) -> None:
    """Open the form; no key and no click beside it takes what is written."""
    st.dialog(title, width="medium", dismissible=False)(fill_meeting)(desk, meeting)


def _new_plan(desk: Desk) -> MeetingPlan:
    """Begin with the sections that the last meeting of the group looked at."""
    plan = MeetingPlan(
        held_on=today(),
        area=desk.page.reader.area,
        filters=replace(desk.page.filters, as_of=None),
        sections=FIRST_SECTIONS,
    )
    last = meeting_before(desk.meetings, plan)
    return plan if last is None else replace(plan, sections=last.plan.sections)


def _save(desk: Desk, meeting: Meeting | None, plan: MeetingPlan) -> None:
    faults = plan_faults(plan)
    if faults:
        for name, fault in faults.items():
            field = {"title": _("Title"), "agenda": _("Agenda")}[name]
            said = text_fault_words(fault, _LONGEST[name], getattr(plan, name))
            st.warning(f"{field}: {said}")
        return
    page = desk.page

    def write() -> None:
        if meeting is None:
            go_to(make_meeting(page.home, page.reader, plan, desk.now))
        else:
            change_meeting(page.home, page.reader, meeting, plan, desk.now)

    not_kept = keep(write)
    if not_kept is None:
        st.rerun()
    st.warning(not_kept)
