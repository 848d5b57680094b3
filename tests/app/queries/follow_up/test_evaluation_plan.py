"""A delivery that has begun has a day for its end evaluation within three months."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_deliveries import (
    a_build,
    an_evaluation,
    completed,
    ongoing,
    stopped,
)

RULE = "evaluation_plan"
STARTED = date(2025, 1, 10)
LATER = date(2025, 8, 1)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2025, 1, 9), None, id="not yet known of"),
        pytest.param(date(2025, 1, 10), "not_due", id="the day it starts"),
        pytest.param(date(2025, 3, 10), "not_due", id="31 days before it is due"),
        pytest.param(date(2025, 3, 11), "due_soon", id="30 days before it is due"),
        pytest.param(date(2025, 4, 9), "due_soon", id="the day before it is due"),
        pytest.param(date(2025, 4, 10), "due_soon", id="the day it is due"),
        pytest.param(date(2025, 4, 11), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_three_months(tmp_path, as_of, state):
    path = a_build(tmp_path, ongoing(started_on=STARTED))

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("started_on", "due_on"),
    [
        pytest.param(date(2023, 11, 30), date(2024, 2, 29), id="30 November, leap"),
        pytest.param(date(2024, 11, 30), date(2025, 2, 28), id="30 November"),
        pytest.param(date(2024, 2, 29), date(2024, 5, 29), id="a leap day"),
    ],
)
def test_three_months_end_with_the_month(tmp_path, started_on, due_on):
    path = a_build(tmp_path, ongoing(started_on=started_on))

    assert rows_of(path, RULE, LATER)["due_on"].to_list() == [due_on]


@pytest.mark.parametrize(
    ("evaluations", "state"),
    [
        pytest.param([an_evaluation()], "overdue", id="there, without any day"),
        pytest.param(
            [an_evaluation(planned_on=date(2026, 3, 1))], "done", id="planned ahead"
        ),
        pytest.param(
            [an_evaluation(planned_on=date(2025, 3, 1))], "done", id="plan has passed"
        ),
        pytest.param(
            [an_evaluation(completed_on=LATER)], "done", id="held without a plan"
        ),
        pytest.param(
            [an_evaluation(completed_on=date(2025, 8, 2))],
            "overdue",
            id="held after the as-of day",
        ),
        pytest.param(
            [an_evaluation(kind="gathering", planned_on=LATER)],
            "overdue",
            id="another kind is planned",
        ),
        pytest.param(
            [an_evaluation("E-1"), an_evaluation("E-2", planned_on=LATER)],
            "done",
            id="one of several",
        ),
    ],
)
def test_a_day_answers_whenever_it_is(tmp_path, evaluations, state):
    path = a_build(tmp_path, ongoing(started_on=STARTED), evaluations=evaluations)

    assert state_of(path, RULE, LATER) == state


ENDED = date(2025, 7, 1)
WITH_PLAN = [an_evaluation(planned_on=date(2025, 12, 1))]


@pytest.mark.parametrize(
    ("delivery", "evaluations", "state"),
    [
        pytest.param(
            ongoing(started_on=None, status="planned"), [], "not_relevant", id="planned"
        ),
        pytest.param(completed(ENDED), [], "not_relevant", id="completed"),
        pytest.param(completed(ENDED), WITH_PLAN, "done", id="completed with plan"),
        pytest.param(stopped(ENDED), [], "not_relevant", id="stopped"),
        pytest.param(stopped(ENDED), WITH_PLAN, "not_relevant", id="stopped with plan"),
        pytest.param(completed(None), [], "unknown", id="nobody knows when it ended"),
        pytest.param(completed(None), WITH_PLAN, "done", id="nor then, with plan"),
    ],
)
def test_only_what_goes_on_has_to_plan(tmp_path, delivery, evaluations, state):
    path = a_build(tmp_path, delivery, evaluations=evaluations)

    assert state_of(path, RULE, LATER) == state


@pytest.mark.parametrize(
    ("merged_into", "evaluations", "state"),
    [
        pytest.param(None, [], "not_relevant", id="closed"),
        pytest.param(None, WITH_PLAN, "done", id="closed with plan"),
        pytest.param("V-2", [], "overdue", id="merged"),
    ],
)
def test_a_closed_workplace_is_not_asked_and_a_merged_one_is(
    tmp_path, merged_into, evaluations, state
):
    path = a_build(
        tmp_path,
        ongoing(),
        closed_on=ENDED,
        merged_into=merged_into,
        evaluations=evaluations,
    )

    assert state_of(path, RULE, LATER) == state
