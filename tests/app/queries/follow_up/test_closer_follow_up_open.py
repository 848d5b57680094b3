"""Closer follow-up that was offered is to be begun within sixty days."""

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

RULE = "closer_follow_up_open"
OFFERED_ON = date(2026, 3, 1)
DUE = date(2026, 4, 30)
OFFERED = {"closer_follow_up": "offered", "closer_follow_up_offered_on": OFFERED_ON}


def row_of(path, as_of=AS_OF):
    return rows_of(path, RULE, as_of).row(0, named=True)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2026, 2, 28), "not_relevant", id="before the offer"),
        pytest.param(date(2026, 3, 1), "not_due", id="the day of the offer"),
        pytest.param(date(2026, 3, 30), "not_due", id="31 days before"),
        pytest.param(date(2026, 3, 31), "due_soon", id="30 days before"),
        pytest.param(date(2026, 4, 29), "due_soon", id="the day before"),
        pytest.param(date(2026, 4, 30), "due_soon", id="on the day"),
        pytest.param(date(2026, 5, 1), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_sixty_days(tmp_path, as_of, state):
    assert state_of(a_build(tmp_path, unit=OFFERED), RULE, as_of) == state


@pytest.mark.parametrize(
    ("offered_on", "due_on"),
    [
        pytest.param(date(2024, 1, 1), date(2024, 3, 1), id="over a leap day"),
        pytest.param(date(2025, 1, 1), date(2025, 3, 2), id="over no leap day"),
        pytest.param(date(2024, 2, 29), date(2024, 4, 29), id="on a leap day"),
        pytest.param(date(2025, 12, 31), date(2026, 3, 1), id="over the year"),
    ],
)
def test_sixty_days_are_counted_as_days(tmp_path, offered_on, due_on):
    unit = {**OFFERED, "closer_follow_up_offered_on": offered_on}

    assert row_of(a_build(tmp_path, unit=unit))["due_on"] == due_on


@wherever_it_went
def test_only_a_unit_that_takes_part_is_looked_at(tmp_path, where, is_there):
    where = {**where, "unit": {**where.get("unit", {}), **OFFERED}}

    state = state_of(a_build(tmp_path, **where), RULE, record=UNIT)

    assert state == ("overdue" if is_there else "not_relevant")


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param({}, "overdue", id="ongoing"),
        pytest.param({"delivery_type": "one_to_one"}, "not_relevant", id="one-to-one"),
        pytest.param(
            {"ended_on": AS_OF, "status": "completed"}, "overdue", id="completed"
        ),
        pytest.param(
            {"ended_on": AS_OF, "status": "stopped"}, "not_relevant", id="stopped"
        ),
        pytest.param(
            {"ended_on": DAY_AFTER, "status": "stopped"}, "overdue", id="stops after"
        ),
        pytest.param({"started_on": DAY_AFTER}, "not_relevant", id="starts after"),
    ],
)
def test_ongoing_and_completed_deliveries_are_looked_at(tmp_path, delivery, state):
    assert state_of(a_build(tmp_path, delivery=delivery, unit=OFFERED), RULE) == state


@pytest.mark.parametrize(
    ("said", "offered_on", "state"),
    [
        pytest.param(None, None, "unknown", id="nothing is told"),
        pytest.param(None, OFFERED_ON, "unknown", id="a day, and nothing else"),
        pytest.param("offered", None, "unknown", id="offered, nobody knows when"),
        pytest.param("offered", OFFERED_ON, "overdue", id="offered"),
        pytest.param("offered", DAY_AFTER, "not_relevant", id="offered after"),
        pytest.param("given", OFFERED_ON, "done", id="given"),
        pytest.param("given", None, "done", id="given, nobody knows when offered"),
        pytest.param("given", DAY_AFTER, "not_relevant", id="given, offered after"),
        pytest.param("not_needed", None, "not_relevant", id="not needed"),
        pytest.param("declined", OFFERED_ON, "not_relevant", id="declined"),
    ],
)
def test_what_the_source_says_of_the_offer_decides(tmp_path, said, offered_on, state):
    unit = {"closer_follow_up": said, "closer_follow_up_offered_on": offered_on}

    assert state_of(a_build(tmp_path, unit=unit), RULE) == state


@pytest.mark.parametrize(
    ("activity", "state"),
    [
        pytest.param({}, "done", id="with the unit"),
        pytest.param({"kind": "follow_up_contact"}, "done", id="of any kind"),
        pytest.param({"workplace_id": None}, "overdue", id="for all"),
        pytest.param({"workplace_id": "V-2"}, "overdue", id="with another unit"),
        pytest.param({"delivery_id": "L-2"}, "overdue", id="of another delivery"),
        pytest.param({"held_on": date(2026, 2, 28)}, "overdue", id="before the offer"),
        pytest.param({"held_on": OFFERED_ON}, "done", id="the day of the offer"),
        pytest.param({"held_on": DUE}, "done", id="on the due day"),
        pytest.param({"held_on": date(2026, 5, 1)}, "done_late", id="the day after"),
        pytest.param({"held_on": AS_OF}, "done_late", id="on the as-of day"),
        pytest.param({"held_on": DAY_AFTER}, "overdue", id="after the as-of day"),
        pytest.param(
            {"held_on": None, "planned_on": DUE, "status": "planned"},
            "overdue",
            id="only planned",
        ),
        pytest.param(
            {"held_on": None, "planned_on": DUE, "status": "postponed"},
            "overdue",
            id="postponed",
        ),
        pytest.param(
            {"held_on": None, "planned_on": DUE, "status": "cancelled"},
            "overdue",
            id="cancelled",
        ),
    ],
)
def test_what_is_held_with_the_unit_answers(tmp_path, activity, state):
    held = {
        "kind": "party_support",
        "workplace_id": "V-1",
        "held_on": date(2026, 4, 1),
        **activity,
    }
    path = a_build(tmp_path, unit=OFFERED, activities=[an_activity(**held)])

    assert state_of(path, RULE) == state


@pytest.mark.parametrize(
    ("said", "held_on", "answer"),
    [
        pytest.param("given", [], ("done", None), id="given, nothing held"),
        pytest.param("given", [DUE], ("done", DUE), id="given and held"),
        pytest.param(
            "given", [AS_OF], ("done_late", AS_OF), id="given and held too late"
        ),
        pytest.param("offered", [AS_OF, DUE], ("done", DUE), id="the first counts"),
        pytest.param("declined", [DUE], ("not_relevant", None), id="declined, held"),
    ],
)
def test_it_is_done_on_the_first_day_something_was_held(
    tmp_path, said, held_on, answer
):
    path = a_build(
        tmp_path,
        unit={**OFFERED, "closer_follow_up": said},
        activities=[
            an_activity("leader_support", day, workplace_id="V-1") for day in held_on
        ],
    )

    row = row_of(path)

    assert (row["state"], row["done_on"]) == answer


@pytest.mark.parametrize(
    ("delivery", "unit"),
    [
        pytest.param({"ended_on": AS_OF, "status": "completed"}, {}, id="it ends"),
        pytest.param({"ended_on": AS_OF, "status": "stopped"}, {}, id="it stops"),
        pytest.param({}, {"left_on": AS_OF}, id="the unit leaves"),
    ],
)
def test_done_stays_done(tmp_path, delivery, unit):
    held = an_activity("party_support", DUE, workplace_id="V-1")
    path = a_build(
        tmp_path, delivery=delivery, unit={**OFFERED, **unit}, activities=[held]
    )

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
        unit=OFFERED | {"joined_on": start, "closer_follow_up_offered_on": start},
    )

    assert state_of(path, RULE, date(2026, 6, 30)) == state
