"""After two years a party group holds most of its meetings without the advisor."""

from datetime import date, timedelta

import pytest

from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_deliveries import (
    a_build,
    an_activity,
    completed,
    ongoing,
    stopped,
)

RULE = "advisor_dependence"
STARTED = date(2024, 2, 29)
FIRST = date(2024, 3, 1)
LATER = date(2026, 6, 30)


def meetings(presence, *, first_on=FIRST, step_days=1, **changes):
    """Make a meeting every few days: y with the advisor, n without, ? unknown."""
    known = {"y": True, "n": False, "?": None}
    return [
        an_activity(
            f"A-{number:03}",
            **{
                "kind": "party_group_meeting",
                "held_on": first_on + number * timedelta(days=step_days),
                "is_advisor_present": known[letter],
                **changes,
            },
        )
        for number, letter in enumerate(presence)
    ]


def long_delivery(**changes):
    return ongoing(**{"started_on": STARTED, **changes})


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2024, 2, 29), "not_relevant", id="no meeting yet"),
        pytest.param(date(2026, 1, 28), "not_due", id="31 days before it is due"),
        pytest.param(date(2026, 1, 29), "due_soon", id="30 days before it is due"),
        pytest.param(date(2026, 2, 27), "due_soon", id="the day before it is due"),
        pytest.param(date(2026, 2, 28), "due_soon", id="two years after a leap day"),
        pytest.param(date(2026, 3, 1), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_two_years(tmp_path, as_of, state):
    path = a_build(tmp_path, long_delivery(), activities=meetings("yyyy"))

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("presence", "state", "detail"),
    [
        pytest.param("yyyyy", "overdue", "100", id="always"),
        pytest.param("yyyyn", "overdue", "80", id="just the limit"),
        pytest.param("y" * 28 + "n" * 7, "overdue", "80", id="28 of 35, the limit too"),
        pytest.param("yyyn", "not_relevant", "75", id="below the limit"),
        pytest.param("nnn", "not_relevant", "0", id="never"),
        pytest.param("yyyy?n", "overdue", "80", id="unknown is left out"),
        pytest.param("???", "unknown", None, id="only unknown"),
        pytest.param("", "not_relevant", None, id="no meeting"),
        pytest.param("y" * 7 + "n", "overdue", "88", id="87.5 is rounded up"),
        pytest.param("y" * 5 + "n", "overdue", "83", id="83.3 is rounded down"),
    ],
)
def test_the_share_of_all_meetings_that_say_who_was_there(
    tmp_path, presence, state, detail
):
    path = a_build(tmp_path, long_delivery(), activities=meetings(presence))

    row = rows_of(path, RULE, LATER).row(0, named=True)

    assert (row["state"], row["detail"]) == (state, detail)


@pytest.mark.parametrize(
    ("activities", "state"),
    [
        pytest.param(meetings("y", kind="staff_gathering"), "not_relevant", id="other"),
        pytest.param(
            meetings("y", first_on=date(2026, 7, 1)), "not_relevant", id="tomorrow"
        ),
        pytest.param(
            meetings("y", held_on=None, planned_on=FIRST), "not_relevant", id="planned"
        ),
        pytest.param(
            [*meetings("y"), an_activity("B", kind="party_group_meeting")],
            "overdue",
            id="cancelled ones do not count",
        ),
    ],
)
def test_only_party_group_meetings_that_were_held_count(tmp_path, activities, state):
    path = a_build(tmp_path, long_delivery(), activities=activities)

    assert state_of(path, RULE, LATER) == state


@pytest.mark.parametrize(
    ("presence", "first_on", "due_on"),
    [
        pytest.param("yyyyy", FIRST, date(2026, 2, 28), id="high all along"),
        pytest.param(
            "yyyyyn",
            date(2026, 3, 10),
            date(2026, 3, 10),
            id="high from a first meeting after two years",
        ),
        pytest.param(
            "nyyyy",
            date(2026, 3, 10),
            date(2026, 3, 14),
            id="high from the fifth meeting",
        ),
        pytest.param(
            "ynyyyyy",
            date(2026, 3, 10),
            date(2026, 3, 14),
            id="high, low, and high again",
        ),
        pytest.param(
            "nyyyyyyyyyy",
            date(2026, 2, 20),
            date(2026, 2, 28),
            id="high from before the two years",
        ),
    ],
)
def test_it_is_due_from_the_day_it_came_to_hold(tmp_path, presence, first_on, due_on):
    path = a_build(
        tmp_path, long_delivery(), activities=meetings(presence, first_on=first_on)
    )

    assert rows_of(path, RULE, LATER)["due_on"].to_list() == [due_on]


def test_meetings_of_one_day_are_judged_together(tmp_path):
    path = a_build(
        tmp_path,
        long_delivery(),
        activities=meetings("nyyyy", first_on=date(2026, 3, 10), step_days=0),
    )

    row = rows_of(path, RULE, LATER).row(0, named=True)

    assert (row["due_on"], row["state"]) == (date(2026, 3, 10), "overdue")


def test_it_is_not_relevant_while_the_share_is_lower(tmp_path):
    activities = meetings("ynyyy", first_on=date(2026, 3, 10), step_days=10)
    path = a_build(tmp_path, long_delivery(), activities=activities)

    days = [date(2026, 3, 10), date(2026, 3, 20), date(2026, 4, 18), date(2026, 4, 19)]
    states = [state_of(path, RULE, day) for day in days]

    assert states == ["due_soon", "not_relevant", "not_relevant", "due_soon"]


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param(
            long_delivery(delivery_type="multi_unit"), "not_relevant", id="several"
        ),
        pytest.param(long_delivery(started_on=None), "not_relevant", id="not begun"),
        pytest.param(completed(LATER), "not_relevant", id="completed"),
        pytest.param(stopped(LATER), "not_relevant", id="stopped"),
        pytest.param(completed(date(2026, 7, 1)), "overdue", id="ends tomorrow"),
        pytest.param(completed(None), "unknown", id="nobody knows when it ended"),
    ],
)
def test_only_ongoing_deliveries_to_one_unit(tmp_path, delivery, state):
    path = a_build(tmp_path, delivery, activities=meetings("yyyy"))

    assert state_of(path, RULE, LATER) == state


@pytest.mark.parametrize(
    ("merged_into", "state"),
    [
        pytest.param(None, "not_relevant", id="closed"),
        pytest.param("V-2", "overdue", id="merged"),
    ],
)
def test_a_closed_workplace_is_not_asked_and_a_merged_one_is(
    tmp_path, merged_into, state
):
    path = a_build(
        tmp_path,
        long_delivery(),
        closed_on=date(2026, 5, 1),
        merged_into=merged_into,
        activities=meetings("yyyy"),
    )

    assert state_of(path, RULE, LATER) == state


@pytest.mark.parametrize(
    ("delivery", "state"),
    [
        pytest.param(long_delivery(), "unknown", id="ongoing"),
        pytest.param(
            long_delivery(delivery_type="multi_unit"), "not_relevant", id="several"
        ),
        pytest.param(completed(LATER), "not_relevant", id="completed"),
    ],
)
def test_it_is_unknown_while_no_meeting_says_who_was_there(tmp_path, delivery, state):
    path = a_build(tmp_path, delivery, activities=meetings("??"))

    assert state_of(path, RULE, LATER) == state
