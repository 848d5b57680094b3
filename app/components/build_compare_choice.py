"""Let the reader choose two data sets to put side by side."""

from collections.abc import Sequence

import streamlit as st

from app.build_list import Content
from app.components.addresses import know_words
from app.translations.build_words import build_label
from app.translations.gettext import _


def choose_two(
    contents: Sequence[Content], current_id: str
) -> tuple[Content, Content] | None:
    """Draw two choices; None until the earlier data set is chosen.

    Args:
        contents: The data sets there are, the newest first.
        current_id: The one in use, which is the later one at first.
    """
    by_id = {each.build.id: each for each in contents}
    options = list(by_id)

    def say(build_id: str) -> str:
        return build_label(by_id[build_id]) if build_id in by_id else build_id

    grid = st.grid(2, min_column_width=240)
    for key in ("before", "after"):
        know_words(key, options, say)
    with grid.cell():
        before = st.selectbox(
            _("Earlier data set"),
            options,
            index=None,
            placeholder=_("Choose a data set"),
            format_func=say,
            key="before",
            bind="query-params",
        )
    with grid.cell():
        after = st.selectbox(
            _("Later data set"),
            options,
            index=options.index(current_id) if current_id in by_id else 0,
            format_func=say,
            key="after",
            bind="query-params",
        )
    if before not in by_id or after not in by_id:
        return None
    return by_id[before], by_id[after]
