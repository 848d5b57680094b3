"""Say how common each risk factor is in the units where it is known."""

import polars as pl

from app.metrics.compared_factors import full_name
from app.metrics.factor_prevalence import factor_prevalence, first_basis
from app.metrics.factor_prevalence_findings import kind_finding, sure_sentence
from app.metrics.factor_prevalence_hidden import conditions_sentence, hidden_sentence
from app.sections.captions import caption
from app.sections.content import Bars, Finding, Series
from app.sections.occasion import Moment
from app.translations.factor_prevalence_words import interval_words
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from data.vocabulary import FactorKind

MOST_DRAWN = 8
"""So many bars can be read from afar; the page of factors has all of them."""


def common_risks(now: Moment, *, is_fixed_group: bool) -> Finding:
    """Draw the share of the units that has each of the most common risk factors.

    Args:
        now: The moment of the meeting.
        is_fixed_group: Whether this is the programme, one centre or one county: of
            other selections only joint answers count.
    """
    prevalence = factor_prevalence(now.fetch("factor_prevalence"))
    risks = prevalence.filter(kind=FactorKind.RISK.value)
    shown = first_basis(risks)
    conditions = _conditions(is_fixed_group=is_fixed_group)
    if shown.is_empty():
        return Finding(
            "common",
            _("Too few units are assessed to say how common a risk factor is"),
            (conditions,),
            caption=caption(now),
            screen="factors",
            is_empty=True,
        )
    drawn = shown.head(MOST_DRAWN)
    hidden = risks["factor_code"].n_unique() - shown.height
    said = (sure_sentence(shown), _left_out(shown.height - drawn.height, hidden))
    return Finding(
        "common",
        kind_finding(FactorKind.RISK.value, shown),
        tuple(each for each in said if each),
        chart=_chart(drawn),
        caption=caption(now),
        notes=(
            _(
                "In brackets: 95% interval, which counts that units of one delivery "
                "tend to be alike. n: units where the factor is known."
            ),
            conditions,
        ),
        screen="factors",
    )


def _chart(drawn: pl.DataFrame) -> Bars:
    names = tuple(
        full_name(code, basis)
        for code, basis in drawn.select("factor_code", "basis").iter_rows()
    )
    labels = tuple(
        _("{share}, n = {count}").format(
            share=interval_words(row), count=format_count(row["unit_count"])
        )
        for row in drawn.iter_rows(named=True)
    )
    said = "; ".join(
        f"{name}: {label}" for name, label in zip(names, labels, strict=True)
    )
    return Bars(
        _("Bars of the share of the units that has each risk factor. {rows}.").format(
            rows=said
        ),
        names,
        (
            Series(
                _("Present"),
                tuple(drawn["present_share"].to_list()),
                labels,
                colour="orange",
            ),
        ),
        _("Share of the units where the factor is known"),
        is_share=True,
    )


def _left_out(more: int, hidden: int) -> str:
    said = []
    if more:
        said.append(
            ngettext(
                "{count} less common is not drawn.",
                "{count} less common are not drawn.",
                more,
            ).format(count=format_count(more))
        )
    if hidden:
        said.append(hidden_sentence(hidden))
    return " ".join(said)


def _conditions(*, is_fixed_group: bool) -> str:
    # The sentence of the page; it writes in markdown, and paper has plain text.
    said = conditions_sentence()
    if not is_fixed_group:
        said += " " + _(
            "This selection is neither the programme, one centre nor one county, so "
            "here only joint answers count."
        )
    return said.replace("*", "")
