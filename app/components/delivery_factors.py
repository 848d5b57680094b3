"""Show what a party group has answered about each factor beside what records say."""

import polars as pl
import streamlit as st

from app.components.factor_risk_rows import records_alone
from app.components.facts import show_empty_part
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.filters import Filters
from app.metrics.delivery_parts import factors_finding, factors_in_order
from app.permits import may_see_answers
from app.translations.factor_words import basis_label, factor_label
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.portfolio_words import labelled
from data.vocabulary import FactorBasis, Presence

JOINT_COLUMNS = ("presence", "assessed_on", "difference")
"""What comes from joint answers; the others come from records."""


def fetch_factors(page: Page, delivery: pl.DataFrame) -> pl.DataFrame:
    """Ask which factors the units of a delivery have, through no filter of the reader.

    The rows of factors are made for what is in view, so the deliveries of other kinds
    are left out of it. A joint answer of one group is not asked for where the reader
    may not see it.

    Args:
        page: The page of this rerun.
        delivery: The one row of delivery_facts.sql.
    """
    row = delivery.row(0, named=True)
    filters = Filters(
        as_of=page.filters.as_of,
        types=_only(row["delivery_type"]),
        modules=_only(row["module"]),
        statuses=_only(row["state"]),
    )
    return page.fetch_with(
        filters,
        "delivery_factors",
        id=row["delivery_id"],
        is_joint_shown=may_see_answers(page.reader),
    )


def show_factors(page: Page, answers: pl.DataFrame) -> None:
    """Draw the factors of each unit, first those where the two say different things.

    Args:
        page: The page of this rerun.
        answers: Rows of delivery_factors.sql.
    """
    is_joint_shown = may_see_answers(page.reader)
    if answers.is_empty():
        show_empty_part(_("Success and risk factors"), _nothing(is_joint_shown))
        return
    ordered = factors_in_order(answers)
    st.header(factors_finding(ordered), anchor=False)
    show_table(
        _in_words(ordered).drop([] if is_joint_shown else JOINT_COLUMNS),
        key="delivery-factors",
        name=_("factors"),
        title=_("Success and risk factors"),
        noun=lambda count: ngettext("factor of a unit", "factors of units", count),
        labels={
            "factor_kind": _("Kind"),
            "presence": _("Joint answer"),
            "assessed_on": _("Answered on"),
            "recorded": basis_label(FactorBasis.RECORDS.value),
            "recorded_on": _("Recorded since"),
            "difference": _("The two together"),
        },
    )
    say_quietly(_what_it_rests_on(is_joint_shown))


def _nothing(is_joint_shown: bool) -> str:
    if not is_joint_shown:
        return _("No record tells of a factor. {limit}").format(limit=records_alone())
    return _("No party group has answered together, and no record tells of a factor.")


def _what_it_rests_on(is_joint_shown: bool) -> str:
    if not is_joint_shown:
        return records_alone()
    return _(
        "The joint answer of the party group stands beside what the records say; "
        "neither corrects the other. “Partly” counts as not present. What each "
        "role has answered for itself is never shown for one unit."
    )


def _in_words(ordered: pl.DataFrame) -> pl.DataFrame:
    recorded = (
        pl.when("is_recorded")
        .then(pl.lit(code_label(Presence, Presence.PRESENT.value)))
        .otherwise(pl.lit(code_label(Presence, Presence.ABSENT.value)))
    )
    difference = (
        pl.when("is_different")
        .then(pl.lit(_("▲ different")))
        .otherwise(pl.lit(_("alike")))
    )
    return ordered.select(
        labelled(ordered["factor_code"], factor_label).alias("factor_code"),
        pl.col("factor_kind").replace(
            {"success": _("Success factor"), "risk": _("Risk factor")}
        ),
        "workplace_name",
        difference=pl.when(pl.col("is_different").is_not_null()).then(difference),
        presence="presence",
        assessed_on="assessed_on",
        recorded=pl.when(pl.col("is_recorded").is_not_null()).then(recorded),
        recorded_on="recorded_on",
    )


def _only(code: str | None) -> tuple[str, ...]:
    return (code,) if code else ()
