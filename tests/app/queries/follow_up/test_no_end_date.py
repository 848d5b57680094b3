"""An ongoing delivery has a planned end within a month of its start."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_deliveries import (
    a_build,
    completed,
    ongoing,
    stopped,
)

RULE = "no_end_date"
STARTED = date(2025, 1, 10)
LATER = date(2025, 8, 1)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2025, 1, 10), "not_due", id="the day it starts"),
        pytest.param(date(2025, 1, 11), "due_soon", id="30 days before it is due"),
        pytest.param(date(2025, 2, 9), "due_soon", id="the day before it is due"),
        pytest.param(date(2025, 2, 10), "due_soon", id="the day it is due"),
        pytest.param(date(2025, 2, 11), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_a_month(tmp_path, as_of, state):
    path = a_build(tmp_path, ongoing(started_on=STARTED))

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("started_on", "due_on"),
    [
        pytest.param(date(2024, 1, 31), date(2024, 2, 29), id="31 January, leap year"),
        pytest.param(date(2025, 1, 31), date(2025, 2, 28), id="31 January"),
        pytest.param(date(2024, 2, 29), date(2024, 3, 29), id="a leap day"),
    ],
)
def test_a_month_ends_with_the_month(tmp_path, started_on, due_on):
    path = a_build(tmp_path, ongoing(started_on=started_on))

    assert rows_of(path, RULE, LATER)["due_on"].to_list() == [due_on]


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param(ongoing(planned_end_on=date(2026, 1, 1)), "done", id="planned"),
        pytest.param(
            ongoing(planned_end_on=date(2024, 1, 1)), "done", id="the plan has passed"
        ),
        pytest.param(ongoing(started_on=None), "not_relevant", id="not begun"),
        pytest.param(completed(date(2025, 7, 1)), "not_relevant", id="completed"),
        pytest.param(stopped(date(2025, 7, 1)), "not_relevant", id="stopped"),
        pytest.param(completed(date(2025, 8, 2)), "overdue", id="ends tomorrow"),
        pytest.param(completed(None), "unknown", id="nobody knows when it ended"),
        pytest.param(
            completed(None, planned_end_on=date(2025, 1, 1)),
            "done",
            id="nor then, done",
        ),
    ],
)
def test_only_what_goes_on_needs_a_planned_end(tmp_path, delivery, state):
    assert state_of(a_build(tmp_path, delivery), RULE, LATER) == state


@pytest.mark.parametrize(
    ("closed_on", "merged_into", "state"),
    [
        pytest.param(LATER, None, "not_relevant", id="closed that day"),
        pytest.param(date(2025, 8, 2), None, "overdue", id="closes the day after"),
        pytest.param(LATER, "V-2", "overdue", id="merged"),
    ],
)
def test_a_closed_workplace_is_not_asked_and_a_merged_one_is(
    tmp_path, closed_on, merged_into, state
):
    path = a_build(tmp_path, ongoing(), closed_on=closed_on, merged_into=merged_into)

    assert state_of(path, RULE, LATER) == state
