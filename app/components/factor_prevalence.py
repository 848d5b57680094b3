"""Show how common each factor is, over time and by role."""

import polars as pl
import streamlit as st

from app.components.addresses import know_words
from app.components.empty import show_nothing
from app.components.factor_prevalence_bases import show_bases
from app.components.factor_prevalence_choice import choose_factor
from app.components.factor_prevalence_now import (
    show_all_factors,
    show_kind,
)
from app.components.factor_prevalence_periods import show_periods
from app.components.factor_prevalence_roles import show_differences, show_roles
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.factor_prevalence import factor_prevalence
from app.metrics.factor_prevalence_findings import prevalence_finding
from app.metrics.factor_prevalence_hidden import conditions_sentence
from app.translations.factor_prevalence_words import ALL_LEVELS, level_label
from app.translations.gettext import _
from data.vocabulary import FactorKind, FactorLevel


def show_prevalence(page: Page) -> None:
    """Draw the part."""
    rows = page.fetch("factor_prevalence")
    if not rows["unit_count"].sum():
        page.title(_("No factor is known yet"))
        show_nothing(
            _(
                "Nothing is assessed, and nothing can be told from records, with these "
                "filters."
            )
        )
        return
    prevalence = factor_prevalence(rows)
    heading = st.container()
    level = _choose_level()
    chosen = prevalence.filter(
        (pl.col("level") == level) | (pl.lit(level) == ALL_LEVELS)
    )
    with heading:
        page.title(prevalence_finding(chosen))
    say_quietly(conditions_sentence())
    for kind in (FactorKind.RISK, FactorKind.SUCCESS):
        show_kind(page, kind, chosen.filter(kind=kind.value))
    show_all_factors(chosen)
    show_bases(chosen)
    st.divider()
    factor = choose_factor(_("Factor over time and by role"))
    show_periods(page, factor)
    show_roles(page, factor)
    show_differences(page)


def _choose_level() -> str:
    levels = [ALL_LEVELS, *(level.value for level in FactorLevel)]
    know_words("by", levels, level_label)
    chosen = st.selectbox(
        _("Level"),
        levels,
        format_func=level_label,
        key="by",
        bind="query-params",
        width=320,
    )
    return chosen or ALL_LEVELS
