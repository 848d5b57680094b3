"""Trainers, sessions and workplaces are counted once each, whoever met whom."""

from datetime import date

import polars as pl
import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from tests.app.ask import ask, tiny_build

AS_OF = date(2026, 6, 30)
TRAINED = date(2026, 1, 10)


def a_workplace(key, **changes):
    return {"workplace_id": key, "workplace_name": f"Name of {key}", **changes}


def a_course(key="L-1", **changes):
    return {
        "delivery_id": key,
        "workplace_id": "V-1",
        "delivery_type": "multi_unit",
        "is_train_the_trainer": True,
        "status": "ongoing",
        "started_on": date(2026, 1, 1),
        **changes,
    }


def a_unit(workplace_id, delivery_id="L-1", **changes):
    return {"delivery_id": delivery_id, "workplace_id": workplace_id, **changes}


def a_trainer(key="T-1", delivery_id="L-1", **changes):
    return {
        "trainer_id": key,
        "delivery_id": delivery_id,
        "workplace_id": "V-1",
        "trained_on": TRAINED,
        **changes,
    }


def a_session(key, workplace_id, held_on, **changes):
    return {
        "session_id": key,
        "trainer_id": "T-1",
        "delivery_id": "L-1",
        "workplace_id": workplace_id,
        "held_on": held_on,
        **changes,
    }


def a_build(folder, **tables):
    """Two courses with the same three workplaces as units."""
    workplaces = [a_workplace(f"V-{number}") for number in (1, 2, 3)]
    courses = [a_course("L-1"), a_course("L-2", centre_id="oslo")]
    units = [
        a_unit(place["workplace_id"], course["delivery_id"])
        for place in workplaces
        for course in courses
    ]
    given = {
        "workplaces": workplaces,
        "deliveries": courses,
        "delivery_units": units,
        "centres": [{"centre_id": "oslo", "centre_name": "Oslo"}],
        **tables,
    }
    return tiny_build(folder, **given)


def rows(path, name, *, as_of=AS_OF):
    return ask(path, f"rows/trainer_{name}", as_of=as_of)


def in_oslo(path, query):
    filters = Filters(as_of=AS_OF, centres=("oslo",))
    return query_build(read_build(path), query, filters, LOCAL_MANAGER)


def flags(frame, key, *names):
    return {row[key]: tuple(row[name] for name in names) for row in frame.to_dicts()}


def kinds(path):
    """What each session is: exactly one of the four."""
    names = ("is_first_time", "is_alongside", "is_repeat", "is_workplace_unknown")
    sessions = rows(path, "session_rows").with_columns(
        kind=pl.concat_list(
            pl.when(name).then(pl.lit(name.removeprefix("is_"))) for name in names
        ).list.drop_nulls()
    )
    assert sessions["kind"].list.len().to_list() == [1] * sessions.height
    return dict(zip(sessions["session_id"], sessions["kind"].list.first(), strict=True))


def test_a_later_day_at_the_workplace_is_a_repeat(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[a_trainer()],
        trainer_sessions=[
            a_session("S-1", "V-2", date(2026, 2, 1)),
            a_session("S-2", "V-2", date(2026, 3, 1)),
            a_session("S-3", "V-3", date(2026, 3, 2)),
        ],
    )

    assert kinds(path) == {"S-1": "first_time", "S-2": "repeat", "S-3": "first_time"}
    assert flags(
        rows(path, "workplace_rows"), "workplace_id", "is_reached_again", "visit_count"
    ) == {"V-2": (True, 2), "V-3": (False, 1)}


def test_two_trainers_together_reach_a_workplace_once(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[a_trainer("T-1"), a_trainer("T-2")],
        trainer_sessions=[
            a_session("S-1", "V-2", date(2026, 2, 1), trainer_id="T-1"),
            a_session("S-2", "V-2", date(2026, 2, 1), trainer_id="T-2"),
        ],
    )

    assert kinds(path) == {"S-1": "first_time", "S-2": "alongside"}
    names = ("session_count", "visit_count", "trainer_count", "is_reached_again")
    assert flags(rows(path, "workplace_rows"), "workplace_id", *names) == {
        "V-2": (2, 1, 2, False)
    }
    assert rows(path, "rows")["has_held_session"].to_list() == [True, True]


def test_trainers_who_train_each_others_workplaces_are_a_cycle_that_ends(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[
            a_trainer("T-1", "L-1", workplace_id="V-1"),
            a_trainer("T-2", "L-2", workplace_id="V-2"),
        ],
        trainer_sessions=[
            a_session("S-1", "V-2", date(2026, 2, 1), trainer_id="T-1"),
            a_session(
                "S-2", "V-1", date(2026, 2, 2), trainer_id="T-2", delivery_id="L-2"
            ),
            a_session("S-3", "V-2", date(2026, 2, 3), trainer_id="T-1"),
        ],
    )

    assert kinds(path) == {"S-1": "first_time", "S-2": "first_time", "S-3": "repeat"}
    assert rows(path, "rows")["session_count"].to_list() == [2, 1]
    assert rows(path, "workplace_rows")["session_count"].to_list() == [1, 2]


def test_a_session_counts_where_it_was_held_not_where_the_trainer_is_from(tmp_path):
    """The trainer of V-1 has moved to V-3, and the source now says V-3."""
    path = a_build(
        tmp_path,
        trainers=[a_trainer(workplace_id="V-3")],
        trainer_sessions=[
            a_session("S-1", "V-1", date(2026, 2, 1)),
            a_session("S-2", "V-2", date(2026, 4, 1)),
        ],
    )

    assert rows(path, "workplace_rows")["workplace_id"].to_list() == ["V-1", "V-2"]
    assert rows(path, "rows")["workplace_id"].to_list() == ["V-3"]


def test_home_is_what_the_newest_course_says(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[
            a_trainer("T-1", "L-1", workplace_id="V-1"),
            a_trainer("T-1", "L-2", workplace_id="V-2", trained_on=date(2026, 5, 1)),
        ],
    )

    assert rows(path, "rows")["workplace_id"].to_list() == ["V-2"]
    assert rows(path, "rows", as_of=date(2026, 4, 30))["workplace_id"].item() == "V-1"


def test_a_person_in_two_courses_is_one_trainer(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[
            a_trainer("T-1", "L-1"),
            a_trainer("T-1", "L-2", trained_on=date(2026, 6, 1)),
        ],
        trainer_sessions=[
            a_session("S-1", "V-2", date(2026, 2, 1), delivery_id="L-1"),
            a_session("S-2", "V-3", date(2026, 6, 2), delivery_id="L-2"),
        ],
    )

    assert rows(path, "rows").select(
        "trainer_id", "delivery_id", "trained_on", "course_count", "session_count"
    ).rows() == [("T-1", "L-1", TRAINED, 2, 2)]
    courses = ask(path, "trainer_courses", as_of=AS_OF)
    names = ("trained_count", "held_count", "session_count", "reached_count")
    assert flags(courses, "delivery_id", *names) == {
        "L-1": (1, 1, 1, 1),
        "L-2": (1, 1, 1, 1),
    }


def test_a_filter_makes_nobody_silent_and_no_repeat_a_first_time(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[a_trainer("T-1", "L-2")],
        trainer_sessions=[
            a_session("S-1", "V-2", date(2026, 2, 1), delivery_id="L-1"),
            a_session("S-2", "V-2", date(2026, 3, 1), delivery_id="L-2"),
        ],
    )

    assert in_oslo(path, "rows/trainer_rows")["session_count"].to_list() == [2]
    sessions = in_oslo(path, "rows/trainer_session_rows")
    assert flags(sessions, "session_id", "is_first_time", "is_repeat") == {
        "S-2": (False, True)
    }
    workplaces = in_oslo(path, "rows/trainer_workplace_rows")
    assert flags(workplaces, "workplace_id", "is_first_time", "is_reached_again") == {
        "V-2": (False, True)
    }


def test_only_sessions_at_workplaces_in_view_count(tmp_path):
    path = a_build(
        tmp_path,
        workplaces=[
            a_workplace("V-1", county_code="03"),
            a_workplace("V-2", county_code="46"),
            a_workplace("V-3"),
        ],
        trainers=[a_trainer()],
        trainer_sessions=[
            a_session("S-1", "V-1", date(2026, 2, 1)),
            a_session("S-2", "V-2", date(2026, 2, 2)),
            a_session("S-3", None, date(2026, 2, 3)),
        ],
    )
    filters = Filters(as_of=AS_OF, counties=("03",))

    sessions = query_build(
        read_build(path), "rows/trainer_session_rows", filters, LOCAL_MANAGER
    )

    assert sessions["session_id"].to_list() == ["S-1", "S-3"]


@pytest.mark.parametrize(
    ("day", "is_silent"),
    [
        pytest.param(date(2026, 4, 9), False, id="89 days after"),
        pytest.param(date(2026, 4, 10), False, id="90 days after"),
        pytest.param(date(2026, 4, 11), True, id="91 days after"),
    ],
)
def test_a_trainer_is_silent_when_more_than_ninety_days_have_gone(
    tmp_path, day, is_silent
):
    path = a_build(tmp_path, trainers=[a_trainer()])

    assert rows(path, "rows", as_of=day).select(
        "is_silent", "is_due", "is_waiting"
    ).rows() == [(is_silent, is_silent, not is_silent)]


def test_what_is_dated_after_the_day_has_not_happened(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[a_trainer(), a_trainer("T-2", trained_on=date(2026, 7, 1))],
        trainer_sessions=[a_session("S-1", "V-2", date(2026, 7, 1))],
    )

    assert rows(path, "rows").select("trainer_id", "is_silent").rows() == [
        ("T-1", True)
    ]
    assert rows(path, "session_rows").is_empty()
    assert rows(path, "workplace_rows").is_empty()


def test_a_session_without_a_workplace_counts_for_the_trainer_alone(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[a_trainer()],
        trainer_sessions=[
            a_session("S-1", None, date(2026, 2, 1)),
            a_session("S-2", None, date(2026, 3, 1)),
        ],
    )

    assert kinds(path) == {"S-1": "workplace_unknown", "S-2": "workplace_unknown"}
    assert rows(path, "rows")["has_held_session"].to_list() == [True]
    assert rows(path, "workplace_rows").is_empty()


def test_a_session_at_home_or_before_the_training_counts_and_is_marked(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[a_trainer(workplace_id="V-1")],
        trainer_sessions=[
            a_session("S-1", "V-1", date(2026, 1, 9)),
            a_session("S-2", "V-2", date(2026, 1, 10)),
        ],
    )

    assert flags(
        rows(path, "session_rows"),
        "session_id",
        "is_own_workplace",
        "is_before_training",
    ) == {"S-1": (True, True), "S-2": (False, False)}
    assert rows(path, "rows")["session_count"].to_list() == [2]
    assert rows(path, "workplace_rows").height == 2


def test_cooperation_is_that_of_the_unit_in_the_delivery_of_the_session(tmp_path):
    path = a_build(
        tmp_path,
        workplaces=[a_workplace(f"V-{number}") for number in range(1, 7)],
        delivery_units=[
            a_unit("V-1", cooperation_started_on=date(2026, 2, 1)),
            a_unit("V-2", cooperation_started_on=date(2026, 1, 31)),
            a_unit("V-3", cooperation_started_on=date(2026, 7, 1)),
            a_unit("V-4"),
            a_unit("V-4", "L-2", cooperation_started_on=date(2026, 3, 1)),
            a_unit("V-5", "L-2", cooperation_started_on=date(2026, 3, 1)),
        ],
        trainers=[a_trainer()],
        trainer_sessions=[
            a_session(f"S-{number}", f"V-{number}", date(2026, 2, 1))
            for number in range(1, 6)
        ],
    )

    names = (
        "is_cooperation_known",
        "is_cooperation_started",
        "is_cooperation_older",
        "is_cooperation_unknown",
    )
    assert flags(rows(path, "workplace_rows"), "workplace_id", *names) == {
        "V-1": (True, True, False, False),
        "V-2": (True, True, True, False),
        "V-3": (True, False, False, False),
        "V-4": (True, False, False, False),
        "V-5": (False, False, False, True),
    }


def test_each_first_time_belongs_to_one_workplace_and_one_course(tmp_path):
    path = a_build(
        tmp_path,
        trainers=[a_trainer("T-1", "L-1"), a_trainer("T-2", "L-2")],
        trainer_sessions=[
            a_session("S-1", "V-2", date(2026, 2, 1)),
            a_session(
                "S-2", "V-2", date(2026, 3, 1), trainer_id="T-2", delivery_id="L-2"
            ),
        ],
    )

    courses = ask(path, "trainer_courses", as_of=AS_OF)

    assert flags(courses, "delivery_id", "first_time_count", "again_count") == {
        "L-1": (1, 0),
        "L-2": (0, 1),
    }


def test_a_course_that_has_started_is_listed_without_trainers(tmp_path):
    path = a_build(
        tmp_path,
        deliveries=[
            a_course("L-1"),
            a_course("L-2", started_on=None, first_contact_on=date(2026, 1, 1)),
        ],
    )

    courses = ask(path, "trainer_courses", as_of=AS_OF)

    assert courses.select("delivery_id", "trained_count").rows() == [("L-1", 0)]
