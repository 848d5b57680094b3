"""What a delivery's activities, answers and actions add up to."""

from datetime import date

import polars as pl
import pytest

from app.metrics.action_states import split_actions
from app.metrics.delivery_activities import (
    activities_by_kind,
    activities_with_state,
    planned_and_held,
)
from app.metrics.hidden_answers import with_response_share

DAY = date(2026, 6, 30)
BEFORE, AFTER = date(2026, 6, 1), date(2026, 7, 1)

ACTIVITY = {
    "activity_id": pl.String,
    "kind": pl.String,
    "planned_on": pl.Date,
    "held_on": pl.Date,
    "status": pl.String,
    "replaced_by_activity_id": pl.String,
    "workplace_name": pl.String,
    "advisor_hours": pl.Float64,
}


def activities(*rows):
    plain = {"kind": "party_group_meeting", "status": "planned"}
    filled = [{**dict.fromkeys(ACTIVITY), **plain, **row} for row in rows]
    return pl.DataFrame(filled, schema=ACTIVITY)


@pytest.mark.parametrize(
    ("activity", "state"),
    [
        pytest.param({"held_on": BEFORE, "status": "held"}, "held", id="held"),
        pytest.param({"held_on": BEFORE, "status": "cancelled"}, "held", id="day wins"),
        pytest.param({"planned_on": AFTER}, "planned", id="ahead"),
        pytest.param({"planned_on": DAY}, "planned", id="on the day itself"),
        pytest.param({"planned_on": BEFORE}, "unrecorded", id="nobody said"),
        pytest.param(
            {"planned_on": AFTER, "status": "held"}, "planned", id="held later"
        ),
        pytest.param(
            {"planned_on": BEFORE, "status": "postponed"}, "postponed", id="off"
        ),
        pytest.param({"status": "cancelled"}, "cancelled", id="cancelled, no day"),
        pytest.param({}, "planned", id="no day at all"),
    ],
)
def test_what_has_come_of_an_activity(activity, state):
    stated = activities_with_state(activities(activity), DAY)

    assert stated["activity_state"].item() == state


def test_kinds_are_counted_in_process_order_and_hours_only_where_told():
    stated = activities_with_state(
        activities(
            {"kind": "refresher", "planned_on": AFTER},
            {"held_on": BEFORE, "advisor_hours": 1.5},
            {"held_on": BEFORE, "advisor_hours": 2.0},
            {"held_on": BEFORE},
        ),
        DAY,
    )

    counted = activities_by_kind(stated)

    assert counted["kind"].to_list() == ["party_group_meeting", "refresher"]
    assert counted["held_count"].to_list() == [3, 0]
    assert counted["planned_count"].to_list() == [0, 1]
    assert counted["advisor_hours"].to_list() == [3.5, None]
    assert counted["told_hours_count"].to_list() == [2, 0]


def test_a_gathering_that_was_moved_counts_once_in_the_plan():
    stated = activities_with_state(
        activities(
            {
                "planned_on": BEFORE,
                "status": "postponed",
                "replaced_by_activity_id": "2",
            },
            {"planned_on": DAY, "held_on": DAY},
            {"planned_on": AFTER},
            {"planned_on": BEFORE, "kind": "leader_support"},
        ),
        DAY,
    )

    steps = planned_and_held(stated, DAY)

    assert steps.select("series", "day", "gathering_count", "is_ahead").rows() == [
        ("planned", DAY, 1, False),
        ("planned", AFTER, 2, True),
        ("held", DAY, 1, False),
    ]


def evaluation(**changes):
    row = {"invited_count": 10, "respondents_count": 5} | changes
    counts = {"respondents_count": pl.Int32, "invited_count": pl.Int32}
    shown = with_response_share(pl.DataFrame([row], schema_overrides=counts))
    return shown.row(0, named=True)


def test_the_response_share_is_of_the_invited_and_unknown_without_them():
    assert evaluation()["response_share"] == 0.5
    assert evaluation(invited_count=None)["response_share"] is None
    assert evaluation(invited_count=0)["response_share"] is None
    assert evaluation(respondents_count=None)["response_share"] is None


def test_sensitive_actions_are_counted_and_never_listed():
    actions = pl.DataFrame(
        {
            "is_sensitive": [False, False, False, False, True],
            "title": ["a", "b", "c", "d", None],
            "status": ["decided", "decided", "done", "dropped", None],
            "due_on": [BEFORE, DAY, BEFORE, BEFORE, None],
        }
    )

    listed, shielded_count = split_actions(actions, DAY)

    assert listed.select("title", "action_state").rows() == [
        ("a", "overdue"),
        ("b", "decided"),
        ("c", "done"),
        ("d", "dropped"),
    ]
    assert shielded_count == 1
