"""Draw the factors of one kind beside an outcome, and say the same in words."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from app.charts.forest import axis_reach, forest_chart
from app.charts.forest_rows import ForestRow
from app.components.charts import show_chart
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.compared_factors import ComparedFactor
from app.metrics.factor_comparison import FactorComparison
from app.metrics.factor_findings import differences_by_kind_finding
from app.metrics.factor_sentences import difference_words, factor_sentence
from app.translations.gettext import _, ngettext
from app.translations.labels import yes_or_no
from app.translations.markdown import plain
from app.translations.numbers import format_count, format_day, format_share
from data.vocabulary import FactorKind

MOST_DRAWN = 12
"""So many are drawn at first, and all that are clear."""


def show_kind(
    page: Page,
    comparison: FactorComparison,
    factors: Sequence[ComparedFactor],
    kind: str,
) -> None:
    """Draw the intervals of success factors, or of risk factors, with sentences.

    Args:
        page: The page of this rerun.
        comparison: What was compared.
        factors: All factors with enough deliveries: both charts have one axis.
        kind: Which of them to draw.
    """
    of_kind = [factor for factor in factors if factor.kind == kind]
    finding = differences_by_kind_finding(kind, of_kind, comparison)
    if not of_kind:
        st.header(plain(finding), anchor=False)
        say_quietly(_("None of them has enough deliveries to be compared."))
        return
    blocks = st.grid(12, min_column_width=56, gap=("small", 32))
    with blocks.cell(column_span=7):
        place = st.container()
        drawn = _choose_drawn(of_kind, kind)
        with place:
            show_chart(
                forest_chart(
                    forest_rows(drawn, comparison, len(factors)),
                    page.theme,
                    reach=axis_reach(forest_rows(factors, comparison, len(factors))),
                    is_risk=kind == FactorKind.RISK,
                ),
                finding=finding,
                caption=_caption(page, drawn),
                table=_twin(of_kind),
                key=f"forest-{kind}",
                labels=_twin_labels(),
            )
    with blocks.cell(column_span=5):
        say_quietly(_("The same in words"))
        for factor in drawn:
            said = factor_sentence(factor, comparison.outcome.value, len(factors))
            st.markdown(f"**{plain(factor.name)}:** {plain(said)}")


def forest_rows(
    factors: Sequence[ComparedFactor], comparison: FactorComparison, count: int
) -> list[ForestRow]:
    """Write each factor as a row of the chart.

    Args:
        factors: What to draw.
        comparison: What was compared.
        count: Factors that were compared at once.
    """
    rows = []
    for factor in factors:
        value, interval = difference_words(factor)
        said = factor_sentence(factor, comparison.outcome.value, count)
        rows.append(
            ForestRow(
                factor.name,
                _behind(factor),
                difference=factor.difference * 100,
                lower=factor.lower * 100,
                upper=factor.upper * 100,
                value=value,
                interval=interval,
                is_filled=factor.is_clear,
                is_starred=factor.is_starred,
                hover=f"{factor.name}<br>{said.replace('. ', '.<br>')}",
            )
        )
    return rows


def _behind(factor: ComparedFactor) -> str:
    return " · ".join(
        f"{format_count(units)} ({format_count(deliveries)})"
        for units, deliveries in (
            (factor.with_n, factor.with_deliveries),
            (factor.without_n, factor.without_deliveries),
        )
    )


def _choose_drawn(
    factors: Sequence[ComparedFactor], kind: str
) -> Sequence[ComparedFactor]:
    # The clear ones come first, and all of them are drawn: the heading counts them.
    at_first = max(MOST_DRAWN, sum(factor.is_clear for factor in factors))
    if len(factors) <= at_first:
        return factors
    draw_all = st.toggle(
        _("Draw all {count}, not only the {most} surest").format(
            count=format_count(len(factors)), most=format_count(at_first)
        ),
        key=f"forest-all-{kind}",
    )
    return factors if draw_all else factors[:at_first]


def _caption(page: Page, drawn: Sequence[ComparedFactor]) -> str:
    fewest = min(factor.known_count for factor in drawn)
    most = max(factor.known_count for factor in drawn)
    said = [
        ngettext("n = {count} unit.", "n = {count} units.", most).format(
            count=format_count(most)
        )
        if fewest == most
        else _("n = {fewest}–{most} units.").format(
            fewest=format_count(fewest), most=format_count(most)
        ),
        _("Lines: 95% intervals. Grey and open: not clear."),
    ]
    if any(factor.is_starred for factor in drawn):
        said.append(
            _(
                "* When like is compared with like, the difference turns or "
                "disappears, or too few are alike."
            )
        )
    said.append(_("Data as of {day}.").format(day=format_day(page.as_of)))
    return " ".join(said)


def _twin(factors: Sequence[ComparedFactor]) -> pl.DataFrame:
    rows = []
    for factor in factors:
        value, interval = difference_words(factor)
        rows.append(
            {
                "factor": factor.name,
                "with": _of(factor.with_share, factor.with_yes, factor.with_n),
                "without": _of(
                    factor.without_share, factor.without_yes, factor.without_n
                ),
                "difference": value,
                "interval": interval,
                "clear": yes_or_no(factor.is_clear),
            }
        )
    return pl.DataFrame(rows)


def _of(share: float, yes: int, count: int) -> str:
    return _("{share} ({yes} of {count})").format(
        share=format_share(share, digits=0),
        yes=format_count(yes),
        count=format_count(count),
    )


def _twin_labels() -> dict[str, str]:
    return {
        "factor": _("Factor"),
        "with": _("With the factor"),
        "without": _("Without the factor"),
        "difference": _("Percentage points"),
        "interval": _("95% interval"),
        "clear": _("Clear"),
    }
