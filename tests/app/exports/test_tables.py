"""What may be taken out of each table, and what stays."""

from datetime import date

import pytest

from app.door import query_build, read_build
from app.exports.extract import file_name
from app.exports.formats import FORMATS
from app.exports.tables import export_frame, exported_tables
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from data.tables import TABLES
from tests.tiny_build import write_tiny_build

OWN = {"delivery_id": "L-1", "workplace_id": "V-1"}


def exported(folder, table, *, as_of=date(2026, 6, 30), **tables):
    path = folder / "tiny.duckdb"
    build = read_build(
        write_tiny_build(
            path,
            workplaces=[{"workplace_id": "V-1", "workplace_name": "A"}],
            deliveries=[OWN | {"status": "ongoing", "started_on": date(2024, 1, 1)}],
            delivery_units=[OWN],
            **tables,
        )
    )
    filters = Filters(as_of=as_of)

    def fetch(query):
        return query_build(build, query, filters, LOCAL_MANAGER)

    return export_frame(table, fetch, as_of=as_of)


@pytest.mark.parametrize("table", exported_tables())
def test_every_table_taken_out_has_a_question_that_gives_its_columns(tmp_path, table):
    found = exported(tmp_path, table)

    expected = next(each for each in TABLES if each.name == table).column_names
    assert [name for name in found.columns if name in expected] == expected


def test_who_holds_a_role_is_not_offered():
    assert "party_roles" not in exported_tables()
    assert "deliveries" in exported_tables()


def test_sensitive_actions_stay(tmp_path):
    actions = [
        OWN | {"action_id": code, "title": "x", "status": "done", "is_sensitive": flag}
        for code, flag in (("T-1", True), ("T-2", False))
    ]

    found = exported(tmp_path, "actions", actions=actions)

    assert found["action_id"].to_list() == ["T-2"]


def test_answers_of_few_persons_are_empty_and_marked(tmp_path):
    evaluations = [
        OWN
        | {
            "evaluation_id": f"E-{count}",
            "kind": "end",
            "respondents_count": count,
            "usefulness_mean": 4.0,
        }
        for count in (2, 3)
    ]

    found = exported(tmp_path, "evaluations", evaluations=evaluations)

    assert found["usefulness_mean"].to_list() == [None, 4.0]
    assert found["is_hidden"].to_list() == [True, False]


def test_absence_of_few_persons_is_empty_and_marked(tmp_path):
    absence = [
        {
            "workplace_id": "V-1",
            "year": 2025,
            "quarter": quarter,
            "measure": "total",
            "absence_share": 0.07,
            "persons_count": persons,
        }
        for quarter, persons in ((1, 4), (2, 5))
    ]

    found = exported(tmp_path, "absence", absence=absence)

    assert found["absence_share"].to_list() == [None, 0.07]


def test_only_the_joint_answer_of_a_group_is_taken_out(tmp_path):
    assessments = [
        OWN
        | {
            "assessment_id": role,
            "factor_code": "ownership",
            "assessed_on": date(2025, 1, 1),
            "assessor_role": role,
            "presence": "present",
        }
        for role in ("group", "leader")
    ]

    found = exported(tmp_path, "factor_assessments", factor_assessments=assessments)

    assert found["assessor_role"].to_list() == ["group"]


def test_what_is_dated_later_has_not_happened(tmp_path):
    activities = [
        OWN
        | {
            "activity_id": "A-1",
            "kind": "refresher",
            "status": "held",
            "planned_on": date(2025, 5, 1),
            "held_on": date(2025, 6, 1),
            "advisor_hours": 3.0,
        }
    ]
    day_before, on_day = tmp_path / "before", tmp_path / "on"
    day_before.mkdir()
    on_day.mkdir()

    before = exported(
        day_before, "activities", as_of=date(2025, 5, 31), activities=activities
    )
    after = exported(
        on_day, "activities", as_of=date(2025, 6, 1), activities=activities
    )

    told = ("held_on", "status", "advisor_hours")
    assert before.select(told).rows() == [(None, "planned", None)]
    assert after.select(told).rows() == [(date(2025, 6, 1), "held", 3.0)]


def test_answers_given_later_are_not_taken_out(tmp_path):
    evaluation = OWN | {
        "evaluation_id": "E-1",
        "kind": "end",
        "planned_on": date(2025, 5, 1),
        "completed_on": date(2025, 6, 1),
        "respondents_count": 9,
        "usefulness_mean": 4.0,
    }

    found = exported(
        tmp_path, "evaluations", as_of=date(2025, 5, 31), evaluations=[evaluation]
    )

    told = ("completed_on", "respondents_count", "usefulness_mean", "is_hidden")
    assert found.select(told).rows() == [(None, None, None, False)]


def test_a_quarter_that_is_not_over_is_not_taken_out(tmp_path):
    absence = [
        {
            "workplace_id": "V-1",
            "year": 2025,
            "quarter": quarter,
            "measure": "total",
            "absence_share": 0.07,
            "persons_count": 20,
        }
        for quarter in (1, 2)
    ]

    found = exported(tmp_path, "absence", as_of=date(2025, 4, 1), absence=absence)

    assert found["quarter"].to_list() == [1]


def test_survey_results_that_are_not_out_yet_are_not_taken_out(tmp_path):
    results = [
        {
            "workplace_id": "V-1",
            "instrument": "other",
            "theme": theme,
            "year": 2025,
            "score": 70.0,
            "respondents_count": 12,
            "published_on": published_on,
        }
        for theme, published_on in (
            ("out", date(2025, 5, 1)),
            ("ahead", date(2025, 5, 2)),
            ("no day", None),
        )
    ]

    found = exported(
        tmp_path, "survey_results", as_of=date(2025, 5, 1), survey_results=results
    )

    assert found["theme"].to_list() == ["out"]


def test_actions_are_taken_out_as_they_stood_on_the_day(tmp_path):
    done = {"status": "done", "title": "x", "done_on": date(2025, 6, 1)}
    actions = [
        OWN | done | {"action_id": f"T-{month}", "decided_on": date(2025, month, 1)}
        for month in (5, 6)
    ]

    found = exported(tmp_path, "actions", as_of=date(2025, 5, 31), actions=actions)

    assert found.select("action_id", "status").rows() == [("T-5", "ongoing")]


def test_one_hidden_measure_hides_its_quarter_for_the_others_add_up_to_it(tmp_path):
    absence = [
        {
            "workplace_id": "V-1",
            "year": 2025,
            "quarter": quarter,
            "measure": measure,
            "absence_share": None if is_masked else 0.05,
            "persons_count": 20,
            "is_masked": is_masked,
        }
        for quarter, measure, is_masked in (
            (1, "total", False),
            (1, "self_certified", True),
            (2, "total", False),
        )
    ]

    found = exported(tmp_path, "absence", absence=absence)

    shown = {(row[2], row[3]): row[4] for row in found.iter_rows()}
    assert shown[1, "total"] is None
    assert shown[2, "total"] == 0.05


def test_a_file_is_named_by_what_it_holds_and_its_day():
    name = file_name("Rader satt på øya", date(2026, 10, 31), ".xlsx")

    assert name == "varig-rader-satt-pa-oya-2026-10-31.xlsx"


def test_no_two_formats_of_a_table_have_the_same_file_name():
    names = {
        file_name("leveranser", date(2026, 10, 31), kind.ending)
        for kind in FORMATS.values()
    }

    assert len(names) == len(FORMATS)
