"""Lead from one page to another, and keep language and filters on the way."""

from collections.abc import Callable, Collection, Mapping
from urllib.parse import urlencode, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from app.metrics.categories import DIMENSIONS
from app.translations.gettext import LANGUAGES, current_language

PATHS = {
    # The first page answers at the bare address only.
    "overview": "",
    "portfolio": "portefolje",
    "delivery": "leveranse",
    "workplace": "virksomhet",
    "follow_up": "oppfolging",
    "factors": "suksess-og-risiko",
    "absence": "sykefravar",
    "meeting": "mote",
    "export": "uttrekk",
    "loaded_data": "data",
    "log": "logg",
}
"""The address of each page, the same in both languages; the first is the front page."""

FRONT_PAGE = "overview"

_PUT_BESIDE = ("type", "sector", "industry", "county", "centre", "module")
"""The filters by which two parts of the portfolio can stand beside each other."""

PAGE_KEYS = {
    "overview": ("since", "trend"),
    "portfolio": (
        *("part", "count", "by", "rows", "since", "in_state", "in_type"),
        *(f"in_{dimension}" for dimension in DIMENSIONS),
        *("clock", "order", "group", "find", "window", "beside"),
        *(f"beside-{place}-{key}" for place in (1, 2) for key in _PUT_BESIDE),
    ),
    "delivery": ("id",),
    "workplace": ("id", "outcome"),
    "follow_up": (
        *("todo", "state", "severity", "owner", "advisor", "rule", "due", "seek"),
        *("gather", "layout", "within"),
    ),
    "factors": (
        "part",
        "outcome",
        "minimum",
        "compared",
        "factor",
        "risk",
        "role",
        "by",
    ),
    "absence": ("part", "measure", "id"),
    "meeting": ("meeting", "finding"),
    "export": ("table", "metric"),
    "loaded_data": ("part", "owner", "source", "before", "after"),
    "log": ("part", "period", "who", "act", "refused", "window"),
}
"""What each page keeps in its address beside the filters and the language."""

_PAGES = "pages"
"""Where the session has the pages of the menu, by name."""

LANGUAGE = "lang"
"""The key of the language in the address."""

BUILD = "build"
"""The key of an earlier data set in the address, by its id; the newest has none."""

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


def current_screen() -> str | None:
    """Name the page that the reader is on; None where there is no browser."""
    url = st.context.url
    if not url:
        return None
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    names = {path: name for name, path in PATHS.items()}
    return names.get(last, FRONT_PAGE)


def full_address(
    query: Mapping[str, list[str]],
    word_now: Callable[[str, str], str] | None = None,
    *,
    omit: Collection[str] = (),
) -> str:
    """Write the address of this page as it looks now, to be sent to somebody.

    What the page does not know is not sent on.

    Args:
        query: What the address says of filters and language.
        word_now: Writes a word under a key in the language of this run; needed before
            the widgets of the page have done so themselves.
        omit: Keys of the page that are not sent on, such as a pseudonym.
    """
    others = {
        key: [word_now(key, word) if word_now else word for word in words]
        for key in PAGE_KEYS[current_screen() or FRONT_PAGE]
        if key not in omit and (words := st.query_params.get_all(key))
    }
    base = (st.context.url or "").split("?")[0]
    asked = urlencode({**others, **query}, doseq=True)
    return f"{base}?{asked}" if asked else base
