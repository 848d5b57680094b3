"""More than one person from a unit is to take part by the second gathering."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    UNIT,
    a_build,
    an_activity,
    wherever_it_went,
)

RULE = "single_participant"
FIRST = date(2026, 1, 15)
SECOND = date(2026, 3, 31)
ALONE = {"participants_count": 1}


def gathering(held_on, **changes):
    return an_activity("multi_group_gathering", held_on, **changes)


TWO_GATHERINGS = [gathering(FIRST), gathering(SECOND)]


def row_of(path, as_of=AS_OF):
    return rows_of(path, RULE, as_of).row(0, named=True)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(FIRST, "not_due", id="at the first gathering"),
        pytest.param(date(2026, 3, 30), "not_due", id="before the second"),
        pytest.param(SECOND, "due_soon", id="the day of the second"),
        pytest.param(date(2026, 4, 1), "overdue", id="the day after the second"),
    ],
)
def test_it_is_overdue_the_day_after_the_second_gathering(tmp_path, as_of, state):
    path = a_build(tmp_path, unit=ALONE, activities=TWO_GATHERINGS)

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("second", "next_day"),
    [
        pytest.param(date(2024, 2, 29), date(2024, 3, 1), id="a leap day"),
        pytest.param(date(2025, 2, 28), date(2025, 3, 1), id="the end of February"),
        pytest.param(date(2024, 12, 31), date(2025, 1, 1), id="the end of a year"),
    ],
)
def test_the_second_gathering_may_be_on_any_day(tmp_path, second, next_day):
    held = [gathering(date(2024, 1, 15)), gathering(second)]
    path = a_build(tmp_path, unit=ALONE, activities=held)

    assert row_of(path)["due_on"] == second
    assert state_of(path, RULE, second) == "due_soon"
    assert state_of(path, RULE, next_day) == "overdue"


@wherever_it_went
def test_only_a_unit_that_takes_part_is_looked_at(tmp_path, where, is_there):
    where = {**where, "unit": {**where.get("unit", {}), **ALONE}}
    path = a_build(tmp_path, **where, activities=TWO_GATHERINGS)

    state = state_of(path, RULE, record=UNIT)

    assert state == ("overdue" if is_there else "not_relevant")


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param({}, "overdue", id="ongoing"),
        pytest.param({"delivery_type": "one_to_one"}, "not_relevant", id="one-to-one"),
        pytest.param({"ended_on": DAY_AFTER}, "overdue", id="ends after"),
        pytest.param({"ended_on": AS_OF}, "not_relevant", id="ended on the day"),
        pytest.param(
            {"ended_on": AS_OF, "status": "stopped"}, "not_relevant", id="stopped"
        ),
        pytest.param({"started_on": DAY_AFTER}, "not_relevant", id="starts after"),
    ],
)
def test_only_an_ongoing_delivery_is_looked_at(tmp_path, delivery, state):
    path = a_build(tmp_path, delivery=delivery, unit=ALONE, activities=TWO_GATHERINGS)

    assert state_of(path, RULE) == state


@pytest.mark.parametrize(
    ("participants", "whole_group", "state"),
    [
        pytest.param(None, None, "unknown", id="nothing is told"),
        pytest.param(None, False, "unknown", id="not the whole group"),
        pytest.param(0, None, "unknown", id="told as none"),
        pytest.param(0, True, "done", id="told as none, but the whole group"),
        pytest.param(1, None, "overdue", id="one"),
        pytest.param(1, False, "overdue", id="one, not the whole group"),
        pytest.param(1, True, "done", id="one, but the whole group"),
        pytest.param(None, True, "done", id="the whole group"),
        pytest.param(2, None, "done", id="two"),
        pytest.param(2, False, "done", id="two, not the whole group"),
    ],
)
def test_two_or_the_whole_group_are_enough(tmp_path, participants, whole_group, state):
    unit = {"participants_count": participants, "whole_group_takes_part": whole_group}
    path = a_build(tmp_path, unit=unit, activities=TWO_GATHERINGS)

    row = row_of(path)

    assert (row["state"], row["done_on"]) == (state, None)


@pytest.mark.parametrize(
    ("second", "due_on"),
    [
        pytest.param({}, SECOND, id="for all"),
        pytest.param({"workplace_id": "V-1"}, SECOND, id="for the unit"),
        pytest.param({"kind": "role_gathering"}, SECOND, id="for one role"),
        pytest.param({"kind": "party_group_meeting"}, SECOND, id="party-group meeting"),
        pytest.param({"kind": "staff_gathering"}, SECOND, id="staff gathering"),
        pytest.param({"kind": "information_session"}, None, id="not ordinary"),
        pytest.param({"kind": "evaluation_gathering"}, None, id="an evaluation"),
        pytest.param({"workplace_id": "V-2"}, None, id="for another unit"),
        pytest.param({"delivery_id": "L-2"}, None, id="of another delivery"),
        pytest.param({"held_on": FIRST}, None, id="on the day of the first"),
        pytest.param(
            {"held_on": FIRST, "workplace_id": "V-1"},
            None,
            id="for the unit, on the day of the first",
        ),
        pytest.param({"held_on": AS_OF}, AS_OF, id="on the as-of day"),
        pytest.param({"held_on": DAY_AFTER}, None, id="after the as-of day"),
        pytest.param(
            {"held_on": None, "planned_on": SECOND, "status": "planned"},
            None,
            id="only planned",
        ),
        pytest.param(
            {"held_on": None, "planned_on": SECOND, "status": "postponed"},
            None,
            id="postponed",
        ),
        pytest.param(
            {"held_on": None, "planned_on": SECOND, "status": "cancelled"},
            None,
            id="cancelled",
        ),
    ],
)
def test_it_waits_for_the_second_ordinary_gathering(tmp_path, second, due_on):
    second = {"kind": "multi_group_gathering", "held_on": SECOND, **second}
    path = a_build(
        tmp_path, unit=ALONE, activities=[gathering(FIRST), an_activity(**second)]
    )

    row = row_of(path)

    assert row["due_on"] == due_on
    if due_on is None:
        assert row["state"] == "not_due"


@pytest.mark.parametrize(
    ("joined_on", "due_on"),
    [
        pytest.param(FIRST, SECOND, id="on the day of the first"),
        pytest.param(date(2026, 1, 16), date(2026, 5, 5), id="the day after the first"),
        pytest.param(SECOND, date(2026, 5, 5), id="on the day of the second"),
        pytest.param(date(2026, 4, 1), None, id="before the last"),
    ],
)
def test_gatherings_count_from_the_day_the_unit_joined(tmp_path, joined_on, due_on):
    path = a_build(
        tmp_path,
        unit={**ALONE, "joined_on": joined_on},
        activities=[*TWO_GATHERINGS, gathering(date(2026, 5, 5))],
    )

    assert row_of(path)["due_on"] == due_on


def test_more_gatherings_do_not_move_the_day(tmp_path):
    later = [gathering(date(2026, 4, 1)), gathering(date(2026, 6, 1))]
    path = a_build(tmp_path, unit=ALONE, activities=[*later, *TWO_GATHERINGS])

    assert row_of(path)["from_on"] == SECOND
