"""Choose which part of the log to look at, and note that it was read."""

from collections.abc import Callable

import streamlit as st

from app.components.addresses import know_words
from app.components.empty import show_nothing
from app.components.log_access import show_access
from app.components.log_events import show_events
from app.components.log_lines import note_opened
from app.components.page import Page
from app.records.store import RecordsError
from app.translations.gettext import _
from app.translations.log_words import part_label

PARTS: dict[str, Callable[[Page], None]] = {
    "events": show_events,
    "access": show_access,
}
"""What has happened, and who may what."""


def choose_part(page: Page) -> Callable[[Page], None]:
    """Let the reader choose a part, and give what draws it."""
    know_words("part", PARTS, part_label)
    chosen = st.segmented_control(
        _("Part of the log"),
        list(PARTS),
        default="events",
        required=True,
        format_func=part_label,
        key="part",
        label_visibility="collapsed",
        bind="query-params",
    )
    part = chosen or "events"
    # Reading the log is itself an event, once per session and part.
    note_opened(page, "log", part)
    return PARTS[part]


def show_part(page: Page, part: Callable[[Page], None]) -> None:
    """Draw a part, or say that the log cannot be read."""
    try:
        part(page)
    except RecordsError:
        page.title(_("The log cannot be read"))
        show_nothing(
            _("The database of the log does not answer, or is damaged."),
            hint=_("What happens is refused until a line of it can be kept."),
        )
