from datetime import date

import pytest

from tests.app.ask import tiny_build
from tests.app.queries.follow_up.rule_states import rows_of, state_of

RULE = "superior_follow_up"


def programme(folder, actions, *, unit=None, delivery=None, workplaces=(), checks=()):
    """One ongoing delivery to the unit `here`, and what else a test says."""
    return tiny_build(
        folder,
        workplaces=[{"workplace_id": "here"}, *workplaces],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "here",
                "status": "ongoing",
                "started_on": date(2024, 1, 1),
                **(delivery or {}),
            }
        ],
        delivery_units=[
            {"delivery_id": "d1", "workplace_id": "here", **(unit or {})},
        ],
        actions=[action(**changes) for changes in actions],
        activities=[check(**changes) for changes in checks],
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


def check(**changes):
    return {
        "activity_id": "c1",
        "delivery_id": "d1",
        "workplace_id": "here",
        "kind": "superior_progress_check",
        "status": "held",
        **changes,
    }


@pytest.mark.parametrize(
    ("decided_on", "day", "state"),
    [
        pytest.param("2025-03-01", "2025-02-28", "not_relevant", id="not decided yet"),
        pytest.param("2025-03-01", "2025-03-01", "not_due", id="the day it is decided"),
        pytest.param("2025-03-01", "2025-05-01", "not_due", id="31 days before"),
        pytest.param("2025-03-01", "2025-05-02", "due_soon", id="30 days before"),
        pytest.param("2025-03-01", "2025-05-31", "due_soon", id="the day before"),
        pytest.param("2025-03-01", "2025-06-01", "due_soon", id="on the day"),
        pytest.param("2025-03-01", "2025-06-02", "overdue", id="the day after"),
        pytest.param(
            "2024-11-30", "2025-02-28", "due_soon", id="month end, on the day"
        ),
        pytest.param("2024-11-30", "2025-03-01", "overdue", id="month end, after"),
        pytest.param("2023-11-30", "2024-02-29", "due_soon", id="leap day, on the day"),
        pytest.param("2023-11-30", "2024-03-01", "overdue", id="leap day, after"),
    ],
)
def test_progress_is_asked_for_within_three_months(tmp_path, decided_on, day, state):
    build = programme(
        tmp_path,
        [{"decided_on": date.fromisoformat(decided_on)}],
        delivery={"started_on": date(2023, 1, 1)},
    )

    assert state_of(build, RULE, date.fromisoformat(day)) == state


@pytest.mark.parametrize(
    ("changes", "due_on"),
    [
        pytest.param({}, date(2025, 8, 20), id="asked after the decision"),
        pytest.param(
            {"workplace_id": None}, date(2025, 8, 20), id="asked in the whole delivery"
        ),
        pytest.param({"workplace_id": "other"}, date(2025, 6, 1), id="another unit"),
        pytest.param({"delivery_id": "d2"}, date(2025, 6, 1), id="another delivery"),
        pytest.param({"held_on": None}, date(2025, 6, 1), id="planned, not held"),
        pytest.param({"held_on": date(2025, 9, 1)}, date(2025, 6, 1), id="in future"),
        pytest.param({"kind": "leader_support"}, date(2025, 6, 1), id="another kind"),
        pytest.param(
            {"held_on": date(2025, 1, 1)}, date(2025, 6, 1), id="before the decision"
        ),
    ],
)
def test_the_three_months_count_from_when_it_was_last_asked(tmp_path, changes, due_on):
    build = programme(
        tmp_path, [{}], checks=[{"held_on": date(2025, 5, 20), **changes}]
    )

    assert rows_of(build, RULE, date(2025, 8, 1))["due_on"].item() == due_on


def test_the_latest_of_several_checks_counts(tmp_path):
    build = programme(
        tmp_path,
        [{}],
        checks=[
            {"activity_id": "c1", "held_on": date(2025, 4, 1)},
            {"activity_id": "c2", "held_on": date(2025, 7, 1), "workplace_id": None},
        ],
    )

    rows = rows_of(build, RULE, date(2025, 8, 1))

    assert rows["from_on"].item() == date(2025, 7, 1)


@pytest.mark.parametrize(
    ("changes", "is_open"),
    [
        pytest.param({"status": "decided"}, True, id="decided"),
        pytest.param({"status": "ongoing"}, True, id="ongoing"),
        pytest.param({"status": "proposed"}, True, id="dates decide: proposed"),
        pytest.param({"decided_on": None}, False, id="no day of decision"),
        pytest.param({"status": "dropped"}, False, id="laid aside"),
        pytest.param({"status": "done"}, False, id="done, day unknown"),
        pytest.param(
            {"status": "done", "done_on": date(2025, 9, 1)}, False, id="done today"
        ),
        pytest.param(
            {"status": "done", "done_on": date(2025, 9, 2)}, True, id="done tomorrow"
        ),
        pytest.param({"is_sensitive": True}, False, id="sensitive"),
        pytest.param({"is_sensitive": None}, False, id="perhaps sensitive"),
        pytest.param({"delivery_id": None}, False, id="of no delivery"),
        pytest.param({"delivery_id": "d2"}, False, id="of another delivery"),
        pytest.param({"workplace_id": "other"}, False, id="of another unit"),
    ],
)
def test_only_an_open_action_of_the_unit_asks_for_progress(tmp_path, changes, is_open):
    build = programme(tmp_path, [changes])

    state = "overdue" if is_open else "not_relevant"
    assert state_of(build, RULE, date(2025, 9, 1), "d1/here") == state


def test_a_sensitive_action_never_moves_the_day(tmp_path):
    build = programme(
        tmp_path,
        [
            {
                "action_id": "a0",
                "is_sensitive": True,
                "decided_on": date(2024, 2, 1),
            },
            {"action_id": "a1", "decided_on": date(2025, 3, 1)},
            {"action_id": "a2", "decided_on": date(2025, 4, 1)},
        ],
    )

    rows = rows_of(build, RULE, date(2025, 5, 1))

    assert rows["from_on"].item() == date(2025, 3, 1)


def test_without_an_open_action_the_row_has_no_days(tmp_path):
    build = programme(tmp_path, [], checks=[{"held_on": date(2025, 5, 20)}])

    row = rows_of(build, RULE, date(2025, 9, 1)).row(0, named=True)

    assert (row["state"], row["from_on"], row["due_on"]) == ("not_relevant", None, None)


@pytest.mark.parametrize(
    ("delivery", "unit", "state"),
    [
        pytest.param({}, {}, "overdue", id="takes part"),
        pytest.param(
            {}, {"left_on": date(2025, 9, 1)}, "not_relevant", id="left on the day"
        ),
        pytest.param(
            {}, {"left_on": date(2025, 9, 2)}, "overdue", id="leaves the day after"
        ),
        pytest.param({"started_on": None}, {}, "not_relevant", id="not started"),
        pytest.param(
            {"ended_on": date(2025, 9, 1), "status": "completed"},
            {},
            "not_relevant",
            id="completed",
        ),
        pytest.param(
            {"ended_on": date(2025, 9, 1), "status": "stopped"},
            {},
            "not_relevant",
            id="stopped",
        ),
    ],
)
def test_only_units_of_an_ongoing_delivery_are_asked_about(
    tmp_path, delivery, unit, state
):
    build = programme(tmp_path, [{}], delivery=delivery, unit=unit)

    assert state_of(build, RULE, date(2025, 9, 1)) == state


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


def test_the_superior_leader_owns_the_gap(tmp_path):
    build = programme(tmp_path, [{}])

    assert rows_of(build, RULE)["owner_role"].item() == "superior_leader"
