"""Choose how the timeline is ordered and gathered, what is sought, and which window."""

from dataclasses import dataclass

import streamlit as st

from app.components.addresses import know_words
from app.components.page import Page
from app.metrics.portfolio_timeline import GROUPS, ORDERS, window_count
from app.translations.gettext import _
from app.translations.portfolio_words import dimension_label

_WINDOW = "window"
"""The key of the window in the address; the first is not written."""
_SEEN = "timeline-seen"
"""What the window was last chosen among."""


@dataclass(frozen=True)
class TimelineChoice:
    """What a reader has chosen of the timeline; kept in the address."""

    order: str = ORDERS[0]
    group: str = GROUPS[0]
    search: str = ""

    def in_words(self) -> list[str]:
        """Say each choice, for the sheet that follows a file."""
        said = [f"{_('Order')}: {order_label(self.order)}"]
        if self.group != GROUPS[0]:
            said.append(f"{_('Gather by')}: {group_label(self.group)}")
        if self.search:
            said.append(f"{_('Search')}: {self.search}")
        return said


def choose_timeline() -> TimelineChoice:
    """Draw the choices side by side; an unknown word in the address is left out."""
    bar = st.grid(3, min_column_width=200)
    with bar.cell():
        know_words("order", ORDERS, order_label)
        order = st.selectbox(
            _("Order"),
            list(ORDERS),
            format_func=order_label,
            key="order",
            bind="query-params",
        )
    with bar.cell():
        know_words("group", GROUPS, group_label)
        group = st.selectbox(
            _("Gather by"),
            list(GROUPS),
            format_func=group_label,
            key="group",
            bind="query-params",
        )
    with bar.cell():
        search = st.text_input(
            _("Search for a workplace, unit, centre or delivery"),
            key="find",
            type="search",
            placeholder="",
            max_chars=100,
            bind="query-params",
        )
    return TimelineChoice(
        order or ORDERS[0], group or GROUPS[0], " ".join((search or "").split())
    )


def choose_window(page: Page, choice: TimelineChoice, match_count: int) -> int:
    """Draw the way from window to window; the number counts from 1."""
    count = window_count(match_count)
    if _WINDOW not in st.session_state:
        # Later, a window that a new search has left behind is no fault of the reader.
        know_words(_WINDOW, range(1, count + 1), str)
    _start_over(page, choice)
    if count == 1:
        return 1
    return st.pagination(count, key=_WINDOW, bind="query-params")


def order_label(order: str) -> str:
    """Name an order of ORDERS."""
    return {
        "newest": _("Start, newest first"),
        "oldest": _("Start, oldest first"),
        "planned_end": _("Planned end, not ended first"),
        "past_planned_end": _("Furthest past the planned end"),
        "workplace": _("Workplace, A–Å"),
    }[order]


def group_label(group: str) -> str:
    """Name a group of GROUPS."""
    if group == "none":
        return _("No gathering")
    return _("Type") if group == "type" else dimension_label(group)


def _start_over(page: Page, choice: TimelineChoice) -> None:
    """Go back to the first window when the rows are others than those last seen."""
    now = (choice, page.filters)
    if st.session_state.get(_SEEN, now) != now:
        st.session_state[_WINDOW] = 1
    st.session_state[_SEEN] = now
