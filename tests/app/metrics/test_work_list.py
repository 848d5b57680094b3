"""What people have written is put on the rows of the work list, the newest first."""

from datetime import date, datetime

import polars as pl
import pytest

from app.metrics.work_list import with_assignments, with_comments, with_exemptions

ROWS = pl.DataFrame(
    {
        "rule_code": ["quiet", "quiet"],
        "record_id": ["L-1", "L-2"],
        "state": ["overdue", "done"],
        "owner_role": ["advisor", "advisor"],
        "advisor_id": ["R-1", None],
    }
)
MADE = date(2026, 6, 1)


def act(record_id="L-1", until_on=date(2026, 6, 30), hour=9, **changes):
    own = {
        "rule_code": "quiet",
        "record_id": record_id,
        "from_on": MADE,
        "until_on": until_on,
        "reason": "Avtalt",
        "made_at": datetime(2026, 6, 1, hour),
        "owner_role": "centre",
        "advisor_id": None,
    }
    return own | changes


def acts(*rows):
    return pl.DataFrame(rows, schema_overrides={"advisor_id": pl.String})


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2026, 5, 31), "overdue", id="the day before it was made"),
        pytest.param(MADE, "exempt", id="the day it was made"),
        pytest.param(date(2026, 6, 30), "exempt", id="its last day"),
        pytest.param(date(2026, 7, 1), "overdue", id="the day after"),
    ],
)
def test_an_exempt_row_is_back_the_day_after_the_last(as_of, state):
    assert with_exemptions(ROWS, acts(act()), as_of)["state"][0] == state


def test_what_is_done_is_not_exempt():
    marked = with_exemptions(ROWS, acts(act("L-2")), MADE)

    assert marked["state"].to_list() == ["overdue", "done"]


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2026, 6, 10), "exempt", id="the last day of the newest"),
        pytest.param(date(2026, 6, 11), "overdue", id="the day after, not the older"),
    ],
)
def test_a_shorter_exemption_changes_a_longer_one(as_of, state):
    longer, shorter = act(), act(until_on=date(2026, 6, 10), hour=10)

    assert with_exemptions(ROWS, acts(longer, shorter), as_of)["state"][0] == state


def test_the_newest_assignment_counts_and_leaves_the_advisor():
    first = act(owner_role="hr", advisor_id="R-9")
    marked = with_assignments(ROWS, acts(first, act(hour=10)), MADE)

    assert marked["owner_role"].to_list() == ["centre", "advisor"]
    assert marked["advisor_id"].to_list() == ["R-1", None]
    assert marked["assigned_reason"].to_list() == ["Avtalt", None]


def test_the_newest_comment_is_told_and_all_are_counted():
    comments = pl.DataFrame(
        {
            "rule_code": ["quiet", "quiet"],
            "record_id": ["L-1", "L-1"],
            "comment": ["Ringt", "Avtalt ny dag"],
            "made_at": [datetime(2026, 6, 1, 9), datetime(2026, 6, 1, 10)],
        }
    )

    marked = with_comments(ROWS, comments)

    assert marked["comment_count"].to_list() == [2, 0]
    assert marked["newest_comment"][0] == "Avtalt ny dag"
