"""The end evaluation is due six months after the end, by the printed practice."""

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

RULE = "end_evaluation"
ENDED = date(2025, 1, 10)
DUE = date(2025, 7, 10)


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2025, 1, 9), "not_relevant", id="the day before it ends"),
        pytest.param(date(2025, 1, 10), "not_due", id="the day it ends"),
        pytest.param(date(2025, 6, 9), "not_due", id="31 days before it is due"),
        pytest.param(date(2025, 6, 10), "due_soon", id="30 days before it is due"),
        pytest.param(date(2025, 7, 9), "due_soon", id="the day before it is due"),
        pytest.param(date(2025, 7, 10), "due_soon", id="the day it is due"),
        pytest.param(date(2025, 7, 11), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_six_months(tmp_path, as_of, state):
    path = a_build(tmp_path, completed(ENDED))

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("ended_on", "due_on"),
    [
        pytest.param(date(2023, 8, 31), date(2024, 2, 29), id="31 August, leap year"),
        pytest.param(date(2024, 8, 31), date(2025, 2, 28), id="31 August, other year"),
        pytest.param(date(2024, 8, 29), date(2025, 2, 28), id="29 August"),
        pytest.param(date(2024, 2, 29), date(2024, 8, 29), id="a leap day"),
        pytest.param(date(2024, 12, 31), date(2025, 6, 30), id="the last of the year"),
    ],
)
def test_six_months_end_with_the_month(tmp_path, ended_on, due_on):
    path = a_build(tmp_path, completed(ended_on))

    assert rows_of(path, RULE, date(2025, 12, 31))["due_on"].to_list() == [due_on]
    assert state_of(path, RULE, due_on) == "due_soon"


@pytest.mark.parametrize(
    ("held_on", "state"),
    [
        pytest.param(date(2024, 12, 1), "done", id="before the end"),
        pytest.param(DUE, "done", id="the day it is due"),
        pytest.param(date(2025, 7, 11), "done_late", id="the day after"),
        pytest.param(date(2025, 8, 1), "done_late", id="on the as-of day"),
        pytest.param(date(2025, 8, 2), "overdue", id="after the as-of day"),
    ],
)
def test_one_that_is_held_answers(tmp_path, held_on, state):
    path = a_build(
        tmp_path,
        completed(ENDED),
        evaluations=[an_evaluation(completed_on=held_on)],
    )

    assert state_of(path, RULE, date(2025, 8, 1)) == state


@pytest.mark.parametrize(
    ("evaluations", "state", "done_on"),
    [
        pytest.param([], "overdue", None, id="none"),
        pytest.param(
            [an_evaluation(planned_on=date(2025, 9, 1))], "overdue", None, id="planned"
        ),
        pytest.param(
            [an_evaluation(kind="gathering", completed_on=DUE)],
            "overdue",
            None,
            id="of another kind",
        ),
        pytest.param(
            [
                an_evaluation("E-1", completed_on=date(2025, 7, 30)),
                an_evaluation("E-2", completed_on=date(2025, 7, 1)),
                an_evaluation("E-3", planned_on=date(2025, 6, 1)),
            ],
            "done",
            date(2025, 7, 1),
            id="several: the first counts",
        ),
        pytest.param(
            [an_evaluation(completed_on=DUE, workplace_id="V-1")],
            "done",
            DUE,
            id="by one unit",
        ),
    ],
)
def test_of_several_evaluations_the_first_held_counts(
    tmp_path, evaluations, state, done_on
):
    path = a_build(tmp_path, completed(ENDED), evaluations=evaluations)

    row = rows_of(path, RULE, date(2025, 8, 1)).row(0, named=True)

    assert (row["state"], row["done_on"]) == (state, done_on)


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param(ongoing(), "not_relevant", id="ongoing"),
        pytest.param(stopped(ENDED), "not_relevant", id="stopped"),
        pytest.param(ongoing(status="planned"), "not_relevant", id="said planned"),
        pytest.param(completed(None), "unknown", id="completed, nobody knows when"),
        pytest.param(stopped(None), "unknown", id="stopped, nobody knows when"),
        pytest.param(ongoing(ended_on=ENDED), "overdue", id="dates win over status"),
    ],
)
def test_only_what_was_completed_on_a_known_day_waits(tmp_path, delivery, state):
    assert state_of(a_build(tmp_path, delivery), RULE, date(2025, 8, 1)) == state


def test_an_unknown_end_is_unknown_also_when_one_was_held(tmp_path):
    held = an_evaluation(completed_on=DUE)
    path = a_build(tmp_path, completed(None), evaluations=[held])

    assert state_of(path, RULE, date(2025, 8, 1)) == "unknown"


@pytest.mark.parametrize(
    ("closed_on", "merged_into", "state"),
    [
        pytest.param(date(2025, 8, 1), None, "not_relevant", id="closed that day"),
        pytest.param(date(2025, 8, 2), None, "overdue", id="closes the day after"),
        pytest.param(date(2025, 8, 1), "V-2", "overdue", id="merged"),
        pytest.param(None, "V-2", "overdue", id="merged, day unknown"),
    ],
)
def test_a_closed_workplace_is_not_asked_and_a_merged_one_is(
    tmp_path, closed_on, merged_into, state
):
    path = a_build(
        tmp_path, completed(ENDED), closed_on=closed_on, merged_into=merged_into
    )

    assert state_of(path, RULE, date(2025, 8, 1)) == state


def test_what_is_done_stays_done_when_the_workplace_closes(tmp_path):
    path = a_build(
        tmp_path,
        completed(ENDED),
        closed_on=date(2025, 8, 1),
        evaluations=[an_evaluation(completed_on=DUE)],
    )

    assert state_of(path, RULE, date(2025, 12, 31)) == "done"
