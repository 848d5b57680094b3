"""Draw how deliveries run: in and out by month, against plan, past plan, in hours."""

import streamlit as st

from app.charts.advisor_hours import advisor_hours_chart
from app.charts.flow import flow_chart
from app.charts.past_planned_end import SHOWN, past_planned_end_chart
from app.charts.planned_and_actual import planned_and_actual_chart
from app.components.charts import LONG_TABLE, show_chart
from app.components.page import Page
from app.components.portfolio_rows import list_row_set
from app.components.quiet import say_quietly
from app.components.screen_permits import sees_one
from app.metrics import portfolio_findings as findings
from app.metrics.advisor_hours import hours_by_type
from app.metrics.flow import change_in_a_year, newest_months
from app.metrics.planned_and_actual import (
    PlanSummary,
    by_planned_band,
    in_months,
    marks,
    summarise_plans,
)
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day, format_number
from app.translations.portfolio_words import (
    count_words,
    counted_label,
    labelled,
    month_label,
    planned_band_label,
)


def show_flow(page: Page, counted: str) -> None:
    """Draw stock and flow of the newest months; the table has them all.

    Args:
        page: The page of this rerun.
        counted: A key of COUNTED.
    """
    months = page.fetch("stock_and_flow", counted=counted)
    if months.is_empty():
        _say(_("No delivery has started"), _("Nothing has come in or gone out yet."))
        return
    shown = newest_months(months)
    show_chart(
        flow_chart(shown, page.theme),
        finding=findings.flow_finding(
            change_in_a_year(months), int(months["stock_count"][-1]), counted
        ),
        caption=_flow_caption(page, shown.height, counted),
        table=months.sort("month_on", descending=True).with_columns(
            month_on=labelled(months["month_on"].sort(descending=True), month_label)
        ),
        key="flow",
        labels={
            "month_on": _("Month"),
            "in_count": _("In"),
            "out_count": _("Out"),
            "stock_count": _("Ongoing at the end"),
        },
    )


def show_planned_and_actual(page: Page) -> None:
    """Draw planned against actual months of completed deliveries."""
    rows = page.fetch("planned_and_actual")
    plans = summarise_plans(rows)
    if not plans.delivery_count:
        _say(
            _("No completed delivery to compare with its plan"),
            _("A delivery needs a start, a planned end and an end to be shown here."),
        )
        return
    months = in_months(rows)
    bands = by_planned_band(months)
    show_chart(
        planned_and_actual_chart(marks(months), page.theme),
        finding=findings.plan_finding(plans),
        caption=_plan_caption(page, plans),
        table=bands.with_columns(
            planned_band=labelled(bands["planned_band"], planned_band_label)
        ),
        key="plans",
        labels={
            "planned_band": _("Planned"),
            "delivery_count": _("Completed"),
            "longer_count": _("Longer than planned"),
            "median_planned_months": _("Planned months (median)"),
            "median_actual_months": _("Actual months (median)"),
        },
    )


def show_past_planned_end(page: Page) -> None:
    """Draw those furthest past their planned end, and lead to all of them."""
    late = page.fetch("deliveries_past_planned_end")
    finding = findings.past_planned_end_finding(late)
    if late.is_empty():
        _say(finding, _("Counted by dates only."))
        return
    show_chart(
        past_planned_end_chart(late, page.theme, as_of=page.as_of),
        finding=finding,
        caption=_(
            "Blue: agreed time. Orange: after the planned end, to {day}. "
            "n = {shown} of {count}"
        ).format(
            day=format_day(page.as_of),
            shown=format_count(min(SHOWN, late.height)),
            count=format_count(late.height),
        ),
        table=late.head(LONG_TABLE),
        key="past-planned-end",
        labels={"days_late": _("Days over")},
    )
    if late.height > SHOWN and sees_one(page.reader):
        words = _("See all {count}").format(count=format_count(late.height))
        st.button(
            words,
            key="all-past-planned-end",
            type="tertiary",
            on_click=list_row_set,
            args=("past_planned_end",),
        )


def show_hours(page: Page) -> None:
    """Draw advisor hours per delivery-unit, by type."""
    hours = hours_by_type(page.fetch("advisor_hours"))
    finding = findings.hours_finding(hours)
    if hours["unit_hours"].is_null().all():
        _say(finding, _("Hours are reported on each activity that is held."))
        return
    show_chart(
        advisor_hours_chart(hours, page.theme),
        finding=finding,
        caption=_("n = {total} with hours reported · data as of {day}").format(
            total=count_words("deliveries", int(hours["reporting_count"].sum())),
            day=format_day(page.as_of),
        ),
        table=hours,
        key="hours",
        labels={
            "delivery_count": _("Started deliveries"),
            "reporting_count": _("Report hours"),
            "unit_count": _("Their delivery-units"),
            "advisor_hours": _("Hours"),
            "unit_hours": _("Hours per delivery-unit"),
        },
    )


def _flow_caption(page: Page, months: int, counted: str) -> str:
    caption = _(
        "{counted}. In: first gathering. Out: completed or stopped. The last {count} "
        "months, the last one up to {day}."
    ).format(
        counted=counted_label(counted),
        count=format_count(months),
        day=format_day(page.as_of),
    )
    if counted == "workplaces":
        caption += " " + _(
            "A workplace is in as long as one of its deliveries is ongoing."
        )
    return caption


def _plan_caption(page: Page, plans: PlanSummary) -> str:
    caption = _(
        "Median {months} months over plan. Completed: n = {count}, data as of {day}. "
        "Ongoing deliveries are left out, so this is short: see Durations."
    ).format(
        day=format_day(page.as_of),
        months=format_number(plans.median_months_over),
        count=format_count(plans.delivery_count),
    )
    if plans.without_plan_count:
        caption += " " + ngettext(
            "{count} without a planned end is left out.",
            "{count} without a planned end are left out.",
            plans.without_plan_count,
        ).format(count=format_count(plans.without_plan_count))
    return caption


def _say(finding: str, why: str) -> None:
    st.header(finding, anchor=False)
    say_quietly(why)
