"""What the Delivery screen asks: only this delivery, and nothing of what is ahead."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.app.ask import ask, tiny_build

DAY = date(2026, 6, 30)

WORKPLACES = [
    {"workplace_id": "V-1", "workplace_name": "Ås sykehjem"},
    {"workplace_id": "V-2", "workplace_name": "Myrvang barnehage"},
]


def delivery(**changes: object) -> dict[str, object]:
    """Make a delivery of V-1, under way since new year."""
    return {
        "delivery_id": "L-1",
        "workplace_id": "V-1",
        "status": "ongoing",
        "started_on": date(2026, 1, 1),
    } | changes


def build(folder: Path, **tables: list[dict[str, object]]) -> Path:
    """Write a build with one delivery to two units."""
    return tiny_build(
        folder,
        **{
            "workplaces": WORKPLACES,
            "deliveries": [delivery()],
            "delivery_units": [
                {"delivery_id": "L-1", "workplace_id": "V-1"},
                {"delivery_id": "L-1", "workplace_id": "V-2"},
            ],
        }
        | tables,
    )


@pytest.mark.parametrize(
    ("search", "found"),
    [("", ["L-1"]), ("myrvang", ["L-1"]), ("ÅS l-1", ["L-1"]), ("ås tromsø", [])],
)
def test_a_delivery_is_found_by_every_word_of_its_own_or_a_units_name(
    tmp_path, search, found
):
    path = build(tmp_path)

    choices = ask(path, "delivery_choices", search=search, limit=5)

    assert choices["delivery_id"].to_list() == found


def test_the_list_is_cut_at_the_limit_and_still_tells_how_many_there_are(tmp_path):
    path = build(
        tmp_path,
        deliveries=[delivery(delivery_id=f"L-{n}") for n in range(1, 5)],
        delivery_units=[
            {"delivery_id": f"L-{n}", "workplace_id": "V-1"} for n in range(1, 5)
        ],
    )

    choices = ask(path, "delivery_choices", search="", limit=2)

    assert choices["delivery_id"].to_list() == ["L-1", "L-2"]
    assert choices["match_count"].to_list() == [4, 4]


def test_a_delivery_that_ends_later_is_ongoing_and_has_no_end(tmp_path):
    path = build(tmp_path, deliveries=[delivery(ended_on=date(2026, 5, 1))])

    before = ask(path, "delivery_facts", id="L-1", as_of=date(2026, 4, 30))
    after = ask(path, "delivery_facts", id="L-1", as_of=date(2026, 5, 1))

    assert before.select("state", "ended_on").row(0) == ("ongoing", None)
    assert after.select("state", "ended_on").row(0) == ("completed", date(2026, 5, 1))


def test_an_unknown_delivery_has_no_facts(tmp_path):
    assert ask(build(tmp_path), "delivery_facts", id="L-9").is_empty()


def test_an_activity_held_later_is_not_held_yet_and_has_no_hours(tmp_path):
    held = {
        "activity_id": "A-1",
        "delivery_id": "L-1",
        "kind": "party_group_meeting",
        "status": "held",
        "planned_on": date(2026, 2, 1),
        "held_on": date(2026, 3, 1),
        "advisor_hours": 2.5,
    }
    path = build(tmp_path, activities=[held])

    then = ask(path, "delivery_activities", id="L-1", as_of=date(2026, 2, 28))

    assert then.select("held_on", "advisor_hours").row(0) == (None, None)


def test_answers_given_later_are_not_given_yet(tmp_path):
    answered = {
        "evaluation_id": "E-1",
        "delivery_id": "L-1",
        "kind": "end",
        "planned_on": date(2026, 4, 1),
        "completed_on": date(2026, 5, 1),
        "respondents_count": 9,
        "development_step": 3,
    }
    path = build(tmp_path, evaluations=[answered])

    then = ask(path, "delivery_evaluations", id="L-1", as_of=date(2026, 4, 30))
    now = ask(path, "delivery_evaluations", id="L-1")

    asked = ("completed_on", "respondents_count", "development_step")
    assert then.select(asked).row(0) == (None, None, None)
    assert now.select(asked).row(0) == (date(2026, 5, 1), 9, 3)


def test_what_was_not_planned_is_unknown_until_it_has_happened(tmp_path):
    own = {"delivery_id": "L-1", "workplace_id": "V-1"}
    path = build(
        tmp_path,
        activities=[
            own
            | {
                "activity_id": "A-1",
                "kind": "refresher",
                "status": "held",
                "held_on": date(2026, 5, 1),
            }
        ],
        evaluations=[
            own
            | {"evaluation_id": "E-1", "kind": "end", "completed_on": date(2026, 5, 1)}
        ],
    )
    queries = ("delivery_activities", "delivery_evaluations")

    def known_on(day):
        return [ask(path, query, id="L-1", as_of=day).height for query in queries]

    assert known_on(date(2026, 4, 30)) == [0, 0]
    assert known_on(date(2026, 5, 1)) == [1, 1]


def test_the_status_of_the_source_does_not_tell_of_an_end_that_is_ahead(tmp_path):
    path = build(
        tmp_path, deliveries=[delivery(status="completed", ended_on=date(2026, 5, 1))]
    )

    then = ask(path, "delivery_facts", id="L-1", as_of=date(2026, 4, 30))
    now = ask(path, "delivery_facts", id="L-1")

    assert then["status"].item() == "ongoing"
    assert now["status"].item() == "completed"


def test_the_latest_joint_answer_stands_and_other_roles_are_never_asked(tmp_path):
    def assessed(number: int, role: str, presence: str) -> dict[str, object]:
        return {
            "assessment_id": f"F-{number}",
            "delivery_id": "L-1",
            "workplace_id": "V-1",
            "factor_code": "ownership",
            "assessed_on": date(2026, number, 1),
            "assessor_role": role,
            "presence": presence,
        }

    path = build(
        tmp_path,
        factor_assessments=[
            assessed(2, "group", "absent"),
            assessed(3, "group", "present"),
            assessed(4, "leader", "absent"),
        ],
    )

    rows = ask(path, "delivery_factors", id="L-1", is_joint_shown=True)
    assert rows["presence"].drop_nulls().to_list() == ["present"]


def test_of_a_sensitive_action_nothing_leaves_the_build_but_that_it_is_there(tmp_path):
    action = {
        "action_id": "T-1",
        "workplace_id": "V-1",
        "delivery_id": "L-1",
        "title": "Konflikt på avdelingen",
        "status": "decided",
        "is_sensitive": True,
    }
    path = build(tmp_path, actions=[action])

    row = ask(path, "delivery_actions", id="L-1").row(0, named=True)

    assert {name for name, value in row.items() if value is not None} == {
        "is_sensitive"
    }


def test_a_session_is_a_repeat_when_the_workplace_was_reached_before(tmp_path):
    path = build(
        tmp_path,
        trainers=[
            {
                "trainer_id": "R-1",
                "delivery_id": "L-1",
                "trained_on": date(2026, 1, 1),
            }
        ],
        trainer_sessions=[
            {
                "session_id": f"S-{month}",
                "trainer_id": "R-1",
                "delivery_id": "L-1",
                "workplace_id": "V-2",
                "held_on": date(2026, month, 1),
            }
            for month in (2, 3, 12)
        ],
    )

    sessions = ask(path, "delivery_sessions", id="L-1")
    trainers = ask(path, "delivery_trainers", id="L-1")

    assert sessions["is_repeat"].to_list() == [False, True]
    assert trainers.select("session_count", "workplace_count").row(0) == (2, 1)


def a_session(key: str, **changes: object) -> dict[str, object]:
    """Make a session of R-1 in L-1 at V-2."""
    return {
        "session_id": key,
        "trainer_id": "R-1",
        "delivery_id": "L-1",
        "workplace_id": "V-2",
        "held_on": date(2026, 2, 1),
    } | changes


def two_courses(folder: Path, *sessions: dict[str, object]) -> Path:
    """Write a build with one person in two courses."""
    return build(
        folder,
        deliveries=[delivery(), delivery(delivery_id="L-2")],
        delivery_units=[
            {"delivery_id": key, "workplace_id": "V-1"} for key in ("L-1", "L-2")
        ],
        trainers=[
            {"trainer_id": "R-1", "delivery_id": key, "trained_on": date(2026, 1, 1)}
            for key in ("L-1", "L-2")
        ],
        trainer_sessions=list(sessions),
    )


def test_sessions_are_a_repeat_alongside_or_unknown_as_in_the_portfolio(tmp_path):
    path = two_courses(
        tmp_path,
        a_session("S-0", delivery_id="L-2"),
        a_session("S-1"),
        a_session("S-2", held_on=date(2026, 2, 2)),
        a_session("S-3", held_on=date(2026, 2, 3), workplace_id=None),
        a_session("S-4", held_on=date(2026, 2, 4), workplace_id="V-1"),
    )

    sessions = ask(path, "delivery_sessions", id="L-1")

    assert sessions.select("session_id", "is_repeat", "is_alongside").rows() == [
        ("S-1", False, True),
        ("S-2", True, False),
        ("S-3", None, None),
        ("S-4", False, False),
    ]


def test_a_person_in_two_courses_has_the_sessions_of_each_apart(tmp_path):
    path = two_courses(
        tmp_path,
        a_session("S-1", delivery_id="L-2"),
        a_session("S-2", delivery_id="L-2", held_on=date(2026, 12, 1)),
    )

    def held(key):
        trainers = ask(path, "delivery_trainers", id=key)
        columns = ("session_count", "elsewhere_count", "has_held_session")
        return trainers.select(columns).rows()

    assert held("L-1") == [(0, 1, True)]
    assert held("L-2") == [(1, 0, True)]


def test_a_delivery_has_as_many_trainers_who_have_held_as_in_the_portfolio(tmp_path):
    path = two_courses(tmp_path, a_session("S-1", delivery_id="L-2"))

    courses = ask(path, "trainer_courses")
    held = {
        key: ask(path, "delivery_trainers", id=key)["has_held_session"].sum()
        for key in ("L-1", "L-2")
    }

    assert dict(courses.select("delivery_id", "held_count").iter_rows()) == held


def test_a_remark_on_a_trainer_is_of_the_delivery_of_that_course(tmp_path):
    path = two_courses(tmp_path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "insert into meta.warnings by name select * from (values "
            "('trainers', 'R-1|L-1', 'own'), ('trainers', 'R-1|L-2', 'of another')) "
            "as t(table_name, row_key, rule)"
        )

    assert ask(path, "delivery_remarks", id="L-1")["rule"].to_list() == ["own"]


def test_remarks_are_the_delivery_s_own_whether_kept_or_set_aside(tmp_path):
    path = build(
        tmp_path,
        activities=[
            {
                "activity_id": "A-1",
                "delivery_id": "L-1",
                "kind": "refresher",
                "status": "planned",
            }
        ],
    )
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "insert into meta.warnings by name select * from (values "
            "('activities', 'A-1', 'kept'), ('activities', 'A-9', 'of another'), "
            "('delivery_units', 'L-1|V-2', 'a unit')) as t(table_name, row_key, rule)"
        )
        connection.execute(
            "insert into meta.rejected_rows by name select * from (values "
            "('activities', 'A-2', 'aside', '{\"Leveranse-id\": \"L-1\"}'), "
            "('activities', 'A-3', 'other', '{\"Leveranse-id\": \"L-11\"}')) "
            "as t(table_name, row_key, rule, original)"
        )

    remarks = ask(path, "delivery_remarks", id="L-1")

    assert remarks["rule"].to_list() == ["aside", "kept", "a unit"]


def test_a_unit_s_own_days_that_are_ahead_have_not_come(tmp_path):
    path = build(
        tmp_path,
        delivery_units=[
            {
                "delivery_id": "L-1",
                "workplace_id": "V-1",
                "joined_on": date(2026, 1, 1),
                "left_on": date(2026, 8, 1),
                "cooperation_started_on": date(2026, 6, 30),
            }
        ],
    )

    unit = ask(path, "delivery_units", id="L-1", as_of=DAY).row(0, named=True)

    assert unit["left_on"] is None
    assert unit["cooperation_started_on"] == DAY
