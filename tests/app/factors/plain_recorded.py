"""Which factors each unit has by its records by a day.

Each factor is a function of the course of a unit. It gives None where the factor cannot
be told, else whether it is present and the day of the record that made it so, where one
did.
"""

from itertools import pairwise
from types import SimpleNamespace
from typing import NamedTuple

from app.metrics.after_the_end import CONTACT_CLOSES_MONTHS
from data.follow_up import standard_rules
from data.recorded_factors import factor_limits
from tests.app.follow_up.plain_dates import add_months, by_day, earliest, latest

REPRESENTATIVES = (
    "union_representative",
    "safety_representative",
    "employee_representative",
)
ORDINARY = (
    "multi_group_gathering",
    "role_gathering",
    "party_group_meeting",
    "staff_gathering",
)
ADVISOR_SHARE = dict(standard_rules().named("advisor_dependence").limits)[
    "advisor_share"
]
LIMITS = factor_limits()


class Recorded(NamedTuple):
    is_present: bool
    known_on: object = None


def recorded_factors(records, unit, day):
    """Give each factor that the records of a unit can tell by a day."""
    course = _course(records, unit, day)
    if course is None:
        return {}
    told = {code: tell(course) for code, tell in TOLD_BY.items()}
    return {code: found for code, found in told.items() if found is not None}


def _course(records, unit, seen_on):
    delivery = records.delivery_named[unit.delivery_id]
    row = next(
        row
        for row in records.units_of[unit.delivery_id]
        if row.workplace_id == unit.workplace_id
    )
    from_on = latest(delivery.started_on, row.joined_on)
    to_on = earliest(seen_on, delivery.ended_on, row.left_on)
    if from_on > to_on:
        return None
    return SimpleNamespace(
        unit=row,
        delivery=delivery,
        place=records.workplaces[unit.workplace_id],
        roles=records.roles_at[unit.workplace_id],
        activities=[
            activity
            for activity in records.activities_of[unit.delivery_id]
            if activity.workplace_id in (None, unit.workplace_id)
        ],
        actions=[
            action
            for action in records.actions_at[unit.workplace_id]
            if action.delivery_id == unit.delivery_id
        ],
        from_on=from_on,
        to_on=to_on,
        seen_on=seen_on,
    )


def _held(course, kinds, first, last):
    """Find what was held for a unit from one day to another, both with."""
    return [
        row
        for row in course.activities
        if row.kind in kinds
        and row.held_on is not None
        and first <= row.held_on <= last
    ]


def _in_the_course(course, *kinds):
    return _held(course, kinds, course.from_on, course.to_on)


def _roles(course, day, *roles):
    """Find the roles that are held on a day."""
    return [
        row
        for row in course.roles
        if row.role in roles
        and row.from_on <= day
        and (row.to_on is None or row.to_on > day)
    ]


def _as_said(value):
    return None if value is None else Recorded(value)


def _whole_group(course):
    return _as_said(course.unit.whole_group_takes_part)


def _single(course):
    count = course.unit.participants_count
    return Recorded(count == 1) if count else None


def _continuity(course):
    held = _roles(
        course,
        course.from_on,
        "leader",
        "union_representative",
        "safety_representative",
    )
    ends = [row.to_on for row in held if by_day(row.to_on, course.to_on)]
    return Recorded(not ends, latest(*ends)) if held else None


def _replacements(course):
    held = _roles(course, course.from_on, "leader", "union_representative")
    new = [
        row.from_on
        for gone in held
        for row in course.roles
        if gone.to_on is not None
        and row.role == gone.role
        and gone.to_on <= row.from_on <= course.to_on
    ]
    return Recorded(bool(new), latest(*new)) if held else None


def _fixed_structure(course):
    meetings = _in_the_course(course, "party_group_meeting")
    days = sorted({row.held_on for row in meetings})
    if len(days) < LIMITS["fixed_meetings"]:
        return None
    gaps = [(after - before).days for before, after in pairwise(days)]
    return Recorded(max(gaps) <= LIMITS["fixed_gap_days"])


def _after_the_end(course, kinds, last):
    """Find the days after the end on which something was held."""
    ended_on = course.delivery.ended_on
    held = _held(course, kinds, ended_on, last)
    return [row.held_on for row in held if row.held_on > ended_on]


def _refresher(course):
    ended_on = course.delivery.ended_on
    if ended_on is None or ended_on >= course.seen_on:
        return None
    days = _after_the_end(course, ("refresher",), course.seen_on)
    return Recorded(bool(days), earliest(*days))


def _physical(course):
    forms = [row.form for row in _in_the_course(course, *ORDINARY) if row.form]
    if len(forms) < LIMITS["physical_gatherings_count"]:
        return None
    return Recorded(forms.count("physical") / len(forms) >= LIMITS["physical_share"])


def _no_parties(course):
    if not any(row.from_on <= course.seen_on for row in course.roles):
        return None
    return Recorded(not _roles(course, course.from_on, *REPRESENTATIVES))


def _incomplete(course):
    if not any(row.from_on <= course.to_on for row in course.roles):
        return None
    held = {
        row.role for row in _roles(course, course.to_on, "leader", *REPRESENTATIVES)
    }
    both = {"union_representative", "safety_representative"}
    is_stood_in_for = not held & both and "employee_representative" in held
    return Recorded("leader" not in held or not (both <= held or is_stood_in_for))


def _trained(course):
    held = _roles(course, course.to_on, "leader", *REPRESENTATIVES)
    if not held:
        return None
    return Recorded(all(by_day(row.trained_on, course.to_on) for row in held))


def _staff(course):
    days = [row.held_on for row in _in_the_course(course, "staff_gathering")]
    if by_day(course.unit.staff_informed_on, course.to_on):
        days.append(course.unit.staff_informed_on)
    return Recorded(bool(days), earliest(*days))


def _advisor_dependence(course):
    if course.delivery.delivery_type != "one_to_one":
        return None
    there = [
        row.is_advisor_present
        for row in _in_the_course(course, "party_group_meeting")
        if row.is_advisor_present is not None
    ]
    if len(there) < LIMITS["advisor_meetings"]:
        return None
    return Recorded(sum(there) / len(there) >= ADVISOR_SHARE)


def _superior(course):
    kinds = ("superior_progress_check",)
    days = [row.held_on for row in _held(course, kinds, course.from_on, course.seen_on)]
    return Recorded(bool(days), latest(*days))


def _action_plan(course):
    actions = [
        row
        for row in course.actions
        if row.is_sensitive is False
        and row.status != "dropped"
        and by_day(row.decided_on, course.seen_on)
    ]
    if not actions:
        return None
    return Recorded(
        all(row.responsible_role is not None and row.due_on for row in actions)
    )


def _cancelled(course):
    planned = [
        row
        for row in course.activities
        if row.kind in ORDINARY
        and row.planned_on is not None
        and course.from_on <= row.planned_on <= course.to_on
    ]
    if len(planned) < LIMITS["cancelled_of_count"]:
        return None
    gone = [
        row
        for row in planned
        if row.status == "cancelled"
        or (
            row.status == "postponed"
            and row.held_on is None
            and row.replaced_by_activity_id is None
        )
    ]
    return Recorded(len(gone) / len(planned) >= LIMITS["cancelled_share"])


def _no_follow_up(course):
    ended_on = course.delivery.ended_on
    if course.delivery.status != "completed" or ended_on is None:
        return None
    closes_on = add_months(ended_on, CONTACT_CLOSES_MONTHS)
    if course.seen_on < closes_on:
        return None
    if _after_the_end(course, ("follow_up_contact", "refresher"), closes_on):
        return Recorded(False)
    return Recorded(True, closes_on)


TOLD_BY = {
    "whole_group_takes_part": _whole_group,
    "single_participant": _single,
    "clear_plan": lambda course: _as_said(course.delivery.has_project_plan),
    "shift_work": lambda course: _as_said(course.place.has_shift_work),
    "undefined_duration": lambda course: Recorded(
        course.delivery.planned_end_on is None
    ),
    "group_continuity": _continuity,
    "group_replacements": _replacements,
    "fixed_structure": _fixed_structure,
    "refresher_given": _refresher,
    "physical_gatherings": _physical,
    "no_parties_at_start": _no_parties,
    "group_incomplete": _incomplete,
    "trained_parties": _trained,
    "staff_involved": _staff,
    "advisor_dependence": _advisor_dependence,
    "superior_follow_up": _superior,
    "concrete_action_plan": _action_plan,
    "activities_cancelled": _cancelled,
    "no_follow_up_after_end": _no_follow_up,
}
