"""What may be taken out of each table, and what stays."""

from datetime import date

import pytest

from app.door import query_build, read_build
from app.exports.extract import file_name
from app.exports.tables import export_frame, exported_tables
from app.filters import Filters
from app.identity import who_is_asking
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
        return query_build(build, query, filters, who_is_asking())

    return export_frame(table, fetch, as_of=as_of)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_table_has_a_question_that_gives_its_columns(tmp_path, table):
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
            "held_on": date(2025, 6, 1),
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

    assert before["held_on"].to_list() == [None]
    assert after["held_on"].to_list() == [date(2025, 6, 1)]


def test_a_file_is_named_by_what_it_holds_and_its_day():
    name = file_name("Rader satt på øya", date(2026, 10, 31), "xlsx")

    assert name == "varig-rader-satt-pa-oya-2026-10-31.xlsx"
