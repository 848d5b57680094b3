"""Say why something was refused, or could not be written down."""

import streamlit as st

from app.permits import RefusedError
from app.records.store import RecordsError
from app.translations.gettext import _, current_language


def show_refused(error: RefusedError | RecordsError) -> None:
    """Draw the sentence of a refusal."""
    st.warning(refused_words(error), icon=":material/block:")


def refused_words(error: RefusedError | RecordsError) -> str:
    """Say in the language of this run why nothing was done, and what can be done."""
    if isinstance(error, RefusedError):
        return error.said.in_language(current_language())
    # What cannot be written down is not done at all.
    return _(
        "Varig cannot write down who does what at the moment, so nothing is done. Try "
        "again in a while, or tell whoever administers Varig."
    )
