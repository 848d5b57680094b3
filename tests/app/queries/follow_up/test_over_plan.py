"""A delivery ends by its planned end, or gets a new one."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_deliveries import (
    a_build,
    completed,
    ongoing,
    stopped,
)

RULE = "over_plan"
PLANNED_END = date(2024, 2, 29)
LATER = date(2024, 8, 1)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2024, 1, 29), "not_due", id="31 days before"),
        pytest.param(date(2024, 1, 30), "due_soon", id="30 days before"),
        pytest.param(date(2024, 2, 28), "due_soon", id="the day before"),
        pytest.param(date(2024, 2, 29), "due_soon", id="the planned day"),
        pytest.param(date(2024, 3, 1), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_the_planned_end(tmp_path, as_of, state):
    path = a_build(tmp_path, ongoing(planned_end_on=PLANNED_END))

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("ended_on", "state", "done_on"),
    [
        pytest.param(date(2024, 1, 1), "done", date(2024, 1, 1), id="before the plan"),
        pytest.param(PLANNED_END, "done", PLANNED_END, id="on the planned day"),
        pytest.param(date(2024, 3, 1), "done_late", date(2024, 3, 1), id="after it"),
        pytest.param(date(2024, 8, 2), "overdue", None, id="after the as-of day"),
    ],
)
def test_the_end_closes_it_in_time_or_late(tmp_path, ended_on, state, done_on):
    path = a_build(tmp_path, completed(ended_on, planned_end_on=PLANNED_END))

    row = rows_of(path, RULE, LATER).row(0, named=True)

    assert (row["state"], row["done_on"]) == (state, done_on)


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param(ongoing(planned_end_on=None), "not_relevant", id="no plan"),
        pytest.param(
            ongoing(planned_end_on=PLANNED_END, started_on=None),
            "not_relevant",
            id="not begun",
        ),
        pytest.param(
            stopped(date(2024, 5, 1), planned_end_on=PLANNED_END),
            "not_relevant",
            id="stopped",
        ),
        pytest.param(
            completed(None, planned_end_on=PLANNED_END),
            "unknown",
            id="nobody knows when it ended",
        ),
        pytest.param(
            stopped(None, planned_end_on=PLANNED_END),
            "unknown",
            id="nobody knows when it stopped",
        ),
        pytest.param(
            completed(None, planned_end_on=None), "not_relevant", id="nor then, no plan"
        ),
    ],
)
def test_only_what_has_begun_and_has_a_plan_can_be_over_it(tmp_path, delivery, state):
    assert state_of(a_build(tmp_path, delivery), RULE, LATER) == state


@pytest.mark.parametrize(
    ("delivery", "merged_into", "state"),
    [
        pytest.param(ongoing(), None, "not_relevant", id="closed"),
        pytest.param(ongoing(), "V-2", "overdue", id="merged"),
        pytest.param(completed(date(2024, 2, 1)), None, "done", id="closed when done"),
    ],
)
def test_a_closed_workplace_is_not_asked_and_a_merged_one_is(
    tmp_path, delivery, merged_into, state
):
    path = a_build(
        tmp_path,
        {**delivery, "planned_end_on": PLANNED_END},
        closed_on=date(2024, 7, 1),
        merged_into=merged_into,
    )

    assert state_of(path, RULE, LATER) == state
