"""Choose which part of Follow-up to look at."""

from collections.abc import Callable

import streamlit as st

from app.components.addresses import know_words
from app.components.follow_up_ageing import show_ageing
from app.components.follow_up_beside import show_beside
from app.components.follow_up_coming import show_coming_work
from app.components.follow_up_list import show_work_list
from app.components.follow_up_records import show_follow_up_records
from app.components.follow_up_rules import show_rules
from app.components.follow_up_whose import narrow_work
from app.components.page import Page
from app.components.work_list import Work
from app.translations.follow_up_words import part_label
from app.translations.gettext import _

PARTS: dict[str, Callable[[Page, Work], None]] = {
    "list": show_work_list,
    "coming": lambda page, work: show_coming_work(page, narrow_work(page, work)),
    "ageing": lambda page, work: show_ageing(page, narrow_work(page, work)),
    "beside": show_beside,
    "records": show_follow_up_records,
    "rules": show_rules,
}
"""In the order of a morning: what is open, what comes, what has waited the longest."""


def choose_part() -> Callable[[Page, Work], None]:
    """Let the reader choose a part, and give what draws it."""
    know_words("todo", PARTS, part_label)
    chosen = st.segmented_control(
        _("Part of Follow-up"),
        list(PARTS),
        default="list",
        required=True,
        format_func=part_label,
        key="todo",
        label_visibility="collapsed",
        bind="query-params",
    )
    return PARTS[chosen or "list"]
