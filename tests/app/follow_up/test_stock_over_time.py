"""Gaps come, stay and go: between any two month ends the sums hold."""

from itertools import combinations

import polars as pl
import pytest

from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.follow_up_history import compare_gaps, month_ends_before
from app.warehouse import overdue_on
from data.follow_up import standard_rules
from tests.app.follow_up.plain_dates import month_ends
from tests.app.follow_up.plain_rules import decide_all

MONTHS = 12
NOBODY = pl.DataFrame(schema={"rule_code": pl.String, "record_id": pl.String})
"""Nothing is said to be done: what is closed has left."""


@pytest.fixture(scope="module")
def gaps_by_day(whole_build):
    """Give what was overdue on each of the last twelve month ends."""
    rules, reader = standard_rules(), LOCAL_MANAGER
    return {
        day: overdue_on(whole_build, Filters(), reader, rules, day)
        for day in month_ends(whole_build.data_date, MONTHS)
    }


@pytest.fixture(scope="module")
def by_hand(whole_build, whole_programme):
    """Give the same by the second implementation: key to due day and owner."""
    rules = standard_rules().dated
    return {
        day: {
            key: (found.due_on, found.owner_role)
            for key, found in decide_all(whole_programme, rules, day).items()
            if found.state == "overdue"
        }
        for day in month_ends(whole_build.data_date, MONTHS)
    }


def keys_of(rows):
    keys = list(rows.select("rule_code", "record_id").iter_rows())
    assert len(keys) == len(set(keys)), "a gap is counted twice"
    return set(keys)


def test_the_gaps_of_every_month_end_are_those_worked_out_by_hand(gaps_by_day, by_hand):
    for day, gaps in gaps_by_day.items():
        columns = ("rule_code", "record_id", "due_on", "owner_role")
        rows = gaps.select(columns).iter_rows()

        assert {(row[0], row[1]): row[2:] for row in rows} == by_hand[day], day


def test_new_and_still_open_are_the_gaps_of_now_for_every_pair(gaps_by_day):
    pairs = list(combinations(sorted(gaps_by_day), 2))
    assert len(pairs) == MONTHS * (MONTHS - 1) // 2

    for then, now in pairs:
        compared = compare_gaps(gaps_by_day[then], gaps_by_day[now], NOBODY)

        count = dict(compared["change"].value_counts().iter_rows())
        new, still, closed = (
            count.get(change, 0) for change in ("new", "still_open", "left")
        )
        assert new + still == gaps_by_day[now].height, (then, now)
        assert closed + still == gaps_by_day[then].height, (then, now)


def test_which_are_new_still_open_and_closed_is_what_it_is_by_hand(
    gaps_by_day, by_hand
):
    for then, now in combinations(sorted(gaps_by_day), 2):
        compared = compare_gaps(gaps_by_day[then], gaps_by_day[now], NOBODY)
        before, after = set(by_hand[then]), set(by_hand[now])

        assert {
            change: keys_of(rows)
            for (change,), rows in compared.partition_by(
                "change", as_dict=True, include_key=True
            ).items()
        } == {
            change: keys
            for change, keys in (
                ("new", after - before),
                ("still_open", after & before),
                ("left", before - after),
            )
            if keys
        }, (then, now)


def test_in_a_year_some_gaps_come_some_stay_and_some_go(gaps_by_day):
    days = sorted(gaps_by_day)

    compared = compare_gaps(gaps_by_day[days[0]], gaps_by_day[days[-1]], NOBODY)

    assert set(compared["change"]) == {"new", "still_open", "left"}


def test_the_month_ends_of_the_trend_are_the_same_as_by_hand(whole_build):
    day = whole_build.data_date

    # The data date is itself a month end, and not one that lies before it.
    assert list(month_ends_before(day, MONTHS)) == month_ends(day, MONTHS + 1)[:-1]
