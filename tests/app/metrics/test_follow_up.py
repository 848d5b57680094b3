"""One function decides the state of every record from its dates."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from app.metrics.follow_up import FACTS, decide_states
from data.follow_up import standard_rules

RULE = standard_rules().named("end_evaluation")
DUE = date(2026, 2, 28)


def facts(**changes):
    row = dict.fromkeys(FACTS) | {
        "record_id": "L-1",
        "is_relevant": True,
        "is_known": True,
        "is_done": False,
        "from_on": date(2025, 8, 31),
        "due_on": DUE,
    }
    schema = {
        name: pl.Boolean
        if name.startswith("is_")
        else pl.Date
        if name.endswith("_on")
        else pl.String
        for name in FACTS
    }
    return pl.DataFrame([row | changes], schema=schema)


def state(as_of, known=True, **changes):
    decided = decide_states(
        facts(**changes), RULE, as_of, due_soon_days=30, is_history_known=known
    )
    return decided["state"].item()


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param(date(2026, 1, 28), "not_due", id="31 days left"),
        pytest.param(date(2026, 1, 29), "due_soon", id="30 days left"),
        pytest.param(date(2026, 2, 27), "due_soon", id="the day before"),
        pytest.param(DUE, "due_soon", id="the due day itself"),
        pytest.param(date(2026, 3, 1), "overdue", id="the day after"),
    ],
)
def test_a_record_is_overdue_from_the_day_after_it_was_due(as_of, expected):
    assert state(as_of) == expected


@pytest.mark.parametrize(
    ("done_on", "expected"),
    [
        pytest.param(DUE, "done", id="on the due day"),
        pytest.param(date(2026, 3, 1), "done_late", id="the day after"),
        pytest.param(None, "done", id="on a day that nobody wrote down"),
    ],
)
def test_done_is_late_only_after_the_due_day(done_on, expected):
    assert state(date(2026, 6, 1), is_done=True, done_on=done_on) == expected


def test_done_counts_for_more_than_a_fact_that_is_not_known():
    assert state(date(2026, 6, 1), is_done=True, is_known=False) == "done"


def test_what_the_rule_does_not_look_at_is_not_relevant():
    assert state(date(2026, 6, 1), is_relevant=False) == "not_relevant"


def test_without_a_due_day_nothing_is_due():
    assert state(date(2026, 6, 1), due_on=None) == "not_due"


def test_a_fact_that_is_not_known_makes_no_gap():
    assert state(date(2026, 6, 1), is_known=False) == "unknown"


def test_facts_without_a_day_have_no_history():
    assert state(date(2026, 6, 1), known=False) == "unknown"


def test_the_days_overdue_are_below_zero_while_there_is_time():
    decided = decide_states(facts(), RULE, date(2026, 2, 23), due_soon_days=30)

    assert decided["overdue_days"].item() == -5


def test_the_owner_of_a_row_counts_for_more_than_that_of_the_rule():
    own = decide_states(facts(owner_role="hr"), RULE, DUE, due_soon_days=30)
    rules = decide_states(facts(), replace(RULE), DUE, due_soon_days=30)

    assert own["owner_role"].item() == "hr"
    assert rules["owner_role"].item() == "advisor"
