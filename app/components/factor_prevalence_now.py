"""Draw how common the factors are now: the most common of each kind, and all."""

from collections.abc import Iterable

import polars as pl
import streamlit as st

from app.charts.factor_shares import (
    SIGNS,
    ShareMark,
    ShareRow,
    factor_shares_chart,
)
from app.charts.theme import Palette
from app.components.charts import show_chart
from app.components.page import Page
from app.components.tables import show_table
from app.metrics.factor_prevalence import first_basis
from app.metrics.factor_prevalence_findings import kind_finding, sure_sentence
from app.metrics.factor_prevalence_hidden import hidden_sentence
from app.translations.factor_prevalence_words import (
    kind_label,
    level_label,
    share_words,
)
from app.translations.factor_words import basis_label, factor_label
from app.translations.gettext import _
from app.translations.numbers import format_day
from app.translations.portfolio_words import labelled
from data.vocabulary import FactorBasis, FactorKind

MOST_DRAWN = 10
"""Factors of a kind in its chart; all of them are in the list (ours)."""


def kind_look(kind: str, palette: Palette) -> tuple[str, str]:
    """Give the mark and the colour of a kind of factor."""
    if kind == FactorKind.RISK.value:
        return "diamond", palette.orange
    return "circle", palette.blue


def show_kind(page: Page, kind: FactorKind, prevalence: pl.DataFrame) -> None:
    """Draw the most common factors of a kind, on each basis they are known by.

    Args:
        page: The page of this rerun.
        kind: Success or risk.
        prevalence: Rows of `factor_prevalence` of that kind.
    """
    firsts = first_basis(prevalence)
    if firsts.is_empty():
        return
    drawn = firsts.head(MOST_DRAWN)["factor_code"].to_list()
    of_drawn = [prevalence.filter(factor_code=code) for code in drawn]
    show_chart(
        factor_shares_chart(
            [_row(rows, page.theme.palette) for rows in of_drawn], page.theme
        ),
        finding=kind_finding(kind.value, firsts),
        caption=_caption(page, kind, prevalence, firsts),
        table=_listed(pl.concat(of_drawn).drop_nulls("present_share")),
        key=f"prevalence-{kind.value}",
        labels=_labels(),
    )


def show_all_factors(prevalence: pl.DataFrame) -> None:
    """List every factor on each basis; the share is empty where too few are known.

    Args:
        prevalence: Rows of `factor_prevalence`.
    """
    st.subheader(_("All factors"), anchor=False)
    show_table(
        _listed(prevalence),
        key="prevalence-list",
        name="faktorer",
        title=_("All factors"),
        labels=_labels(),
        widths={"factor": 320},
    )


def _row(rows: pl.DataFrame, palette: Palette) -> ShareRow:
    shown = rows.drop_nulls("present_share").sort("basis")
    return ShareRow(factor_label(shown["factor_code"][0]), list(_marks(shown, palette)))


def _marks(rows: pl.DataFrame, palette: Palette) -> Iterable[ShareMark]:
    for row in rows.iter_rows(named=True):
        symbol, colour = kind_look(row["kind"], palette)
        is_recorded = row["basis"] == FactorBasis.RECORDS.value
        yield ShareMark(
            row["present_share"],
            row["lower_share"],
            row["upper_share"],
            share_words(row),
            "square-open" if is_recorded else symbol,
            palette.grey if is_recorded else colour,
        )


def _caption(
    page: Page, kind: FactorKind, prevalence: pl.DataFrame, firsts: pl.DataFrame
) -> str:
    symbol, _colour = kind_look(kind.value, page.theme.palette)
    hidden = prevalence["factor_code"].n_unique() - firsts.height
    said = [
        _("{assessed} assessed, {recorded} from records.").format(
            assessed=SIGNS[symbol], recorded=SIGNS["square-open"]
        ),
        _(
            "Lines, and what stands in brackets: 95% interval, which counts that units "
            "of one delivery tend to be alike. Data as of {day}."
        ).format(day=format_day(page.as_of)),
        sure_sentence(firsts),
    ]
    if firsts.height > MOST_DRAWN:
        said.append(
            _("The {count} most common are drawn; all are in the list below.").format(
                count=MOST_DRAWN
            )
        )
    if hidden:
        said.append(hidden_sentence(hidden))
    return " ".join(said)


def _listed(prevalence: pl.DataFrame) -> pl.DataFrame:
    return prevalence.select(
        labelled(prevalence["factor_code"], factor_label).alias("factor"),
        labelled(prevalence["kind"], kind_label).alias("factor_kind"),
        labelled(prevalence["basis"], basis_label).alias("known_by"),
        "present_share",
        "lower_share",
        "upper_share",
        "unit_count",
        "delivery_count",
        "unknown_count",
        "unsettled_count",
        labelled(prevalence["level"], level_label).alias("factor_level"),
    )


def _labels() -> dict[str, str]:
    return {
        "factor": _("Factor"),
        "factor_kind": _("Kind"),
        "known_by": _("How it is known"),
        "present_share": _("Present"),
        "lower_share": _("From (95% interval)"),
        "upper_share": _("To (95% interval)"),
        "unit_count": _("Units known"),
        "delivery_count": _("Deliveries"),
        "unknown_count": _("Units not known"),
        "unsettled_count": _("Of these, one role only or roles disagree"),
        "factor_level": _("Level"),
    }
