"""Say which kind of nothing there is, and the way out of it."""

from os import environ

import streamlit as st

from app.components.links import show_link, with_language
from app.settings import SettingError, uploads_are_on
from app.translations.gettext import _
from data.home import Home


def show_no_build(home: Home, *, may_load: bool = True) -> None:
    """Say that nothing is loaded, or that it is lost, and the way to something.

    Args:
        home: Where the builds live.
        may_load: Whether the reader may load files.
    """
    show_which_nothing(home)
    if not may_load:
        st.markdown(_("Whoever manages the programme loads the data."))
        return
    if not home.pointer.exists():
        _show_first_steps()
    if _may_upload():
        show_link("loaded_data", _("Load files on the Data screen"), with_language({}))


def show_which_nothing(home: Home) -> None:
    """Say that nothing is loaded yet, or that what was loaded is lost."""
    if not home.pointer.exists():
        st.title(_("Nothing is loaded yet"), anchor=False)
        return
    st.title(_("The data set in use is missing or damaged"), anchor=False)
    st.markdown(
        _(
            "`varig builds` lists the data sets that are whole, and `varig builds use` "
            "goes back to one of them. Then load the newest files again."
        )
    )


def _may_upload() -> bool:
    try:
        return uploads_are_on(environ)
    except SettingError:
        return False


def _show_first_steps() -> None:
    st.markdown(
        _("Varig shows one validated data set at a time. To get started, run one of:")
    )
    st.code("varig demo\nvarig load varig.xlsx", language=None)
    st.markdown(
        _(
            "`varig demo` shows an invented programme. `varig load` loads your own "
            "files; `varig template` makes a workbook to fill in. This page shows the "
            "data the next time it is opened."
        )
    )


def show_nothing(sentence: str, *, hint: str | None = None) -> None:
    """Say that there is nothing to show, which kind of nothing, and what to do."""
    text = sentence if hint is None else f"{sentence} {hint}"
    st.info(text, icon=":material/info:")
