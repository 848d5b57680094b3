"""What is told of contact: the superior leader's, refreshers, and after the end."""

from datetime import date, timedelta

import pytest

from data.recorded_factors import factor_limits
from tests.app.queries.factors.from_records import facts_of, is_present
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    STARTED,
    a_build,
    a_unit,
    an_activity,
)

ONE_DAY = timedelta(days=1)
ENDED = date(2025, 3, 1)
CLOSES = date(2026, 3, 1)
COMPLETED = {"status": "completed", "ended_on": ENDED}


def with_contacts(folder, *activities, delivery=COMPLETED, **changes):
    return a_build(folder, activities=list(activities), delivery=delivery, **changes)


def a_refresher(held_on, **changes):
    return an_activity("refresher", held_on, **changes)


def a_contact(held_on, **changes):
    return an_activity("follow_up_contact", held_on, **changes)


def a_check(held_on, **changes):
    return an_activity("superior_progress_check", held_on, **changes)


def test_contact_is_asked_for_within_twelve_months():
    assert factor_limits()["contact_closes_months"] == 12


@pytest.mark.parametrize(
    ("ended_on", "present"),
    [
        pytest.param(None, None, id="ongoing"),
        pytest.param(AS_OF - ONE_DAY, False, id="ended the day before"),
        pytest.param(AS_OF, None, id="ended on the day"),
        pytest.param(DAY_AFTER, None, id="ends after"),
    ],
)
def test_a_refresher_is_told_of_once_the_delivery_has_ended(
    tmp_path, ended_on, present
):
    path = with_contacts(tmp_path, delivery={"ended_on": ended_on})

    assert is_present(path, "refresher_given") is present


@pytest.mark.parametrize(
    ("held", "facts"),
    [
        pytest.param([], (False, None), id="none"),
        pytest.param([ENDED], (False, None), id="on the day it ended"),
        pytest.param([ENDED + ONE_DAY], (True, ENDED + ONE_DAY), id="the day after"),
        pytest.param([AS_OF], (True, AS_OF), id="on the day it is seen"),
        pytest.param([DAY_AFTER], (False, None), id="later"),
        pytest.param([None], (False, None), id="not held"),
        pytest.param(
            [AS_OF, ENDED + ONE_DAY, ENDED], (True, ENDED + ONE_DAY), id="the first"
        ),
    ],
)
def test_a_refresher_counts_after_the_end(tmp_path, held, facts):
    path = with_contacts(tmp_path, *(a_refresher(day) for day in held))

    assert facts_of(path, "refresher_given") == facts


def test_a_refresher_counts_also_where_the_unit_had_left(tmp_path):
    path = with_contacts(
        tmp_path, a_refresher(AS_OF), unit={"left_on": ENDED - ONE_DAY}
    )

    assert is_present(path, "refresher_given") is True


def test_another_contact_is_no_refresher(tmp_path):
    path = with_contacts(tmp_path, a_contact(AS_OF), a_check(AS_OF))

    assert is_present(path, "refresher_given") is False


@pytest.mark.parametrize(
    ("delivery", "as_of", "facts"),
    [
        pytest.param(COMPLETED, CLOSES - ONE_DAY, None, id="the day before"),
        pytest.param(COMPLETED, CLOSES, (True, CLOSES), id="on the day"),
        pytest.param(COMPLETED, AS_OF, (True, CLOSES), id="later"),
        pytest.param({"status": "stopped", "ended_on": ENDED}, AS_OF, None, id="not"),
        pytest.param({"status": "completed"}, AS_OF, None, id="no day"),
        pytest.param({}, AS_OF, None, id="ongoing"),
        pytest.param(
            {"status": "completed", "ended_on": date(2024, 2, 29)},
            date(2025, 2, 28),
            (True, date(2025, 2, 28)),
            id="a leap day",
        ),
    ],
)
def test_no_follow_up_is_told_when_a_year_has_passed(tmp_path, delivery, as_of, facts):
    path = with_contacts(tmp_path, delivery=delivery)

    assert facts_of(path, "no_follow_up_after_end", as_of=as_of) == facts


@pytest.mark.parametrize("activity", [a_contact, a_refresher])
@pytest.mark.parametrize(
    ("held_on", "present"),
    [
        pytest.param(ENDED, True, id="on the day it ended"),
        pytest.param(ENDED + ONE_DAY, False, id="the day after"),
        pytest.param(CLOSES, False, id="on the last day"),
        pytest.param(CLOSES + ONE_DAY, True, id="too late"),
        pytest.param(None, True, id="not held"),
    ],
)
def test_contact_or_a_refresher_within_the_year_is_follow_up(
    tmp_path, activity, held_on, present
):
    path = with_contacts(tmp_path, activity(held_on))

    assert is_present(path, "no_follow_up_after_end") is present


def test_a_superior_leader_who_asks_is_no_follow_up_after_the_end(tmp_path):
    path = with_contacts(tmp_path, a_check(ENDED + ONE_DAY))

    assert is_present(path, "no_follow_up_after_end") is True


@pytest.mark.parametrize(
    ("held", "facts"),
    [
        pytest.param([], (False, None), id="never"),
        pytest.param([STARTED - ONE_DAY], (False, None), id="the day before the start"),
        pytest.param([STARTED], (True, STARTED), id="on the first day"),
        pytest.param([AS_OF], (True, AS_OF), id="after the end, on the day"),
        pytest.param([DAY_AFTER], (False, None), id="later"),
        pytest.param([None], (False, None), id="not held"),
        pytest.param([STARTED, ENDED, DAY_AFTER], (True, ENDED), id="the latest"),
    ],
)
def test_the_superior_leader_has_asked_since_the_unit_joined(tmp_path, held, facts):
    path = with_contacts(tmp_path, *(a_check(day) for day in held))

    assert facts_of(path, "superior_follow_up") == facts


def test_a_check_before_the_unit_joined_does_not_count(tmp_path):
    path = with_contacts(tmp_path, a_check(ENDED - ONE_DAY), unit={"joined_on": ENDED})

    assert facts_of(path, "superior_follow_up") == (False, None)


@pytest.mark.parametrize(
    ("at", "unit", "counts"),
    [
        pytest.param("V-1", "V-1", True, id="its own"),
        pytest.param(None, "V-1", True, id="of all"),
        pytest.param("V-1", "V-2", False, id="of another unit"),
        pytest.param(None, "V-2", True, id="of all, also the other"),
    ],
)
def test_contact_is_with_the_unit_it_names_or_with_all(tmp_path, at, unit, counts):
    day = ENDED + ONE_DAY
    path = with_contacts(
        tmp_path,
        a_refresher(day, workplace_id=at),
        a_check(day, workplace_id=at),
        others=[a_unit("V-2")],
    )

    assert is_present(path, "refresher_given", unit=unit) is counts
    assert is_present(path, "superior_follow_up", unit=unit) is counts
    assert is_present(path, "no_follow_up_after_end", unit=unit) is not counts
