"""Make the pack of a draft meeting once, as long as data and writings are the same.

The keys have the builds and all that people have written, so nothing outlives what it
was made from.
"""

import streamlit as st

from app.meetings.make import Order, make_pack
from app.sections.assemble import Kept
from app.sections.content import Pack


def pack_of(order: Order, language: str) -> Pack:
    """Give the pack of a draft meeting, made once for the same data and writings.

    Raises:
        duckdb.Error: A build is gone, or is of another version than the questions.
    """
    return _pack(order, language)


@st.cache_data(show_spinner=False, max_entries=8, hash_funcs={Order: Order.key})
def _pack(order: Order, language: str) -> Pack:
    return make_pack(order, language, _findings(order, language))


@st.cache_resource(
    show_spinner=False, max_entries=8, hash_funcs={Order: Order.data_key}
)
def _findings(order: Order, language: str) -> Kept:
    """Give the place where sections keep what they have found.

    A comment, a decision or another choice of sections makes another pack; what the
    sections find takes seconds, and is the same.
    """
    del order, language
    return {}
