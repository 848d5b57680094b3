"""New limits of an absence chart stand once per quarter, and are never deleted."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from app.identity import LOCAL_MANAGER, Reader, Role
from app.records.baseline_acts import set_baseline, take_back_baseline
from app.records.baselines import QuarterFault, list_baselines, quarter_fault
from app.records.store import TakenError, records_path
from data.home import Home

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOON + timedelta(minutes=5)
KARI = Reader("kari", Role.MANAGER)
SUMMER = 2024 * 4 + 2
"""The third quarter of 2024."""


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def set_one(home, **changes):
    values = {
        "workplace_id": "V-1",
        "measure": "total",
        "quarter_number": SUMMER,
        "reason": "Slått sammen med Berg",
        "at": NOON,
    }
    return set_baseline(home, LOCAL_MANAGER, **(values | changes))


def kept_rows(home):
    with closing(sqlite3.connect(records_path(home))) as connection:
        return connection.execute(
            "select quarter_number, reason, is_standing, made_by, taken_back_by, "
            "taken_back_at from absence_baselines order by made_at, taken_back_at"
        ).fetchall()


def test_new_limits_are_kept_with_their_quarter_and_their_reason(home):
    baseline_id = set_one(home)

    assert list_baselines(home, LOCAL_MANAGER).rows() == [
        (
            *("V-1", "total", SUMMER, "Slått sammen med Berg"),
            *(NOON.replace(tzinfo=None), "local", baseline_id),
        )
    ]


def test_the_list_has_the_same_kinds_before_the_first_and_makes_no_file(home):
    empty = list_baselines(home, LOCAL_MANAGER)

    assert empty.is_empty()
    assert not records_path(home).exists()
    set_one(home)
    assert list_baselines(home, LOCAL_MANAGER).schema == empty.schema


def test_new_limits_stand_once_per_workplace_measure_and_quarter(home):
    set_one(home)

    with pytest.raises(TakenError):
        set_one(home, reason="En annen grunn")

    set_one(home, quarter_number=SUMMER + 1)
    set_one(home, measure="short_term")
    set_one(home, workplace_id="V-2")
    places = list_baselines(home, LOCAL_MANAGER).select(
        "workplace_id", "measure", "quarter_number"
    )
    assert places.rows() == [
        ("V-1", "short_term", SUMMER),
        ("V-1", "total", SUMMER),
        ("V-1", "total", SUMMER + 1),
        ("V-2", "total", SUMMER),
    ]


def test_of_two_at_the_same_moment_one_stands(home):
    refused = []

    def try_to_set():
        try:
            set_one(home)
        except TakenError as error:
            refused.append(error)

    both = [Thread(target=try_to_set) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert (list_baselines(home, LOCAL_MANAGER).height, len(refused)) == (1, 1)


def test_what_is_taken_back_stays_with_who_and_when_and_makes_room(home):
    for _ in range(2):
        assert take_back_baseline(home, KARI, set_one(home), LATER)
    set_one(home, reason="Ny måte å telle på", at=LATER)

    assert list_baselines(home, LOCAL_MANAGER)["reason"].to_list() == [
        "Ny måte å telle på"
    ]
    taken = (SUMMER, "Slått sammen med Berg", None, "local", "kari")
    assert kept_rows(home) == [
        (*taken, "2026-11-22 12:05:00.000000"),
        (*taken, "2026-11-22 12:05:00.000000"),
        (SUMMER, "Ny måte å telle på", 1, "local", None, None),
    ]


def test_who_takes_back_first_stays_written(home):
    baseline_id = set_one(home)
    assert take_back_baseline(home, KARI, baseline_id, LATER)
    before = kept_rows(home)

    assert not take_back_baseline(home, LOCAL_MANAGER, baseline_id, LATER)
    assert not take_back_baseline(home, LOCAL_MANAGER, "no such", LATER)
    assert kept_rows(home) == before


@pytest.mark.parametrize(
    "reason",
    ["", " \n", "?!", "x" * 301, "ring 22 22 22 22", "gjelder 13097248022"],
)
def test_a_reason_with_a_fault_is_neither_kept_nor_repeated(home, reason):
    with pytest.raises(ValueError, match="the reason is refused") as refused:
        set_one(home, reason=reason)

    assert not records_path(home).exists()
    assert not any(secret in str(refused.value) for secret in ("22 22", "13097"))


def test_a_place_that_does_not_exist_is_refused_with_all_that_is_wrong(home):
    with pytest.raises(ValueError, match="not one of total, self_cert") as refused:
        set_one(home, workplace_id="", measure="all", quarter_number=2024)

    for said in ("workplace_id is empty", "'all'", "quarter_number is 2024"):
        assert said in str(refused.value)
    assert not records_path(home).exists()


def test_a_time_without_a_zone_is_refused(home):
    with pytest.raises(ValueError, match="time zone"):
        set_one(home, at=datetime(2026, 11, 22, 12))


@pytest.mark.parametrize(
    ("quarter", "fault"),
    [
        pytest.param(None, QuarterFault.UNCHOSEN, id="none is chosen"),
        pytest.param(11, QuarterFault.FIRST, id="the first point"),
        pytest.param(12, QuarterFault.TAKEN, id="new limits there already"),
        pytest.param(13, QuarterFault.NO_FIGURE, id="a gap"),
        pytest.param(10, QuarterFault.NO_FIGURE, id="before the chart"),
        pytest.param(15, QuarterFault.NO_FIGURE, id="after the chart"),
        pytest.param(9, QuarterFault.TAKEN, id="a gap with new limits"),
        pytest.param(14, None, id="a point"),
    ],
)
def test_new_limits_begin_in_a_later_point_of_the_chart(quarter, fault):
    assert quarter_fault(quarter, known=[14, 11, 12], taken={9, 12}) == fault


def test_a_chart_without_points_has_no_quarter_to_begin_in():
    assert quarter_fault(12, known=[], taken=()) is QuarterFault.NO_FIGURE
