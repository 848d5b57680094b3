"""Let the reader choose a language, and keep it in the address."""

import streamlit as st

from app.components.links import LANGUAGE
from app.translations.gettext import LANGUAGES, current_language, set_language


def choose_language() -> str:
    """Draw the two languages of the product, and use the chosen one in this run."""
    st.session_state.setdefault(LANGUAGE, LANGUAGES[0])
    chosen = st.segmented_control(
        "Språk / Language",
        LANGUAGES,
        key=LANGUAGE,
        required=True,
        label_visibility="collapsed",
        help="Språk / Language",
        bind="query-params",
    )
    set_language(chosen or LANGUAGES[0])
    return current_language()


def use_language_of_address() -> None:
    """Use the language that the address names, where there is no choice to draw."""
    language = st.query_params.get(LANGUAGE, LANGUAGES[0])
    set_language(language)
    # What the session remembers is kept, and so it is the choice on the way back.
    st.session_state[LANGUAGE] = current_language()
