from datetime import date

import pytest

from tests.app.ask import tiny_build
from tests.app.queries.follow_up.rule_states import rows_of, state_of

RULE = "action_overdue"

# What an action without a delivery does under filters is in
# test_action_without_owner.py, for both rules.


def programme(folder, changes, *, workplaces=(), unit=None, delivery=None):
    """One ongoing delivery to the unit `here`, with one action."""
    return tiny_build(
        folder,
        workplaces=list(workplaces) or [{"workplace_id": "here"}],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "here",
                "status": "ongoing",
                "started_on": date(2024, 1, 1),
                **(delivery or {}),
            }
        ],
        delivery_units=[{"delivery_id": "d1", "workplace_id": "here", **(unit or {})}],
        actions=[action(**changes)],
    )


def action(**changes):
    return {
        "action_id": "a1",
        "delivery_id": "d1",
        "workplace_id": "here",
        "title": "Quiet hour",
        "status": "ongoing",
        "responsible_role": "hr",
        "decided_on": date(2024, 1, 10),
        "due_on": date(2025, 6, 1),
        **changes,
    }


@pytest.mark.parametrize(
    ("due_on", "day", "state"),
    [
        pytest.param("2025-06-01", "2025-05-01", "not_due", id="31 days before"),
        pytest.param("2025-06-01", "2025-05-02", "due_soon", id="30 days before"),
        pytest.param("2025-06-01", "2025-05-31", "due_soon", id="the day before"),
        pytest.param("2025-06-01", "2025-06-01", "due_soon", id="on the day"),
        pytest.param("2025-06-01", "2025-06-02", "overdue", id="the day after"),
        pytest.param("2024-02-29", "2024-02-29", "due_soon", id="leap day"),
        pytest.param("2024-02-29", "2024-03-01", "overdue", id="after a leap day"),
        pytest.param("2024-12-31", "2025-01-01", "overdue", id="after a year"),
    ],
)
def test_an_action_is_overdue_the_day_after_its_deadline(tmp_path, due_on, day, state):
    build = programme(tmp_path, {"due_on": date.fromisoformat(due_on)})

    assert state_of(build, RULE, date.fromisoformat(day)) == state


@pytest.mark.parametrize(
    ("done_on", "state"),
    [
        pytest.param(date(2025, 5, 31), "done", id="the day before"),
        pytest.param(date(2025, 6, 1), "done", id="on the day"),
        pytest.param(date(2025, 6, 2), "done_late", id="the day after"),
        pytest.param(date(2025, 9, 1), "done_late", id="today"),
        pytest.param(date(2025, 9, 2), "overdue", id="tomorrow"),
        pytest.param(None, "unknown", id="done, day unknown"),
    ],
)
def test_the_day_it_was_done_decides(tmp_path, done_on, state):
    build = programme(tmp_path, {"status": "done", "done_on": done_on})

    assert state_of(build, RULE, date(2025, 9, 1)) == state


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        pytest.param({"status": "decided"}, "overdue", id="decided"),
        pytest.param({"status": "proposed"}, "not_relevant", id="proposed"),
        pytest.param({"status": "dropped"}, "not_relevant", id="laid aside"),
        pytest.param({"due_on": None}, "not_relevant", id="no deadline"),
        pytest.param({"decided_on": None}, "overdue", id="no day of decision"),
        pytest.param({"decided_on": date(2025, 9, 1)}, "overdue", id="decided today"),
        pytest.param(
            {"decided_on": date(2025, 9, 2)}, "not_relevant", id="decided tomorrow"
        ),
        pytest.param(
            {"done_on": date(2025, 5, 1)}, "done", id="dates decide: done, not said so"
        ),
        pytest.param(
            {"status": "done", "due_on": None}, "not_relevant", id="done, no deadline"
        ),
    ],
)
def test_only_an_action_with_a_deadline_is_looked_at(tmp_path, changes, state):
    build = programme(tmp_path, changes)

    assert state_of(build, RULE, date(2025, 9, 1)) == state


@pytest.mark.parametrize("is_sensitive", [True, None])
def test_a_sensitive_action_is_never_a_row(tmp_path, is_sensitive):
    build = programme(tmp_path, {"is_sensitive": is_sensitive})

    assert rows_of(build, RULE, date(2025, 9, 1)).is_empty()


@pytest.mark.parametrize(
    ("role", "owner_role"),
    [
        pytest.param("hr", "hr", id="its own"),
        pytest.param(None, "unit_leader", id="nobody named"),
    ],
)
def test_whoever_is_responsible_for_the_action_owns_the_gap(tmp_path, role, owner_role):
    build = programme(tmp_path, {"responsible_role": role})

    assert rows_of(build, RULE, date(2025, 9, 1))["owner_role"].item() == owner_role


def test_a_row_says_which_action_and_its_own_deadline(tmp_path):
    build = programme(tmp_path, {})

    row = rows_of(build, RULE, date(2025, 9, 1)).row(0, named=True)

    assert (row["record_id"], row["detail"]) == ("a1", "Quiet hour")
    assert (row["from_on"], row["due_on"]) == (date(2025, 6, 1), date(2025, 6, 1))
    assert row["overdue_days"] == 92


@pytest.mark.parametrize(
    ("delivery", "unit"),
    [
        pytest.param({}, {"left_on": date(2025, 4, 1)}, id="the unit left"),
        pytest.param(
            {"ended_on": date(2025, 4, 1), "status": "completed"}, {}, id="it ended"
        ),
        pytest.param(
            {"ended_on": date(2025, 4, 1), "status": "stopped"}, {}, id="it stopped"
        ),
    ],
)
def test_actions_outlast_the_delivery_they_were_decided_in(tmp_path, delivery, unit):
    build = programme(tmp_path, {}, delivery=delivery, unit=unit)

    assert state_of(build, RULE, date(2025, 9, 1)) == "overdue"


@pytest.mark.parametrize(
    ("closed_on", "merged_into", "done_on", "state"),
    [
        pytest.param(date(2025, 9, 1), None, None, "not_relevant", id="closed today"),
        pytest.param(date(2025, 9, 2), None, None, "overdue", id="closes tomorrow"),
        pytest.param(date(2025, 7, 1), "there", None, "overdue", id="merged"),
        pytest.param(
            date(2025, 7, 1), None, date(2025, 5, 1), "done", id="done before it closed"
        ),
    ],
)
def test_nobody_carries_out_an_action_where_the_workplace_has_closed(
    tmp_path, closed_on, merged_into, done_on, state
):
    here = {
        "workplace_id": "here",
        "closed_on": closed_on,
        "merged_into_workplace_id": merged_into,
    }
    build = programme(
        tmp_path,
        {"done_on": done_on},
        workplaces=[here, {"workplace_id": "there"}],
    )

    assert state_of(build, RULE, date(2025, 9, 1)) == state


@pytest.mark.parametrize(
    ("ended_on", "day", "state"),
    [
        pytest.param(
            date(2025, 7, 1), "2026-07-01", "overdue", id="a year, to the day"
        ),
        pytest.param(date(2025, 7, 1), "2026-07-02", "not_relevant", id="a day more"),
        pytest.param(date(2024, 2, 29), "2025-02-28", "not_due", id="a leap day"),
        pytest.param(date(2024, 2, 29), "2025-03-01", "not_relevant", id="leap, more"),
    ],
)
def test_a_year_after_its_delivery_an_action_is_the_units_own(
    tmp_path, ended_on, day, state
):
    delivery = {"ended_on": ended_on, "status": "completed"}
    path = programme(tmp_path, {}, delivery=delivery)

    assert state_of(path, RULE, date.fromisoformat(day)) == state
