"""The rows of the work list are gathered, and what they are about is counted."""

import polars as pl

from app.metrics.work_groups import (
    Concerned,
    count_concerned,
    gather,
    most_common,
    with_group,
)

ORDER = {"end_evaluation": 0, "quiet": 1}
SCHEMA = {
    "rule_code": pl.String,
    "record_id": pl.String,
    "state": pl.String,
    "severity": pl.String,
    "owner_role": pl.String,
    "advisor_id": pl.String,
    "delivery_id": pl.String,
    "delivery_type": pl.String,
    "workplace_id": pl.String,
    "workplace_name": pl.String,
    "merged_into_name": pl.String,
    "centre_name": pl.String,
    "detail": pl.String,
    "overdue_days": pl.Int32,
    "newest_comment": pl.String,
}


def work(*rows):
    plain = {
        "rule_code": "end_evaluation",
        "state": "overdue",
        "severity": "high",
        "owner_role": "advisor",
        "overdue_days": 10,
    }
    filled = [{"record_id": str(n), **plain, **row} for n, row in enumerate(rows)]
    return pl.DataFrame(filled, schema=SCHEMA)


def test_everything_is_counted_once():
    rows = work(
        {"delivery_id": "L-1", "workplace_id": "V-1", "rule_code": "u"},
        {"delivery_id": "L-1", "workplace_id": "V-1", "rule_code": "u"},
        {"delivery_id": "L-1", "workplace_id": "V-2", "rule_code": "u"},
        {"workplace_id": "V-2", "rule_code": "a"},
        {"delivery_id": "L-2", "rule_code": "t"},
    )

    counts = count_concerned(rows, {"u": "unit", "a": "action", "t": "trainer"})

    assert counts == Concerned(
        gaps=5, deliveries=2, units=2, actions=1, trainers=1, workplaces=2
    )


def test_rules_are_gathered_with_the_most_severe_first():
    rows = work(
        {"rule_code": "quiet", "severity": "low"},
        {"rule_code": "quiet", "severity": "low"},
        {"rule_code": "end_evaluation", "severity": "high"},
    )

    groups = gather(rows, "rule", ORDER)

    assert groups.select("group", "row_count", "overdue_count").rows() == [
        ("end_evaluation", 1, 1),
        ("quiet", 2, 2),
    ]


def test_deliveries_are_gathered_with_the_longest_overdue_first():
    rows = work(
        {"delivery_id": "L-1", "overdue_days": 5},
        {"delivery_id": "L-2", "overdue_days": 50, "workplace_id": "V-1"},
        {"delivery_id": "L-2", "overdue_days": 1, "workplace_id": "V-2"},
        {"delivery_id": None, "overdue_days": 7},
    )

    groups = gather(rows, "delivery", ORDER)

    assert groups["delivery_id"].to_list() == ["L-2", None, "L-1"]
    assert groups["workplace_count"].to_list() == [2, 1, 1]


def test_advisors_are_owners_one_by_one_and_others_by_their_role():
    rows = work(
        {"owner_role": "advisor", "advisor_id": "R-1"},
        {"owner_role": "advisor", "advisor_id": "R-2"},
        {"owner_role": "advisor"},
        {"owner_role": "unit_leader", "advisor_id": "R-1"},
    )

    groups = with_group(rows, "owner")["group"].to_list()

    assert groups == ["advisor/R-1", "advisor/R-2", "advisor/", "unit_leader/"]


def test_the_most_common_rule_is_named_with_those_that_are_as_many():
    one = work({"rule_code": "quiet"}, {"rule_code": "quiet"}, {})
    two = work({"rule_code": "quiet"}, {})

    assert most_common(one, ORDER) == ["quiet"]
    assert most_common(two, ORDER) == ["end_evaluation", "quiet"]
    assert most_common(work(), ORDER) == []
