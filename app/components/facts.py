"""Show a few facts as a quiet list: what, and its value; what is not known says so."""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl
import streamlit as st

from app.translations.gettext import _
from app.translations.markdown import plain


class Fact(NamedTuple):
    """One thing known, or not known, of a delivery or a workplace."""

    name: str
    value: str | None
    """Markdown; None when it is not known. Words from the data go through `written`."""


def written(value: str | None) -> str | None:
    """Write what a source says as a fact, so that it is read as it is written."""
    return None if value is None else plain(value)


def show_facts(facts: Sequence[Fact], *, heading: str) -> None:
    """Draw the facts under a heading, in the order given."""
    st.header(heading, anchor=False)
    unknown = f":gray[{_('not known')}]"
    table = pl.DataFrame(
        {
            "fact": [f":gray[{fact.name}]" for fact in facts],
            "value": [fact.value or unknown for fact in facts],
        },
        schema={"fact": pl.String, "value": pl.String},
    )
    st.table(table, border="horizontal", hide_index=True, hide_header=True, alt=heading)


def show_empty_part(heading: str, sentence: str) -> None:
    """Draw the heading of a part that holds nothing, and say which kind of nothing."""
    st.header(heading, anchor=False)
    st.markdown(f":gray[{sentence}]")
