"""Choose which part of Data to look at."""

from collections.abc import Callable

import streamlit as st

from app.components.addresses import know_words
from app.components.build_list import show_data_sets
from app.components.data_aside import show_aside
from app.components.data_checks import show_checks
from app.components.data_fields import show_fields
from app.components.data_loaded import show_loaded
from app.components.data_opening import may_send_files
from app.components.page import Page, reader_now
from app.components.quiet import say_quietly
from app.identity import Reader
from app.permits import may_change_data
from app.translations.data_words import part_label
from app.translations.gettext import _
from app.translations.numbers import format_time

Part = Callable[[Page], None]


def choose_part() -> Part:
    """Let the reader choose a part, and give what draws it."""
    parts = _parts(reader_now())
    know_words("part", parts, part_label)
    chosen = st.segmented_control(
        _("Part of Data"),
        list(parts),
        default="loaded",
        required=True,
        format_func=part_label,
        key="part",
        label_visibility="collapsed",
        bind="query-params",
    )
    return parts.get(chosen or "loaded", show_loaded)


def _parts(reader: Reader) -> dict[str, Part]:
    """In the order of the work: what is there, more of it, what is wrong, and back."""
    may_load = may_send_files() and may_change_data(reader)
    load: dict[str, Part] = {"load": _show_load} if may_load else {}
    return {
        "loaded": show_loaded,
        **load,
        "aside": show_aside,
        "checks": show_checks,
        "sources": show_fields,
        "builds": show_data_sets,
    }


def _show_load(page: Page) -> None:
    # What reads files takes time to import; other parts do without it.
    from app.components.load_screen import show_load

    if page.is_travelling:
        say_quietly(
            _(
                "What you load is added to the data set in use, from {time}, and not "
                "to the one you look at."
            ).format(time=format_time(page.build_in_use.built_at))
        )
    show_load(page.home, page.language)
