"""Choose which part of the portfolio to look at."""

from collections.abc import Callable

import streamlit as st

from app.components.addresses import know_words
from app.components.page import Page
from app.components.portfolio_comparison import show_comparison
from app.components.portfolio_course import show_course
from app.components.portfolio_durations import show_durations
from app.components.portfolio_evaluation import show_evaluation
from app.components.portfolio_reach import show_reach
from app.components.portfolio_status import show_status
from app.components.portfolio_timeline import show_timeline
from app.components.portfolio_trainers import show_trainers
from app.translations.gettext import _
from app.translations.portfolio_words import part_label

PARTS: dict[str, Callable[[Page], None]] = {
    "status": show_status,
    "reach": show_reach,
    "course": show_course,
    "durations": show_durations,
    "timeline": show_timeline,
    "evaluation": show_evaluation,
    "trainers": show_trainers,
    "comparison": show_comparison,
}
"""In the order a meeting asks: what is there, how far, on time, how long, how well."""


def choose_part() -> Callable[[Page], None]:
    """Let the reader choose a part, and give what draws it."""
    know_words("part", PARTS, part_label)
    chosen = st.segmented_control(
        _("Part of the portfolio"),
        list(PARTS),
        default="status",
        required=True,
        format_func=part_label,
        key="part",
        label_visibility="collapsed",
        bind="query-params",
    )
    return PARTS[chosen or "status"]
