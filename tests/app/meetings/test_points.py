"""Which data a meeting looks at, and which it is compared with."""

from dataclasses import replace
from datetime import UTC, date, datetime

import duckdb
import pytest

from app.door import Build
from app.identity import LOCAL_MANAGER, Area, AreaKind, Reader, Role
from app.meetings.points import (
    MeetingError,
    as_group,
    earlier_builds,
    points_of,
    since_day,
    since_last_meeting,
)
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import Meeting
from data.home import Home
from tests.app.tiny_home import empty_home
from tests.tiny_build import write_tiny_build

DAYS = {
    "b1": date(2026, 6, 30),
    "b2": date(2026, 8, 31),
    "b3": date(2026, 8, 31),
    "b4": date(2026, 10, 31),
}
"""The third is the second loaded again, with corrections."""
LOADED = {
    "b1": datetime(2026, 7, 1, 8),
    "b2": datetime(2026, 9, 1, 8),
    # After midnight in Norway.
    "b3": datetime(2026, 9, 9, 22, 30),
    "b4": datetime(2026, 11, 1, 8),
}
NEWEST = DAYS["b4"]
PLAN = MeetingPlan(held_on=date(2026, 11, 18))
AGDER = Area(AreaKind.CENTRE, "agder")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    home = empty_home(tmp_path_factory.mktemp("points"))
    for build_id, day in DAYS.items():
        path = write_tiny_build(home.builds / f"{build_id}.duckdb", data_date=day)
        with duckdb.connect(str(path)) as connection:
            connection.execute(
                "update meta.build set build_id = $1, built_at = $2",
                [build_id, LOADED[build_id]],
            )
    home.pointer.write_text("b4.duckdb\n", encoding="utf-8")
    return home


def words_of(point):
    return point and (point.build.id, point.as_of)


def seen(home, **changes):
    return tuple(map(words_of, points_of(home, replace(PLAN, **changes))))


def test_a_first_meeting_looks_at_the_data_in_use_and_compares_with_nothing(home):
    assert seen(home) == (("b4", NEWEST), None)


def test_a_meeting_looks_at_the_build_and_the_day_it_was_frozen_with(home):
    day = date(2026, 8, 1)
    plan = {"build_id": "b3", "as_of": day, "since_on": date(2026, 7, 1)}

    assert seen(home, **plan) == (("b3", day), ("b3", date(2026, 7, 1)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"build_id": "b9"}, "b9 is not there", id="its build is gone"),
        pytest.param(
            {"since_build_id": "b8", "since_on": NEWEST}, "b8, which", id="that of then"
        ),
        pytest.param(
            {"as_of": date(2026, 11, 1)}, "2026-11-01 is after the data", id="too late"
        ),
        pytest.param(
            {"since_build_id": "b1", "since_on": date(2026, 7, 1)},
            "2026-07-01 is after the data",
            id="later than the data of then",
        ),
        pytest.param(
            {"as_of": date(2026, 8, 1), "since_on": date(2026, 8, 2)},
            "2026-08-02, which is after the day",
            id="then is after now",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused_in_both_languages(home, changes, said):
    with pytest.raises(MeetingError, match=said) as refused:
        points_of(home, replace(PLAN, **changes))

    assert refused.value.sentence.nb.endswith(".")


def test_without_data_there_is_nothing_to_meet_about(tmp_path):
    with pytest.raises(MeetingError, match="Nothing is loaded"):
        points_of(empty_home(tmp_path), PLAN)
    with pytest.raises(MeetingError, match="Nothing is loaded"):
        since_day(Home(tmp_path), PLAN, NEWEST)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param(date(2026, 6, 29), (None, date(2026, 6, 29)), id="before all"),
        pytest.param(date(2026, 6, 30), ("b1", date(2026, 6, 30)), id="on its day"),
        pytest.param(date(2026, 8, 30), ("b1", date(2026, 6, 30)), id="not yet known"),
        pytest.param(date(2026, 9, 9), ("b2", date(2026, 8, 31)), id="loaded by then"),
        pytest.param(date(2026, 9, 10), ("b3", date(2026, 8, 31)), id="loaded again"),
        pytest.param(NEWEST, ("b3", date(2026, 8, 31)), id="not with itself"),
    ],
)
def test_a_day_gives_the_newest_data_that_somebody_could_have_had(home, day, found):
    plan = since_day(home, PLAN, day)

    assert (plan.since_build_id, plan.since_on) == found
    points_of(home, plan)


def test_a_day_that_the_data_do_not_reach_is_refused(home):
    with pytest.raises(MeetingError, match="2026-07-01 is after the data date"):
        since_day(home, replace(PLAN, build_id="b1"), date(2026, 7, 1))


def test_a_meeting_is_compared_with_what_the_last_one_looked_at():
    at = datetime(2026, 9, 1, 12, tzinfo=UTC)
    frozen = replace(PLAN, build_id="b2", as_of=DAYS["b2"])
    before = Meeting("m", frozen, at, "local", at, at, "local")

    plan = since_last_meeting(PLAN, before)

    assert (plan.since_build_id, plan.since_on) == ("b2", DAYS["b2"])
    assert since_last_meeting(PLAN, None) == PLAN


def test_only_builds_loaded_before_with_no_later_data_can_be_compared_with(home):
    def build(build_id, day):
        at = datetime(2026, 11, 1, tzinfo=UTC)
        return Build(build_id, home.root, at, day, "", is_invented=True)

    now = build("c3", date(2026, 8, 31))
    same_day = build("c2", date(2026, 8, 31))
    older = build("c1", date(2026, 6, 30))
    undone = build("c0", date(2026, 9, 30))
    later = build("c4", date(2026, 7, 31))

    found = earlier_builds([later, older, now, undone, same_day], now)

    assert found == [same_day, older]


def test_a_reader_sees_no_more_than_the_group_of_the_meeting():
    of_agder = replace(PLAN, area=AGDER)
    assert as_group(LOCAL_MANAGER, of_agder).area == AGDER

    kari = Reader("kari", Role.MANAGER, AGDER)
    assert as_group(kari, of_agder) == kari
    with pytest.raises(MeetingError, match="another part"):
        as_group(kari, PLAN)
