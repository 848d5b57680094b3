"""What is the finding of each picture of how common factors are, and how sure?"""

import polars as pl

from app.metrics.prevalence_shares import are_apart
from app.translations.factor_prevalence_words import (
    in_sentence,
    interval_words,
    period_label,
    units_words,
)
from app.translations.factor_words import factor_label
from app.translations.gettext import _
from app.translations.numbers import format_count, format_share
from data.vocabulary import FactorBasis, FactorKind


def prevalence_finding(prevalence: pl.DataFrame) -> str:
    """Say which risk factor is the most common; a success factor where none is shown.

    Args:
        prevalence: Rows of `factor_prevalence`, all or of one level.
    """
    shown = prevalence.filter(pl.col("present_share").is_not_null())
    for kind in (FactorKind.RISK, FactorKind.SUCCESS):
        for basis in FactorBasis:
            rows = shown.filter(kind=kind.value, basis=basis.value)
            if rows.height:
                return _top_words(kind, basis, rows)
    return _("Too few units are assessed to say how common a factor is")


def kind_finding(kind: str, firsts: pl.DataFrame) -> str:
    """Say how many factors of a kind are in more than half of the units.

    Args:
        kind: Code of the kind.
        firsts: Rows of `first_basis` of that kind; at least one.
    """
    said = {
        "success": _(
            "{count} of {all} success factors are in more than half of the units "
            "where they are known"
        ),
        "risk": _(
            "{count} of {all} risk factors are in more than half of the units where "
            "they are known"
        ),
    }[kind]
    many = firsts.filter(pl.col("present_share") > 0.5)
    return said.format(count=format_count(many.height), all=format_count(firsts.height))


def sure_sentence(firsts: pl.DataFrame) -> str:
    """Say for how many factors it is sure that more than half of the units have them.

    Args:
        firsts: Rows of `first_basis` of a kind; at least one.
    """
    sure = firsts.filter(pl.col("lower_share") > 0.5)
    return _("The whole interval is over 50% for {count} of {all}.").format(
        count=format_count(sure.height), all=format_count(firsts.height)
    )


def period_finding(factor: str, periods: pl.DataFrame, months: int) -> str:
    """Say between which shares the periods of one factor lie, if they differ clearly.

    Args:
        factor: Code of the factor.
        periods: Rows of `prevalence_by_period`.
        months: How long a period is.
    """
    shown = periods.drop_nulls("present_share").sort("present_share")
    name = factor_label(factor)
    if shown.is_empty():
        return _("{factor}: too few are assessed to show it over time").format(
            factor=name
        )
    low, high = shown.row(0, named=True), shown.row(-1, named=True)
    if shown.height == 1:
        return _("{factor}: in {share} of the units assessed in {period}").format(
            factor=name,
            share=interval_words(high),
            period=period_label(high["period_on"], months),
        )
    if not are_apart(low, high):
        return _("{factor}: no clear difference between the periods").format(
            factor=name
        )
    return _(
        "{factor}: between {low_share} ({low}) and {share} ({high}) of the units"
    ).format(
        factor=name,
        low=period_label(low["period_on"], months),
        low_share=format_share(low["present_share"], digits=0),
        high=period_label(high["period_on"], months),
        share=format_share(high["present_share"], digits=0),
    )


def _top_words(kind: FactorKind, basis: FactorBasis, rows: pl.DataFrame) -> str:
    """Name the most common of some factors, and whether it surely is."""
    top = rows.row(0, named=True)
    is_sure = rows.height == 1 or are_apart(rows.row(1, named=True), top)
    most, among = _top_sentences(kind, basis)
    return (most if is_sure else among).format(
        factor=in_sentence(factor_label(str(top["factor_code"]))),
        share=interval_words(top),
        units=units_words(int(top["unit_count"])),
    )


def _top_sentences(kind: FactorKind, basis: FactorBasis) -> tuple[str, str]:
    return {
        ("risk", "assessed"): (
            _("Most common risk factor assessed: {factor}, {share} of {units}"),
            _(
                "Among the most common risk factors assessed: {factor}, {share} of "
                "{units}"
            ),
        ),
        ("risk", "records"): (
            _("Most common risk factor in the records: {factor}, {share} of {units}"),
            _(
                "Among the most common risk factors in the records: {factor}, {share} "
                "of {units}"
            ),
        ),
        ("success", "assessed"): (
            _("Most common success factor assessed: {factor}, {share} of {units}"),
            _(
                "Among the most common success factors assessed: {factor}, {share} of "
                "{units}"
            ),
        ),
        ("success", "records"): (
            _(
                "Most common success factor in the records: {factor}, {share} of "
                "{units}"
            ),
            _(
                "Among the most common success factors in the records: {factor}, "
                "{share} of {units}"
            ),
        ),
    }[kind.value, basis.value]
