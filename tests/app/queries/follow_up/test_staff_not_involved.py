"""The staff are to be gathered or informed within six months of the unit's start."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    STARTED,
    UNIT,
    a_build,
    an_activity,
    wherever_it_went,
)

RULE = "staff_not_involved"
JOINED = date(2026, 1, 10)
DUE = date(2026, 7, 10)


def row_of(path, as_of=AS_OF):
    return rows_of(path, RULE, as_of).row(0, named=True)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2026, 1, 9), "not_relevant", id="the day before it joins"),
        pytest.param(date(2026, 1, 10), "not_due", id="the day it joins"),
        pytest.param(date(2026, 6, 9), "not_due", id="31 days before"),
        pytest.param(date(2026, 6, 10), "due_soon", id="30 days before"),
        pytest.param(date(2026, 7, 9), "due_soon", id="the day before"),
        pytest.param(date(2026, 7, 10), "due_soon", id="on the day"),
        pytest.param(date(2026, 7, 11), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_six_months(tmp_path, as_of, state):
    path = a_build(tmp_path, unit={"joined_on": JOINED})

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("joined_on", "due_on"),
    [
        pytest.param(date(2025, 8, 31), date(2026, 2, 28), id="31 August"),
        pytest.param(date(2023, 8, 31), date(2024, 2, 29), id="31 August, leap year"),
        pytest.param(date(2024, 2, 29), date(2024, 8, 29), id="a leap day"),
        pytest.param(date(2024, 12, 31), date(2025, 6, 30), id="the end of a year"),
        pytest.param(None, date(2024, 7, 1), id="joined from the start"),
        pytest.param(date(2022, 1, 1), date(2024, 1, 1), id="long before the start"),
    ],
)
def test_six_months_end_with_the_month(tmp_path, joined_on, due_on):
    started_on = STARTED if joined_on is None else date(2023, 7, 1)
    path = a_build(
        tmp_path, delivery={"started_on": started_on}, unit={"joined_on": joined_on}
    )

    assert row_of(path)["due_on"] == due_on


@wherever_it_went
def test_only_a_unit_that_takes_part_is_looked_at(tmp_path, where, is_there):
    state = state_of(a_build(tmp_path, **where), RULE, record=UNIT)

    assert state == ("overdue" if is_there else "not_relevant")


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param({}, "overdue", id="ongoing"),
        pytest.param({"delivery_type": "one_to_one"}, "overdue", id="one-to-one"),
        pytest.param({"status": "planned"}, "overdue", id="dates win over status"),
        pytest.param({"started_on": DAY_AFTER}, "not_relevant", id="starts after"),
        pytest.param({"started_on": None}, "not_relevant", id="has no start"),
        pytest.param({"ended_on": AS_OF}, "not_relevant", id="ended on the day"),
        pytest.param({"ended_on": DAY_AFTER}, "overdue", id="ends after"),
        pytest.param(
            {"ended_on": AS_OF, "status": "stopped"}, "not_relevant", id="stopped"
        ),
    ],
)
def test_only_an_ongoing_delivery_is_looked_at(tmp_path, delivery, state):
    assert state_of(a_build(tmp_path, delivery=delivery), RULE) == state


@pytest.mark.parametrize(
    ("activity", "state"),
    [
        pytest.param({}, "done", id="for all"),
        pytest.param({"workplace_id": "V-1"}, "done", id="for the unit"),
        pytest.param({"workplace_id": "V-2"}, "due_soon", id="for another unit"),
        pytest.param({"delivery_id": "L-2"}, "due_soon", id="of another delivery"),
        pytest.param({"kind": "party_group_meeting"}, "due_soon", id="of another kind"),
        pytest.param({"held_on": JOINED}, "done", id="the day it joined"),
        pytest.param({"held_on": date(2026, 1, 9)}, "due_soon", id="before it joined"),
        pytest.param({"held_on": AS_OF}, "done", id="on the as-of day"),
        pytest.param({"held_on": DAY_AFTER}, "due_soon", id="after the as-of day"),
        pytest.param(
            {"held_on": None, "planned_on": JOINED, "status": "planned"},
            "due_soon",
            id="only planned",
        ),
        pytest.param(
            {"held_on": None, "planned_on": JOINED, "status": "postponed"},
            "due_soon",
            id="postponed",
        ),
        pytest.param(
            {"held_on": None, "planned_on": JOINED, "status": "cancelled"},
            "due_soon",
            id="cancelled",
        ),
    ],
)
def test_a_staff_gathering_for_the_unit_answers(tmp_path, activity, state):
    held = {"kind": "staff_gathering", "held_on": date(2026, 3, 1), **activity}
    path = a_build(
        tmp_path, unit={"joined_on": JOINED}, activities=[an_activity(**held)]
    )

    assert state_of(path, RULE) == state


@pytest.mark.parametrize(
    ("informed_on", "gathered_on", "answer"),
    [
        pytest.param(None, None, ("overdue", None), id="neither"),
        pytest.param(DUE, None, ("done", DUE), id="informed on the due day"),
        pytest.param(
            date(2026, 7, 11),
            None,
            ("done_late", date(2026, 7, 11)),
            id="informed the day after",
        ),
        pytest.param(
            date(2026, 8, 2), None, ("overdue", None), id="informed after as-of"
        ),
        pytest.param(
            date(2025, 12, 1),
            None,
            ("done", date(2025, 12, 1)),
            id="informed before it joined",
        ),
        pytest.param(date(2026, 7, 20), DUE, ("done", DUE), id="gathered first"),
        pytest.param(DUE, date(2026, 7, 20), ("done", DUE), id="informed first"),
        pytest.param(
            date(2026, 8, 2),
            date(2026, 8, 1),
            ("done_late", date(2026, 8, 1)),
            id="gathered on the as-of day, informed after",
        ),
    ],
)
def test_whichever_came_first_counts(tmp_path, informed_on, gathered_on, answer):
    path = a_build(
        tmp_path,
        unit={"joined_on": JOINED, "staff_informed_on": informed_on},
        activities=[an_activity("staff_gathering", gathered_on)],
    )

    row = row_of(path, date(2026, 8, 1))

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
    unit = {**unit, "staff_informed_on": date(2024, 3, 1)}
    path = a_build(tmp_path, delivery=delivery, unit=unit)

    days = [date(2024, 3, 1), date(2025, 1, 1), AS_OF, date(2027, 1, 1)]
    assert [state_of(path, RULE, day) for day in days] == ["done"] * 4


def test_a_gathering_before_the_delivery_started_never_answers(tmp_path):
    path = a_build(
        tmp_path,
        delivery={"started_on": date(2026, 3, 1)},
        unit={"joined_on": JOINED},
        activities=[an_activity("staff_gathering", date(2026, 2, 1))],
    )

    days = [date(2026, 2, 1), date(2026, 3, 1)]
    assert [state_of(path, RULE, day) for day in days] == ["not_relevant", "not_due"]
