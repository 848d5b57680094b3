"""What is overdue, due soon and coming is counted once, under the right heading."""

from datetime import date

import polars as pl
import pytest

from app.metrics.ageing import count_by_age, oldest
from app.metrics.follow_up_part_findings import (
    age_group_finding,
    ageing_finding,
    never_reached_finding,
    too_few_finding,
)
from app.metrics.gap_counts import (
    coming_by_week,
    coming_rows,
    count_coming,
    count_open,
    count_severities,
)
from app.translations.gettext import speaking

WORK = {
    "rule_code": pl.String,
    "record_id": pl.String,
    "state": pl.String,
    "severity": pl.String,
    "owner_role": pl.String,
    "due_on": pl.Date,
    "overdue_days": pl.Int32,
}


def gap(state="overdue", days=1, **changes):
    row = {
        "rule_code": "quiet",
        "record_id": "L-1",
        "state": state,
        "severity": "high",
        "owner_role": "advisor",
        "due_on": date.fromordinal(date(2026, 6, 30).toordinal() - days),
        "overdue_days": days,
    }
    return row | changes


def work(*gaps):
    return pl.DataFrame(list(gaps), schema=WORK)


def test_overdue_is_counted_by_severity_and_due_soon_apart():
    rows = work(
        gap(),
        gap(severity="medium"),
        gap("due_soon", -3),
        gap("exempt"),
        gap("not_due", -60),
    )

    assert count_open(rows, "owner_role").row(0, named=True) == {
        "owner_role": "advisor",
        "high_count": 1,
        "medium_count": 1,
        "low_count": 0,
        "overdue_count": 2,
        "due_soon_count": 1,
    }


def test_the_owner_with_the_most_overdue_stands_first():
    rows = work(
        gap("due_soon", -3, owner_role="centre"),
        gap("due_soon", -3, owner_role="centre"),
        gap(owner_role="unit_leader"),
    )

    owners = count_open(rows, "owner_role")["owner_role"].to_list()

    assert owners == ["unit_leader", "centre"]


def test_every_severity_is_there_also_with_none():
    counted = count_severities(work(gap(severity="low")))

    assert counted.rows() == [("high", 0, 0), ("medium", 0, 0), ("low", 1, 0)]
    assert count_severities(work())["overdue_count"].to_list() == [0, 0, 0]


def test_what_is_due_today_is_coming_and_what_is_exempt_is_not():
    rows = work(
        gap("due_soon", 0, record_id="today"),
        gap("not_due", -31, record_id="later"),
        gap("exempt", -5, record_id="exempt"),
        gap("overdue", 1, record_id="overdue"),
    )

    assert coming_rows(rows, 30)["record_id"].to_list() == ["today"]
    assert coming_rows(rows, 31)["record_id"].to_list() == ["today", "later"]


def test_a_longer_horizon_has_the_shorter_ones_in_it():
    rows = work(gap("due_soon", -30), gap("not_due", -31), gap("not_due", -90))

    assert count_coming(rows, "rule_code").rows() == [("quiet", 1, 2, 3)]


@pytest.mark.parametrize(
    ("days_left", "week"),
    [
        pytest.param(0, 0, id="today"),
        pytest.param(6, 0, id="the last day of the first week"),
        pytest.param(7, 1, id="the first day of the second"),
        pytest.param(90, 12, id="the last day"),
    ],
)
def test_a_week_has_seven_days_from_the_day_itself(days_left, week):
    weeks = coming_by_week(work(gap("not_due", -days_left)), date(2026, 6, 30), 90)

    of_high = weeks.filter(severity="high")["gap_count"].to_list()
    assert [place for place, count in enumerate(of_high) if count] == [week]
    assert weeks.height == 13 * 3
    assert weeks["week_on"][0] == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (1, "fresh"),
        (29, "fresh"),
        (30, "weeks"),
        (89, "weeks"),
        (90, "months"),
        (364, "months"),
        (365, "year"),
    ],
)
def test_each_gap_stands_in_one_band(days, band):
    row = count_by_age(work(gap(days=days)), "rule_code").row(0, named=True)

    bands = ("fresh", "weeks", "months", "year")
    assert [each for each in bands if row[f"{each}_count"]] == [band]
    assert (row["overdue_count"], row["longest_days"]) == (1, days)


def test_only_what_is_overdue_ages_and_the_oldest_is_first():
    rows = work(
        gap(days=5, record_id="B"),
        gap(days=9, record_id="A"),
        gap("exempt", 99),
        gap("due_soon", 0),
    )

    assert oldest(rows)["record_id"].to_list() == ["A", "B"]
    assert count_by_age(rows, "severity")["overdue_count"].to_list() == [2]


@pytest.mark.parametrize(
    ("rows", "finding", "group"),
    [
        (
            work(gap(days=400), gap(days=5)),
            "1 of 2 overdue has stood for over a year",
            "Most over a year: quiet, 1",
        ),
        (
            work(gap(days=200)),
            "Nothing has been overdue for over a year; the longest is 200 days",
            "The longest: quiet, 200 days",
        ),
    ],
)
def test_the_oldest_is_said_in_words(rows, finding, group):
    groups = count_by_age(rows, "rule_code")

    with speaking("en"):
        assert ageing_finding(groups) == finding
        assert age_group_finding(groups, "rule_code") == group


def test_nothing_overdue_is_said():
    with speaking("en"):
        assert ageing_finding(count_by_age(work(), "severity")) == "Nothing is overdue"


@pytest.mark.parametrize(
    ("count", "in_scope", "finding"),
    [
        (0, 0, "No workplace in this selection is marked as in scope"),
        (0, 3, "All workplaces in scope have been reached"),
        (1, 3, "1 of 3 workplaces in scope has never been reached"),
    ],
)
def test_the_never_reached_are_said_of_those_in_scope(count, in_scope, finding):
    with speaking("en"):
        assert never_reached_finding(count, in_scope) == finding


def test_evaluations_that_cannot_be_shown_are_counted():
    with speaking("en"):
        assert too_few_finding(0) == "Every evaluation that is held can be shown"
        assert too_few_finding(2) == "2 evaluations have too few answers to be shown"
