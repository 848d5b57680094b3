"""The records of a unit are read from the day it joined to the day it was through."""

from datetime import date

import pytest

from tests.app.ask import ask
from tests.app.queries.factors.from_records import is_present
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    DAY_BEFORE,
    STARTED,
    a_build,
    a_unit,
)

AFTER_START = date(2024, 1, 2)


def course_of(path, as_of=AS_OF):
    """Give the first and the last day of the course of V-1, seen on the day."""
    rows = ask(path, "rows/recorded_course_rows", as_of=as_of).filter(
        workplace_id="V-1", seen_on=as_of
    )
    return rows.select("from_on", "to_on").row(0) if rows.height else None


@pytest.mark.parametrize(
    ("joined_on", "from_on"),
    [
        pytest.param(None, STARTED, id="no day"),
        pytest.param(date(2023, 12, 31), STARTED, id="the day before the start"),
        pytest.param(STARTED, STARTED, id="on the day of the start"),
        pytest.param(AFTER_START, AFTER_START, id="the day after the start"),
        pytest.param(AS_OF, AS_OF, id="on the day it is seen"),
    ],
)
def test_a_course_begins_when_the_delivery_has_started_and_the_unit_joined(
    tmp_path, joined_on, from_on
):
    path = a_build(tmp_path, unit={"joined_on": joined_on})

    assert course_of(path) == (from_on, AS_OF)


@pytest.mark.parametrize(
    ("delivery", "unit", "to_on"),
    [
        pytest.param({}, {}, AS_OF, id="ongoing"),
        pytest.param({"ended_on": DAY_BEFORE}, {}, DAY_BEFORE, id="ended"),
        pytest.param({"ended_on": AS_OF}, {}, AS_OF, id="ended on the day"),
        pytest.param({"ended_on": DAY_AFTER}, {}, AS_OF, id="ends after"),
        pytest.param({}, {"left_on": DAY_BEFORE}, DAY_BEFORE, id="left"),
        pytest.param({}, {"left_on": DAY_AFTER}, AS_OF, id="leaves after"),
        pytest.param(
            {"ended_on": DAY_BEFORE},
            {"left_on": AFTER_START},
            AFTER_START,
            id="left, and then it ended",
        ),
        pytest.param(
            {"ended_on": AFTER_START},
            {"left_on": DAY_BEFORE},
            AFTER_START,
            id="ended, and then it left",
        ),
    ],
)
def test_a_course_goes_on_until_the_delivery_ends_or_the_unit_leaves(
    tmp_path, delivery, unit, to_on
):
    assert course_of(a_build(tmp_path, delivery=delivery, unit=unit)) == (
        STARTED,
        to_on,
    )


@pytest.mark.parametrize(
    ("delivery", "unit", "is_told"),
    [
        pytest.param({}, {"joined_on": DAY_AFTER}, False, id="joins after"),
        pytest.param({"started_on": DAY_AFTER}, {}, False, id="starts after"),
        pytest.param({"started_on": None}, {}, False, id="start not known"),
        pytest.param({"started_on": AS_OF}, {}, True, id="starts on the day"),
        pytest.param(
            {"ended_on": DAY_BEFORE}, {"joined_on": AS_OF}, False, id="joins too late"
        ),
        pytest.param(
            {"ended_on": AS_OF}, {"joined_on": AS_OF}, True, id="joins on the last day"
        ),
        pytest.param(
            {},
            {"joined_on": AS_OF, "left_on": DAY_BEFORE},
            False,
            id="left before it joined",
        ),
    ],
)
def test_a_unit_without_a_course_has_no_factors_from_records(
    tmp_path, delivery, unit, is_told
):
    path = a_build(tmp_path, delivery=delivery, unit=unit)

    assert (course_of(path) is not None) is is_told
    rows = ask(path, "rows/recorded_factor_rows", as_of=AS_OF)
    assert bool(rows.height) is is_told


@pytest.mark.parametrize(
    ("code", "delivery", "unit", "workplace", "present"),
    [
        ("whole_group_takes_part", {}, {"whole_group_takes_part": True}, {}, True),
        ("whole_group_takes_part", {}, {"whole_group_takes_part": False}, {}, False),
        ("whole_group_takes_part", {}, {}, {}, None),
        ("single_participant", {}, {"participants_count": 1}, {}, True),
        ("single_participant", {}, {"participants_count": 2}, {}, False),
        ("single_participant", {}, {"participants_count": 0}, {}, None),
        ("single_participant", {}, {}, {}, None),
        ("clear_plan", {"has_project_plan": True}, {}, {}, True),
        ("clear_plan", {"has_project_plan": False}, {}, {}, False),
        ("clear_plan", {}, {}, {}, None),
        ("shift_work", {}, {}, {"has_shift_work": True}, True),
        ("shift_work", {}, {}, {"has_shift_work": False}, False),
        ("shift_work", {}, {}, {}, None),
        ("undefined_duration", {"planned_end_on": DAY_AFTER}, {}, {}, False),
        ("undefined_duration", {}, {}, {}, True),
    ],
)
def test_facts_without_a_day_are_taken_as_they_stand(
    tmp_path, code, delivery, unit, workplace, present
):
    path = a_build(
        tmp_path,
        delivery=delivery,
        unit=unit,
        workplaces=[{"workplace_id": "V-1", **workplace}],
    )

    assert is_present(path, code) is present


def test_a_unit_is_read_on_each_of_its_days(tmp_path):
    ended = date(2025, 3, 1)
    path = a_build(
        tmp_path,
        delivery={"status": "completed", "ended_on": ended},
        others=[a_unit("V-2", left_on=AFTER_START)],
    )

    rows = ask(path, "rows/recorded_factor_rows", as_of=AS_OF).filter(
        factor_code="undefined_duration"
    )

    assert set(rows.select("workplace_id", "seen_on").iter_rows()) == {
        ("V-1", ended),
        ("V-1", AS_OF),
        ("V-2", AFTER_START),
        ("V-2", AS_OF),
    }


def test_a_factor_is_told_once_of_a_unit_and_a_day(tmp_path):
    path = a_build(
        tmp_path, delivery={"status": "completed", "ended_on": date(2025, 3, 1)}
    )

    rows = ask(path, "rows/recorded_factor_rows", as_of=AS_OF)

    key = ["delivery_id", "workplace_id", "seen_on", "factor_code"]
    assert rows.columns == [*key, "is_present", "known_on"]
    assert not rows.select(key).is_duplicated().any()
