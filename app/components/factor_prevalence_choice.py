"""Choose one factor of the catalogue to look closer at."""

import streamlit as st

from app.components.addresses import know_words
from app.translations.factor_words import factor_label
from app.translations.sorting import norwegian_key
from data.factors import factors

FIRST_FACTOR = "high_workload"
"""What is shown until a reader chooses another (ours)."""


def choose_factor(question: str) -> str:
    """Let the reader choose a factor by its name, and give its code."""
    codes = sorted(
        (factor.code for factor in factors()),
        key=lambda code: norwegian_key(factor_label(code)),
    )
    know_words("factor", codes, factor_label)
    chosen = st.selectbox(
        question,
        codes,
        index=codes.index(FIRST_FACTOR),
        format_func=factor_label,
        key="factor",
        bind="query-params",
        width=520,
    )
    return chosen or FIRST_FACTOR
