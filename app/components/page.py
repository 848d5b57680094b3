"""Open a page: choose the build, language and filters, and draw what every page has.

The build is chosen once per rerun and handed to every fetch of it, so one page never
shows figures from two builds. `app/main.py` draws the frame before the page runs; a
page that runs alone, as in a test, draws it itself.
"""

from dataclasses import dataclass, replace
from datetime import date
from os import environ

import polars as pl
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.charts.theme import Theme
from app.clock import today
from app.components.addresses import start_notice, word_now
from app.components.empty import show_no_build
from app.components.filter_choices import Choice, address_of, in_words, list_choices
from app.components.filters import choose_filters, show_chips, unknown_filters
from app.components.language import choose_language
from app.components.links import (
    full_address,
    page_address,
    show_link,
    with_language,
)
from app.components.saved_view_links import Desk, follow_other_names
from app.components.saved_views import show_saved_views
from app.components.trust_strip import show_trust_strip
from app.filters import Filters
from app.identity import Reader, who_is_asking
from app.metrics.hidden_remarks import read_promises
from app.translations.data_words import part_label
from app.translations.gettext import _, current_language
from app.translations.markdown import plain
from app.warehouse import Build, Param, current_build, fetch
from data.home import Home, find_home

_FRAME = "frame"
_PAGE = "page"

STRIP_WIDTH = 632
"""Pixels for one line of what the figures rest on; the buttons go below when narrow."""


@dataclass(frozen=True)
class Page:
    """One page of one rerun: its build, its filters, its reader."""

    home: Home
    build: Build
    filters: Filters
    reader: Reader
    choices: tuple[Choice, ...]
    language: str

    @property
    def as_of(self) -> date:
        """The day the page is about: the chosen one, else the data date."""
        return self.filters.as_of or self.build.data_date

    @property
    def theme(self) -> Theme:
        """How the charts of this page look: light or dark after the reader's system."""
        mode = st.context.theme.type
        return Theme("dark" if mode == "dark" else "light", language=self.language)

    def fetch(self, query: str, **params: Param) -> pl.DataFrame:
        """Ask `queries/<query>.sql`, as this reader sees it through the filters."""
        return fetch(self.build, query, self.filters, self.reader, **params)

    def fetch_with(self, filters: Filters, query: str, **params: Param) -> pl.DataFrame:
        """Ask a question through other filters than those chosen."""
        return fetch(self.build, query, filters, self.reader, **params)

    def fetch_unfiltered(self, query: str, **params: Param) -> pl.DataFrame:
        """Ask a question of all the reader may see, on the same as-of day."""
        filters = Filters(as_of=self.filters.as_of)
        return fetch(self.build, query, filters, self.reader, **params)

    def title(self, finding: str) -> None:
        """Write the heading of the page: what was found, in one sentence."""
        st.title(plain(finding), anchor=False)

    def address(self, page: str, **params: str) -> str:
        """Write the address of another page, with filters and language kept."""
        return page_address(page, self.query(**params))

    def link(self, page: str, label: str, **params: str) -> None:
        """Draw a link to another page that keeps filters and language."""
        show_link(page, label, self.query(**params))

    def filters_in_words(self) -> list[str]:
        """Say each filter in words, for the sheet that follows a file."""
        return in_words(self.filters, self.choices)

    def query(self, **params: str) -> dict[str, list[str]]:
        """Give what an address says of filters and language, and params before them."""
        own = {key: [value] for key, value in params.items()}
        return with_language(own | address_of(self.filters, self.choices))


@dataclass(frozen=True)
class Places:
    """Where the parts of the frame stand, over the heading of every page."""

    strip: DeltaGenerator
    filters: DeltaGenerator
    views: DeltaGenerator
    link: DeltaGenerator


def start_frame() -> Places:
    """Lay out the frame and choose the language, which the menu needs."""
    with st.container(horizontal=True):
        strip = st.container(width=STRIP_WIDTH)
        with st.container(
            horizontal=True,
            horizontal_alignment="right",
            vertical_alignment="center",
            gap="xsmall",
            width="stretch",
        ):
            # Containers, not st.empty: that is cleared in every rerun, which would
            # close the filters while the reader is choosing.
            narrow = (st.container(width="content") for _place in range(3))
            places = Places(strip, *narrow)
            choose_language()
    return places


def draw_frame(places: Places) -> None:
    """Draw what every page has over its heading, once per rerun."""
    build = current_build(find_home(None, environ))
    if build is None:
        st.session_state[_FRAME] = None
        return
    page = _page_of(build)
    follow_other_names(_desk(page))
    with places.filters, st.popover(_("Filters"), icon=":material/tune:"):
        page = replace(page, filters=choose_filters(page.choices, build.data_date))
    with places.views:
        show_saved_views(_desk(page))
    with places.link, st.popover(_("Copy link"), icon=":material/link:"):
        st.code(full_address(page.query(), word_now), language=None, wrap_lines=True)
    with places.strip:
        _draw_strip(page)
    show_chips(page.choices, page.filters)
    start_notice(unknown_filters(), page.choices)
    st.session_state[_FRAME] = page


def open_page() -> Page:
    """Give the page of this rerun; without a build, say so and stop."""
    if _FRAME not in st.session_state:
        draw_frame(start_frame())
    page: Page | None = st.session_state.pop(_FRAME)
    if page is None:
        show_no_build(find_home(None, environ))
        st.stop()
    st.session_state[_PAGE] = page
    return page


def current_page() -> Page:
    """Give the page that is open, also when only a part of it runs again."""
    page: Page = st.session_state[_PAGE]
    return page


def _page_of(build: Build) -> Page:
    reader = who_is_asking()
    options = fetch(build, "filter_options", Filters(), reader)
    return Page(
        home=find_home(None, environ),
        build=build,
        filters=Filters(),
        reader=reader,
        choices=list_choices(options),
        language=current_language(),
    )


def _desk(page: Page) -> Desk:
    return Desk(page.home, page.reader, page.filters, page.choices)


def _draw_strip(page: Page) -> None:
    at = part_label("aside")
    show_trust_strip(
        page.build,
        page.fetch("trust_counts"),
        page.fetch("trust_rules"),
        read_promises(page.fetch("check_results"), page.language),
        as_of=page.as_of,
        today=today(),
        show_way_to_rows=lambda: page.link("loaded_data", _("See every row"), part=at),
    )
