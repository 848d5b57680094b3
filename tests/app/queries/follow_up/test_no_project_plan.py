"""An ongoing delivery has a project plan with a goal within a month of its start."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_deliveries import (
    a_build,
    completed,
    ongoing,
    stopped,
)

RULE = "no_project_plan"
STARTED = date(2025, 1, 31)
LATER = date(2025, 8, 1)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2025, 1, 31), "due_soon", id="the day it starts"),
        pytest.param(date(2025, 2, 27), "due_soon", id="the day before it is due"),
        pytest.param(date(2025, 2, 28), "due_soon", id="the last of February"),
        pytest.param(date(2025, 3, 1), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_a_month(tmp_path, as_of, state):
    path = a_build(tmp_path, ongoing(started_on=STARTED, has_project_plan=False))

    assert state_of(path, RULE, as_of) == state


def test_a_month_after_the_turn_of_the_year_can_be_more_than_30_days(tmp_path):
    path = a_build(
        tmp_path, ongoing(started_on=date(2025, 1, 1), has_project_plan=False)
    )

    assert state_of(path, RULE, date(2025, 1, 1)) == "not_due"
    assert rows_of(path, RULE, LATER)["due_on"].to_list() == [date(2025, 2, 1)]


@pytest.mark.parametrize(
    ("has_plan", "goal", "state"),
    [
        pytest.param(True, "absence", "done", id="plan and goal"),
        pytest.param(True, None, "unknown", id="plan, and the goal is not known"),
        pytest.param(False, "absence", "overdue", id="goal, and no plan"),
        pytest.param(False, None, "overdue", id="no plan"),
        pytest.param(None, "absence", "unknown", id="goal, nobody knows of a plan"),
        pytest.param(None, None, "unknown", id="nobody knows"),
    ],
)
def test_what_is_not_known_is_no_gap(tmp_path, has_plan, goal, state):
    path = a_build(tmp_path, ongoing(has_project_plan=has_plan, goal=goal))

    assert state_of(path, RULE, LATER) == state


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param(ongoing(started_on=None), "not_relevant", id="not begun"),
        pytest.param(completed(date(2025, 7, 1)), "not_relevant", id="completed"),
        pytest.param(stopped(date(2025, 7, 1)), "not_relevant", id="stopped"),
        pytest.param(completed(None), "unknown", id="nobody knows when it ended"),
    ],
)
def test_only_what_goes_on_needs_a_plan(tmp_path, delivery, state):
    path = a_build(tmp_path, {**delivery, "has_project_plan": False})

    assert state_of(path, RULE, LATER) == state


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
        tmp_path,
        ongoing(has_project_plan=False),
        closed_on=date(2025, 7, 1),
        merged_into=merged_into,
    )

    assert state_of(path, RULE, LATER) == state
