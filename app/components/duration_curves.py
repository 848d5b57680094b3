"""Draw the curves of durations: how many are still ongoing after each month."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from app.charts.survival import survival_chart
from app.charts.survival_curves import Curve
from app.components.charts import show_chart
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics import duration_findings as findings
from app.metrics.duration_groups import (
    FEWEST_AT_RISK,
    PAST_PLAN,
    Group,
    all_of,
    compare_types,
    groups_by,
    shares_at,
)
from app.translations.gettext import _, ngettext
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_day
from data.reference.published_durations import guide_norm
from data.vocabulary import Module

_LOOKS = {"multi_unit": 0, "one_to_one": 1}
"""A type keeps its look when the other is filtered away."""


def show_curves(page: Page, rows: pl.DataFrame, days: str, *, start: str) -> None:
    """Draw a curve per delivery type.

    Args:
        page: The page of this rerun.
        rows: Rows of `duration_rows.sql`.
        days: The column of days of the chosen clock.
        start: What the clock starts with, in words.
    """
    types = groups_by(rows, days, "delivery_type")
    finding = findings.types_finding(types, compare_types(rows, days))
    drawn = sorted(
        (group for group in types if group.is_drawn), key=lambda group: str(group.code)
    )
    if not drawn:
        _say_too_few(finding)
        return
    norm = guide_norm()
    caption = _(
        "Grey: what the guide assumes ({source}, of the module {module}). {curve}"
    ).format(
        source=norm.source,
        module=code_label("module", Module.PARTY_COOPERATION),
        curve=_caption(page, all_of(rows, days)),
    )
    show_chart(
        survival_chart(
            [
                Curve(
                    findings.type_name(group), group.survival, _LOOKS[str(group.code)]
                )
                for group in drawn
            ],
            page.theme,
            months_since=_("Months since the {start}").format(start=start),
            guide=(norm.from_months, norm.to_months),
        ),
        finding=finding,
        caption=caption,
        table=_twin(drawn, [findings.type_name(group) for group in drawn]),
        key="survival",
        labels=_twin_labels(),
    )


def show_delay(page: Page, rows: pl.DataFrame) -> None:
    """Draw how long deliveries go on past their planned end."""
    days = PAST_PLAN[0]
    late = all_of(rows, days)
    if not late.is_drawn:
        _say_too_few(_("Past the planned end"))
        return
    show_chart(
        survival_chart(
            [Curve(_("All"), late.survival)],
            page.theme,
            months_since=_("Months since the planned end"),
            height=200,
        ),
        finding=findings.delay_finding(late),
        caption=_delay_caption(page, rows, late),
        table=_twin([late], [_("All")]),
        key="delay",
        labels=_twin_labels(),
    )


def _say_too_few(finding: str) -> None:
    st.header(finding, anchor=False)
    say_quietly(
        _("A curve takes at least {count} deliveries.").format(count=FEWEST_AT_RISK)
    )


def _caption(page: Page, group: Group) -> str:
    return _(
        "n = {begun} started; {ongoing} ongoing (censored). {stopped} Shade: 95% "
        "interval. A curve stops where fewer than {fewest} are left (our limit). Data "
        "as of {day}."
    ).format(
        begun=format_count(group.begun_count),
        ongoing=format_count(group.ongoing_count),
        stopped=findings.stopped_sentence(group),
        fewest=FEWEST_AT_RISK,
        day=format_day(page.as_of),
    )


def _delay_caption(page: Page, rows: pl.DataFrame, late: Group) -> str:
    said = [_("Those that ended by the plan count as 0.")]
    ahead, without = int(rows["is_plan_ahead"].sum()), int(rows[PAST_PLAN[1]].sum())
    if ahead:
        said.append(
            ngettext(
                "{count} has its planned end ahead, and is left out.",
                "{count} have their planned end ahead, and are left out.",
                ahead,
            ).format(count=format_count(ahead))
        )
    if without:
        said.append(
            ngettext(
                "{count} without a planned end is left out.",
                "{count} without a planned end are left out.",
                without,
            ).format(count=format_count(without))
        )
    return " ".join([_caption(page, late), *said])


def _twin(groups: Sequence[Group], names: Sequence[str]) -> pl.DataFrame:
    """Give the curves as rows, one per half year and curve."""
    return pl.concat(
        shares_at(group).select(pl.lit(name).alias("group"), pl.all())
        for group, name in zip(groups, names, strict=True)
    )


def _twin_labels() -> dict[str, str]:
    return {
        "group": _("Type"),
        "months": _("Months"),
        "ongoing_share": _("Still ongoing"),
        "lower_share": _("From (95% interval)"),
        "upper_share": _("To (95% interval)"),
        "left_count": _("Number left"),
    }
