"""What ordinary gatherings say: in one room, called off, and with the staff."""

from datetime import date, timedelta

import pytest

from data.recorded_factors import factor_limits
from tests.app.queries.factors.from_records import facts_of, is_present
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    DAY_BEFORE,
    STARTED,
    a_build,
    a_unit,
    an_activity,
)

DAY_BEFORE_START = date(2023, 12, 31)
MIDWAY = date(2025, 5, 5)
ORDINARY = (
    "multi_group_gathering",
    "role_gathering",
    "party_group_meeting",
    "staff_gathering",
)
ONE_DAY = timedelta(days=1)


def held(form, held_on=MIDWAY, kind="role_gathering", **changes):
    return an_activity(kind, held_on, form=form, **changes)


def planned(status, planned_on=MIDWAY, kind="role_gathering", **changes):
    plan = {"status": status, "planned_on": planned_on}
    return {**an_activity(kind, None), **plan, **changes}


HELD = planned("held", held_on=MIDWAY)


def with_activities(folder, activities, **changes):
    return a_build(folder, activities=list(activities), **changes)


def test_the_limits_are_those_of_the_tests():
    limits = factor_limits()

    assert limits["physical_gatherings_count"] == limits["cancelled_of_count"] == 2
    assert limits["physical_share"] == 0.5
    assert limits["cancelled_share"] == 0.25


@pytest.mark.parametrize(
    ("forms", "present"),
    [
        pytest.param([], None, id="none"),
        pytest.param(["physical"], None, id="one"),
        pytest.param(["physical", None], None, id="one of known form"),
        pytest.param(["physical", "physical"], True, id="two"),
        pytest.param(["physical", "digital"], True, id="half"),
        pytest.param(["physical", "hybrid"], True, id="half, the other both ways"),
        pytest.param(["physical", "digital", "hybrid"], False, id="a third"),
        pytest.param(["physical", "physical", "digital"], True, id="two thirds"),
        pytest.param(["hybrid", "hybrid"], False, id="both ways is not physical"),
        pytest.param(
            ["physical", "digital", None, None], True, id="the unknown are left out"
        ),
    ],
)
def test_gatherings_are_physical_when_half_of_them_are(tmp_path, forms, present):
    path = with_activities(tmp_path, [held(form) for form in forms])

    assert is_present(path, "physical_gatherings") is present


@pytest.mark.parametrize("kind", ORDINARY)
def test_every_ordinary_gathering_counts(tmp_path, kind):
    path = with_activities(
        tmp_path,
        [
            *[held("physical", kind=kind)] * 2,
            *[planned("cancelled", kind=kind)] * 2,
        ],
    )

    assert is_present(path, "physical_gatherings") is True
    assert is_present(path, "activities_cancelled") is True


@pytest.mark.parametrize("kind", ["leader_support", "refresher", "follow_up_contact"])
def test_no_other_activity_counts(tmp_path, kind):
    path = with_activities(
        tmp_path,
        [
            *[held("physical", kind=kind)] * 2,
            *[planned("cancelled", kind=kind)] * 2,
        ],
    )

    assert is_present(path, "physical_gatherings") is None
    assert is_present(path, "activities_cancelled") is None


the_days_of_a_course = pytest.mark.parametrize(
    ("day", "changes", "counts"),
    [
        pytest.param(DAY_BEFORE_START, {}, False, id="the day before the start"),
        pytest.param(STARTED, {}, True, id="the first day"),
        pytest.param(AS_OF, {}, True, id="the day it is seen"),
        pytest.param(DAY_AFTER, {}, False, id="the day after"),
        pytest.param(None, {}, False, id="no day"),
        pytest.param(
            MIDWAY, {"unit": {"joined_on": MIDWAY + ONE_DAY}}, False, id="joined after"
        ),
        pytest.param(MIDWAY, {"unit": {"joined_on": MIDWAY}}, True, id="joined then"),
        pytest.param(MIDWAY, {"unit": {"left_on": MIDWAY}}, True, id="left then"),
        pytest.param(
            MIDWAY, {"unit": {"left_on": MIDWAY - ONE_DAY}}, False, id="left before"
        ),
        pytest.param(MIDWAY, {"delivery": {"ended_on": MIDWAY}}, True, id="ended then"),
        pytest.param(
            MIDWAY,
            {"delivery": {"ended_on": MIDWAY - ONE_DAY}},
            False,
            id="ended before",
        ),
    ],
)


@the_days_of_a_course
def test_a_gathering_counts_in_the_course(tmp_path, day, changes, counts):
    path = with_activities(
        tmp_path,
        [
            *[held("physical", day)] * 2,
            *[planned("cancelled", day)] * 2,
            held(None, day, kind="staff_gathering"),
        ],
        **changes,
    )

    assert is_present(path, "physical_gatherings") is (True if counts else None)
    assert is_present(path, "activities_cancelled") is (True if counts else None)
    assert facts_of(path, "staff_involved") == (counts, day if counts else None)


@pytest.mark.parametrize(
    ("at", "unit", "counts"),
    [
        pytest.param("V-1", "V-1", True, id="its own"),
        pytest.param(None, "V-1", True, id="for all"),
        pytest.param("V-2", "V-1", False, id="of another unit"),
        pytest.param(None, "V-2", True, id="for all, also the other"),
    ],
)
def test_a_gathering_is_of_the_unit_it_names_or_of_all(tmp_path, at, unit, counts):
    path = with_activities(
        tmp_path,
        [
            *[held("physical", workplace_id=at)] * 2,
            *[planned("cancelled", workplace_id=at)] * 2,
            held(None, kind="staff_gathering", workplace_id=at),
        ],
        others=[a_unit("V-2")],
    )
    told = True if counts else None

    assert is_present(path, "physical_gatherings", unit=unit) is told
    assert is_present(path, "activities_cancelled", unit=unit) is told
    assert is_present(path, "staff_involved", unit=unit) is counts


@pytest.mark.parametrize(
    ("gatherings", "present"),
    [
        pytest.param([planned("cancelled")], None, id="one"),
        pytest.param([HELD] * 2, False, id="none of two"),
        pytest.param([HELD] * 3 + [planned("cancelled")], True, id="1 of 4"),
        pytest.param([HELD] * 4 + [planned("cancelled")], False, id="of 5"),
        pytest.param([HELD, planned("postponed")], True, id="postponed"),
        pytest.param(
            [HELD, planned("postponed", held_on=MIDWAY)],
            False,
            id="postponed and held",
        ),
        pytest.param(
            [HELD, planned("postponed", replaced_by_activity_id="A-9")],
            False,
            id="postponed and replaced",
        ),
        pytest.param(
            [HELD, planned("cancelled", replaced_by_activity_id="A-9")],
            True,
            id="cancelled is cancelled, also when replaced",
        ),
        pytest.param([HELD, planned("planned")], False, id="planned, not held"),
        pytest.param([planned("cancelled", None)] * 2, None, id="on no known day"),
    ],
)
def test_cancelled_is_a_quarter_of_what_was_planned(tmp_path, gatherings, present):
    path = with_activities(tmp_path, gatherings)

    assert is_present(path, "activities_cancelled") is present


@pytest.mark.parametrize(
    ("informed_on", "gathered_on", "facts"),
    [
        pytest.param(None, None, (False, None), id="neither"),
        pytest.param(MIDWAY, None, (True, MIDWAY), id="informed"),
        pytest.param(None, MIDWAY, (True, MIDWAY), id="gathered"),
        pytest.param(MIDWAY, DAY_BEFORE, (True, MIDWAY), id="informed first"),
        pytest.param(DAY_BEFORE, MIDWAY, (True, MIDWAY), id="gathered first"),
        pytest.param(AS_OF, None, (True, AS_OF), id="informed on the day"),
        pytest.param(DAY_AFTER, None, (False, None), id="informed the day after"),
        pytest.param(
            DAY_BEFORE_START, None, (True, DAY_BEFORE_START), id="before the start"
        ),
    ],
)
def test_staff_are_involved_when_gathered_or_informed(
    tmp_path, informed_on, gathered_on, facts
):
    path = with_activities(
        tmp_path,
        [held(None, gathered_on, kind="staff_gathering")],
        unit={"staff_informed_on": informed_on},
    )

    assert facts_of(path, "staff_involved") == facts


@pytest.mark.parametrize(
    ("changes", "present"),
    [
        pytest.param({"left_on": MIDWAY}, True, id="on the day it left"),
        pytest.param({"left_on": MIDWAY - ONE_DAY}, False, id="the day after"),
    ],
)
def test_staff_informed_when_the_unit_was_through_do_not_count(
    tmp_path, changes, present
):
    path = with_activities(tmp_path, [], unit={"staff_informed_on": MIDWAY, **changes})

    assert is_present(path, "staff_involved") is present


def test_the_day_is_that_of_the_first_gathering(tmp_path):
    gatherings = [held(None, day, kind="staff_gathering") for day in (AS_OF, MIDWAY)]

    assert facts_of(with_activities(tmp_path, gatherings), "staff_involved") == (
        True,
        MIDWAY,
    )
