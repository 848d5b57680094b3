"""What party-group meetings say: a fixed rhythm, and who was at them."""

from datetime import date, timedelta

import pytest

from data.recorded_factors import factor_limits
from tests.app.queries.factors.from_records import is_present
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    STARTED,
    a_build,
    a_unit,
    an_activity,
)

GAP = timedelta(days=int(factor_limits()["fixed_gap_days"]))
ONE_DAY = timedelta(days=1)
DAY_BEFORE_START = date(2023, 12, 31)


def a_meeting(held_on, **changes):
    return an_activity("party_group_meeting", held_on, **changes)


def with_meetings(folder, meetings, **changes):
    return a_build(folder, activities=list(meetings), **changes)


def every(gap, *, first=STARTED, count=3):
    return [a_meeting(first + number * gap) for number in range(count)]


def test_the_limits_are_those_of_the_tests():
    limits = factor_limits()

    assert limits["fixed_meetings"] == limits["advisor_meetings"] == 3
    assert limits["dependence_share"] == 0.8


@pytest.mark.parametrize(
    ("meetings", "present"),
    [
        pytest.param([], None, id="no meeting"),
        pytest.param(every(GAP, count=2), None, id="on two days"),
        pytest.param(every(GAP), True, id="as far apart as may be"),
        pytest.param(every(GAP + ONE_DAY), False, id="a day more"),
        pytest.param(
            [*every(ONE_DAY), a_meeting(STARTED + GAP + 3 * ONE_DAY)],
            False,
            id="one gap is too long",
        ),
        pytest.param(
            [*every(GAP, count=2), a_meeting(STARTED)], None, id="two on one day"
        ),
        pytest.param(
            [*every(GAP), an_activity("staff_gathering", STARTED + GAP)],
            True,
            id="other gatherings are not looked at",
        ),
        pytest.param(
            [
                *every(GAP, count=2),
                an_activity("staff_gathering", STARTED + 2 * GAP),
            ],
            None,
            id="and do not count as a meeting",
        ),
        pytest.param(
            [*every(GAP, count=2), a_meeting(None)], None, id="one was not held"
        ),
        pytest.param(
            [*every(GAP), a_meeting(DAY_BEFORE_START - 9 * GAP)],
            True,
            id="the time before the course",
        ),
    ],
)
def test_meetings_are_fixed_when_none_is_far_from_the_last(tmp_path, meetings, present):
    assert is_present(with_meetings(tmp_path, meetings), "fixed_structure") is present


@pytest.mark.parametrize(
    ("last", "present"),
    [
        pytest.param(AS_OF, True, id="on the day"),
        pytest.param(DAY_AFTER, None, id="the day after"),
    ],
)
def test_meetings_later_than_the_day_do_not_count(tmp_path, last, present):
    path = with_meetings(tmp_path, every(-GAP, first=last))

    assert is_present(path, "fixed_structure") is present


@pytest.mark.parametrize(
    ("changes", "present"),
    [
        pytest.param({}, True, id="all of it"),
        pytest.param({"unit": {"joined_on": STARTED}}, True, id="joined on the day"),
        pytest.param(
            {"unit": {"joined_on": STARTED + ONE_DAY}}, None, id="joined the day after"
        ),
        pytest.param({"unit": {"left_on": STARTED + 2 * GAP}}, True, id="left on it"),
        pytest.param(
            {"unit": {"left_on": STARTED + 2 * GAP - ONE_DAY}}, None, id="left before"
        ),
        pytest.param(
            {"delivery": {"ended_on": STARTED + 2 * GAP}}, True, id="ended on it"
        ),
        pytest.param(
            {"delivery": {"ended_on": STARTED + 2 * GAP - ONE_DAY}},
            None,
            id="ended before",
        ),
    ],
)
def test_meetings_count_while_the_unit_takes_part(tmp_path, changes, present):
    path = with_meetings(tmp_path, every(GAP), **changes)

    assert is_present(path, "fixed_structure") is present


def test_a_meeting_is_of_the_unit_it_names_and_of_all_when_it_names_none(tmp_path):
    first, second, third = every(GAP)
    path = with_meetings(
        tmp_path,
        [first, {**second, "workplace_id": "V-1"}, {**third, "workplace_id": "V-1"}],
        others=[a_unit("V-2")],
    )

    assert is_present(path, "fixed_structure") is True
    assert is_present(path, "fixed_structure", unit="V-2") is None


def test_a_meeting_of_another_delivery_does_not_count(tmp_path):
    first, second, third = every(GAP)
    path = with_meetings(tmp_path, [first, second, {**third, "delivery_id": "L-2"}])

    assert is_present(path, "fixed_structure") is None


ONE_TO_ONE = {"delivery_type": "one_to_one"}


def with_advisor_in(*said):
    return [
        a_meeting(STARTED + number * ONE_DAY, is_advisor_present=each)
        for number, each in enumerate(said)
    ]


@pytest.mark.parametrize(
    ("said", "present"),
    [
        pytest.param([], None, id="no meeting"),
        pytest.param([True, True], None, id="two"),
        pytest.param([True, True, None], None, id="two, and one that does not say"),
        pytest.param([True, True, True], True, id="three of three"),
        pytest.param([True, True, True, None], True, id="and one that does not say"),
        pytest.param([True, True, False], False, id="two of three"),
        pytest.param([True] * 4 + [False], True, id="four of five, the limit"),
        pytest.param([True] * 12 + [False] * 3, True, id="twelve of fifteen"),
        pytest.param([True] * 7 + [False] * 2, False, id="seven of nine"),
        pytest.param([False] * 3, False, id="none of three"),
    ],
)
def test_dependence_is_an_advisor_at_almost_every_meeting(tmp_path, said, present):
    path = with_meetings(tmp_path, with_advisor_in(*said), delivery=ONE_TO_ONE)

    assert is_present(path, "advisor_dependence") is present


@pytest.mark.parametrize("kind", ["multi_unit", None])
def test_dependence_is_told_of_deliveries_to_one_workplace_only(tmp_path, kind):
    path = with_meetings(
        tmp_path,
        with_advisor_in(True, True, True),
        delivery={"delivery_type": kind},
    )

    assert is_present(path, "advisor_dependence") is None


def test_meetings_on_one_day_each_tell_of_the_advisor(tmp_path):
    path = with_meetings(
        tmp_path,
        [a_meeting(STARTED, is_advisor_present=True)] * 3,
        delivery=ONE_TO_ONE,
    )

    assert is_present(path, "advisor_dependence") is True
    assert is_present(path, "fixed_structure") is None


def test_meetings_before_and_after_the_course_do_not_tell_of_the_advisor(tmp_path):
    ended = STARTED + 2 * ONE_DAY
    path = with_meetings(
        tmp_path,
        [
            *with_advisor_in(True, True, True),
            a_meeting(DAY_BEFORE_START, is_advisor_present=False),
            a_meeting(ended + ONE_DAY, is_advisor_present=False),
        ],
        delivery={**ONE_TO_ONE, "ended_on": ended},
    )

    assert is_present(path, "advisor_dependence") is True
