"""Show a meeting on a wall: one finding per screen, turned with the keyboard.

It knows a pack and nothing of records, addresses or roles: those who call it say where
the reader is, and what happens when a screen is turned or something is written.
"""

from collections.abc import Callable

import streamlit as st

from app.charts.theme import Theme
from app.components.meeting_show_bar import show_bar
from app.components.meeting_show_dialogs import open_dialog
from app.components.meeting_show_finding import show_finding
from app.components.meeting_show_html import heading
from app.components.meeting_show_screens import Course, list_screens, screen_number
from app.components.meeting_show_writing import Writing, say_saved
from app.page_scripts import starting_at_the_top
from app.sections.content import Pack
from app.translations.gettext import _


def show_meeting(
    pack: Pack,
    theme: Theme,
    *,
    at: int | str,
    turn: Callable[[int], None],
    leave: Callable[[], None],
    writing: Writing | None = None,
) -> None:
    """Draw the screen the meeting looks at, and the controls under it.

    Args:
        pack: What is shown, in the language of the run.
        theme: The look of the page; the type is larger here.
        at: Which screen, the first is 1, as the address has it. What is no number, or
            past the ends, is the nearest that there is.
        turn: Goes to a screen; called before the next run, or in one that ends there.
        leave: Goes back to where the meeting is prepared; called before the next run.
        writing: How comments and decisions are kept. None: nothing is written here,
            and the stamp of the pack says why.
    """
    screens = list_screens(pack)
    if not screens:
        st.html(heading(_("No section is chosen for this meeting"), pack.language))
    number = screen_number(at, len(screens))
    course = Course(pack, screens, number, turn, leave)
    if screens:
        _start_at_the_top(number)
        show_finding(course, theme)
    say_saved()
    is_open = open_dialog(course, writing)
    show_bar(course, has_keys=not is_open, may_write=writing is not None)


def _start_at_the_top(number: int) -> None:
    """Show the heading of a new screen, also when the one before it was scrolled.

    The browser runs it when the number is another one than it was.
    """
    said = starting_at_the_top(turn=str(number))
    st.html(said, unsafe_allow_javascript=True)
