"""Which factors each unit has been found to have by a day, and has by its records."""

from typing import NamedTuple

from tests.app.factors.plain_recorded import recorded_factors


class Assessed(NamedTuple):
    is_present: bool | None
    is_joint: bool
    joint_presence: str | None
    known_on: object


def find_factors(records, units, as_of, *, with_roles):
    """Give (delivery, unit, day) to its factors by basis.

    Asked on the days of the outcomes of a unit, and on the as-of day. What roles have
    answered counts only where the as-of day is that of the data.
    """
    found = {}
    for unit in units:
        days = {told.day for told in unit.outcomes.values()} | {as_of}
        for day in days - {None}:
            found[unit.delivery_id, unit.workplace_id, day] = {
                "assessed": {
                    code: factor
                    for code, factor in assessed_factors(records, unit, day).items()
                    if with_roles or factor.is_joint
                },
                "records": recorded_factors(records, unit, day),
            }
    return found


def assessed_factors(records, unit, day):
    """Give each factor that somebody has assessed in a unit by a day."""
    by_factor = {}
    for row in records.assessments_of[unit.delivery_id]:
        if row.workplace_id == unit.workplace_id and row.assessed_on <= day:
            by_role = by_factor.setdefault(row.factor_code, {})
            by_role.setdefault(row.assessor_role, []).append(row)
    return {code: _put_together(by_role) for code, by_role in by_factor.items()}


def _put_together(by_role):
    latest_of = {role: _latest_answer(rows) for role, rows in by_role.items()}
    if "group" in latest_of:
        presence, day = latest_of["group"]
        return Assessed(presence == "present", True, presence, day)
    found = {presence == "present" for presence, _day in latest_of.values()}
    do_agree = len(latest_of) > 1 and len(found) == 1
    known_on = max(day for _presence, day in latest_of.values())
    return Assessed(found.pop() if do_agree else None, False, None, known_on)


def _latest_answer(rows):
    """Give the latest answer and its day; of two on one day, that with the last key."""
    last = max(rows, key=lambda row: (row.assessed_on, row.assessment_id))
    return last.presence, last.assessed_on
