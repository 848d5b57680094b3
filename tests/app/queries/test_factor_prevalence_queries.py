from datetime import date

import pytest

from app.filters import Filters
from tests.app.ask import ask, ask_all, tiny_build

AS_OF = date(2026, 6, 30)


def build(folder, *assessments, units=(("L-1", "V-1"),), **tables):
    return tiny_build(
        folder,
        workplaces=[
            {"workplace_id": unit, "workplace_name": f"Name of {unit}"}
            for unit in sorted({unit for _delivery, unit in units})
        ],
        deliveries=[
            {
                "delivery_id": delivery,
                "status": "ongoing",
                "started_on": date(2024, 2, 1),
                "workplace_id": "V-1",
                **tables.get("delivery", {}),
            }
            for delivery in sorted({delivery for delivery, _unit in units})
        ],
        delivery_units=[
            {"delivery_id": delivery, "workplace_id": unit} for delivery, unit in units
        ],
        factor_assessments=[
            {"assessment_id": f"A-{number}", **each}
            for number, each in enumerate(assessments)
        ],
    )


def assessed(
    role="group",
    presence="present",
    *,
    unit="V-1",
    on=date(2025, 3, 1),
    factor="ownership",
):
    return {
        "delivery_id": "L-1",
        "workplace_id": unit,
        "factor_code": factor,
        "assessed_on": on,
        "assessor_role": role,
        "presence": presence,
    }


def counts(rows, *names):
    return rows.select(names).rows()


def test_a_factor_is_counted_among_the_units_where_it_is_known(tmp_path):
    path = build(
        tmp_path,
        assessed(unit="V-1"),
        assessed(unit="V-2", presence="partly"),
        assessed("leader", unit="V-3"),
        units=[("L-1", f"V-{number}") for number in (1, 2, 3, 4)],
    )

    rows = ask_all(path, "factor_prevalence").filter(basis="assessed")

    assert counts(rows, "factor_code", "unit_count", "present_count", "all_count") == [
        ("ownership", 2, 1, 4)
    ]
    assert counts(rows, "delivery_count", "squared_count", "share_squares") == [
        (1, 4, 0.5)
    ]
    assert rows["unsettled_count"].item() == 1


def test_what_is_assessed_later_is_not_known_yet(tmp_path):
    path = build(tmp_path, assessed(on=date(2026, 7, 1)))

    rows = ask(path, "factor_prevalence", as_of=AS_OF)

    assert rows.filter(basis="assessed").is_empty()


def test_assessed_and_recorded_stand_beside_each_other(tmp_path):
    path = build(
        tmp_path,
        assessed(factor="clear_plan"),
        delivery={"has_project_plan": False},
    )

    rows = ask(path, "factor_prevalence", as_of=AS_OF).filter(factor_code="clear_plan")

    assert counts(
        rows, "basis", "both_count", "only_assessed_count", "only_recorded_count"
    ) == [("assessed", 1, 1, 0), ("records", 1, 1, 0)]


def test_roles_that_agree_are_not_held_against_what_the_records_say_of_a_unit(tmp_path):
    path = build(
        tmp_path,
        assessed("leader", factor="clear_plan"),
        assessed("advisor", factor="clear_plan"),
        delivery={"has_project_plan": False},
    )

    rows = ask_all(path, "factor_prevalence").filter(factor_code="clear_plan")

    assert counts(rows, "basis", "unit_count", "both_count") == [
        ("assessed", 1, 0),
        ("records", 1, 0),
    ]


def test_a_unit_counts_once_in_each_period_by_the_joint_answers_of_that_period(
    tmp_path,
):
    path = build(
        tmp_path,
        assessed(presence="absent", on=date(2024, 3, 1)),
        assessed(presence="present", on=date(2024, 5, 1)),
        assessed(presence="absent", on=date(2025, 8, 1)),
        assessed("leader", on=date(2026, 1, 1)),
        assessed("advisor", on=date(2026, 2, 1)),
    )

    years = ask(
        path, "factor_prevalence_by_period", as_of=AS_OF, factor="ownership", months=12
    )

    assert counts(years, "period_on", "unit_count", "present_count") == [
        (date(2024, 1, 1), 1, 1),
        (date(2025, 1, 1), 1, 0),
    ]


def test_half_years_start_in_january_and_july(tmp_path):
    path = build(
        tmp_path, assessed(on=date(2024, 6, 30)), assessed(on=date(2024, 7, 1))
    )

    halves = ask(
        path, "factor_prevalence_by_period", as_of=AS_OF, factor="ownership", months=6
    )

    assert halves["period_on"].to_list() == [date(2024, 1, 1), date(2024, 7, 1)]


def test_the_latest_answer_of_each_role_counts(tmp_path):
    path = build(
        tmp_path,
        assessed("leader", "absent", on=date(2024, 3, 1)),
        assessed("leader", "present", on=date(2025, 3, 1)),
        assessed("advisor", "partly"),
    )

    rows = ask_all(path, "factor_by_role")

    assert counts(rows, "assessor_role", "unit_count", "present_count") == [
        ("advisor", 1, 0),
        ("leader", 1, 1),
    ]


def test_two_roles_differ_when_one_says_present_and_the_other_not(tmp_path):
    path = build(
        tmp_path,
        assessed("leader", "present", unit="V-1"),
        assessed("union_representative", "absent", unit="V-1"),
        assessed("leader", "present", unit="V-2"),
        assessed("union_representative", "present", unit="V-2"),
        assessed("leader", "absent", unit="V-3"),
        assessed("group", "present", unit="V-3"),
        units=[("L-1", f"V-{number}") for number in (1, 2, 3)],
    )

    rows = ask_all(path, "factor_role_differences")

    assert rows.rows() == [("ownership", "leader", "union_representative", 2, 1, 0)]


EVERY_KIND = [
    assessed("leader", "absent", unit="V-1", on=date(2024, 3, 1)),
    assessed("leader", "present", unit="V-1", on=date(2024, 4, 1)),
    assessed("advisor", "present", unit="V-1", on=date(2024, 4, 1)),
    assessed("leader", "present", unit="V-2", on=date(2024, 4, 1)),
    assessed("advisor", "partly", unit="V-2", on=date(2024, 4, 1)),
    assessed("leader", "present", unit="V-3", on=date(2024, 4, 1)),
    assessed("leader", "present", unit="V-4", on=date(2024, 4, 1)),
    assessed("advisor", "present", unit="V-4", on=date(2024, 4, 1)),
    assessed("group", "present", unit="V-4", on=date(2024, 2, 1)),
    # Two on one day: the one with the later key counts.
    assessed("group", "absent", unit="V-4", on=date(2024, 2, 1)),
    assessed("union_representative", "absent", unit="V-5", on=date(2024, 4, 1)),
    assessed("safety_representative", "partly", unit="V-5", on=date(2024, 4, 1)),
    # After the as-of day.
    assessed("group", "present", unit="V-5", on=date(2026, 7, 1)),
]
UNITS = [("L-1", f"V-{number}") for number in (1, 2, 3, 4, 5)]
DESCRIBED = {"delivery_type": "one_to_one", "module": "party_cooperation"}
FREE = {
    "industries": ("unknown",),
    "sectors": ("unknown",),
    "types": ("one_to_one",),
    "statuses": ("ongoing",),
    "modules": ("party_cooperation",),
    "centres": ("unknown", "S-1"),
    "counties": ("unknown", "03"),
}


def ask_chosen(path, query, chosen, **params):
    return ask_all(path, query, filters=Filters(as_of=AS_OF, **chosen), **params)


CHOSEN = [
    {},
    {"centres": ("unknown",)},
    {"counties": ("unknown",)},
    {"centres": ("unknown",), "counties": ("unknown",)},
    *({name: codes} for name, codes in FREE.items()),
]
by_filter = pytest.mark.parametrize("chosen", CHOSEN, ids=str)


@by_filter
def test_on_the_as_of_day_the_last_answers_of_roles_tell_what_assessed_factors_tell(
    chosen, tmp_path
):
    path = build(tmp_path, *EVERY_KIND, units=UNITS, delivery=DESCRIBED)

    found = ask_chosen(path, "rows/assessed_factor_rows", chosen)
    last = ask_chosen(path, "rows/role_answer_rows", chosen)

    expected = {}
    for unit in sorted(set(last["workplace_id"])):
        expected[unit] = None
        told = dict(
            last.filter(workplace_id=unit)
            .select("assessor_role", "presence")
            .iter_rows()
        )
        joint = told.pop("group", None)
        present = {answer == "present" for answer in told.values()}
        if joint is not None:
            expected[unit] = joint == "present"
        elif len(told) > 1 and len(present) == 1:
            (expected[unit],) = present
    now = found.filter(seen_on=AS_OF)
    assert dict(now.select("workplace_id", "is_present").iter_rows()) == expected
    assert expected["V-4"] is False


@by_filter
def test_a_period_that_holds_all_joint_answers_tells_what_is_so_now(chosen, tmp_path):
    joint = [each for each in EVERY_KIND if each["assessor_role"] == "group"]
    path = build(tmp_path, *joint, units=UNITS, delivery=DESCRIBED)
    counts = ("unit_count", "present_count", "squared_count", "share_squares")

    now = ask_chosen(path, "factor_prevalence", chosen).filter(basis="assessed")
    year = ask_chosen(
        path, "factor_prevalence_by_period", chosen, factor="ownership", months=12
    )

    assert year.select(counts).rows() == now.select(counts).rows()


@pytest.mark.parametrize("name", FREE)
def test_filters_that_choose_freely_tell_nothing_of_roles(name, tmp_path):
    path = build(tmp_path, *EVERY_KIND, units=UNITS, delivery=DESCRIBED)
    chosen = {name: FREE[name]}

    by_role = ask_chosen(path, "factor_by_role", chosen)
    differences = ask_chosen(path, "factor_role_differences", chosen)

    assert by_role["assessor_role"].to_list() == ["group"]
    assert differences.is_empty()


def test_answers_of_roles_are_left_out_where_they_are_few(tmp_path):
    path = build(tmp_path, *EVERY_KIND, units=UNITS, delivery=DESCRIBED)

    by_role = ask(path, "factor_by_role")
    now = ask(path, "factor_prevalence").filter(basis="assessed")

    assert by_role["assessor_role"].to_list() == ["group"]
    assert ask(path, "factor_role_differences").is_empty()
    assert counts(now, "unit_count", "unsettled_count") == [(1, 0)]
