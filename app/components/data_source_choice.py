"""Let the reader look at one source or one file among those that were loaded."""

from collections.abc import Mapping, Sequence

import polars as pl
import streamlit as st

from app.components.addresses import know_words
from app.translations.data_words import source_label
from app.translations.gettext import _

ALL = "all"
"""The choice of everything; the first in each list."""

_WIDTH = 320


def choose_among(label: str, key: str, words: Mapping[str, str]) -> str | None:
    """Draw a choice of everything or one thing; None is everything.

    Args:
        label: What is chosen.
        key: The key in the address.
        words: Each thing that can be chosen, and what it is called.
    """
    if len(words) < 2:
        return None

    def say(code: str) -> str:
        return _("All") if code == ALL else words.get(code, code)

    options = [ALL, *words]
    know_words(key, options, say)
    chosen = st.selectbox(
        label, options, format_func=say, key=key, bind="query-params", width=_WIDTH
    )
    return None if chosen in (None, ALL) else chosen


def sources_in_words(sources: Sequence[str]) -> dict[str, str]:
    """Name each source once, in the order of their names."""
    named = {source: source_label(source) for source in set(sources)}
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def files_in_words(files: pl.Series) -> dict[str, str]:
    """Give each file once, by its own name."""
    return {name: name for name in files.drop_nulls().unique().sort()}
