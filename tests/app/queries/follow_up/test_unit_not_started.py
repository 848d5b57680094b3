"""A unit is to start its own cooperation within three months of the last gathering."""

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

RULE = "unit_not_started"
HELD = date(2026, 2, 10)
DUE = date(2026, 5, 10)


def gathering(held_on, **changes):
    return an_activity("multi_group_gathering", held_on, **changes)


def row_of(path, as_of=AS_OF):
    return rows_of(path, RULE, as_of).row(0, named=True)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2026, 2, 9), "not_due", id="before any gathering"),
        pytest.param(HELD, "not_due", id="the day of the gathering"),
        pytest.param(date(2026, 4, 9), "not_due", id="31 days before"),
        pytest.param(date(2026, 4, 10), "due_soon", id="30 days before"),
        pytest.param(date(2026, 5, 9), "due_soon", id="the day before"),
        pytest.param(DUE, "due_soon", id="on the day"),
        pytest.param(date(2026, 5, 11), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_three_months(tmp_path, as_of, state):
    assert state_of(a_build(tmp_path, activities=[gathering(HELD)]), RULE, as_of) == (
        state
    )


@pytest.mark.parametrize(
    ("held_on", "due_on"),
    [
        pytest.param(date(2025, 11, 30), date(2026, 2, 28), id="30 November"),
        pytest.param(date(2023, 11, 30), date(2024, 2, 29), id="30 November, leap"),
        pytest.param(date(2024, 2, 29), date(2024, 5, 29), id="a leap day"),
        pytest.param(date(2025, 1, 31), date(2025, 4, 30), id="31 January"),
    ],
)
def test_three_months_end_with_the_month(tmp_path, held_on, due_on):
    path = a_build(
        tmp_path,
        delivery={"started_on": date(2023, 1, 1)},
        unit={"joined_on": date(2023, 1, 1)},
        activities=[gathering(held_on)],
    )

    assert row_of(path)["due_on"] == due_on


@wherever_it_went
def test_only_a_unit_that_takes_part_is_looked_at(tmp_path, where, is_there):
    path = a_build(tmp_path, **where, activities=[gathering(HELD)])

    state = state_of(path, RULE, record=UNIT)

    assert state == ("overdue" if is_there else "not_relevant")


@pytest.mark.parametrize(
    ("delivery", "started", "not_started"),
    [
        pytest.param({}, "done", "overdue", id="ongoing"),
        pytest.param(
            {"ended_on": AS_OF, "status": "completed"},
            "done",
            "overdue",
            id="completed",
        ),
        pytest.param(
            {"ended_on": AS_OF, "status": "stopped"},
            "done",
            "not_relevant",
            id="stopped",
        ),
        pytest.param(
            {"delivery_type": "one_to_one"},
            "not_relevant",
            "not_relevant",
            id="one-to-one",
        ),
        pytest.param(
            {"started_on": DAY_AFTER},
            "not_relevant",
            "not_relevant",
            id="starts after",
        ),
    ],
)
def test_the_units_of_a_multi_unit_delivery_that_ran_are_looked_at(
    tmp_path, delivery, started, not_started
):
    (tmp_path / "started").mkdir()
    (tmp_path / "not").mkdir()
    held = {"delivery": delivery, "activities": [gathering(HELD)]}
    unit = {"cooperation_started_on": DUE}

    assert state_of(a_build(tmp_path / "started", unit=unit, **held), RULE) == started
    assert state_of(a_build(tmp_path / "not", **held), RULE) == not_started


@pytest.mark.parametrize(
    ("activity", "from_on"),
    [
        pytest.param({}, HELD, id="for all"),
        pytest.param({"workplace_id": "V-1"}, HELD, id="for the unit"),
        pytest.param({"workplace_id": "V-2"}, None, id="for another unit"),
        pytest.param({"delivery_id": "L-2"}, None, id="of another delivery"),
        pytest.param({"kind": "role_gathering"}, HELD, id="for one role"),
        pytest.param({"kind": "party_group_meeting"}, HELD, id="party-group meeting"),
        pytest.param({"kind": "staff_gathering"}, HELD, id="staff gathering"),
        pytest.param({"kind": "party_support"}, None, id="not ordinary"),
        pytest.param({"kind": "evaluation_gathering"}, None, id="an evaluation"),
        pytest.param({"held_on": AS_OF}, AS_OF, id="on the as-of day"),
        pytest.param({"held_on": DAY_AFTER}, None, id="after the as-of day"),
        pytest.param(
            {"held_on": None, "planned_on": HELD, "status": "planned"},
            None,
            id="only planned",
        ),
        pytest.param(
            {"held_on": None, "planned_on": HELD, "status": "postponed"},
            None,
            id="postponed",
        ),
        pytest.param(
            {"held_on": None, "planned_on": HELD, "status": "cancelled"},
            None,
            id="cancelled",
        ),
    ],
)
def test_it_counts_from_an_ordinary_gathering_for_the_unit(tmp_path, activity, from_on):
    held = {"kind": "multi_group_gathering", "held_on": HELD, **activity}
    path = a_build(tmp_path, activities=[an_activity(**held)])

    row = row_of(path)

    assert row["from_on"] == from_on
    if from_on is None:
        assert row["state"] == "not_due"


def test_every_gathering_moves_the_day(tmp_path):
    held = [gathering(HELD), gathering(date(2026, 5, 1)), gathering(date(2025, 1, 1))]
    path = a_build(tmp_path, activities=held)

    assert state_of(path, RULE, date(2026, 4, 30)) == "due_soon"
    assert state_of(path, RULE, date(2026, 5, 1)) == "not_due"
    assert row_of(path)["due_on"] == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("started_on", "answer"),
    [
        pytest.param(None, ("overdue", HELD, None), id="not"),
        pytest.param(
            date(2025, 6, 1),
            ("done", None, date(2025, 6, 1)),
            id="before any gathering",
        ),
        pytest.param(HELD, ("done", HELD, HELD), id="the day of the gathering"),
        pytest.param(DUE, ("done", HELD, DUE), id="on the due day"),
        pytest.param(
            date(2026, 5, 11),
            ("done_late", HELD, date(2026, 5, 11)),
            id="the day after",
        ),
        pytest.param(AS_OF, ("done_late", HELD, AS_OF), id="on the as-of day"),
        pytest.param(DAY_AFTER, ("overdue", HELD, None), id="after the as-of day"),
    ],
)
def test_the_day_the_cooperation_started_answers(tmp_path, started_on, answer):
    path = a_build(
        tmp_path,
        unit={"cooperation_started_on": started_on},
        activities=[gathering(HELD)],
    )

    row = row_of(path)

    assert (row["state"], row["from_on"], row["done_on"]) == answer


def test_gatherings_after_the_cooperation_started_do_not_count(tmp_path):
    path = a_build(
        tmp_path,
        unit={"cooperation_started_on": date(2026, 5, 11)},
        activities=[gathering(HELD), gathering(date(2026, 6, 1))],
    )

    row = row_of(path)

    assert (row["state"], row["from_on"]) == ("done_late", HELD)


@pytest.mark.parametrize(
    ("delivery", "unit"),
    [
        pytest.param({"ended_on": AS_OF, "status": "completed"}, {}, id="it ends"),
        pytest.param({"ended_on": AS_OF, "status": "stopped"}, {}, id="it stops"),
        pytest.param({}, {"left_on": AS_OF}, id="the unit leaves"),
    ],
)
def test_done_stays_done(tmp_path, delivery, unit):
    unit = {**unit, "cooperation_started_on": DUE}
    path = a_build(tmp_path, delivery=delivery, unit=unit, activities=[gathering(HELD)])

    days = [DUE, date(2026, 5, 31), AS_OF, date(2027, 1, 1)]
    assert [state_of(path, RULE, day) for day in days] == ["done"] * 4


@pytest.mark.parametrize(
    ("ended_on", "state"),
    [
        pytest.param(date(2025, 6, 30), "overdue", id="a year, to the day"),
        pytest.param(date(2025, 6, 29), "not_relevant", id="a day more"),
    ],
)
def test_a_year_after_the_end_a_unit_is_left_to_itself(tmp_path, ended_on, state):
    start = date(2024, 1, 10)
    path = a_build(
        tmp_path,
        delivery={"started_on": start, "ended_on": ended_on, "status": "completed"},
        unit={"joined_on": start},
        activities=[gathering(date(2025, 3, 1))],
    )

    assert state_of(path, RULE, date(2026, 6, 30)) == state


def test_a_gathering_before_the_unit_joined_is_not_its_own(tmp_path):
    path = a_build(
        tmp_path,
        unit={"joined_on": date(2026, 4, 1)},
        activities=[gathering(HELD)],
    )

    assert state_of(path, RULE) == "not_due"


def test_a_delivery_that_is_over_on_an_unknown_day_makes_no_gap(tmp_path):
    path = a_build(
        tmp_path, delivery={"status": "completed"}, activities=[gathering(HELD)]
    )

    assert state_of(path, RULE) == "unknown"
