"""Show the risk factors that ongoing deliveries have now, and what they lack."""

import streamlit as st

from app.components.addresses import know_words
from app.components.empty import show_nothing
from app.components.factor_risk_list import show_risk_list
from app.components.factor_risk_rows import (
    read_risks,
    records_alone,
)
from app.components.factor_risk_table import show_risk_table
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.screen_permits import sees_one
from app.components.tables import counted_only
from app.metrics.factor_risk_words import (
    basis_in_words,
    factor_risks_finding,
    risks_finding,
)
from app.metrics.factor_risks import (
    LEAST_OF_UNITS,
    SEVERITIES,
    RisksNow,
    codes_of,
    with_factor,
)
from app.permits import may_see_answers
from app.translations.factor_words import factor_label
from app.translations.follow_up_words import severity_badge
from app.translations.gettext import _
from app.translations.labels import deliveries as deliveries_noun
from app.translations.numbers import format_count, format_day, format_share


def show_risks(page: Page) -> None:
    """Draw the part."""
    risks = read_risks(page)
    if risks is None:
        page.title(_("No delivery is ongoing"))
        none = _("No delivery in view is ongoing on {day}.")
        show_nothing(
            none.format(day=format_day(page.as_of)),
            hint=_("Take a filter away, or choose another day."),
        )
        return
    heading = st.container()
    _say_severities()
    factor = _choose_factor()
    found = with_factor(risks, factor)
    with heading:
        page.title(_finding(found, risks, factor))
    if found.rows.is_empty():
        show_nothing(_nothing(factor))
        return
    _say_count(page, found, risks)
    if sees_one(page.reader):
        show_risk_list(page, found, (page.build.id, page.filters, factor))
        show_risk_table(page, found, factor)
    else:
        say_quietly(counted_only(found.deliveries.height, deliveries_noun))
    _say_what_it_rests_on(page, risks)


def _finding(found: RisksNow, risks: RisksNow, factor: str | None) -> str:
    if factor is None:
        return risks_finding(risks.deliveries)
    name = factor_label(factor)
    return factor_risks_finding(found.deliveries, risks.deliveries, name)


def _say_severities() -> None:
    said = _(
        "What is there now and what is missing, with the reason; not a score, and not "
        "a forecast. {high} is a risk that is named with lasting change in the sources "
        "(OE 6.2.2), {medium} a risk that is named elsewhere, {low} a success factor "
        "that is missing (our order). Of a delivery with several units a factor "
        "counts when it is found in {share} of them or more (our limit); found in "
        "fewer, it stands under “In some units”."
    )
    words = {severity: severity_badge(severity) for severity in SEVERITIES}
    words["share"] = format_share(LEAST_OF_UNITS, digits=0)
    say_quietly(said.format(**words))


def _say_count(page: Page, found: RisksNow, risks: RisksNow) -> None:
    total = risks.deliveries.height
    count = _("{count} of {total} {rows}").format(
        count=format_count(found.deliveries.height),
        total=format_count(total),
        rows=deliveries_noun(total),
    )
    day = _("data as of {day}").format(day=format_day(page.as_of))
    say_quietly(f"{count} · {day}")


def _say_what_it_rests_on(page: Page, risks: RisksNow) -> None:
    if not may_see_answers(page.reader):
        say_quietly(records_alone())
        return
    say_quietly(basis_in_words(risks.deliveries))


def _choose_factor() -> str | None:
    codes = [*codes_of("risk"), *codes_of("success")]
    know_words("risk", codes, factor_label)
    return st.selectbox(
        _("Factor"),
        codes,
        index=None,
        format_func=factor_label,
        placeholder=_("All"),
        key="risk",
        width=480,
        bind="query-params",
    )


def _nothing(factor: str | None) -> str:
    if factor is None:
        return _(
            "No risk factor is known, and no success factor is known to be missing."
        )
    return _("No ongoing delivery has “{factor}” on this list.").format(
        factor=factor_label(factor)
    )
