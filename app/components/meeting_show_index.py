"""List every finding of a meeting, section by section, and go to one of them."""

from collections.abc import Callable
from itertools import groupby

import streamlit as st

from app.components.meeting_show_screens import Course
from app.translations.gettext import _
from app.translations.markdown import plain


def fill_index(course: Course, close: Callable[[], None]) -> None:
    """Draw the contents of the meeting; the screen that is shown is marked.

    Args:
        course: The screens.
        close: Forgets that the contents are open.
    """
    by_section = groupby(course.screens, key=lambda screen: screen.section.code)
    for _code, screens in by_section:
        of_section = list(screens)
        st.markdown(f"**{plain(of_section[0].section.title)}**")
        with st.container(gap="xxsmall"):
            for screen in of_section:
                is_here = screen.number == course.number
                mark = " " + _("(shown now)") if is_here else ""
                words = f"{screen.number}\N{NO-BREAK SPACE} {screen.finding.heading}"
                label = f"{plain(words)}{mark}"
                if st.button(label, key=f"meeting-to-{screen.number}", type="tertiary"):
                    close()
                    course.turn(screen.number)
                    st.rerun()
