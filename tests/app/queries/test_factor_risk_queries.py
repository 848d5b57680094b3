"""What is found in ongoing deliveries now: by joint answers, by records, by both."""

from datetime import date

from app.metrics.factor_risks import codes_of
from tests.app.ask import ask, tiny_build

DAY = date(2026, 6, 30)


def delivery(number: int = 1, **changes: object) -> dict[str, object]:
    return {
        "delivery_id": f"L-{number}",
        "workplace_id": f"V-{number}",
        "status": "ongoing",
        "started_on": date(2026, 1, 1),
        "planned_end_on": date(2026, 12, 1),
        "has_project_plan": True,
    } | changes


def unit(number: int = 1, **changes: object) -> dict[str, object]:
    return {"delivery_id": "L-1", "workplace_id": f"V-{number}"} | changes


def answered(
    number: int, presence: str, factor: str = "shift_work", **changes: object
) -> dict[str, object]:
    day = changes.get("assessed_on", date(2026, 3, 1))
    role = changes.get("assessor_role", "group")
    return {
        "assessment_id": f"F-{number}-{factor}-{role}-{day}",
        "delivery_id": "L-1",
        "workplace_id": f"V-{number}",
        "factor_code": factor,
        "assessed_on": date(2026, 3, 1),
        "assessor_role": "group",
        "presence": presence,
    } | changes


def build(folder, *, units=1, shift_work=None, **tables):
    return tiny_build(
        folder,
        **{
            "workplaces": [
                {
                    "workplace_id": f"V-{n}",
                    "workplace_name": f"Virksomhet {n}",
                    "has_shift_work": shift_work,
                }
                for n in range(1, 4)
            ],
            "deliveries": [delivery()],
            "delivery_units": [unit(n) for n in range(1, units + 1)],
        }
        | tables,
    )


def found(path, factor="shift_work", *, is_joint_shown=True, **given):
    rows = ask(
        path,
        "factor_risks",
        risk_factors=codes_of("risk"),
        success_factors=codes_of("success"),
        is_joint_shown=is_joint_shown,
        **given,
    )
    return rows.filter(factor_code=factor).to_dicts()


def test_a_risk_factor_is_counted_in_the_units_where_either_basis_has_it(tmp_path):
    path = build(
        tmp_path,
        units=3,
        shift_work=False,
        factor_assessments=[
            answered(1, "present"),
            answered(2, "present", assessed_on=date(2026, 4, 2)),
            answered(3, "partly"),
        ],
    )

    (row,) = found(path)

    assert (row["found_count"], row["joint_count"], row["recorded_count"]) == (2, 2, 0)
    assert row["joint_on"] == date(2026, 4, 2)
    assert row["differ_count"] == 2


def test_both_bases_of_one_factor_are_one_row(tmp_path):
    path = build(tmp_path, shift_work=True, factor_assessments=[answered(1, "present")])

    (row,) = found(path)

    assert (row["found_count"], row["joint_count"], row["recorded_count"]) == (1, 1, 1)
    assert row["differ_count"] == 0


def test_records_that_tell_what_the_group_denies_are_listed_as_different(tmp_path):
    path = build(tmp_path, shift_work=True, factor_assessments=[answered(1, "partly")])

    (row,) = found(path)

    assert (row["joint_count"], row["recorded_count"], row["differ_count"]) == (0, 1, 1)


def test_a_success_factor_is_found_where_it_is_known_not_to_be_there(tmp_path):
    answers = [
        answered(1, "absent", "ownership"),
        answered(2, "partly", "ownership"),
        answered(3, "present", "ownership"),
    ]
    path = build(tmp_path, units=3, factor_assessments=answers)

    (row,) = found(path, "ownership")

    assert (row["found_count"], row["partly_count"]) == (2, 1)
    assert found(path, "top_priority") == []


def test_what_only_roles_have_answered_is_in_no_row(tmp_path):
    roles = [
        answered(n, "present", assessor_role=role)
        for n in (1, 2)
        for role in ("leader", "union_representative")
    ]
    joint = answered(1, "present")
    path = build(tmp_path, units=2, factor_assessments=[*roles, joint])

    (row,) = found(path)

    assert (row["found_count"], row["joint_count"]) == (1, 1)


def test_one_unit_that_only_roles_have_answered_for_is_in_no_row_at_all(tmp_path):
    roles = [
        answered(1, "present", assessor_role=role)
        for role in ("leader", "union_representative")
    ]
    path = build(tmp_path, factor_assessments=roles)

    assert found(path) == []
    deliveries = ask(path, "factor_risk_deliveries")
    assert deliveries["assessed_count"].item() == 0


def test_units_that_have_left_or_not_joined_are_not_counted(tmp_path):
    path = build(
        tmp_path,
        shift_work=True,
        delivery_units=[
            unit(1),
            unit(2, left_on=date(2026, 5, 1)),
            unit(3, joined_on=date(2026, 9, 1)),
        ],
    )

    (row,) = found(path)

    assert row["found_count"] == 1
    assert ask(path, "factor_risk_deliveries")["unit_count"].item() == 1


def test_an_earlier_day_knows_only_what_was_answered_by_then(tmp_path):
    answers = [
        answered(1, "present"),
        answered(1, "absent", assessed_on=date(2026, 5, 1)),
    ]
    path = build(tmp_path, factor_assessments=answers)

    assert found(path) == []
    assert len(found(path, as_of=date(2026, 4, 30))) == 1
    assert found(path, as_of=date(2026, 2, 28)) == []


def test_only_ongoing_deliveries_are_listed_in_norwegian_order(tmp_path):
    names = ["Ås", "Zoo", "Ærfugl"]
    path = build(
        tmp_path,
        workplaces=[
            {"workplace_id": f"V-{n}", "workplace_name": name}
            for n, name in enumerate(names, 1)
        ],
        deliveries=[
            *(delivery(n) for n in (1, 2, 3)),
            delivery(4, status="completed", ended_on=date(2026, 5, 1)),
        ],
        delivery_units=[
            {"delivery_id": f"L-{n}", "workplace_id": f"V-{n}"} for n in (1, 2, 3)
        ]
        + [{"delivery_id": "L-4", "workplace_id": "V-1"}],
    )

    listed = ask(path, "factor_risk_deliveries")

    assert listed["workplace_name"].to_list() == ["Zoo", "Ærfugl", "Ås"]


def test_without_joint_answers_only_what_the_records_have_found_is_told(tmp_path):
    answers = [
        answered(1, "absent"),
        answered(1, "present", "tight_economy"),
        answered(1, "absent", "ownership"),
    ]
    path = build(tmp_path, shift_work=True, factor_assessments=answers)

    (row,) = found(path, is_joint_shown=False)

    assert (row["joint_count"], row["recorded_count"], row["differ_count"]) == (0, 1, 0)
    assert row["joint_on"] is None
    assert found(path, "tight_economy", is_joint_shown=False) == []
    assert found(path, "ownership", is_joint_shown=False) == []


def delivery_factors(path, *, is_joint_shown=True, **given):
    return ask(
        path, "delivery_factors", id="L-1", is_joint_shown=is_joint_shown, **given
    )


def test_the_delivery_screen_without_joint_answers_has_the_records_alone(tmp_path):
    answers = [answered(1, "partly"), answered(1, "present", "ownership")]
    path = build(tmp_path, shift_work=True, factor_assessments=answers)

    rows = delivery_factors(path, is_joint_shown=False)

    assert "ownership" not in rows["factor_code"]
    assert rows.filter(factor_code="shift_work")["is_recorded"].to_list() == [True]
    told = rows.select("presence", "assessed_on", "is_different")
    assert told.null_count().row(0) == (rows.height,) * 3


def test_a_joint_answer_of_a_delivery_that_is_planned_is_shown(tmp_path):
    planned = delivery(
        status="planned",
        first_contact_on=date(2026, 2, 1),
        started_on=date(2026, 9, 1),
    )
    path = build(
        tmp_path, deliveries=[planned], factor_assessments=[answered(1, "present")]
    )

    assert delivery_factors(path)["presence"].to_list() == ["present"]
    assert delivery_factors(path, as_of=date(2026, 2, 28)).is_empty()


def test_a_joint_answer_of_a_unit_that_is_to_join_is_shown(tmp_path):
    path = build(
        tmp_path,
        delivery_units=[unit(1, joined_on=date(2026, 9, 1))],
        factor_assessments=[answered(1, "absent")],
    )

    assert delivery_factors(path)["presence"].to_list() == ["absent"]


def test_the_later_of_two_joint_answers_on_one_day_is_that_with_the_later_key(tmp_path):
    answers = [
        answered(1, "present", "ownership", assessment_id="F-2"),
        answered(1, "absent", "ownership", assessment_id="F-1"),
    ]
    path = build(tmp_path, factor_assessments=answers)

    joint = delivery_factors(path).filter(factor_code="ownership")

    assert joint["presence"].to_list() == ["present"]


def test_the_delivery_screen_has_the_joint_answer_beside_the_records(tmp_path):
    answers = [
        answered(1, "partly"),
        answered(1, "present", "ownership"),
        answered(1, "present", "top_priority", assessor_role="leader"),
        answered(1, "present", "top_priority", assessor_role="advisor"),
    ]
    path = build(tmp_path, shift_work=True, factor_assessments=answers)

    rows = delivery_factors(path).rows_by_key("factor_code", named=True)

    (shift,) = rows["shift_work"]
    assert (shift["presence"], shift["is_recorded"]) == ("partly", True)
    assert shift["is_different"]
    (ownership,) = rows["ownership"]
    assert ownership["is_recorded"] is None
    assert ownership["is_different"] is None
    assert "top_priority" not in rows
