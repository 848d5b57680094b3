"""Draw the controls of a meeting; they stand in the same place on every screen."""

from functools import partial

import streamlit as st

from app.components.meeting_show_dialogs import INDEX, VALUES, ask_for
from app.components.meeting_show_finding import place_words
from app.components.meeting_show_screens import Course
from app.components.meeting_show_writing import COMMENT, DECISION
from app.translations.gettext import _


def show_bar(course: Course, *, has_keys: bool, may_write: bool) -> None:
    """Draw the controls under the finding.

    Args:
        course: The screens, and where the meeting is.
        has_keys: Whether arrows and Esc are theirs. In an open dialog they belong to
            the one who writes, and Esc closes what is only read.
        may_write: Whether comments and decisions can be written.
    """
    with st.bottom, _row(horizontal_alignment="distribute"):
        with _row(width="content"):
            if course.screens:
                _show_ways_in(course, may_write=may_write)
            _show_exit(course, has_keys=has_keys)
        if course.screens:
            with _row(width="content", wrap=False):
                _show_turning(course, has_keys=has_keys)


_row = partial(st.container, horizontal=True, vertical_alignment="center")


def _show_ways_in(course: Course, *, may_write: bool) -> None:
    finding = course.screen.finding
    asked = [(INDEX, _("Contents"))]
    if finding.chart is not None or finding.tables or finding.notes:
        asked.append((VALUES, _("Table")))
    if may_write:
        asked += [(COMMENT, _("Comment")), (DECISION, _("Decision"))]
    for name, label in asked:
        st.button(
            label,
            key=f"meeting-{name}",
            type="tertiary",
            on_click=ask_for,
            args=(name, course.number),
        )


def _show_exit(course: Course, *, has_keys: bool) -> None:
    st.button(
        _("Exit"),
        key="meeting-exit",
        type="tertiary",
        on_click=course.leave,
        shortcut="Esc" if has_keys else None,
    )


def _show_turning(course: Course, *, has_keys: bool) -> None:
    number, count = course.number, len(course.screens)
    st.button(
        _("Previous"),
        key="meeting-previous",
        on_click=course.turn,
        args=(number - 1,),
        disabled=number <= 1,
        shortcut="Left" if has_keys else None,
    )
    st.markdown(place_words(number, count), width="content")
    st.button(
        _("Next"),
        key="meeting-next",
        on_click=course.turn,
        args=(number + 1,),
        disabled=number >= count,
        shortcut="Right" if has_keys else None,
    )
