"""The work list is narrowed and counted as the reader asks."""

import polars as pl
import pytest

from app.metrics.work_filters import (
    WorkChoice,
    choose_work,
    severity_counts,
    state_counts,
)

TITLES = {"end_evaluation": "Sluttevaluering er ikke holdt", "quiet": "Stille"}
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


def found(rows, **choice):
    return choose_work(rows, WorkChoice(**choice), TITLES)["record_id"].to_list()


def test_open_is_what_is_overdue_or_due_soon():
    rows = work(*({"state": s} for s in ("overdue", "due_soon", "not_due", "exempt")))

    assert found(rows) == ["0", "1"]
    assert found(rows, state="exempt") == ["3"]


def test_my_overdue_evaluations_can_be_found():
    rows = work(
        {"advisor_id": "R-1"},
        {"advisor_id": "R-2"},
        {"advisor_id": "R-1", "rule_code": "quiet"},
        {"advisor_id": "R-1", "state": "due_soon", "overdue_days": -3},
    )

    mine = found(rows, advisor="R-1", rule="end_evaluation", state="overdue")

    assert mine == ["0"]


@pytest.mark.parametrize(
    ("window", "days"),
    [
        ("over_90", [91, 400]),
        ("over_30", [31, 90]),
        ("over_0", [1, 30]),
        ("next_7", [0, -7]),
        ("next_30", [0, -7, -8, -30]),
    ],
)
def test_a_due_window_holds_its_last_day(window, days):
    every = [400, 91, 90, 31, 30, 1, 0, -7, -8, -30]
    rows = work(*({"overdue_days": day, "record_id": str(day)} for day in every))

    assert sorted(map(int, found(rows, window=window))) == sorted(days)


@pytest.mark.parametrize(
    "search",
    ["ås sykehjem", "SYKEHJEM", "l-0007", "r-46", "evaluering ås", "(gamle", "ringt"],
)
def test_a_search_finds_every_word_anywhere_in_the_row(search):
    rows = work(
        {
            "workplace_name": "Ås (gamle) sykehjem",
            "delivery_id": "L-0007",
            "advisor_id": "R-46",
            "newest_comment": "Ringt to ganger",
        },
        {"workplace_name": "Bø skole", "rule_code": "quiet"},
    )

    assert found(rows, search=search) == ["0"]


def test_a_search_whose_words_are_in_different_rows_finds_nothing():
    rows = work({"workplace_name": "Ås"}, {"workplace_name": "Bø"})

    assert found(rows, search="ås bø") == []


def test_counts_say_what_each_option_would_leave():
    rows = work(
        {"state": "overdue", "severity": "high"},
        {"state": "overdue", "severity": "low"},
        {"state": "due_soon", "severity": "low"},
        {"state": "exempt", "severity": "low"},
        {"state": "not_due", "severity": "low"},
    )
    choice = WorkChoice(state="overdue", severities=("low",))

    assert state_counts(rows, choice, TITLES) == {
        "open": 2,
        "overdue": 1,
        "due_soon": 1,
        "exempt": 1,
    }
    assert severity_counts(rows, choice, TITLES) == {"high": 1, "medium": 0, "low": 1}


def test_the_state_alone_narrows_nothing():
    assert not WorkChoice(state="exempt").is_narrowed
    assert WorkChoice(owner="centre").is_narrowed
