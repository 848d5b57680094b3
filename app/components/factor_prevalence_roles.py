"""Draw what each role says of a factor, and where two roles say different things."""

import polars as pl
import streamlit as st

from app.charts.factor_shares import ShareMark, ShareRow, factor_shares_chart
from app.charts.theme import Palette
from app.components.addresses import know_words
from app.components.charts import show_chart
from app.components.factor_prevalence_now import kind_look
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.tables import show_table
from app.metrics.factor_role_findings import (
    difference_finding,
    difference_sentence,
    role_finding,
)
from app.metrics.factor_roles import ROLE_PAIRS, prevalence_by_role, role_differences
from app.metrics.prevalence_shares import FEWEST_DELIVERIES, MINIMUM_UNITS
from app.translations.factor_prevalence_words import (
    pair_label,
    role_label,
    share_words,
)
from app.translations.factor_words import factor_label
from app.translations.gettext import _
from app.translations.numbers import format_day
from app.translations.portfolio_words import labelled
from data.factors import factors


def show_roles(page: Page, factor: str) -> None:
    """Draw the share that each role finds a factor present in.

    Args:
        page: The page of this rerun.
        factor: Code of the factor.
    """
    roles = prevalence_by_role(page.fetch("factor_by_role"), factor)
    finding = role_finding(factor, roles)
    if roles["present_share"].drop_nulls().is_empty():
        st.header(finding, anchor=False)
        say_quietly(_few_words())
        return
    show_chart(
        factor_shares_chart(_rows(roles, factor, page.theme.palette), page.theme),
        finding=finding,
        caption=_(
            "The latest answer of the role in each unit it has assessed; the roles "
            "have not assessed the same units. Lines, and what stands in brackets: 95% "
            "interval; clear is only what lies apart, and of several roles some may "
            "by chance. Data as of {day}. {few}"
        ).format(day=format_day(page.as_of), few=_few_words()),
        table=roles.select(
            labelled(roles["assessor_role"], role_label).alias("assessed_by"),
            "present_share",
            "lower_share",
            "upper_share",
            "unit_count",
            "delivery_count",
        ),
        key="prevalence-roles",
        labels={
            "assessed_by": _("Assessed by"),
            "present_share": _("Present"),
            "lower_share": _("From (95% interval)"),
            "upper_share": _("To (95% interval)"),
            "unit_count": _("Units assessed"),
            "delivery_count": _("Deliveries"),
        },
    )
    _say_differences(page, factor)


def show_differences(page: Page) -> None:
    """List how often two roles that the reader chooses differ, factor by factor."""
    differences = role_differences(page.fetch("factor_role_differences"))
    st.subheader(_("Where two roles answer differently"), anchor=False)
    pairs = [f"{first}-{second}" for first, second in ROLE_PAIRS]
    know_words("role", pairs, pair_label)
    chosen = st.selectbox(
        _("Roles"),
        pairs,
        format_func=pair_label,
        key="role",
        bind="query-params",
        width=320,
    )
    first, second = (chosen or pairs[0]).split("-")
    _show_pair(differences.filter(first_role=first, second_role=second), first, second)


def _show_pair(of_pair: pl.DataFrame, first: str, second: str) -> None:
    if of_pair.is_empty():
        say_quietly(
            _(
                "How often these two differ is not shown here. It is told of the whole "
                "programme only. {few}"
            ).format(few=_few_words())
        )
        return
    st.markdown(f"**{difference_finding(of_pair)}**")
    show_table(
        of_pair.select(
            labelled(of_pair["factor_code"], factor_label).alias("factor"),
            "differ_share",
            "both_count",
            "only_first_count",
            "only_second_count",
        ),
        key="prevalence-differences",
        name="faktorer-der-roller-er-uenige",
        labels={
            "factor": _("Factor"),
            "differ_share": _("Differ"),
            "both_count": _("Units both have assessed"),
            "only_first_count": _only_words(first),
            "only_second_count": _only_words(second),
        },
        widths={"factor": 320},
        narrowed=(f"{_('Roles')}: {pair_label(f'{first}-{second}')}",),
    )
    say_quietly(
        _(
            "Of the units both have assessed, for factors with {minimum} such units or "
            "more. The order of the factors may be chance."
        ).format(minimum=MINIMUM_UNITS)
    )


def _rows(roles: pl.DataFrame, factor: str, palette: Palette) -> list[ShareRow]:
    kind = next(str(each.kind) for each in factors() if each.code == factor)
    look = kind_look(kind, palette)
    return [
        ShareRow(
            role_label(row["assessor_role"]),
            [_mark(row, look)],
        )
        for row in roles.iter_rows(named=True)
    ]


def _mark(row: dict[str, float | None], look: tuple[str, str]) -> ShareMark:
    symbol, colour = look
    return ShareMark(
        row["present_share"],
        row["lower_share"],
        row["upper_share"],
        _("not shown") if row["unit_count"] is None else share_words(row),
        symbol,
        colour,
    )


def _say_differences(page: Page, factor: str) -> None:
    rows = role_differences(page.fetch("factor_role_differences"))
    sentences = [
        f"- {difference_sentence(row)}"
        for row in rows.filter(factor_code=factor).iter_rows(named=True)
    ]
    st.markdown("\n".join(sentences))


def _only_words(role: str) -> str:
    return _("Only {role}: present").format(role=role_label(role))


def _few_words() -> str:
    return _(
        "Answers by role are shown from {minimum} units in {fewest} deliveries that "
        "the role has assessed, and only for all, one centre or one county, on the "
        "data set's own date: other choices could tell what single roles have "
        "answered. A larger group may be hidden too, where it would tell of a "
        "smaller one."
    ).format(minimum=MINIMUM_UNITS, fewest=FEWEST_DELIVERIES)
