"""Open a page: choose the build, language and filters, and draw what every page has.

The build is chosen once per rerun and handed to every fetch of it, so one page never
shows figures from two builds. `app/main.py` draws the frame before the page runs; a
page that runs alone, as in a test, draws it itself. Either way nobody gets the page of
a screen that is not theirs (`screen_guard.py`).

This module is long because what opens a page is read together.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from os import environ

import polars as pl
import streamlit as st

from app.charts.theme import Theme
from app.clock import today
from app.components.addresses import start_notice, word_now
from app.components.area_words import area_words
from app.components.empty import show_no_build
from app.components.filter_choices import (
    Choice,
    address_of,
    in_words,
    list_choices,
    offered,
)
from app.components.filters import choose_filters, show_chips, unknown_filters
from app.components.frame import Places, start_frame
from app.components.links import (
    BUILD,
    FRONT_PAGE,
    current_screen,
    full_address,
    page_address,
    show_link,
    with_language,
)
from app.components.log_faults import say_why_no_file
from app.components.same_reader import remember_reader, stay_with_reader
from app.components.saved_view_links import Desk, follow_other_names
from app.components.saved_views import show_saved_views
from app.components.screen_guard import guard_screen
from app.components.screen_permits import may_open
from app.components.time_travel import build_to_show, choose_data_set
from app.components.time_travel_banner import show_banner
from app.components.trust_strip import show_trust_strip
from app.door import MADE_EARLIER
from app.filters import Filters
from app.identity import LOCAL_MANAGER, Reader
from app.metrics.hidden_actions import (
    TELLS_OF_ACTIONS,
    hide_actions,
    hide_in_work,
    leave_out_actions,
)
from app.metrics.hidden_remarks import read_promises
from app.metrics.work_list import FollowUp
from app.permits import may_change_data
from app.sign_in import who_is_asking
from app.translations.data_words import part_label
from app.translations.gettext import _, current_language
from app.translations.markdown import plain
from app.warehouse import Build, Param, current_build, fetch, follow_up, overdue_on
from data.follow_up import FollowUpRules
from data.home import Home, find_home

_FRAME = "frame"
_PAGE = "page"


@dataclass(frozen=True)
class Page:
    """One page of one rerun: its build, its filters, its reader."""

    home: Home
    build: Build
    filters: Filters
    reader: Reader
    choices: tuple[Choice, ...]
    language: str
    instead_of: Build | None = None
    """The data set in use, when the reader looks at another one in its place."""

    @property
    def is_travelling(self) -> bool:
        """Whether the page shows another data set than the one in use."""
        return self.instead_of is not None

    @property
    def build_in_use(self) -> Build:
        """The data set that a load adds to, whichever one the page shows."""
        return self.instead_of or self.build

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
        return self.fetch_with(self.filters, query, **params)

    def fetch_with(self, filters: Filters, query: str, **params: Param) -> pl.DataFrame:
        """Ask a question through other filters than those chosen.

        Of an older data set nothing is told that has become sensitive since.
        """
        rows = fetch(self.build, query, filters, self.reader, **params)
        if self.is_travelling and query in TELLS_OF_ACTIONS:
            return hide_actions(query, rows, self.sensitive_actions)
        return rows

    def fetch_unfiltered(self, query: str, **params: Param) -> pl.DataFrame:
        """Ask a question of all the reader may see, on the same as-of day."""
        return self.fetch_with(Filters(as_of=self.filters.as_of), query, **params)

    def follow_up(
        self, rules: FollowUpRules, filters: Filters | None = None
    ) -> FollowUp:
        """List what follow-up finds, without what has become sensitive since.

        Args:
            rules: The rules.
            filters: Other filters than those chosen.
        """
        found = follow_up(self.build, filters or self.filters, self.reader, rules)
        if self.is_travelling:
            return hide_in_work(found, rules, self.sensitive_actions)
        return found

    def overdue_on(self, rules: FollowUpRules, day: date) -> pl.DataFrame:
        """List what was overdue on another day, as `warehouse.overdue_on` does."""
        rows = overdue_on(self.build, self.filters, self.reader, rules, day)
        if self.is_travelling:
            return leave_out_actions(rows, rules, self.sensitive_actions)
        return rows

    @property
    def sensitive_actions(self) -> frozenset[str]:
        """The ids of what is sensitive in this data set, or has become so since.

        Of the whole programme, as they only hide: an action may have moved.
        """
        question = "follow_up_sensitive_actions"
        return frozenset(
            action_id
            for build in {self.build, self.build_in_use}
            for action_id in fetch(build, question, Filters(), LOCAL_MANAGER)[
                "action_id"
            ]
        )

    def title(self, finding: str) -> None:
        """Write the heading of the page: what was found, in one sentence."""
        st.title(plain(finding), anchor=False)

    def address(self, page: str, **params: str) -> str:
        """Write the address of another page, with filters and language kept."""
        return page_address(page, self.query(**params))

    def link(self, page: str, label: str, **params: str) -> None:
        """Draw a link to another page that keeps filters and language.

        To a page that is not for the reader nothing leads.
        """
        if may_open(self.reader, page):
            show_link(page, label, self.query(**params))

    def linked(self, label: str, page: str, **params: str) -> str:
        """Write words as a link to another page; as they are where it is refused."""
        if not may_open(self.reader, page):
            return label
        return f"[{label}]({self.address(page, **params)})"

    def filters_in_words(self) -> list[str]:
        """Say each filter in words, for the sheet that follows a file."""
        return in_words(self.filters, self.choices)

    def query(self, **params: str) -> dict[str, list[str]]:
        """Give what an address says of params, data set, filters and language."""
        build = {BUILD: [self.build.id]} if self.is_travelling else {}
        own = {key: [value] for key, value in params.items()}
        return with_language(build | own | address_of(self.filters, self.choices))


def draw_frame(places: Places | None) -> None:
    """Draw what every page has over its heading, once per rerun.

    Args:
        places: Where; None: a meeting is on the wall, which has nothing over it.
    """
    remember_reader()
    home = find_home(None, environ)
    in_use = current_build(home)
    reader = who_is_asking()
    if in_use is None or not may_open(reader, current_screen() or FRONT_PAGE):
        st.session_state[_FRAME] = None
        return
    build, left_out = build_to_show(home, in_use, reader)
    page = _page_or_stop(home, build, in_use)
    if places is None:
        st.session_state[_FRAME] = page
        return
    follow_other_names(_desk(page))
    with places.filters, st.popover(_("Filters"), icon=":material/tune:"):
        choose = partial(choose_data_set, home, build, in_use, reader)
        filters = choose_filters(page.choices, build.data_date, choose_data_set=choose)
        page = replace(page, filters=filters)
    with places.views:
        show_saved_views(_desk(page))
    with places.link, st.popover(_("Copy link"), icon=":material/link:"):
        st.code(full_address(page.query(), word_now), language=None, wrap_lines=True)
    with places.strip:
        _draw_strip(page)
    show_banner(build, in_use, page.filters.as_of)
    show_chips(page.choices, page.filters)
    start_notice((left_out, unknown_filters()), page.choices)
    say_why_no_file()
    st.session_state[_FRAME] = page


def open_page(screen: str) -> Page:
    """Give the page of this rerun; without a build, say so and stop.

    Args:
        screen: The name of the screen; one that is not for the reader is refused.
    """
    guard(screen)
    if _FRAME not in st.session_state:
        draw_frame(start_frame())
    page: Page | None = st.session_state.pop(_FRAME)
    if page is None:
        home = find_home(None, environ)
        show_no_build(home, may_load=may_change_data(who_is_asking()))
        st.stop()
    st.session_state[_PAGE] = page
    return page


def guard(screen: str) -> None:
    """Let only those pass whom the screen is for; the others are told why not."""
    remember_reader()
    guard_screen(find_home(None, environ), who_is_asking(), screen)


def reader_now() -> Reader:
    """Find the reader of this session."""
    return who_is_asking()


def current_page() -> Page:
    """Give the page that is open, also when only a part of it runs again.

    The page of somebody else is drawn anew: who asks may be another by now.
    """
    stay_with_reader()
    page: Page = st.session_state[_PAGE]
    return page


def _page_or_stop(home: Home, build: Build, in_use: Build) -> Page:
    try:
        return _page_of(home, build, in_use)
    except MADE_EARLIER:
        # Whoever may not see everything reads tables that an older build lacks.
        st.warning(
            _(
                "The data were made by an earlier version of Varig, and cannot be "
                "shown in part. Ask whoever administers Varig to load them again."
            ),
            icon=":material/history:",
        )
        st.stop()


def _page_of(home: Home, build: Build, in_use: Build) -> Page:
    reader = who_is_asking()
    options = fetch(build, "filter_options", Filters(), reader)
    return Page(
        home=home,
        build=build,
        filters=Filters(),
        reader=reader,
        choices=offered(list_choices(options), reader),
        language=current_language(),
        instead_of=None if build.path == in_use.path else in_use,
    )


def _desk(page: Page) -> Desk:
    build = page.build.id if page.is_travelling else None
    return Desk(page.home, page.reader, page.filters, page.choices, build)


def _draw_strip(page: Page) -> None:
    # Data that the reader went back to are not said to be old.
    at = part_label("aside")
    show_trust_strip(
        page.build,
        page.fetch("trust_counts"),
        page.fetch("trust_rules"),
        read_promises(page.fetch("check_results"), page.language),
        as_of=page.as_of,
        today=today() if page.instead_of is None else page.build.data_date,
        names_sources=may_open(page.reader, "loaded_data"),
        area=area_words(page.reader, page.choices, page.fetch_unfiltered),
        show_way_to_rows=lambda: page.link("loaded_data", _("See every row"), part=at),
    )
