"""Say why files could not go on just now, and how the same files can be tried again."""

import streamlit as st

from app.components.load_session import check_again, discard_job
from app.load_folder import Why
from app.loading import Job, Refused
from app.translations.gettext import _
from app.translations.markdown import plain


def can_wait(state: Refused) -> bool:
    """Tell whether the same files may do better the next time."""
    return state.refusal.why in (Why.BUSY, Why.CHANGED)


def show_waiting(job: Job, state: Refused, language: str) -> None:
    """Draw the sentence, and the buttons that try again or give up."""
    st.title(
        _("Another load is running")
        if state.refusal.why is Why.BUSY
        else _("Nothing is loaded: the outcome would be another"),
        anchor=False,
    )
    for fault in state.refusal.faults:
        st.warning(plain(fault.in_language(language)), icon=":material/info:")
    with st.container(horizontal=True, gap="xsmall"):
        st.button(
            _("Check the files again"),
            key="load-again",
            icon=":material/fact_check:",
            on_click=check_again,
            args=(job,),
        )
        st.button(
            _("Discard"),
            key="load-discard",
            icon=":material/close:",
            on_click=discard_job,
            args=(job,),
        )
