"""A postponed activity has a new day within 30 days of the day it was planned."""

from datetime import date

import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from tests.app.ask import tiny_build
from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_deliveries import (
    a_build,
    an_activity,
    completed,
    ongoing,
    stopped,
)

RULE = "postponed_not_replanned"
PLANNED = date(2024, 1, 30)
"""30 days later is the leap day."""
LATER = date(2024, 8, 1)


def postponed(**changes):
    return an_activity(
        **{
            "kind": "staff_gathering",
            "status": "postponed",
            "planned_on": PLANNED,
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2024, 1, 29), "not_due", id="31 days before it is due"),
        pytest.param(date(2024, 1, 30), "due_soon", id="the day it was planned"),
        pytest.param(date(2024, 2, 28), "due_soon", id="the day before it is due"),
        pytest.param(date(2024, 2, 29), "due_soon", id="30 days after, a leap day"),
        pytest.param(date(2024, 3, 1), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_30_days(tmp_path, as_of, state):
    path = a_build(tmp_path, ongoing(), activities=[postponed()])

    assert state_of(path, RULE, as_of, record="A-1") == state


@pytest.mark.parametrize(
    ("activity", "state", "done_on"),
    [
        pytest.param(postponed(), "overdue", None, id="nothing has come of it"),
        pytest.param(
            postponed(replaced_by_activity_id="A-2"), "done", None, id="replaced"
        ),
        pytest.param(
            postponed(held_on=date(2024, 2, 29)),
            "done",
            date(2024, 2, 29),
            id="held after all",
        ),
        pytest.param(
            postponed(held_on=date(2024, 3, 1)),
            "done_late",
            date(2024, 3, 1),
            id="held after all, late",
        ),
        pytest.param(
            postponed(held_on=date(2024, 8, 2)), "overdue", None, id="held tomorrow"
        ),
        pytest.param(postponed(planned_on=None), "unknown", None, id="for no day"),
        pytest.param(
            postponed(planned_on=None, replaced_by_activity_id="A-2"),
            "done",
            None,
            id="for no day, replaced",
        ),
        pytest.param(postponed(status="cancelled"), "not_relevant", None, id="dropped"),
        pytest.param(
            postponed(status="cancelled", replaced_by_activity_id="A-2"),
            "not_relevant",
            None,
            id="dropped and replaced",
        ),
    ],
)
def test_a_replacement_or_a_day_held_closes_it(tmp_path, activity, state, done_on):
    path = a_build(tmp_path, ongoing(), activities=[activity])

    row = rows_of(path, RULE, LATER).row(0, named=True)

    assert (row["state"], row["done_on"]) == (state, done_on)


def test_a_replacement_that_is_postponed_too_is_a_record_of_its_own(tmp_path):
    path = a_build(
        tmp_path,
        ongoing(),
        activities=[
            postponed(activity_id="A-1", replaced_by_activity_id="A-2"),
            postponed(activity_id="A-2", planned_on=date(2024, 3, 1)),
            an_activity("A-3", status="planned", planned_on=PLANNED),
            an_activity("A-4", status="held", held_on=PLANNED),
        ],
    )

    rows = rows_of(path, RULE, LATER)

    assert dict(zip(rows["record_id"], rows["state"], strict=True)) == {
        "A-1": "done",
        "A-2": "overdue",
    }


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param(
            ongoing(started_on=None, status="planned"), "overdue", id="planned"
        ),
        pytest.param(completed(date(2024, 5, 1)), "not_relevant", id="completed"),
        pytest.param(stopped(date(2024, 5, 1)), "not_relevant", id="stopped"),
        pytest.param(completed(None), "unknown", id="nobody knows when it ended"),
    ],
)
def test_only_before_the_end_a_new_day_is_asked_for(tmp_path, delivery, state):
    path = a_build(tmp_path, delivery, activities=[postponed()])

    assert state_of(path, RULE, LATER) == state


@pytest.mark.parametrize(
    ("merged_into", "changes", "state"),
    [
        pytest.param(None, {}, "not_relevant", id="closed"),
        pytest.param(None, {"held_on": PLANNED}, "done", id="closed when done"),
        pytest.param("V-2", {}, "overdue", id="merged"),
    ],
)
def test_a_closed_workplace_is_not_asked_and_a_merged_one_is(
    tmp_path, merged_into, changes, state
):
    path = a_build(
        tmp_path,
        ongoing(),
        closed_on=date(2024, 5, 1),
        merged_into=merged_into,
        activities=[postponed(**changes)],
    )

    assert state_of(path, RULE, LATER) == state


def test_it_says_what_was_postponed_and_where(tmp_path):
    path = a_build(
        tmp_path,
        ongoing(),
        activities=[
            postponed(activity_id="A-1"),
            postponed(activity_id="A-2", workplace_id="V-2"),
        ],
    )

    rows = rows_of(path, RULE, LATER)

    assert rows["detail"].to_list() == ["staff_gathering"] * 2
    assert rows["workplace_id"].to_list() == ["V-1", "V-2"]


def test_one_at_a_workplace_out_of_view_is_not_there(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[
            {"workplace_id": "V-1", "county_code": "03"},
            {"workplace_id": "V-2", "county_code": "46"},
        ],
        deliveries=[ongoing()],
        delivery_units=[
            {"delivery_id": "L-1", "workplace_id": key} for key in ("V-1", "V-2")
        ],
        activities=[
            postponed(activity_id="A-1", workplace_id="V-1"),
            postponed(activity_id="A-2", workplace_id="V-2"),
            postponed(activity_id="A-3"),
        ],
    )

    facts = query_build(
        read_build(path),
        f"follow_up/{RULE}",
        Filters(as_of=LATER, counties=("03",)),
        LOCAL_MANAGER,
        months=0,
        days=30,
        with_others=True,
    )

    assert facts["record_id"].to_list() == ["A-1", "A-3"]
