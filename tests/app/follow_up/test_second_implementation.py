"""Two implementations that know nothing of each other find the same follow-up."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.metrics.work_list import LONGEST_AHEAD_DAYS, list_work
from data.follow_up import standard_rules
from tests.app.follow_up.chance import AWKWARD_DAYS, DATA_DATE, FIRST_DAY
from tests.app.follow_up.plain_dates import add_months, month_ends
from tests.app.follow_up.plain_rules import decide_all
from tests.app.follow_up.plain_view import read_programme
from tests.app.follow_up.side_by_side import (
    door_on,
    examples,
    expect_same,
    find_all,
    of_any_day,
    random_build,
)

EARLIER_DAYS = [
    date(2019, 12, 31),
    date(2021, 8, 31),
    date(2022, 11, 30),
    date(2024, 2, 29),
    date(2025, 2, 28),
    date(2026, 9, 30),
]
WORK_COLUMNS = ("state", "severity", "owner_role", "detail", "due_on", "overdue_days")

seeds = st.integers(0, 1_000_000)
days = st.one_of(
    st.sampled_from(AWKWARD_DAYS), st.dates(FIRST_DAY, DATA_DATE), st.just(DATA_DATE)
)


def test_on_the_data_date_every_record_has_the_same_state(whole_build, whole_programme):
    rules, day = standard_rules(), whole_build.data_date

    by_door = find_all(whole_build, rules, day)
    by_hand = decide_all(whole_programme, rules, day, history_from=day)

    expect_same(by_door, by_hand, day)
    assert {code for code, _record in by_door} == {rule.code for rule in rules.used}


@pytest.mark.parametrize("day", EARLIER_DAYS, ids=str)
def test_on_earlier_days_too_as_if_every_fact_had_a_day(
    day, whole_build, whole_programme
):
    rules = of_any_day(standard_rules())

    by_door = find_all(whole_build, rules, day)

    expect_same(by_door, decide_all(whole_programme, rules, day), day)


def test_what_rests_on_undated_facts_is_unknown_before_the_data_date(
    whole_build, whole_programme
):
    rules, day = standard_rules(), whole_build.data_date - timedelta(days=1)
    undated = {rule.code for rule in rules.used if not rule.is_dated}

    by_door = find_all(whole_build, rules, day)
    by_hand = decide_all(
        whole_programme, rules, day, history_from=whole_build.data_date
    )

    expect_same(by_door, by_hand, day)
    assert {by_door[key].state for key in by_door if key[0] in undated} == {"unknown"}


@pytest.mark.parametrize("months_ago", [0, 8])
def test_the_work_list_has_the_same_rows_in_the_order_of_their_due_days(
    months_ago, whole_build, whole_programme
):
    rules = standard_rules()
    day = month_ends(whole_build.data_date, 9)[8 - months_ago]
    by_hand = decide_all(
        whole_programme, rules, day, history_from=whole_build.data_date
    )

    with door_on(whole_build, day) as door:
        work = list_work(door.fetch, rules, day, whole_build.data_date)

    rows = work.rows.to_dicts()
    keys = [(row["due_on"], row["rule_code"], row["record_id"]) for row in rows]
    assert keys == sorted(keys)
    assert {
        (row["rule_code"], row["record_id"]): tuple(row[name] for name in WORK_COLUMNS)
        for row in rows
    } == expected_work(by_hand, rules, day)
    known = {
        rule.code
        for rule in rules.used
        if rule.is_dated or day >= whole_build.data_date
    }
    assert {
        (row["rule_code"], row["state"]): row["record_count"]
        for row in work.state_counts.to_dicts()
        if row["rule_code"] in known
    } == Counter(
        (code, found.state)
        for (code, _), found in by_hand.items()
        if code in known and found.state != "not_relevant"
    )


def expected_work(by_hand, rules, day):
    last_day = day + timedelta(days=LONGEST_AHEAD_DAYS)
    return {
        key: (
            found.state,
            rules.named(key[0]).severity.value,
            found.owner_role,
            found.detail,
            found.due_on,
            (day - found.due_on).days,
        )
        for key, found in by_hand.items()
        if found.state in ("overdue", "due_soon", "not_due")
        and found.due_on is not None
        and found.due_on <= last_day
    }


@examples(8)
@given(seed=seeds, earlier=days)
def test_programmes_made_by_chance_give_the_same(seed, earlier):
    compare_by_chance(seed, earlier)


@pytest.mark.long
@examples(200)
@given(seed=seeds, earlier=days)
def test_many_programmes_made_by_chance_give_the_same(seed, earlier):
    compare_by_chance(seed, earlier)


def compare_by_chance(seed, earlier):
    rules = of_any_day(standard_rules())
    with random_build(seed) as build:
        programme = read_programme(build.path)
        for day in {earlier, DATA_DATE}:
            by_door = find_all(build, rules, day)
            by_hand = decide_all(programme, rules, day)
            expect_same(by_door, by_hand, f"seed {seed} on {day}")


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 12, 15), 1, date(2025, 1, 15)),
    ],
)
def test_months_are_counted_to_the_last_day_of_a_shorter_month(day, months, expected):
    assert add_months(day, months) == expected
