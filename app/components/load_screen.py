"""Load files in the app: choose, see what would happen, confirm, see what did."""

from os import environ

import streamlit as st

from app.components.empty import show_no_build, show_which_nothing
from app.components.load_choose import show_choose
from app.components.load_ended import show_cancelled, show_loaded, show_refused
from app.components.load_outcome import show_outcome
from app.components.load_running import show_running
from app.components.load_session import (
    Ended,
    current_job,
    finish,
    last_ended,
)
from app.components.load_waiting import can_wait, show_waiting
from app.loading import Done, Job, Running, state_of
from app.settings import SettingError, uploads_are_on
from app.translations.data_words import part_label
from app.translations.gettext import _
from app.translations.markdown import plain
from data.home import Home


def show_load(home: Home, language: str) -> None:
    """Draw the part of the Data screen where files are loaded.

    Args:
        home: Where the builds live.
        language: `nb` or `en`.
    """
    job, ended = current_job(), last_ended()
    if not _may_upload():
        st.title(part_label("load"), anchor=False)
        _say_off(language)
    elif job is not None:
        _show_job(job, language)
    elif ended is not None and ended.report is not None:
        show_loaded(ended.report)
    elif ended is not None:
        _show_nothing_came(ended, language)
        show_choose(home)
    else:
        st.title(part_label("load"), anchor=False)
        show_choose(home)


def show_first_load(home: Home, language: str) -> None:
    """Draw the Data screen where no build is in use, or the one in use is lost.

    Args:
        home: Where the builds live.
        language: `nb` or `en`.
    """
    if _may_upload() and (current_job() or last_ended()):
        show_load(home, language)
        return
    if not _may_upload():
        show_no_build(home)
        _say_off(language)
        return
    show_which_nothing(home)
    show_choose(home)
    st.markdown(
        _(
            "No files at hand? `varig demo` shows an invented programme, and `varig "
            "template` makes a workbook to fill in."
        )
    )


def _show_job(job: Job, language: str) -> None:
    state = state_of(job)
    if isinstance(state, Running):
        show_running(job, language)
    elif isinstance(state, Done) and not state.is_load:
        show_outcome(job, state, language)
    elif not isinstance(state, Done) and can_wait(state):
        show_waiting(job, state, language)
    else:
        finish(job, state)
        st.rerun()


def _show_nothing_came(ended: Ended, language: str) -> None:
    if ended.refusal is not None:
        show_refused(ended.refusal, language)
    else:
        show_cancelled()


def _may_upload() -> bool:
    try:
        return uploads_are_on(environ)
    except SettingError:
        return False


def _say_off(language: str) -> None:
    try:
        uploads_are_on(environ)
    except SettingError as error:
        st.warning(plain(error.fault.in_language(language)))
        return
    st.info(
        _(
            "Files are not loaded here in this installation: the setting "
            "VARIG_UPLOADS is off. The person who runs Varig loads them with "
            "`varig load`."
        ),
        icon=":material/info:",
    )
