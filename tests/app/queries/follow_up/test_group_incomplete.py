"""A party group has a leader, a union and a safety representative, or stand-ins."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    DAY_BEFORE,
    STARTED,
    UNIT,
    a_build,
    a_delivery,
    a_role,
    a_unit,
    merged_into,
    wherever_it_went,
)

RULE = "group_incomplete"
BEFORE = date(2023, 6, 1)
LEFT = date(2026, 3, 15)
LEADER = a_role("leader", BEFORE)
UNION = a_role("union_representative", BEFORE)
SAFETY = a_role("safety_representative", BEFORE)
EMPLOYEE = a_role("employee_representative", BEFORE)
COMPLETE = [LEADER, UNION, SAFETY]


def left(role, on=LEFT):
    return {**role, "to_on": on}


def row_of(path, as_of=AS_OF):
    return rows_of(path, RULE, as_of).row(0, named=True)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2026, 3, 14), "not_due", id="the day before the role ends"),
        pytest.param(LEFT, "due_soon", id="the day the role ends"),
        pytest.param(date(2026, 3, 16), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_a_role_ends(tmp_path, as_of, state):
    path = a_build(tmp_path, party_roles=[LEADER, UNION, left(SAFETY)])

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("last_on", "next_day"),
    [
        pytest.param(date(2024, 2, 29), date(2024, 3, 1), id="a leap day"),
        pytest.param(date(2025, 2, 28), date(2025, 3, 1), id="the end of February"),
        pytest.param(date(2024, 12, 31), date(2025, 1, 1), id="the end of a year"),
    ],
)
def test_a_role_may_end_on_any_day(tmp_path, last_on, next_day):
    path = a_build(tmp_path, party_roles=[left(LEADER, last_on), UNION, SAFETY])

    assert row_of(path)["due_on"] == last_on
    assert state_of(path, RULE, last_on) == "due_soon"
    assert state_of(path, RULE, next_day) == "overdue"


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2026, 1, 9), "not_relevant", id="the day before it joins"),
        pytest.param(date(2026, 1, 10), "due_soon", id="the day it joins"),
        pytest.param(date(2026, 1, 11), "overdue", id="the day after"),
    ],
)
def test_a_group_is_to_be_complete_when_the_unit_joins(tmp_path, as_of, state):
    path = a_build(
        tmp_path, unit={"joined_on": date(2026, 1, 10)}, party_roles=[LEADER, UNION]
    )

    assert state_of(path, RULE, as_of) == state


@wherever_it_went
def test_only_a_unit_that_takes_part_is_looked_at(tmp_path, where, is_there):
    path = a_build(tmp_path, **where, party_roles=[LEADER])

    state = state_of(path, RULE, record=UNIT)

    assert state == ("overdue" if is_there else "not_relevant")


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param({}, "overdue", id="ongoing"),
        pytest.param({"delivery_type": "one_to_one"}, "overdue", id="one-to-one"),
        pytest.param({"ended_on": DAY_AFTER}, "overdue", id="ends after"),
        pytest.param({"ended_on": AS_OF}, "not_relevant", id="ended on the day"),
        pytest.param(
            {"ended_on": AS_OF, "status": "stopped"}, "not_relevant", id="stopped"
        ),
        pytest.param({"started_on": DAY_AFTER}, "not_relevant", id="starts after"),
    ],
)
def test_only_an_ongoing_delivery_is_looked_at(tmp_path, delivery, state):
    path = a_build(tmp_path, delivery=delivery, party_roles=[LEADER])

    assert state_of(path, RULE) == state


@pytest.mark.parametrize(
    ("roles", "missing"),
    [
        pytest.param(COMPLETE, None, id="complete"),
        pytest.param([*COMPLETE, EMPLOYEE], None, id="complete and more"),
        pytest.param([UNION, SAFETY], "leader", id="no leader"),
        pytest.param([LEADER, SAFETY], "union_representative", id="no union"),
        pytest.param([LEADER, UNION], "safety_representative", id="no safety"),
        pytest.param([LEADER, EMPLOYEE], None, id="an employee for both"),
        pytest.param([EMPLOYEE], "leader", id="an employee for both, no leader"),
        pytest.param(
            [LEADER, UNION, EMPLOYEE],
            "safety_representative",
            id="union and employee",
        ),
        pytest.param(
            [LEADER, SAFETY, EMPLOYEE],
            "union_representative",
            id="safety and employee",
        ),
        pytest.param(
            [LEADER],
            "union_representative safety_representative",
            id="neither of the two",
        ),
        pytest.param(
            [a_role("hr", BEFORE)],
            "leader union_representative safety_representative",
            id="only hr",
        ),
    ],
)
def test_the_row_says_which_roles_are_missing(tmp_path, roles, missing):
    row = row_of(a_build(tmp_path, party_roles=roles))

    assert row["detail"] == missing
    assert row["from_on"] == row["due_on"] == (STARTED if missing else None)
    assert row["state"] == ("overdue" if missing else "not_due")


@pytest.mark.parametrize(
    ("roles", "state"),
    [
        pytest.param([], "unknown", id="no role at all"),
        pytest.param([a_role("leader", DAY_AFTER)], "unknown", id="a role from after"),
        pytest.param(
            [a_role("leader", BEFORE, workplace_id="V-3")], "unknown", id="elsewhere"
        ),
        pytest.param([a_role("leader", AS_OF)], "overdue", id="a role from the day"),
        pytest.param([left(LEADER, BEFORE)], "overdue", id="a role that ended"),
    ],
)
def test_it_is_unknown_while_nothing_is_told_of_the_unit(tmp_path, roles, state):
    assert state_of(a_build(tmp_path, party_roles=roles), RULE) == state


@pytest.mark.parametrize(
    ("to_on", "from_on"),
    [
        pytest.param(None, None, id="held"),
        pytest.param(DAY_AFTER, None, id="ends after"),
        pytest.param(AS_OF, AS_OF, id="ends on the day"),
        pytest.param(DAY_BEFORE, DAY_BEFORE, id="ended the day before"),
        pytest.param(STARTED, STARTED, id="ended when the unit joined"),
        pytest.param(date(2023, 9, 1), STARTED, id="ended before the unit joined"),
    ],
)
def test_a_role_is_empty_from_the_day_it_ends(tmp_path, to_on, from_on):
    path = a_build(tmp_path, party_roles=[left(LEADER, to_on), UNION, SAFETY])

    assert row_of(path)["from_on"] == from_on


@pytest.mark.parametrize(
    ("roles", "from_on"),
    [
        pytest.param(
            [left(LEADER), a_role("leader", LEFT), UNION, SAFETY],
            None,
            id="taken over the same day",
        ),
        pytest.param(
            [left(LEADER), a_role("leader", DAY_AFTER), UNION, SAFETY],
            LEFT,
            id="taken over after the as-of day",
        ),
        pytest.param(
            [
                left(LEADER, date(2025, 1, 1)),
                left(a_role("leader", date(2025, 1, 1))),
                UNION,
                SAFETY,
            ],
            LEFT,
            id="the last of several",
        ),
        pytest.param(
            [left(LEADER), left(UNION, date(2025, 5, 5)), SAFETY],
            date(2025, 5, 5),
            id="two are empty: the first counts",
        ),
        pytest.param(
            [left(LEADER), SAFETY], STARTED, id="two are empty, one from the start"
        ),
    ],
)
def test_it_counts_from_the_first_role_that_is_empty(tmp_path, roles, from_on):
    assert row_of(a_build(tmp_path, party_roles=roles))["from_on"] == from_on


@pytest.mark.parametrize(
    ("employee_to_on", "roles", "from_on"),
    [
        pytest.param(None, [LEADER], None, id="still stands in"),
        pytest.param(DAY_AFTER, [LEADER], None, id="stands in until after"),
        pytest.param(AS_OF, [LEADER], AS_OF, id="leaves on the day"),
        pytest.param(LEFT, [LEADER], LEFT, id="left"),
        pytest.param(BEFORE, [LEADER], STARTED, id="left before the unit joined"),
        pytest.param(
            LEFT,
            [LEADER, left(UNION, date(2026, 5, 1)), left(SAFETY, date(2026, 4, 1))],
            date(2026, 4, 1),
            id="left before the two did",
        ),
        pytest.param(
            LEFT,
            [LEADER, left(UNION, date(2025, 5, 1)), left(SAFETY, date(2025, 4, 1))],
            LEFT,
            id="left after the two did",
        ),
        pytest.param(LEFT, [LEADER, UNION], STARTED, id="left, one of the two is held"),
        pytest.param(LEFT, [], STARTED, id="left, no leader from the start"),
    ],
)
def test_an_employee_representative_stands_in_for_both(
    tmp_path, employee_to_on, roles, from_on
):
    path = a_build(tmp_path, party_roles=[left(EMPLOYEE, employee_to_on), *roles])

    assert row_of(path)["from_on"] == from_on


@pytest.mark.parametrize(
    ("merged_on", "safety_at", "missing"),
    [
        pytest.param(STARTED, "V-2", None, id="where it went"),
        pytest.param(STARTED, "V-1", None, id="where it was"),
        pytest.param(STARTED, "V-3", "safety_representative", id="elsewhere"),
        pytest.param(DAY_AFTER, "V-2", "safety_representative", id="where it will go"),
    ],
)
def test_a_merged_unit_has_the_roles_of_both_places(
    tmp_path, merged_on, safety_at, missing
):
    path = a_build(
        tmp_path,
        workplaces=[merged_into("V-2", on=merged_on)],
        party_roles=[LEADER, UNION, {**SAFETY, "workplace_id": safety_at}],
    )

    assert row_of(path)["detail"] == missing


def test_a_group_where_a_unit_of_the_delivery_went_is_asked_for_once(tmp_path):
    path = a_build(
        tmp_path,
        workplaces=[merged_into("V-2", on=STARTED)],
        others=[a_unit("V-2")],
        party_roles=[{**LEADER, "workplace_id": "V-2"}],
    )

    assert dict(rows_of(path, RULE).select("record_id", "state").iter_rows()) == {
        "L-1/V-1": "not_relevant",
        "L-1/V-2": "overdue",
    }


def test_a_role_filled_again_is_no_longer_due(tmp_path):
    again = a_role("safety_representative", date(2026, 4, 1))
    path = a_build(tmp_path, party_roles=[LEADER, UNION, left(SAFETY), again])

    assert state_of(path, RULE, date(2026, 3, 31)) == "overdue"
    assert state_of(path, RULE, date(2026, 4, 1)) == "not_due"


@pytest.mark.parametrize(
    ("second", "unit", "asked"),
    [
        pytest.param({}, {}, "L-2", id="both started on one day"),
        pytest.param({"started_on": date(2023, 7, 1)}, {}, "L-1", id="an earlier one"),
        pytest.param({"started_on": DAY_AFTER}, {}, "L-1", id="starts after"),
        pytest.param({"ended_on": AS_OF}, {}, "L-1", id="ended"),
        pytest.param({}, {"left_on": AS_OF}, "L-1", id="left"),
        pytest.param({}, {"joined_on": DAY_AFTER}, "L-1", id="joins after"),
        pytest.param({"status": "completed"}, {}, "L-1", id="over on no known day"),
    ],
)
def test_a_unit_is_asked_in_the_ongoing_delivery_that_started_last(
    tmp_path, second, unit, asked
):
    path = a_build(
        tmp_path,
        deliveries=[a_delivery("L-2", **second)],
        others=[a_unit(delivery_id="L-2", **unit), a_unit("V-3", delivery_id="L-2")],
        party_roles=[LEADER],
    )

    rows = rows_of(path, RULE)

    assert rows.filter(state="overdue")["record_id"].to_list() == [f"{asked}/V-1"]
