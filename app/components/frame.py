"""Lay out what stands over the heading of every page."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app.components.language import choose_language

STRIP_WIDTH = 632
"""Pixels for one line of what the figures rest on; the buttons go below when narrow."""


@dataclass(frozen=True)
class Places:
    """Where the parts of the frame stand, over the heading of every page."""

    strip: DeltaGenerator
    filters: DeltaGenerator
    views: DeltaGenerator
    link: DeltaGenerator
    account: DeltaGenerator


def start_frame() -> Places:
    """Lay out the frame and choose the language, which the menu needs."""
    with st.container(horizontal=True):
        strip = st.container(width=STRIP_WIDTH)
        with st.container(
            horizontal=True,
            horizontal_alignment="right",
            vertical_alignment="center",
            gap="xsmall",
            width="stretch",
        ):
            # Containers, not st.empty: that is cleared in every rerun, which would
            # close the filters while the reader is choosing.
            filters, views, link = (st.container(width="content") for _ in range(3))
            choose_language()
            account = st.container(width="content")
    return Places(strip, filters, views, link, account)
