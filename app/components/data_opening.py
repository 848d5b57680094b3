"""Open the Data screen, also where there is no data set yet to show anything of."""

from os import environ

import streamlit as st

from app.components.empty import show_no_build
from app.components.page import Page, guard, open_page, reader_now
from app.door import current_build
from app.permits import may_change_data
from app.settings import SettingError, uploads_are_on
from app.translations.gettext import current_language
from data.home import find_home


def open_data_page() -> Page:
    """Give the page of this rerun; without a build, let the reader load one."""
    guard("loaded_data")
    home = find_home(None, environ)
    if current_build(home) is None:
        if not may_change_data(reader_now()):
            show_no_build(home, may_load=False)
            st.stop()
        # What reads files takes time to import; with a build the page does without.
        from app.components.load_screen import show_first_load

        show_first_load(home, current_language())
        st.stop()
    return open_page("loaded_data")


def may_send_files() -> bool:
    """Tell whether the part that loads files is there.

    With a setting that nobody knows it is: it says what is wrong with the setting.
    """
    try:
        return uploads_are_on(environ)
    except SettingError:
        return True
