"""List every comparison with all its numbers, and those with too few deliveries."""

import polars as pl
import streamlit as st

from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.compared_factors import full_name
from app.metrics.factor_comparison import FactorComparison
from app.translations.factor_words import outcome_label
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count
from data.vocabulary import FactorKind

_POINTS = ("difference", "lower", "upper", "alike_difference")
"""Shares that are written in percentage points."""

_DECIMALS = {**dict.fromkeys(_POINTS, 1), "p_value": 5, "q_value": 5}
_FACTOR_WIDTH = 300


def show_all(comparison: FactorComparison) -> None:
    """List all that is known of each comparison."""
    with st.expander(_("All comparisons with all their numbers")):
        show_table(
            all_numbers(comparison),
            key="differences",
            name=_("factors"),
            title=_("Factors beside an outcome"),
            noun=comparisons,
            labels=_labels(),
            widths={"factor": _FACTOR_WIDTH},
            narrowed=_chosen(comparison),
        )


def all_numbers(comparison: FactorComparison) -> pl.DataFrame:
    """Give every comparison with enough deliveries: words, counts and statistics.

    Differences are in percentage points; unknown_n counts the units with a known
    outcome of which the factor is not known.
    """
    known = comparison.counts.unit_count
    return _named(comparison.rows.filter("is_enough")).select(
        "factor",
        "factor_kind",
        "with_yes",
        "with_n",
        "with_share",
        "with_deliveries",
        pl.col("with_effective_n").round(1),
        "without_yes",
        "without_n",
        "without_share",
        "without_deliveries",
        pl.col("without_effective_n").round(1),
        (known - pl.col("with_n") - pl.col("without_n")).alias("unknown_n"),
        *((pl.col(name) * 100).round(_DECIMALS[name]) for name in _POINTS[:3]),
        pl.col("p_value").round(_DECIMALS["p_value"]),
        pl.col("q_value").round(_DECIMALS["q_value"]),
        "is_clear",
        (pl.col("alike_difference") * 100).round(_DECIMALS["alike_difference"]),
        "alike_n",
        "is_turned",
        "is_mixed",
    )


def show_too_few(comparison: FactorComparison) -> None:
    """Say how many factors cannot be compared, and list them without any share."""
    few = too_few(comparison)
    if few.is_empty():
        return
    say_quietly(
        ngettext(
            "{count} comparison is not made, because one of its groups has fewer than "
            "{minimum} deliveries.",
            "{count} comparisons are not made, because one of their groups has fewer "
            "than {minimum} deliveries.",
            few.height,
        ).format(count=format_count(few.height), minimum=comparison.minimum)
    )
    with st.expander(_("Factors with too few deliveries")):
        show_table(
            few,
            key="too-few",
            name=_("factors-too-few"),
            title=_("Factors with too few deliveries"),
            noun=comparisons,
            labels=_labels(),
            widths={"factor": _FACTOR_WIDTH},
            narrowed=_chosen(comparison),
        )


def too_few(comparison: FactorComparison) -> pl.DataFrame:
    """Give the factors that are not compared, and which group is too small.

    Of those told from records the deliveries are counted. Of the assessed ones they
    are not: of a single delivery a count would tell what its roles have answered.
    """
    few = comparison.rows.filter(~pl.col("is_enough"))
    counts = ("with_deliveries", "without_deliveries")
    reasons = [
        _too_few_words(*row, minimum=comparison.minimum)
        for row in few.select(counts).iter_rows()
    ]
    return (
        _named(few)
        .with_columns(pl.Series("reason", reasons, dtype=pl.String))
        .select("factor", "factor_kind", "reason", *counts)
        .sort(
            pl.min_horizontal(*counts),
            pl.sum_horizontal(*counts),
            descending=True,
            nulls_last=True,
            maintain_order=True,
        )
    )


def _too_few_words(having: int | None, lacking: int | None, *, minimum: int) -> str:
    if having is None or lacking is None:
        said = _("Fewer than {minimum} with it, without it or both")
    elif having >= minimum:
        said = _("Fewer than {minimum} without it")
    elif lacking >= minimum:
        said = _("Fewer than {minimum} with it")
    else:
        said = _("Fewer than {minimum} both with it and without it")
    return said.format(minimum=minimum)


def comparisons(count: int) -> str:
    """Name what a list of comparisons holds."""
    return ngettext("comparison", "comparisons", count)


def _chosen(comparison: FactorComparison) -> list[str]:
    return [
        f"{_('Outcome')}: {outcome_label(comparison.outcome.value)}",
        f"{_('Minimum in each group')}: {comparison.minimum}",
    ]


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    names = [
        full_name(code, basis)
        for code, basis in rows.select("factor_code", "basis").iter_rows()
    ]
    kinds = [code_label(FactorKind, kind) for kind in rows["kind"]]
    return rows.with_columns(
        pl.Series("factor", names, dtype=pl.String),
        pl.Series("factor_kind", kinds, dtype=pl.String),
    )


def _labels() -> dict[str, str]:
    return {
        "factor": _("Factor"),
        "factor_kind": _("Kind"),
        "reason": _("Deliveries asked for"),
        "with_yes": _("With: reached"),
        "with_n": _("With: units"),
        "with_share": _("With: share"),
        "with_deliveries": _("With: deliveries"),
        "with_effective_n": _("With: units count as"),
        "without_yes": _("Without: reached"),
        "without_n": _("Without: units"),
        "without_share": _("Without: share"),
        "without_deliveries": _("Without: deliveries"),
        "without_effective_n": _("Without: units count as"),
        "unknown_n": _("Units where the factor is not known"),
        "difference": _("Difference (points)"),
        "lower": _("Interval from"),
        "upper": _("Interval to"),
        "p_value": _("p (Fisher, of what the units count as)"),
        "q_value": _("q (Benjamini-Hochberg)"),
        "is_clear": _("Clear"),
        "alike_difference": _("Like with like (Mantel-Haenszel)"),
        "alike_n": _("Units like with like"),
        "is_turned": _("Turns or disappears like with like"),
        "is_mixed": _("Too few alike"),
    }
