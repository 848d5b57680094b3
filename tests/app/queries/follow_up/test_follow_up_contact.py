"""Somebody contacts the workplace within a year of the end, and then every year."""

from datetime import date

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_deliveries import (
    a_build,
    an_activity,
    completed,
    ongoing,
    stopped,
)

RULE = "follow_up_contact"
ENDED = date(2022, 1, 10)


def contact(held_on, key=None, **changes):
    return an_activity(
        key or f"A-{held_on}", kind="follow_up_contact", held_on=held_on, **changes
    )


def states(path, as_of):
    rows = rows_of(path, RULE, as_of)
    return dict(zip(rows["record_id"], rows["state"], strict=True))


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2022, 1, 9), "not_relevant", id="the day before it ends"),
        pytest.param(date(2022, 1, 10), "not_due", id="the day it ends"),
        pytest.param(date(2022, 12, 10), "not_due", id="31 days before it is due"),
        pytest.param(date(2022, 12, 11), "due_soon", id="30 days before it is due"),
        pytest.param(date(2023, 1, 10), "due_soon", id="the day it is due"),
        pytest.param(date(2023, 1, 11), "overdue", id="the day after"),
        pytest.param(date(2025, 1, 10), "overdue", id="the last day of three years"),
        pytest.param(date(2025, 1, 11), "not_relevant", id="three years have passed"),
    ],
)
def test_the_first_is_overdue_after_a_year_for_two_years(tmp_path, as_of, state):
    path = a_build(tmp_path, completed(ENDED))

    assert states(path, as_of) == {"L-1/1": state}


@pytest.mark.parametrize(
    ("held_on", "state"),
    [
        pytest.param(date(2022, 4, 9), "overdue", id="the day before it opens"),
        pytest.param(date(2022, 4, 10), "done", id="the day it opens"),
        pytest.param(date(2023, 1, 10), "done", id="the day it is due"),
        pytest.param(date(2023, 1, 11), "done_late", id="the day after"),
        pytest.param(date(2023, 2, 1), "done_late", id="on the as-of day"),
        pytest.param(date(2023, 2, 2), "overdue", id="after the as-of day"),
        pytest.param(None, "overdue", id="only planned"),
    ],
)
def test_contact_counts_from_three_months_after_the_end(tmp_path, held_on, state):
    path = a_build(
        tmp_path,
        completed(ENDED),
        activities=[contact(held_on, "A-1", planned_on=date(2022, 6, 1))],
    )

    assert state_of(path, RULE, date(2023, 2, 1), record="L-1/1") == state


def test_another_kind_of_activity_is_no_contact(tmp_path):
    path = a_build(
        tmp_path,
        completed(ENDED),
        activities=[an_activity(kind="leader_support", held_on=date(2022, 6, 1))],
    )

    assert states(path, date(2023, 2, 1)) == {"L-1/1": "overdue"}


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2022, 6, 1), "not_due", id="the day of the first"),
        pytest.param(date(2023, 5, 2), "due_soon", id="30 days before a year"),
        pytest.param(date(2023, 6, 1), "due_soon", id="a year after it"),
        pytest.param(date(2023, 6, 2), "overdue", id="the day after that"),
        pytest.param(date(2025, 1, 10), "overdue", id="the last day of three years"),
        pytest.param(date(2025, 1, 11), "not_relevant", id="three years have passed"),
    ],
)
def test_the_next_is_due_a_year_after_the_last(tmp_path, as_of, state):
    path = a_build(tmp_path, completed(ENDED), activities=[contact(date(2022, 6, 1))])

    assert states(path, as_of) == {"L-1/1": "done", "L-1/2": state}


def test_each_contact_is_a_record_and_two_on_one_day_are_one(tmp_path):
    days = [date(2022, 6, 1), date(2022, 6, 1), date(2023, 7, 1)]
    path = a_build(
        tmp_path,
        completed(ENDED),
        activities=[contact(day, f"A-{key}") for key, day in enumerate(days)],
    )

    assert states(path, date(2023, 6, 1)) == {"L-1/1": "done", "L-1/2": "due_soon"}
    assert states(path, date(2025, 6, 1)) == {
        "L-1/1": "done",
        "L-1/2": "done_late",
        "L-1/3": "not_relevant",
    }
    rows = rows_of(path, RULE, date(2023, 8, 1))
    assert rows["from_on"].to_list() == [ENDED, date(2022, 6, 1), date(2023, 7, 1)]


@pytest.mark.parametrize(
    ("held_on", "records"),
    [
        pytest.param(date(2024, 1, 10), ["L-1/1", "L-1/2"], id="a year is left"),
        pytest.param(date(2024, 1, 11), ["L-1/1"], id="less than a year is left"),
        pytest.param(date(2025, 1, 10), ["L-1/1"], id="on the last day"),
    ],
)
def test_nothing_becomes_due_after_three_years(tmp_path, held_on, records):
    path = a_build(tmp_path, completed(ENDED), activities=[contact(held_on)])

    rows = rows_of(path, RULE, date(2026, 6, 30))

    assert rows["record_id"].to_list() == records
    assert rows["state"][0] == "done_late"


def test_a_contact_after_three_years_does_not_count(tmp_path):
    late = [contact(date(2025, 1, 11))]
    path = a_build(tmp_path, completed(ENDED), activities=late)

    assert states(path, date(2026, 6, 30)) == {"L-1/1": "not_relevant"}


@pytest.mark.parametrize(
    ("ended_on", "opens_on", "due_on"),
    [
        pytest.param(
            date(2024, 2, 29), date(2024, 5, 29), date(2025, 2, 28), id="a leap day"
        ),
        pytest.param(
            date(2023, 11, 30), date(2024, 2, 29), date(2024, 11, 30), id="30 November"
        ),
    ],
)
def test_months_end_with_the_month(tmp_path, ended_on, opens_on, due_on):
    path = a_build(tmp_path, completed(ended_on), activities=[contact(opens_on)])

    row = rows_of(path, RULE, date(2026, 1, 1)).row(0, named=True)

    assert (row["due_on"], row["done_on"]) == (due_on, opens_on)


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param(ongoing(), "not_relevant", id="ongoing"),
        pytest.param(stopped(ENDED), "not_relevant", id="stopped"),
        pytest.param(completed(None), "unknown", id="nobody knows when it ended"),
    ],
)
def test_only_what_was_completed_on_a_known_day_waits(tmp_path, delivery, state):
    path = a_build(tmp_path, delivery, activities=[contact(date(2022, 6, 1))])

    assert states(path, date(2023, 8, 1)) == {"L-1/1": state}


@pytest.mark.parametrize(
    ("merged_into", "expected"),
    [
        pytest.param(None, {"L-1/1": "done", "L-1/2": "not_relevant"}, id="closed"),
        pytest.param("V-2", {"L-1/1": "done", "L-1/2": "overdue"}, id="merged"),
    ],
)
def test_a_closed_workplace_is_not_asked_and_what_is_done_stays(
    tmp_path, merged_into, expected
):
    path = a_build(
        tmp_path,
        completed(ENDED),
        closed_on=date(2023, 1, 1),
        merged_into=merged_into,
        activities=[contact(date(2022, 6, 1))],
    )

    assert states(path, date(2023, 8, 1)) == expected
