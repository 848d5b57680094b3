"""Open what stands over a finding: contents, values, comment, decision.

Which one is open is remembered, with the screen it was asked for on, so that the run
that draws it knows to leave the keys alone.
"""

from collections.abc import Callable

import streamlit as st

from app.components.meeting_show_index import fill_index
from app.components.meeting_show_screens import Course
from app.components.meeting_show_values import fill_values
from app.components.meeting_show_writing import (
    DECISION,
    Writing,
    fill_note,
)
from app.components.same_reader import part_of_page
from app.translations.gettext import _, current_language, set_language

INDEX, VALUES = "index", "values"

_OPEN = "meeting-open"


def ask_for(name: str, number: int) -> None:
    """Remember that a dialog is asked for on a screen."""
    st.session_state[_OPEN] = (name, number)


def open_dialog(course: Course, writing: Writing | None) -> bool:
    """Draw the dialog that is asked for on this screen; say whether there is one."""
    asked = st.session_state.get(_OPEN)
    if asked is None or not course.screens or asked[1] != course.number:
        st.session_state.pop(_OPEN, None)
        return False
    name = asked[0]
    if name == INDEX:
        _draw(_("Contents"), lambda: fill_index(course, _close))
    elif name == VALUES:
        _draw(_("Table"), lambda: fill_values(course.screen.finding))
    elif writing is not None:
        _draw(
            _("Decision") if name == DECISION else _("Comment"),
            lambda: fill_note(name, course.screen.section, writing, _close),
            # Half a comment is not lost by a key or a click beside it.
            is_kept_open=True,
        )
    else:
        _close()
        return False
    return True


def _draw(title: str, fill: Callable[[], None], *, is_kept_open: bool = False) -> None:
    language = current_language()

    @part_of_page
    def run() -> None:
        # A dialog runs again alone, without the top of the page that sets the language.
        set_language(language)
        fill()

    st.dialog(title, width="medium", dismissible=not is_kept_open, on_dismiss=_close)(
        run
    )()


def _close() -> None:
    st.session_state.pop(_OPEN, None)
