"""Choose which part of success and risk to look at."""

from collections.abc import Callable

import streamlit as st

from app.components.addresses import know_words
from app.components.factor_catalogue import show_catalogue
from app.components.factor_differences import show_differences
from app.components.factor_prevalence import show_prevalence
from app.components.factor_risks import show_risks
from app.components.factor_types import show_types
from app.components.page import Page
from app.translations.factor_words import part_label
from app.translations.gettext import _

PARTS: dict[str, Callable[[Page], None]] = {
    "differences": show_differences,
    "risks": show_risks,
    "prevalence": show_prevalence,
    "types": show_types,
    "catalogue": show_catalogue,
}
"""In the order a meeting asks: what goes together, who is at risk now, how common."""


def choose_part() -> Callable[[Page], None]:
    """Let the reader choose a part, and give what draws it."""
    know_words("part", PARTS, part_label)
    chosen = st.segmented_control(
        _("Part of success and risk"),
        list(PARTS),
        default="differences",
        required=True,
        format_func=part_label,
        key="part",
        label_visibility="collapsed",
        bind="query-params",
    )
    return PARTS[chosen or "differences"]
