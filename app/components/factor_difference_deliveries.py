"""Show which deliveries the units with and without a factor are in."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from app.components.addresses import know_words
from app.components.empty import show_nothing
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.compared_factors import ComparedFactor, full_name
from app.metrics.factor_comparison import FactorComparison
from app.permits import may_see_answers
from app.translations.factor_words import outcome_label
from app.translations.gettext import _, ngettext
from app.translations.labels import deliveries
from app.translations.numbers import format_count


def show_deliveries(
    page: Page, comparison: FactorComparison, factors: Sequence[ComparedFactor]
) -> None:
    """Let the reader choose a factor, and list the deliveries behind it.

    Args:
        page: The page of this rerun.
        comparison: What was compared.
        factors: Those with enough deliveries, which can be listed.
    """
    st.header(_("Which deliveries are these?"), anchor=False)
    if not may_see_answers(page.reader):
        show_nothing(
            _("This rests on the answers of single units, which are not shown to you.")
        )
        return
    chosen = _choose_factor(comparison)
    factor = next((each for each in factors if each.key == chosen), None)
    if factor is None:
        show_nothing(
            _(
                "With this outcome, the factor has fewer than {minimum} deliveries in "
                "one of the groups, so none are listed."
            ).format(minimum=comparison.minimum)
        )
        return
    _list_deliveries(page, comparison, factor)


def _list_deliveries(
    page: Page, comparison: FactorComparison, factor: ComparedFactor
) -> None:
    outcome = comparison.outcome.value
    rows = page.fetch(
        "factor_deliveries",
        outcome=outcome,
        factor_code=factor.factor_code,
        basis=factor.basis,
    )
    left_out = _left_out(factor, rows)
    if left_out:
        say_quietly(_left_out_sentence(left_out))
    show_table(
        rows,
        key="factor-deliveries",
        name=_("deliveries-of-a-factor"),
        title=_("Deliveries with units with and without “{factor}”").format(
            factor=factor.name
        ),
        noun=deliveries,
        labels={
            "with_count": _("Units with the factor"),
            "with_yes_count": _("Of these, reached"),
            "without_count": _("Units without the factor"),
            "without_yes_count": _("Of those without, reached"),
        },
        narrowed=[
            f"{_('Outcome')}: {outcome_label(outcome)}",
            f"{_('Factor')}: {factor.name}",
        ],
        empty=_("No unit can be listed one by one for this factor."),
    )


def _choose_factor(comparison: FactorComparison) -> str:
    # All of them, so that a choice stays when another outcome has too few deliveries.
    keys = [
        f"{code}|{basis}"
        for code, basis in comparison.rows.select("factor_code", "basis").iter_rows()
    ]
    know_words("compared", keys, _word)
    chosen = st.selectbox(
        _("Factor"),
        keys,
        format_func=_word,
        key="compared",
        bind="query-params",
    )
    return str(chosen or keys[0])


def _word(key: str) -> str:
    factor_code, basis = key.split("|")
    return full_name(factor_code, basis)


def _left_out(factor: ComparedFactor, rows: pl.DataFrame) -> int:
    listed = int(rows["with_count"].sum()) + int(rows["without_count"].sum())
    return factor.with_n + factor.without_n - listed


def _left_out_sentence(count: int) -> str:
    return ngettext(
        "{count} unit where the roles agree, but the group has not answered together, "
        "is counted in the comparison and not listed.",
        "{count} units where the roles agree, but the group has not answered together, "
        "are counted in the comparison and not listed.",
        count,
    ).format(count=format_count(count))
