"""Show which factors go together with an outcome, and how surely."""

import streamlit as st

from app.components.empty import show_nothing
from app.components.factor_difference_charts import show_kind
from app.components.factor_difference_choices import choose_minimum, choose_outcome
from app.components.factor_difference_deliveries import show_deliveries
from app.components.factor_difference_limits import (
    show_how_to_read,
    show_limits,
)
from app.components.factor_difference_tables import show_all, show_too_few
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.compared_factors import ComparedFactor, read_compared
from app.metrics.factor_comparison import FactorComparison, compare_outcome
from app.metrics.factor_findings import differences_finding, surest_factor
from app.metrics.factor_sentences import (
    counts_sentence,
    left_out_sentence,
    likeness_sentence,
    surest_sentence,
)
from app.translations.gettext import _
from app.translations.markdown import plain
from app.translations.outcome_words import source_words
from data.vocabulary import FactorKind, Outcome


def show_differences(page: Page) -> None:
    """Draw the part: what goes together with an outcome, in charts and in words."""
    heading = st.container()
    choices = st.grid(12, min_column_width=56, gap="small")
    with choices.cell(column_span=9):
        outcome = choose_outcome()
    with choices.cell(column_span=3):
        minimum = choose_minimum()
    comparison = compare_outcome(
        page.fetch, Outcome.with_code(outcome), minimum=minimum
    )
    factors = read_compared(comparison.rows)
    with heading:
        page.title(differences_finding(comparison, factors))
    if not comparison.counts.unit_count:
        show_nothing(
            left_out_sentence(comparison.counts)
            or _("No unit in view has taken part yet."),
            hint=source_words(outcome),
        )
        return
    _show_counts(comparison, factors)
    if factors:
        _show_factors(page, comparison, factors)
    show_too_few(comparison)
    if factors:
        show_deliveries(page, comparison, factors)
    show_limits(comparison, factors)


def _show_counts(comparison: FactorComparison, factors: list[ComparedFactor]) -> None:
    """Say who is counted, who is not, and how much the units are worth."""
    outcome, counts = comparison.outcome.value, comparison.counts
    surest = surest_factor(factors)
    if surest is not None:
        st.markdown(plain(surest_sentence(surest, counts, len(factors))))
    st.markdown(plain(counts_sentence(counts, outcome)))
    say_quietly(plain(f"{source_words(outcome)} {likeness_sentence(counts)}"))


def _show_factors(
    page: Page, comparison: FactorComparison, factors: list[ComparedFactor]
) -> None:
    for kind in FactorKind:
        show_kind(page, comparison, factors, kind.value)
    show_how_to_read(comparison, len(factors))
    show_all(comparison)
