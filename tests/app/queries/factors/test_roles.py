"""What the roles of a party group say: who stayed, came, was missing, was trained."""

from datetime import date

import pytest

from tests.app.queries.factors.from_records import facts_of, is_present
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    DAY_BEFORE,
    STARTED,
    a_build,
    a_role,
)

BEFORE = date(2023, 6, 1)
DAY_BEFORE_START, DAY_AFTER_START = date(2023, 12, 31), date(2024, 1, 2)
MIDWAY = date(2025, 5, 5)
LEADER = a_role("leader", BEFORE)
UNION = a_role("union_representative", BEFORE)
SAFETY = a_role("safety_representative", BEFORE)
EMPLOYEE = a_role("employee_representative", BEFORE)
HR = a_role("hr", BEFORE)
COMPLETE = [LEADER, UNION, SAFETY]


def left(role, on):
    return {**role, "to_on": on}


def since(role, on):
    return {**role, "from_on": on}


def trained(role, on):
    return {**role, "trained_on": on}


def elsewhere(role):
    return {**role, "workplace_id": "V-2"}


def with_roles(folder, roles, **changes):
    return a_build(folder, party_roles=list(roles), **changes)


@pytest.mark.parametrize(
    ("to_on", "facts"),
    [
        pytest.param(None, (True, None), id="still there"),
        pytest.param(STARTED, None, id="left on the first day"),
        pytest.param(DAY_AFTER_START, (False, DAY_AFTER_START), id="the day after"),
        pytest.param(AS_OF, (False, AS_OF), id="on the last day"),
        pytest.param(DAY_AFTER, (True, None), id="the day after the last"),
    ],
)
@pytest.mark.parametrize("role", COMPLETE, ids=lambda role: role["role"])
def test_a_group_goes_on_when_nobody_of_the_first_day_has_left(
    tmp_path, role, to_on, facts
):
    path = with_roles(tmp_path, [left(role, to_on)])

    assert facts_of(path, "group_continuity") == facts


@pytest.mark.parametrize(
    ("roles", "facts"),
    [
        pytest.param([], None, id="no role"),
        pytest.param([EMPLOYEE, HR], None, id="others only"),
        pytest.param([since(LEADER, DAY_AFTER_START)], None, id="came after"),
        pytest.param([since(LEADER, STARTED)], (True, None), id="came on the day"),
        pytest.param([elsewhere(LEADER)], None, id="at another workplace"),
        pytest.param([LEADER, left(EMPLOYEE, MIDWAY)], (True, None), id="others left"),
        pytest.param(
            [LEADER, left(since(UNION, DAY_AFTER_START), MIDWAY)],
            (True, None),
            id="one who came later left",
        ),
        pytest.param(
            [left(LEADER, MIDWAY), left(UNION, DAY_BEFORE), SAFETY],
            (False, DAY_BEFORE),
            id="two left: the latest",
        ),
        pytest.param(
            [left(LEADER, MIDWAY), left(UNION, DAY_AFTER)],
            (False, MIDWAY),
            id="one left, another will",
        ),
    ],
)
def test_continuity_is_told_of_those_who_were_there_on_the_first_day(
    tmp_path, roles, facts
):
    assert facts_of(with_roles(tmp_path, roles), "group_continuity") == facts


@pytest.mark.parametrize(
    ("changes", "first", "last"),
    [
        pytest.param({"unit": {"joined_on": MIDWAY}}, MIDWAY, AS_OF, id="joined late"),
        pytest.param({"unit": {"left_on": MIDWAY}}, STARTED, MIDWAY, id="left early"),
        pytest.param(
            {"delivery": {"ended_on": MIDWAY}}, STARTED, MIDWAY, id="has ended"
        ),
    ],
)
def test_continuity_is_that_of_the_course(tmp_path, changes, first, last):
    path = with_roles(
        tmp_path,
        [
            left(a_role("leader", BEFORE), first),
            left(a_role("union_representative", first), last),
            left(a_role("safety_representative", first), DAY_AFTER),
        ],
        **changes,
    )

    assert facts_of(path, "group_continuity") == (False, last)


@pytest.mark.parametrize(
    ("to_on", "new_on", "facts"),
    [
        pytest.param(MIDWAY, MIDWAY, (True, MIDWAY), id="taken over the same day"),
        pytest.param(MIDWAY, AS_OF, (True, AS_OF), id="on the last day"),
        pytest.param(MIDWAY, DAY_AFTER, (False, None), id="the day after the last"),
        pytest.param(AS_OF, AS_OF, (True, AS_OF), id="both on the last day"),
        pytest.param(DAY_AFTER, DAY_AFTER, (False, None), id="both after it"),
        pytest.param(MIDWAY, date(2025, 5, 4), (False, None), id="came before"),
        pytest.param(MIDWAY, None, (False, None), id="nobody came"),
        pytest.param(None, MIDWAY, (False, None), id="a second one came"),
        pytest.param(STARTED, STARTED, (False, None), id="both on the first day"),
    ],
)
@pytest.mark.parametrize("role", ["leader", "union_representative"])
def test_a_replacement_comes_when_another_has_left(
    tmp_path, role, to_on, new_on, facts
):
    newcomer = [a_role(role, new_on)] if new_on else []
    path = with_roles(tmp_path, [left(a_role(role, BEFORE), to_on), *newcomer])

    assert facts_of(path, "group_replacements") == facts


@pytest.mark.parametrize(
    ("roles", "facts"),
    [
        pytest.param([], None, id="no role"),
        pytest.param([SAFETY, EMPLOYEE], None, id="neither leader nor union"),
        pytest.param(
            [LEADER, left(SAFETY, MIDWAY), since(SAFETY, MIDWAY)],
            (False, None),
            id="a safety representative is not looked at",
        ),
        pytest.param(
            [left(LEADER, MIDWAY), since(UNION, MIDWAY)],
            (False, None),
            id="another role is no replacement",
        ),
        pytest.param(
            [left(LEADER, MIDWAY), elsewhere(since(LEADER, MIDWAY))],
            (False, None),
            id="nor one at another workplace",
        ),
        pytest.param(
            [left(LEADER, MIDWAY), since(LEADER, MIDWAY), since(LEADER, DAY_BEFORE)],
            (True, DAY_BEFORE),
            id="twice: the latest",
        ),
        pytest.param(
            [
                left(LEADER, MIDWAY),
                since(LEADER, MIDWAY),
                left(UNION, DAY_BEFORE),
                since(UNION, AS_OF),
            ],
            (True, AS_OF),
            id="both: the latest",
        ),
    ],
)
def test_replacements_are_of_the_leader_and_the_union_representative(
    tmp_path, roles, facts
):
    assert facts_of(with_roles(tmp_path, roles), "group_replacements") == facts


@pytest.mark.parametrize(
    ("roles", "present"),
    [
        pytest.param([], None, id="no role is told"),
        pytest.param([elsewhere(UNION)], None, id="only elsewhere"),
        pytest.param([since(UNION, DAY_AFTER)], None, id="only in the future"),
        pytest.param([LEADER, HR], True, id="a leader only"),
        pytest.param([UNION], False, id="union"),
        pytest.param([SAFETY], False, id="safety"),
        pytest.param([EMPLOYEE], False, id="employee"),
        pytest.param([since(UNION, STARTED)], False, id="from the first day"),
        pytest.param([since(UNION, DAY_AFTER_START)], True, id="from the day after"),
        pytest.param([left(UNION, STARTED)], True, id="left on the first day"),
        pytest.param([left(UNION, DAY_AFTER_START)], False, id="left the day after"),
        pytest.param([left(LEADER, DAY_BEFORE_START)], True, id="a role long ago"),
    ],
)
def test_no_parties_at_the_start_means_no_representative_on_the_first_day(
    tmp_path, roles, present
):
    assert is_present(with_roles(tmp_path, roles), "no_parties_at_start") is present


def test_who_was_there_when_a_unit_joined_late_counts(tmp_path):
    path = with_roles(tmp_path, [left(UNION, MIDWAY)], unit={"joined_on": MIDWAY})

    assert is_present(path, "no_parties_at_start") is True


@pytest.mark.parametrize(
    ("roles", "present"),
    [
        pytest.param([], None, id="no role is told"),
        pytest.param([since(LEADER, DAY_AFTER)], None, id="only in the future"),
        pytest.param([elsewhere(role) for role in COMPLETE], None, id="elsewhere"),
        pytest.param(COMPLETE, False, id="complete"),
        pytest.param([LEADER, UNION], True, id="no safety representative"),
        pytest.param([LEADER, SAFETY], True, id="no union representative"),
        pytest.param([UNION, SAFETY], True, id="no leader"),
        pytest.param([LEADER], True, id="a leader only"),
        pytest.param([LEADER, EMPLOYEE], False, id="an employee stands in for both"),
        pytest.param([LEADER, UNION, EMPLOYEE], True, id="but not for one of them"),
        pytest.param([EMPLOYEE], True, id="nor for the leader"),
        pytest.param([HR], True, id="others do not count"),
        pytest.param(
            [LEADER, UNION, left(SAFETY, AS_OF)], True, id="left on the last day"
        ),
        pytest.param(
            [LEADER, UNION, left(SAFETY, DAY_AFTER)], False, id="left the day after"
        ),
        pytest.param(
            [LEADER, UNION, since(SAFETY, AS_OF)], False, id="came on the last day"
        ),
        pytest.param(
            [LEADER, UNION, since(SAFETY, DAY_AFTER)], True, id="came the day after"
        ),
    ],
)
def test_a_group_is_complete_on_the_last_day_or_not(tmp_path, roles, present):
    assert is_present(with_roles(tmp_path, roles), "group_incomplete") is present


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"unit": {"left_on": MIDWAY}}, id="left"),
        pytest.param({"delivery": {"ended_on": MIDWAY}}, id="ended"),
    ],
)
def test_what_happens_to_a_group_when_it_is_through_does_not_count(tmp_path, changes):
    roles = [left(role, date(2025, 5, 6)) for role in COMPLETE]
    late = [trained(role, date(2025, 5, 6)) for role in roles]
    path = with_roles(tmp_path, late, **changes)

    assert is_present(path, "group_incomplete") is False
    assert is_present(path, "group_continuity") is True
    assert is_present(path, "trained_parties") is False


@pytest.mark.parametrize(
    ("roles", "present"),
    [
        pytest.param([], None, id="no role"),
        pytest.param([trained(HR, BEFORE)], None, id="no party"),
        pytest.param([left(trained(LEADER, BEFORE), AS_OF)], None, id="nobody left"),
        pytest.param([trained(LEADER, BEFORE)], True, id="all one of them"),
        pytest.param([trained(LEADER, AS_OF)], True, id="on the last day"),
        pytest.param([trained(LEADER, DAY_AFTER)], False, id="the day after"),
        pytest.param([LEADER], False, id="not trained"),
        pytest.param([trained(LEADER, BEFORE), EMPLOYEE], False, id="one of two"),
        pytest.param([trained(LEADER, BEFORE), HR], True, id="one is no party"),
        pytest.param(
            [trained(LEADER, BEFORE), left(UNION, MIDWAY)], True, id="one has left"
        ),
        pytest.param(
            [trained(LEADER, BEFORE), since(UNION, DAY_AFTER)],
            True,
            id="one has not come",
        ),
    ],
)
def test_parties_are_trained_when_all_are(tmp_path, roles, present):
    assert is_present(with_roles(tmp_path, roles), "trained_parties") is present
