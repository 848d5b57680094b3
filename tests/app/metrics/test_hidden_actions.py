"""What has become sensitive since is not shown on an older data set either."""

import polars as pl

from app.metrics.hidden_actions import hide_actions, hide_in_work
from app.metrics.work_list import FollowUp
from data.follow_up import standard_rules

ACTIONS = pl.DataFrame(
    {
        "is_sensitive": [False, False, True],
        "action_id": ["a-1", "a-2", None],
        "title": ["Samtale", "Vaktplan", None],
        "status": ["done", "ongoing", None],
    }
)


def test_of_an_action_that_is_sensitive_now_only_that_it_is_there_is_told():
    seen = hide_actions("delivery_actions", ACTIONS, {"a-1"})

    assert seen.columns == ACTIONS.columns
    assert seen.rows() == [
        (True, None, None, None),
        (False, "a-2", "Vaktplan", "ongoing"),
        (True, None, None, None),
    ]


def test_with_nothing_sensitive_it_is_as_it_was():
    assert hide_actions("workplace_actions", ACTIONS, ()).equals(ACTIONS)


def test_of_an_export_the_row_is_left_out():
    rows = ACTIONS.filter(~pl.col("is_sensitive"))

    assert hide_actions("export_actions", rows, {"a-1"})["action_id"].to_list() == [
        "a-2"
    ]


def test_the_work_list_loses_the_action_and_not_a_delivery_of_the_same_id():
    rows = pl.DataFrame(
        {
            "rule_code": ["action_overdue", "end_evaluation", "action_overdue"],
            "record_id": ["a-1", "a-1", "a-2"],
        }
    )
    found = FollowUp(rows, pl.DataFrame(), rows)

    seen = hide_in_work(found, standard_rules(), {"a-1"})

    left = [("end_evaluation", "a-1"), ("action_overdue", "a-2")]
    assert seen.rows.rows() == seen.done.rows() == left
