"""Publish a draft, or delete it: both ask first."""

from collections.abc import Callable

import streamlit as st

from app.components.links import full_address
from app.components.meeting_desk import Desk, go_to
from app.components.meeting_keep import keep
from app.components.same_reader import part_of_page
from app.meetings.points import MeetingError
from app.meetings.publish import STEPS_COUNT, publish_meeting
from app.packs.template_error import TemplateError
from app.records.meeting_acts import take_back_meeting
from app.records.meetings import Meeting
from app.translations.gettext import _, set_language


def ask_to_publish(desk: Desk, meeting: Meeting, *, is_empty: bool) -> None:
    """Draw the button that publishes, behind a question."""
    if st.button(
        _("Publish"),
        key="meeting-publish",
        icon=":material/lock:",
        disabled=is_empty,
        help=_("Choose at least one section first.") if is_empty else None,
    ):
        st.dialog(_("Publish the meeting?"))(_fill_publish)(desk, meeting)


def ask_to_delete(desk: Desk, meeting: Meeting) -> None:
    """Draw the button that deletes a draft, behind a question."""
    if st.button(
        _("Delete the draft"),
        key="meeting-delete",
        icon=":material/delete:",
        type="tertiary",
    ):
        st.dialog(_("Delete the draft?"))(_fill_delete)(desk, meeting)


@part_of_page
def _fill_publish(desk: Desk, meeting: Meeting) -> None:
    set_language(desk.page.language)
    st.markdown(
        _(
            "Its figures, comments and decisions are frozen, and its files are made in "
            "both languages. It cannot be changed afterwards; how the decisions go can "
            "still be written down."
        )
    )
    if not st.button(_("Publish now"), key="meeting-publish-now"):
        return
    making = _("Making the pack …")
    bar = st.progress(0.0, text=making)

    def tell(done: int) -> None:
        bar.progress(done / STEPS_COUNT, text=making)

    fault = _publish(desk, meeting, tell)
    if fault is None:
        st.rerun()
    bar.empty()
    st.warning(fault)


def _publish(desk: Desk, meeting: Meeting, tell: Callable[[int], None]) -> str | None:
    def write() -> None:
        publish_meeting(
            desk.page.home,
            desk.page.reader,
            meeting,
            at=desk.now,
            way_back=full_address({}),
            tell=tell,
        )

    try:
        return keep(write)
    except (MeetingError, TemplateError) as error:
        return error.sentence.in_language(desk.page.language)


@part_of_page
def _fill_delete(desk: Desk, meeting: Meeting) -> None:
    set_language(desk.page.language)
    st.markdown(
        _("The draft and its comments leave the list; its decisions are not followed.")
    )
    if not st.button(_("Delete now"), key="meeting-delete-now"):
        return
    page = desk.page
    fault = keep(lambda: take_back_meeting(page.home, page.reader, meeting, desk.now))
    if fault is None:
        go_to(None)
        st.rerun()
    st.warning(fault)
