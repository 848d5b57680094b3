"""Which screens are there, in which order, and at which address?"""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.components.links import PATHS, remember_pages
from app.components.meeting_desk import is_on_the_wall
from app.components.page import reader_now
from app.components.screen_permits import may_open
from app.translations.screen_words import screen_titles

VIEWS = Path(__file__).resolve().parent / "views"


def navigate() -> StreamlitPage:
    """Draw the menu over the page, and give the screen the reader is on.

    The menu shows what is for the reader. The address of another screen is known all
    the same: the screen itself says that it is not for the reader. A meeting on the
    wall has no menu.
    """
    reader = reader_now()
    pages = {
        name: st.Page(
            VIEWS / f"{name}.py",
            title=title,
            url_path=PATHS[name],
            default=name == "overview",
            visibility="visible" if may_open(reader, name) else "hidden",
        )
        for name, title in titles().items()
    }
    remember_pages(pages)
    return st.navigation(
        list(pages.values()), position="hidden" if is_on_the_wall() else "top"
    )


def titles() -> dict[str, str]:
    """Name every screen, in the order of the menu."""
    return screen_titles()
