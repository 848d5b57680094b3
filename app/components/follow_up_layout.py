"""Choose whether the work list is drawn as a list or as a table."""

import streamlit as st

from app.components.addresses import know_words
from app.translations.follow_up_words import layout_label
from app.translations.gettext import _

LAYOUTS = ("list", "table")


def choose_layout() -> str:
    """Let the reader look at the rows as a list or as a table."""
    know_words("layout", LAYOUTS, layout_label)
    layout = st.segmented_control(
        _("Layout"),
        list(LAYOUTS),
        default=LAYOUTS[0],
        required=True,
        format_func=layout_label,
        key="layout",
        label_visibility="collapsed",
        bind="query-params",
    )
    return layout or LAYOUTS[0]
