"""Choose which part of absence to look at."""

from collections.abc import Callable

import streamlit as st

from app.components.absence_lost_days import show_lost_days
from app.components.absence_signals_part import show_signals
from app.components.addresses import know_words
from app.components.page import Page
from app.components.survey_groups import show_group_surveys
from app.translations.absence_words import part_label
from app.translations.gettext import _


def _show_surveys(page: Page) -> None:
    page.title(_("Staff surveys of centres, counties and the programme"))
    show_group_surveys(page)


PARTS: dict[str, Callable[[Page], None]] = {
    "signals": show_signals,
    "lost_days": show_lost_days,
    "surveys": _show_surveys,
}
"""In the order a follow-up asks: where does a lamp shine, how much is it, what else."""


def choose_part() -> Callable[[Page], None]:
    """Let the reader choose a part, and give what draws it."""
    know_words("part", PARTS, part_label)
    chosen = st.segmented_control(
        _("Part of absence"),
        list(PARTS),
        default="signals",
        required=True,
        format_func=part_label,
        key="part",
        label_visibility="collapsed",
        bind="query-params",
    )
    return PARTS[chosen or "signals"]
