"""Quiet is 90 days without anything held, and nothing planned ahead."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_deliveries import (
    STARTED,
    a_build,
    an_activity,
    completed,
    ongoing,
    stopped,
)

RULE = "quiet"
HELD = date(2023, 12, 1)
"""90 days later is the leap day."""


def held(held_on, key="A-1", **changes):
    return an_activity(
        key,
        **{
            "kind": "party_group_meeting",
            "status": "held",
            "held_on": held_on,
            **changes,
        },
    )


def planned(planned_on, key="P-1", **changes):
    return an_activity(
        key,
        **{
            "kind": "staff_gathering",
            "status": "planned",
            "planned_on": planned_on,
            **changes,
        },
    )


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2023, 12, 1), "not_due", id="the day of the last"),
        pytest.param(date(2024, 1, 29), "not_due", id="31 days before it is due"),
        pytest.param(date(2024, 1, 30), "due_soon", id="30 days before it is due"),
        pytest.param(date(2024, 2, 28), "due_soon", id="the day before it is due"),
        pytest.param(date(2024, 2, 29), "due_soon", id="90 days after, a leap day"),
        pytest.param(date(2024, 3, 1), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_90_days(tmp_path, as_of, state):
    path = a_build(tmp_path, ongoing(), activities=[held(HELD)])

    assert state_of(path, RULE, as_of) == state


AS_OF = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("activities", "from_on", "state"),
    [
        pytest.param([], STARTED, "overdue", id="nothing but the start"),
        pytest.param(
            [held(HELD), held(date(2024, 5, 1), "A-2", kind="follow_up_contact")],
            date(2024, 5, 1),
            "not_due",
            id="the last of any kind",
        ),
        pytest.param(
            [held(HELD), held(date(2024, 6, 2), "A-2")],
            HELD,
            "overdue",
            id="held tomorrow has not happened",
        ),
        pytest.param(
            [held(HELD), planned(date(2024, 9, 1))],
            HELD,
            "not_due",
            id="planned ahead",
        ),
        pytest.param(
            [held(HELD), planned(AS_OF)], HELD, "not_due", id="planned for today"
        ),
        pytest.param(
            [held(HELD), planned(date(2024, 5, 31))],
            HELD,
            "overdue",
            id="planned for yesterday and not held",
        ),
        pytest.param(
            [held(HELD), planned(date(2024, 9, 1), status="postponed")],
            HELD,
            "overdue",
            id="postponed",
        ),
        pytest.param(
            [held(HELD), planned(date(2024, 9, 1), status="cancelled")],
            HELD,
            "overdue",
            id="cancelled",
        ),
        pytest.param(
            [held(HELD), planned(None)], HELD, "overdue", id="planned for no day"
        ),
        pytest.param(
            [planned(date(2024, 9, 1), held_on=HELD)],
            HELD,
            "overdue",
            id="held before the day planned",
        ),
        pytest.param(
            [held(HELD), planned(date(2024, 6, 3), held_on=date(2024, 6, 2))],
            HELD,
            "not_due",
            id="planned, and held tomorrow",
        ),
    ],
)
def test_the_time_runs_from_what_was_held_and_waits_for_a_plan(
    tmp_path, activities, from_on, state
):
    path = a_build(tmp_path, ongoing(), activities=activities)

    row = rows_of(path, RULE, AS_OF).row(0, named=True)

    assert (row["from_on"], row["state"]) == (from_on, state)


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param(ongoing(started_on=None), "not_relevant", id="not begun"),
        pytest.param(completed(date(2024, 5, 1)), "not_relevant", id="completed"),
        pytest.param(stopped(date(2024, 5, 1)), "not_relevant", id="stopped"),
        pytest.param(completed(date(2024, 6, 2)), "overdue", id="ends tomorrow"),
        pytest.param(completed(None), "unknown", id="nobody knows when it ended"),
    ],
)
def test_only_what_goes_on_can_be_quiet(tmp_path, delivery, state):
    path = a_build(tmp_path, delivery, activities=[held(HELD)])

    assert state_of(path, RULE, AS_OF) == state


@pytest.mark.parametrize(
    ("merged_into", "state"),
    [
        pytest.param(None, "not_relevant", id="closed"),
        pytest.param("V-2", "overdue", id="merged"),
    ],
)
def test_a_closed_workplace_is_not_asked_and_a_merged_one_is(
    tmp_path, merged_into, state
):
    path = a_build(
        tmp_path, ongoing(), closed_on=date(2024, 5, 1), merged_into=merged_into
    )

    assert state_of(path, RULE, AS_OF) == state


@pytest.mark.parametrize(
    ("as_of", "due_on"),
    [
        pytest.param(date(2024, 9, 1), None, id="the day planned"),
        pytest.param(date(2024, 9, 2), date(2024, 2, 29), id="the day after"),
    ],
)
def test_nothing_is_due_until_the_day_planned_has_passed(tmp_path, as_of, due_on):
    activities = [held(HELD), planned(date(2024, 9, 1))]
    path = a_build(tmp_path, ongoing(), activities=activities)

    assert rows_of(path, RULE, as_of)["due_on"].to_list() == [due_on]
