"""Who is trained to train others has held a session within 90 days."""

from datetime import date

import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from tests.app.ask import tiny_build
from tests.app.queries.follow_up.rule_states import rows_of, state_of
from tests.app.queries.follow_up.tiny_deliveries import a_build, completed, ongoing

RULE = "silent_trainer"
TRAINED = date(2023, 12, 1)
"""90 days later is the leap day."""
LATER = date(2024, 8, 1)


def a_trainer(**changes):
    return {
        "trainer_id": "T-1",
        "delivery_id": "L-1",
        "workplace_id": "V-2",
        "trained_on": TRAINED,
        **changes,
    }


def a_session(held_on, key="S-1", **changes):
    return {
        "session_id": key,
        "trainer_id": "T-1",
        "delivery_id": "L-1",
        "held_on": held_on,
        **changes,
    }


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        pytest.param(date(2023, 11, 30), None, id="not trained yet"),
        pytest.param(date(2023, 12, 1), "not_due", id="the day of the training"),
        pytest.param(date(2024, 1, 29), "not_due", id="31 days before it is due"),
        pytest.param(date(2024, 1, 30), "due_soon", id="30 days before it is due"),
        pytest.param(date(2024, 2, 28), "due_soon", id="the day before it is due"),
        pytest.param(date(2024, 2, 29), "due_soon", id="90 days after, a leap day"),
        pytest.param(date(2024, 3, 1), "overdue", id="the day after"),
    ],
)
def test_it_is_overdue_the_day_after_90_days(tmp_path, as_of, state):
    path = a_build(tmp_path, ongoing(), trainers=[a_trainer()])

    assert state_of(path, RULE, as_of) == state


@pytest.mark.parametrize(
    ("held", "state"),
    [
        pytest.param([date(2023, 11, 1)], "done", id="before the training"),
        pytest.param([date(2024, 2, 29)], "done", id="the day it is due"),
        pytest.param([date(2024, 3, 1)], "done_late", id="the day after"),
        pytest.param([LATER], "done_late", id="on the as-of day"),
        pytest.param([date(2024, 8, 2)], "overdue", id="after the as-of day"),
        pytest.param([LATER, date(2024, 1, 1)], "done", id="several: the first"),
    ],
)
def test_the_first_session_answers(tmp_path, held, state):
    path = a_build(
        tmp_path,
        ongoing(),
        trainers=[a_trainer()],
        trainer_sessions=[a_session(day, f"S-{day}") for day in held],
    )

    assert state_of(path, RULE, LATER) == state


def test_with_several_courses_the_days_run_from_the_first(tmp_path):
    path = a_build(
        tmp_path,
        ongoing(),
        ongoing(delivery_id="L-2"),
        trainers=[
            a_trainer(),
            a_trainer(delivery_id="L-2", trained_on=LATER, workplace_id="V-1"),
        ],
    )

    row = rows_of(path, RULE, LATER).row(0, named=True)

    assert (row["state"], row["from_on"]) == ("overdue", TRAINED)
    assert (row["delivery_id"], row["workplace_id"]) == ("L-1", "V-1")


def test_a_later_course_says_nothing_of_today(tmp_path):
    path = a_build(
        tmp_path,
        ongoing(),
        ongoing(delivery_id="L-2"),
        trainers=[
            a_trainer(),
            a_trainer(
                delivery_id="L-2", trained_on=date(2024, 8, 2), workplace_id="V-1"
            ),
        ],
    )

    row = rows_of(path, RULE, LATER).row(0, named=True)

    assert (row["from_on"], row["workplace_id"]) == (TRAINED, "V-2")


@pytest.mark.parametrize(
    ("centre", "records"),
    [
        pytest.param("oslo", ["T-1"], id="trained there"),
        pytest.param("viken", ["T-1"], id="trained there again"),
        pytest.param("agder", [], id="to be trained there tomorrow"),
        pytest.param("innlandet", [], id="never there"),
    ],
)
def test_a_trainer_is_in_view_where_trained_by_the_day(tmp_path, centre, records):
    path = a_build(
        tmp_path,
        ongoing(centre_id="oslo"),
        ongoing(delivery_id="L-2", centre_id="agder"),
        ongoing(delivery_id="L-3", centre_id="innlandet"),
        ongoing(delivery_id="L-4", centre_id="viken"),
        trainers=[
            a_trainer(),
            a_trainer(delivery_id="L-4", trained_on=date(2024, 5, 1)),
            a_trainer(delivery_id="L-2", trained_on=date(2024, 8, 2)),
        ],
    )

    facts = query_build(
        read_build(path),
        f"follow_up/{RULE}",
        Filters(as_of=LATER, centres=(centre,)),
        LOCAL_MANAGER,
        months=0,
        days=90,
        with_others=True,
    )

    assert facts["record_id"].to_list() == records


def test_a_trainer_without_a_home_is_where_the_course_was_agreed(tmp_path):
    path = a_build(tmp_path, ongoing(), trainers=[a_trainer(workplace_id=None)])

    row = rows_of(path, RULE, LATER).row(0, named=True)

    assert (row["record_id"], row["detail"]) == ("T-1", "T-1")
    assert row["workplace_id"] == "V-1"


@pytest.mark.parametrize(
    ("delivery", "closed_on"),
    [
        pytest.param(completed(date(2024, 1, 10)), None, id="the course is over"),
        pytest.param(completed(None), None, id="it is over, nobody knows when"),
        pytest.param(ongoing(), date(2024, 5, 1), id="the workplace has closed"),
    ],
)
def test_who_is_trained_is_followed_up_whatever_becomes_of_the_course(
    tmp_path, delivery, closed_on
):
    path = a_build(tmp_path, delivery, trainers=[a_trainer()], closed_on=closed_on)

    assert state_of(path, RULE, LATER) == "overdue"


MUNICIPALITY = Area(AreaKind.MUNICIPALITY, "0301")
CENTRE = Area(AreaKind.CENTRE, "oslo")


def a_place(workplace_id, code):
    place = {"workplace_id": workplace_id, "municipality_code": code}
    return place | {"county_code": code[:2]}


@pytest.mark.parametrize(
    ("area", "home_in", "told"),
    [
        pytest.param(MUNICIPALITY, "0301", ["V-2"], id="a home in the municipality"),
        pytest.param(MUNICIPALITY, "5001", [], id="another municipality's trainer"),
        pytest.param(CENTRE, "0301", ["V-2"], id="a home in the counties"),
        pytest.param(CENTRE, "5001", ["V-1"], id="the centre's trainer from outside"),
    ],
)
def test_a_home_outside_the_area_is_not_told(tmp_path, area, home_in, told):
    path = tiny_build(
        tmp_path,
        workplaces=[
            a_place("V-1", "0301"),
            a_place("V-2", home_in),
        ],
        centres=[{"centre_id": "oslo", "centre_name": "Oslo", "county_codes": "03"}],
        deliveries=[ongoing(centre_id="oslo")],
        delivery_units=[{"delivery_id": "L-1", "workplace_id": "V-1"}],
        trainers=[a_trainer()],
    )
    reader = Reader("ola", Role.MANAGER, area)

    facts = query_build(
        read_build(path),
        f"follow_up/{RULE}",
        Filters(as_of=LATER),
        reader,
        months=0,
        days=90,
        with_others=True,
    )

    assert facts["workplace_id"].to_list() == told
