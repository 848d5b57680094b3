"""Show the course of a delivery: its activities over time, and against the plan."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from app.charts.delivery_timeline import (
    Milestones,
    delivery_timeline_chart,
    state_key,
    state_label,
)
from app.charts.gap_marks import GapMark, gap_key
from app.charts.planned_against_held import planned_against_held_chart
from app.components.charts import show_chart
from app.components.facts import show_empty_part
from app.components.page import Page
from app.components.tables import show_table
from app.metrics.delivery_activities import (
    ActivityState,
    activities_by_kind,
    planned_and_held,
)
from app.metrics.delivery_finding import Course, activities_finding, plan_finding
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day, format_number


def show_timeline(
    page: Page,
    activities: pl.DataFrame,
    course: Course,
    gaps: Sequence[GapMark],
) -> None:
    """Draw every activity that has a day on rows by kind, and what is to be done.

    Args:
        page: The page that is open.
        activities: Rows of `activities_with_state`.
        course: The days of the delivery.
        gaps: What is to be followed up of the delivery.
    """
    dated = activities.filter(pl.col("shown_on").is_not_null())
    if dated.is_empty():
        show_empty_part(
            _("Activities"),
            _("No activity with a day is recorded for this delivery."),
        )
        return
    milestones = Milestones(page.as_of, course.planned_end_on, course.ended_on)
    undated = activities.height - dated.height
    show_chart(
        delivery_timeline_chart(dated, milestones, page.theme, gaps=gaps),
        finding=activities_finding(activities),
        caption=". ".join(
            said
            for said in (
                state_key(dated),
                gap_key(gaps),
                _timeline_caption(page, dated.height, undated),
            )
            if said
        ),
        table=dated.select(
            "kind", "planned_on", "held_on", _state_words(dated), "workplace_name"
        ),
        key="delivery-timeline",
        labels={"activity_state": _("State")},
    )


def _timeline_caption(page: Page, dated: int, undated: int) -> str:
    said = _("n = {n}, data as of {day}").format(
        n=format_count(dated), day=format_day(page.as_of)
    )
    if not undated:
        return said
    tail = ngettext(
        "{n} without a day is left out", "{n} without a day are left out", undated
    )
    return f"{said}. {tail.format(n=format_count(undated))}"


def show_plan(page: Page, activities: pl.DataFrame) -> None:
    """Draw the ordinary gatherings planned against those held."""
    progress = planned_and_held(activities, page.as_of)
    if progress.is_empty():
        show_empty_part(
            _("Planned against held"),
            _("No ordinary gathering has a planned day or has been held."),
        )
        return
    show_chart(
        planned_against_held_chart(progress, page.as_of, page.theme),
        finding=plan_finding(progress, page.as_of),
        caption=_(
            "Ordinary gatherings only; one that was moved counts once. Data as of {day}"
        ).format(day=format_day(page.as_of)),
        table=progress.drop("is_ahead").with_columns(
            series=pl.col("series").replace(
                {"planned": _("Planned"), "held": _("Held")}
            )
        ),
        key="delivery-plan",
        labels={
            "series": _("Series"),
            "day": _("Day"),
            "gathering_count": _("Gatherings so far"),
        },
    )


def show_hours(activities: pl.DataFrame) -> None:
    """Draw how many activities of each kind there are, and the hours they took."""
    by_kind = activities_by_kind(activities)
    if by_kind.is_empty():
        show_empty_part(_("Advisor hours"), _("No activity is recorded."))
        return
    st.header(hours_finding(by_kind), anchor=False)
    show_table(
        by_kind.drop("told_hours_count"),
        key="delivery-kinds",
        name=_("activities"),
        title=_("Activities by kind"),
        noun=lambda count: ngettext("kind of activity", "kinds of activity", count),
        labels={f"{state.value}_count": state_label(state) for state in ActivityState},
        table="activities",
    )


def hours_finding(by_kind: pl.DataFrame) -> str:
    """Say how many hours advisors have used, and how many activities tell it.

    Args:
        by_kind: Rows of `activities_by_kind`; at least one.
    """
    held, told = (
        int(by_kind["held_count"].sum()),
        int(by_kind["told_hours_count"].sum()),
    )
    if not told:
        return _("No held activity tells how many hours the advisor used")
    hours = format_number(float(by_kind["advisor_hours"].sum()))
    return ngettext(
        "{hours} advisor hours, told by {told} of {n} held activity",
        "{hours} advisor hours, told by {told} of {n} held activities",
        held,
    ).format(hours=hours, told=format_count(told), n=format_count(held))


def _state_words(activities: pl.DataFrame) -> pl.Series:
    return pl.Series(
        "activity_state",
        [state_label(ActivityState(state)) for state in activities["activity_state"]],
        dtype=pl.String,
    )
