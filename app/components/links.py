"""Lead from one page to another, and keep language and filters on the way."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.translations.gettext import LANGUAGES, current_language

PATHS = {
    # The first page answers at the bare address only.
    "overview": "",
    "portfolio": "portefolje",
    "delivery": "leveranse",
    "workplace": "virksomhet",
    "export": "uttrekk",
    "loaded_data": "data",
}
"""The address of each page, the same in both languages; the first is the front page."""

_PAGES = "pages"
"""Where the session has the pages of the menu, by name."""

LANGUAGE = "lang"
"""The key of the language in the address."""

Query = dict[str, list[str]]


def with_language(query: Mapping[str, list[str]]) -> Query:
    """Add the language to what an address says; the default is not written."""
    language = current_language()
    own = {} if language == LANGUAGES[0] else {LANGUAGE: [language]}
    return {**query, **own}


def page_address(page: str, query: Mapping[str, list[str]]) -> str:
    """Write the address of a page inside the app."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    path = f"/{base}/{PATHS[page]}" if base else f"/{PATHS[page]}"
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


def remember_pages(pages: Mapping[str, StreamlitPage]) -> None:
    """Keep the pages of the menu by name, so that links open in the same tab."""
    st.session_state[_PAGES] = pages


def show_link(page: str, label: str, query: Mapping[str, list[str]]) -> None:
    """Draw a link to another page, which opens in the same tab."""
    pages = st.session_state.get(_PAGES, {})
    if page in pages:
        # Streamlit keeps `lang` in the address by itself from page to page.
        pairs = [
            (key, value)
            for key, values in query.items()
            for value in values
            if key != LANGUAGE
        ]
        st.page_link(pages[page], label=label, query_params=pairs)
    else:
        st.markdown(f"[{label}]({page_address(page, query)})")


def full_address(query: Mapping[str, list[str]]) -> str:
    """Write the address of this page as it looks now, to be sent to somebody."""
    others = {key: st.query_params.get_all(key) for key in st.query_params}
    base = (st.context.url or "").split("?")[0]
    return f"{base}?{urlencode({**others, **query}, doseq=True)}"
