"""Draw the meetings there are, and the way to a new one."""

import streamlit as st

from app.components.empty import show_nothing
from app.components.meeting_desk import MEETING, Desk, go_to
from app.components.meeting_form import ask_for_meeting
from app.components.meeting_form_choices import centre_names
from app.components.quiet import say_quietly
from app.meetings.words import group_name, meeting_title, state_words
from app.records.meetings import Meeting
from app.translations.gettext import _, ngettext
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day


def show_list(desk: Desk) -> None:
    """Draw the list, newest day first."""
    page = desk.page
    page.title(_finding(desk))
    if st.query_params.get(MEETING):
        show_nothing(
            _(
                "The meeting in the address is deleted, or is not one of yours. Choose "
                "one of the meetings below, or make a new one."
            )
            if desk.may_run
            else _(
                "The meeting in the address is deleted, or is not one of yours. Choose "
                "one of the meetings below."
            )
        )
    if desk.may_run:
        ask_for_meeting(desk)
    if not desk.meetings:
        if not desk.may_run:
            show_nothing(_("No meeting of yours is published yet."))
            return
        show_nothing(
            _("There is no meeting yet."),
            hint=_(
                "A meeting is a choice of findings for a steering group, with comments "
                "and decisions. It is a draft until you publish it; then its figures "
                "and files stay as they were."
            ),
        )
        return
    centres = centre_names(page.choices)
    with st.container(gap="xxsmall"):
        for meeting in desk.meetings:
            _show_row(meeting, group_name(meeting.plan.area, centres))


def _finding(desk: Desk) -> str:
    drafts = [each for each in desk.meetings if not each.is_published]
    if not desk.meetings:
        if not desk.may_run:
            return _("Steering meetings")
        return _("Prepare a steering meeting")
    count = format_count(len(desk.meetings))
    if not drafts:
        return ngettext(
            "{count} meeting, and it is published",
            "{count} meetings, all of them published",
            len(desk.meetings),
        ).format(count=count)
    said = ngettext("{count} meeting", "{count} meetings", len(desk.meetings)).format(
        count=count
    )
    return _("{meetings}; the next to publish is of {day}").format(
        meetings=said,
        day=format_day(min(each.plan.held_on for each in drafts)),
    )


def _show_row(meeting: Meeting, group: str) -> None:
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.button(
            f":blue[{plain(meeting_title(meeting.plan))}]",
            key=f"meeting-{meeting.id}",
            type="tertiary",
            on_click=go_to,
            args=(meeting.id,),
        )
        # A meeting without a title of its own is named by its day.
        day = [format_day(meeting.plan.held_on)] if meeting.plan.title else []
        say_quietly(plain(" · ".join((*day, group, state_words(meeting)))))
