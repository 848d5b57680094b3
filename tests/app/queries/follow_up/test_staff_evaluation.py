from datetime import date

import pytest

from tests.app.ask import tiny_build
from tests.app.queries.follow_up.rule_states import rows_of, state_of

RULE = "staff_evaluation"


def programme(
    folder, actions, *, evaluations=(), activities=(), unit=None, delivery=None
):
    """One ongoing delivery to the unit `here`, and what else a test says."""
    return tiny_build(
        folder,
        workplaces=[{"workplace_id": "here"}],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "here",
                "status": "ongoing",
                "started_on": date(2023, 1, 1),
                **(delivery or {}),
            }
        ],
        delivery_units=[{"delivery_id": "d1", "workplace_id": "here", **(unit or {})}],
        actions=[action(**changes) for changes in actions],
        evaluations=list(evaluations),
        activities=list(activities),
    )


def action(**changes):
    return {
        "action_id": "a1",
        "delivery_id": "d1",
        "workplace_id": "here",
        "status": "ongoing",
        "decided_on": date(2025, 3, 1),
        **changes,
    }


def evaluation(completed_on, **changes):
    return {
        "evaluation_id": "e1",
        "delivery_id": "d1",
        "workplace_id": "here",
        "kind": "staff_gathering",
        "completed_on": completed_on,
        **changes,
    }


def gathering(held_on, **changes):
    return {
        "activity_id": "g1",
        "delivery_id": "d1",
        "workplace_id": "here",
        "kind": "evaluation_gathering",
        "status": "held",
        "held_on": held_on,
        **changes,
    }


@pytest.mark.parametrize(
    ("decided_on", "day", "state"),
    [
        pytest.param("2025-03-01", "2025-02-28", "not_relevant", id="not decided yet"),
        pytest.param("2025-03-01", "2025-05-31", "not_due", id="31 days before"),
        pytest.param("2025-03-01", "2025-06-01", "due_soon", id="30 days before"),
        pytest.param("2025-03-01", "2025-06-30", "due_soon", id="the day before"),
        pytest.param("2025-03-01", "2025-07-01", "due_soon", id="on the day"),
        pytest.param("2025-03-01", "2025-07-02", "overdue", id="the day after"),
        pytest.param(
            "2024-10-31", "2025-02-28", "due_soon", id="month end, on the day"
        ),
        pytest.param("2024-10-31", "2025-03-01", "overdue", id="month end, after"),
        pytest.param("2023-10-31", "2024-02-29", "due_soon", id="leap day, on the day"),
        pytest.param("2023-10-31", "2024-03-01", "overdue", id="leap day, after"),
    ],
)
def test_the_staff_evaluate_within_four_months_of_the_first_action(
    tmp_path, decided_on, day, state
):
    build = programme(tmp_path, [{"decided_on": date.fromisoformat(decided_on)}])

    assert state_of(build, RULE, date.fromisoformat(day)) == state


@pytest.mark.parametrize(
    ("held_on", "state"),
    [
        pytest.param(date(2025, 2, 28), "overdue", id="before the first action"),
        pytest.param(date(2025, 3, 1), "done", id="the same day"),
        pytest.param(date(2025, 7, 1), "done", id="on the due day"),
        pytest.param(date(2025, 7, 2), "done_late", id="the day after"),
        pytest.param(date(2025, 9, 1), "done_late", id="today"),
        pytest.param(date(2025, 9, 2), "overdue", id="tomorrow"),
        pytest.param(None, "overdue", id="no day"),
    ],
)
def test_a_gathering_to_evaluate_closes_it(tmp_path, held_on, state):
    by_evaluation = tmp_path / "evaluation"
    by_activity = tmp_path / "activity"
    by_evaluation.mkdir()
    by_activity.mkdir()

    first = programme(by_evaluation, [{}], evaluations=[evaluation(held_on)])
    second = programme(by_activity, [{}], activities=[gathering(held_on)])

    assert state_of(first, RULE, date(2025, 9, 1)) == state
    assert state_of(second, RULE, date(2025, 9, 1)) == state


@pytest.mark.parametrize(
    ("changes", "is_done"),
    [
        pytest.param({}, True, id="of the unit"),
        pytest.param({"workplace_id": None}, True, id="of the whole delivery"),
        pytest.param({"workplace_id": "other"}, False, id="of another unit"),
        pytest.param({"delivery_id": "d2"}, False, id="of another delivery"),
        pytest.param({"kind": "end"}, False, id="of another kind"),
    ],
)
def test_only_the_staff_of_the_unit_can_evaluate(tmp_path, changes, is_done):
    day = date(2025, 4, 1)
    by_evaluation = tmp_path / "evaluation"
    by_activity = tmp_path / "activity"
    by_evaluation.mkdir()
    by_activity.mkdir()

    first = programme(by_evaluation, [{}], evaluations=[evaluation(day, **changes)])
    second = programme(by_activity, [{}], activities=[gathering(day, **changes)])

    state = "done" if is_done else "overdue"
    assert state_of(first, RULE, date(2025, 9, 1)) == state
    assert state_of(second, RULE, date(2025, 9, 1)) == state


def test_the_first_of_several_evaluations_is_the_day_it_was_done(tmp_path):
    build = programme(
        tmp_path,
        [{}],
        evaluations=[
            evaluation(date(2025, 2, 1), evaluation_id="e0"),
            evaluation(date(2025, 8, 1), evaluation_id="e1"),
        ],
        activities=[gathering(date(2025, 5, 1), workplace_id=None)],
    )

    assert rows_of(build, RULE, date(2025, 9, 1))["done_on"].item() == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        pytest.param({"status": "decided"}, "overdue", id="decided"),
        pytest.param({"decided_on": None}, "not_relevant", id="no day of decision"),
        pytest.param({"status": "dropped"}, "not_relevant", id="laid aside"),
        pytest.param({"status": "done"}, "not_relevant", id="done, day unknown"),
        pytest.param(
            {"status": "done", "done_on": date(2025, 9, 1)},
            "not_relevant",
            id="done today",
        ),
        pytest.param(
            {"status": "done", "done_on": date(2025, 9, 2)}, "overdue", id="done later"
        ),
        pytest.param({"is_sensitive": True}, "not_relevant", id="sensitive"),
        pytest.param({"is_sensitive": None}, "not_relevant", id="perhaps sensitive"),
        pytest.param({"delivery_id": None}, "not_relevant", id="of no delivery"),
        pytest.param({"workplace_id": "other"}, "not_relevant", id="of another unit"),
    ],
)
def test_only_open_actions_ask_the_staff_to_evaluate(tmp_path, changes, state):
    build = programme(tmp_path, [changes])

    assert state_of(build, RULE, date(2025, 9, 1)) == state


@pytest.mark.parametrize(
    ("changes", "from_on"),
    [
        pytest.param(
            {"status": "done", "done_on": date(2024, 9, 1)},
            date(2024, 6, 1),
            id="a done one counts",
        ),
        pytest.param({"status": "dropped"}, date(2025, 3, 1), id="laid aside"),
        pytest.param({"is_sensitive": True}, date(2025, 3, 1), id="sensitive"),
        pytest.param({"is_sensitive": None}, date(2025, 3, 1), id="perhaps sensitive"),
    ],
)
def test_the_months_count_from_the_first_action_that_is_not_sensitive(
    tmp_path, changes, from_on
):
    first = {"action_id": "a0", "decided_on": date(2024, 6, 1), **changes}
    build = programme(tmp_path, [first, {}])

    assert rows_of(build, RULE, date(2025, 9, 1))["from_on"].item() == from_on


def test_a_sensitive_action_keeps_no_gap_open(tmp_path):
    done = {"action_id": "a0", "status": "done", "done_on": date(2025, 4, 1)}
    build = programme(tmp_path, [done, {"is_sensitive": True}])

    assert state_of(build, RULE, date(2025, 9, 1)) == "not_relevant"


@pytest.mark.parametrize(
    ("delivery", "unit", "state"),
    [
        pytest.param({}, {"left_on": date(2025, 9, 1)}, "not_relevant", id="left"),
        pytest.param({}, {"left_on": date(2025, 9, 2)}, "overdue", id="leaves later"),
        pytest.param(
            {}, {"joined_on": date(2025, 8, 1)}, "overdue", id="joined after deciding"
        ),
        pytest.param(
            {"ended_on": date(2025, 9, 1), "status": "completed"},
            {},
            "not_relevant",
            id="completed",
        ),
        pytest.param({"started_on": None}, {}, "not_relevant", id="not started"),
    ],
)
def test_only_units_of_an_ongoing_delivery_are_asked(tmp_path, delivery, unit, state):
    build = programme(tmp_path, [{}], delivery=delivery, unit=unit)

    assert state_of(build, RULE, date(2025, 9, 1)) == state


@pytest.mark.parametrize(
    ("delivery", "unit", "last"),
    [
        pytest.param({}, {}, {}, id="goes on"),
        pytest.param({}, {"left_on": date(2025, 8, 1)}, {}, id="the unit left"),
        pytest.param(
            {"ended_on": date(2025, 8, 1), "status": "completed"}, {}, {}, id="ended"
        ),
        pytest.param(
            {},
            {},
            {"status": "done", "done_on": date(2025, 8, 1)},
            id="the actions are done",
        ),
    ],
)
def test_what_is_evaluated_stays_done(tmp_path, delivery, unit, last):
    build = programme(
        tmp_path,
        [last],
        delivery=delivery,
        unit=unit,
        evaluations=[evaluation(date(2025, 5, 1))],
    )

    days = [date(2025, 5, 1), date(2025, 8, 1), date(2026, 6, 30)]
    assert [state_of(build, RULE, day) for day in days] == ["done"] * 3


@pytest.mark.parametrize(
    ("merged_into", "state"),
    [
        pytest.param(None, "not_relevant", id="closed"),
        pytest.param("there", "overdue", id="merged, followed where it went"),
    ],
)
def test_a_merged_unit_is_followed_up_and_a_closed_one_is_not(
    tmp_path, merged_into, state
):
    build = tiny_build(
        tmp_path,
        workplaces=[
            {
                "workplace_id": "here",
                "closed_on": date(2025, 5, 1),
                "merged_into_workplace_id": merged_into,
            },
            {"workplace_id": "there"},
        ],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "there",
                "status": "ongoing",
                "started_on": date(2024, 1, 1),
            }
        ],
        delivery_units=[{"delivery_id": "d1", "workplace_id": "here"}],
        actions=[action()],
    )

    assert state_of(build, RULE, date(2025, 9, 1)) == state
