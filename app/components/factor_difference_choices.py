"""Choose which outcome factors are put beside, and how many deliveries it takes."""

import streamlit as st

from app.components.addresses import know_words
from app.metrics.factor_comparison import MINIMA, MINIMUM_DELIVERIES
from app.translations.factor_words import outcome_label
from app.translations.gettext import _
from data.vocabulary import Outcome


def choose_outcome() -> str:
    """Let the reader choose an outcome, and give its code."""
    codes = [outcome.value for outcome in Outcome]
    know_words("outcome", codes, outcome_label)
    chosen = st.selectbox(
        _("Outcome"),
        codes,
        format_func=outcome_label,
        key="outcome",
        bind="query-params",
    )
    return str(chosen or codes[0])


def choose_minimum() -> int:
    """Let the reader choose how many deliveries each group must have."""
    know_words("minimum", MINIMA, str)
    chosen = st.number_input(
        _("Minimum in each group"),
        min_value=MINIMA[0],
        max_value=MINIMA[-1],
        value=MINIMUM_DELIVERIES,
        step=1,
        key="minimum",
        help=_(
            "So many deliveries must stand behind both shares, with and without the "
            "factor. It counts deliveries, because units of one delivery are alike."
        ),
        bind="query-params",
    )
    return int(chosen)
