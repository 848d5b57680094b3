"""What was overdue on two days, and what stood overdue at the end of each month."""

from datetime import date

import polars as pl
import pytest

from app.metrics.follow_up_history import (
    compare_gaps,
    month_ends_before,
    stock_over_time,
)

OVERDUE = {
    "rule_code": pl.String,
    "record_id": pl.String,
    "delivery_id": pl.String,
    "workplace_id": pl.String,
    "owner_role": pl.String,
    "due_on": pl.Date,
}


def overdue(*gaps, due_on=date(2026, 1, 1)):
    rows = [(rule, record, record, "V-1", "advisor", due_on) for rule, record in gaps]
    return pl.DataFrame(rows, schema=OVERDUE, orient="row")


def changes(then, now, done=()):
    compared = compare_gaps(then, now, overdue(*done).select("rule_code", "record_id"))
    return {
        (rule, record): change
        for rule, record, change in compared.select(
            "rule_code", "record_id", "change"
        ).iter_rows()
    }


def test_a_gap_is_new_still_open_done_or_gone():
    then = overdue(("quiet", "L-1"), ("quiet", "L-2"))
    now = overdue(("quiet", "L-2"), ("quiet", "L-3"))

    assert changes(then, now, done=[("quiet", "L-1"), ("quiet", "L-3")]) == {
        ("quiet", "L-1"): "done",
        ("quiet", "L-2"): "still_open",
        ("quiet", "L-3"): "new",
    }


def test_the_same_record_of_another_rule_is_another_gap():
    then, now = overdue(("quiet", "L-1")), overdue(("over_plan", "L-1"))

    assert changes(then, now) == {
        ("quiet", "L-1"): "left",
        ("over_plan", "L-1"): "new",
    }


def test_what_is_still_open_has_the_due_day_of_now():
    then = overdue(("quiet", "L-1"), due_on=date(2026, 1, 1))
    now = overdue(("quiet", "L-1"), due_on=date(2026, 2, 1))

    assert compare_gaps(then, now, overdue())["due_on"].to_list() == [date(2026, 2, 1)]


def test_what_nobody_has_done_has_left_by_itself():
    some = overdue(("quiet", "L-1"))

    assert changes(overdue(), some) == {("quiet", "L-1"): "new"}
    assert changes(some, overdue()) == {("quiet", "L-1"): "left"}
    assert compare_gaps(overdue(), overdue(), overdue()).is_empty()


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        pytest.param(
            date(2024, 3, 31), (date(2024, 1, 31), date(2024, 2, 29)), id="a month end"
        ),
        pytest.param(
            date(2024, 3, 1), (date(2024, 1, 31), date(2024, 2, 29)), id="the first day"
        ),
        pytest.param(
            date(2025, 1, 15),
            (date(2024, 11, 30), date(2024, 12, 31)),
            id="over a year",
        ),
    ],
)
def test_month_ends_are_those_before_the_day(day, ends):
    assert month_ends_before(day, count=2) == ends


def test_a_year_back_has_twelve_month_ends():
    ends = month_ends_before(date(2026, 10, 31))

    assert (len(ends), ends[0], ends[-1]) == (12, date(2025, 10, 31), date(2026, 9, 30))


def test_every_day_counts_every_severity():
    stock = stock_over_time(
        {
            date(2026, 2, 28): overdue(("quiet", "L-1"), ("over_plan", "L-1")),
            date(2026, 1, 31): overdue(),
        },
        {"quiet": "high", "over_plan": "medium"},
    )

    assert stock.rows() == [
        (date(2026, 1, 31), "high", 0),
        (date(2026, 1, 31), "medium", 0),
        (date(2026, 2, 28), "high", 1),
        (date(2026, 2, 28), "medium", 1),
    ]


def test_no_day_has_no_stock():
    assert stock_over_time({}, {"quiet": "high"}).is_empty()
