"""What is the one thing to say of a delivery, of its plan and of its parts?

Every sentence rests on days and counts, and is true whatever is missing.
"""

from dataclasses import dataclass, fields
from datetime import date

import polars as pl

from app.metrics.delivery_activities import ActivityState
from app.metrics.elapsed import month_number, span_in_words
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


@dataclass(frozen=True)
class Course:
    """The days of one delivery as they are known on the as-of day."""

    workplace_name: str
    state: str
    first_contact_on: date | None
    started_on: date | None
    planned_end_on: date | None
    ended_on: date | None


def read_course(delivery: pl.DataFrame) -> Course:
    """Read the days from the one row of delivery_facts.sql."""
    names = [field.name for field in fields(Course)]
    return Course(**delivery.select(names).row(0, named=True))


def delivery_finding(course: Course, as_of: date) -> str:
    """Say where a delivery stands, and how that lies to its plan."""
    parts = [_standing(course, as_of), _against_plan(course, as_of)]
    said = ", ".join(part for part in parts if part)
    return _("{name}: {standing}").format(name=course.workplace_name, standing=said)


def _standing(course: Course, as_of: date) -> str:
    if course.state == "planned" or course.started_on is None:
        return _standing_without_start(course)
    if course.ended_on is None:
        month = month_number(course.started_on, as_of)
        return _("ongoing, month {month}").format(month=format_count(month))
    span = span_in_words(course.started_on, course.ended_on)
    if course.state == "stopped":
        return _("stopped after {span}").format(span=span)
    return _("completed after {span}").format(span=span)


def _standing_without_start(course: Course) -> str:
    if course.ended_on is not None:
        said = _("stopped {day}") if course.state == "stopped" else _("completed {day}")
        return said.format(day=format_day(course.ended_on))
    return _("not started yet")


def _against_plan(course: Course, as_of: date) -> str:
    planned_end, day = course.planned_end_on, course.ended_on or as_of
    if planned_end is None:
        return _("no planned end") if course.state == "ongoing" else ""
    if day > planned_end:
        late = _("{span} past the planned end")
        return late.format(span=span_in_words(planned_end, day))
    if course.ended_on is None:
        return _("planned end {day}").format(day=format_day(planned_end))
    if day == planned_end:
        return _("on the planned day")
    return _("{span} before the planned end").format(
        span=span_in_words(day, planned_end)
    )


def activities_finding(activities: pl.DataFrame) -> str:
    """Say how many activities have been held, and how many have not been accounted for.

    Args:
        activities: Rows of `activities_with_state`; at least one.
    """
    states = activities["activity_state"]
    held = int((states == ActivityState.HELD.value).sum())
    silent = int((states == ActivityState.UNRECORDED.value).sum())
    said = ngettext("{n} activity held", "{n} activities held", held)
    if not silent:
        return said.format(n=format_count(held))
    tail = ngettext(
        "{n} past its day without being recorded as held",
        "{n} past their day without being recorded as held",
        silent,
    )
    joined = f"{said.format(n=format_count(held))}, {tail}"
    return joined.format(n=format_count(silent))


def plan_finding(progress: pl.DataFrame, as_of: date) -> str:
    """Say how many gatherings are held, and how many the plan has had by now.

    Args:
        progress: Rows of `planned_and_held`; at least one.
        as_of: The day the plan is read on.
    """
    by_now = progress.filter(~pl.col("is_ahead"))
    held, planned = _latest_count(by_now, "held"), _latest_count(by_now, "planned")
    if not held and not planned:
        none = _("No gathering was planned by {day}")
        return none.format(day=format_day(as_of))
    said = ngettext("{n} gathering held", "{n} gatherings held", held).format(
        n=format_count(held)
    )
    return _("{held}, {planned} planned by {day}").format(
        held=said, planned=format_count(planned), day=format_day(as_of)
    )


def _latest_count(progress: pl.DataFrame, series: str) -> int:
    count = progress.filter(pl.col("series") == series)["gathering_count"].max()
    return int(count) if isinstance(count, int) else 0


def units_finding(units: pl.DataFrame) -> str:
    """Say how many units take part, and in how many the cooperation has started.

    Args:
        units: Rows of delivery_units.sql; at least one.
    """
    started = int(units["cooperation_started_on"].is_not_null().sum())
    if units.height == 1:
        return _unit_finding(is_started=started == 1)
    if not started:
        none = _("None of {n} units is recorded as having started its own cooperation")
        return none.format(n=format_count(units.height))
    said = ngettext(
        "{started} of {n} units has started its own cooperation",
        "{started} of {n} units have started their own cooperation",
        started,
    )
    return said.format(started=format_count(started), n=format_count(units.height))


def _unit_finding(*, is_started: bool) -> str:
    if is_started:
        return _("The unit has started its own cooperation")
    return _("The unit is not recorded as having started its own cooperation")


def evaluations_finding(evaluations: pl.DataFrame) -> str:
    """Say how many evaluations are completed, and whether the end evaluation is.

    Args:
        evaluations: Rows of delivery_evaluations.sql; at least one.
    """
    completed = evaluations.filter(pl.col("completed_on").is_not_null())
    said = ngettext(
        "{done} of {n} evaluation completed",
        "{done} of {n} evaluations completed",
        evaluations.height,
    ).format(done=format_count(completed.height), n=format_count(evaluations.height))
    if (completed["kind"] == "end").any():
        return _("{count}, the end evaluation among them").format(count=said)
    return _("{count}, no end evaluation yet").format(count=said)
