"""What factors are compared by is counted right, from the records of a tiny build."""

from datetime import date, timedelta

import polars as pl
import pytest

from app.metrics.factor_comparison import compare_outcome
from data.factors import factors
from data.vocabulary import Outcome
from tests.app.ask import ask, tiny_build

AS_OF = date(2026, 6, 30)
ENDED = date(2025, 6, 30)
EVALUATED = date(2025, 9, 1)
FACTOR = factors()[0].code

ANSWERS = {
    "L-1-1": "yes",
    "L-1-2": "yes",
    "L-1-3": "no",
    "L-2-1": "yes",
    "L-2-2": "partly",
    "L-3-1": "no",
    "L-4-1": "yes",
}
PRESENCE = {
    "L-1-1": "present",
    "L-1-2": "present",
    "L-1-3": "absent",
    "L-2-1": "present",
    "L-2-2": "present",
    "L-3-1": "partly",
    "L-5-1": "present",
}
"""Of L-4-1 the factor is not known, of L-5-1 the outcome is not."""

KNOWN = (
    *("unit_count", "yes_count", "delivery_count", "squared_count"),
    *("between_squares", "within_squares"),
)

UNITS = sorted(ANSWERS | PRESENCE)


def delivery_of(unit):
    return unit.rpartition("-")[0]


def evaluation(unit, answer, **changes):
    return {
        "evaluation_id": f"E-{unit}",
        "delivery_id": delivery_of(unit),
        "workplace_id": unit,
        "kind": "end",
        "completed_on": EVALUATED,
        "respondents_count": 5,
        "is_self_reliant": answer,
        **changes,
    }


def assessment(unit, presence, **changes):
    return {
        "assessment_id": f"F-{unit}",
        "delivery_id": delivery_of(unit),
        "workplace_id": unit,
        "factor_code": FACTOR,
        "assessor_role": "group",
        "assessed_on": EVALUATED - timedelta(days=100),
        "presence": presence,
        **changes,
    }


def build(folder, *, units=UNITS, evaluations=(), assessments=(), deliveries=None):
    deliveries = deliveries or {}
    return tiny_build(
        folder,
        workplaces=[
            {
                "workplace_id": unit,
                "workplace_name": unit,
                "employees_count": 12 if unit.endswith("-1") else None,
            }
            for unit in units
        ],
        deliveries=[
            {
                "delivery_id": key,
                "workplace_id": f"{key}-1",
                "status": "completed",
                "started_on": date(2024, 2, 1),
                "ended_on": ENDED,
                "delivery_type": "multi_unit" if key == "L-1" else "one_to_one",
                **deliveries.get(key, {}),
            }
            for key in sorted({delivery_of(unit) for unit in units})
        ],
        delivery_units=[
            {
                "delivery_id": delivery_of(unit),
                "workplace_id": unit,
                "cooperation_started_on": ENDED if unit < "L-2" else None,
            }
            for unit in units
        ],
        evaluations=evaluations or [evaluation(*each) for each in ANSWERS.items()],
        factor_assessments=assessments
        or [assessment(*each) for each in PRESENCE.items()],
    )


def question(path, name, outcome="self_reliant"):
    return ask(path, name, as_of=AS_OF, outcome=outcome)


def groups(path, outcome="self_reliant"):
    """Give units, yes, deliveries and squared count with and without the factor."""
    rows = question(path, "factor_groups", outcome)
    return {
        is_present: counts
        for code, basis, is_present, *counts in rows.iter_rows()
        if (code, basis) == (FACTOR, "assessed")
    }


def spread(path, outcome="self_reliant"):
    return question(path, "outcome_spread", outcome).row(0, named=True)


def test_units_with_and_without_a_factor_are_counted_with_their_deliveries(tmp_path):
    found = groups(build(tmp_path))

    # With: two units of L-1 and two of L-2, squared 2 x 2 + 2 x 2; three of them yes.
    # Without: one of L-1 and one of L-3, which has it partly.
    assert found == {True: [4, 3, 2, 8.0], False: [2, 0, 2, 2.0]}


def test_strata_are_those_of_delivery_type_and_size(tmp_path):
    rows = question(build(tmp_path), "factor_strata")

    found = [
        tuple(counts)
        for code, basis, *counts in rows.iter_rows()
        if (code, basis) == (FACTOR, "assessed")
    ]
    assert found == [
        ("multi_unit", "5", True, 1, 1),
        ("multi_unit", "unknown", False, 1, 0),
        ("multi_unit", "unknown", True, 1, 1),
        ("one_to_one", "5", False, 1, 0),
        ("one_to_one", "5", True, 1, 1),
        ("one_to_one", "unknown", True, 1, 0),
    ]


def test_the_spread_of_an_outcome_is_the_one_worked_out_by_hand(tmp_path):
    found = spread(build(tmp_path))

    # Deliveries of 3, 2, 1 and 1 units with 2, 1, 0 and 1 yes: 4 of 7 in all.
    assert (found["unit_count"], found["yes_count"]) == (7, 4)
    assert (found["delivery_count"], found["squared_count"]) == (4, 9 + 4 + 1 + 1)
    between = 3 * (2 / 3 - 4 / 7) ** 2 + 2 * (1 / 2 - 4 / 7) ** 2
    between += (0 - 4 / 7) ** 2 + (1 - 4 / 7) ** 2
    within = 3 * (2 / 3) * (1 / 3) + 2 * (1 / 2) * (1 / 2)
    assert found["between_squares"] == pytest.approx(between)
    assert found["within_squares"] == pytest.approx(within)
    assert between + within == pytest.approx(7 * (4 / 7) * (3 / 7))


def test_units_whose_outcome_is_not_known_are_counted_by_the_reason(tmp_path):
    found = spread(
        build(
            tmp_path,
            units=["L-1-1", "L-2-1", "L-3-1", "L-4-1", "L-5-1", "L-5-2"],
            evaluations=[
                evaluation("L-1-1", "yes"),
                evaluation("L-2-1", "yes", respondents_count=2),
            ],
            deliveries={
                "L-3": {"status": "ongoing", "ended_on": None},
                "L-4": {"status": "stopped"},
            },
        )
    )

    assert (found["unit_count"], found["yes_count"]) == (1, 1)
    assert (found["waiting_count"], found["missing_count"]) == (1, 2)
    assert (found["hidden_count"], found["not_asked_count"]) == (1, 1)


def test_cooperation_has_started_in_the_units_that_say_so(tmp_path):
    path = build(tmp_path)

    told = spread(path, "cooperation_started")

    # All eight units are over; the three of L-1 had started by the end.
    assert (told["unit_count"], told["yes_count"], told["delivery_count"]) == (8, 3, 5)
    assert told["squared_count"] == 9 + 4 + 1 + 1 + 1


def test_cooperation_continues_by_an_answer_six_months_after_the_end(tmp_path):
    answers = {"L-1-1": "yes", "L-1-2": "no", "L-3-1": "yes", "L-4-1": "yes"}
    days = {"L-4-1": date(2025, 12, 29)}
    path = build(
        tmp_path,
        evaluations=[
            evaluation(
                unit,
                None,
                kind="long_term",
                cooperation_continues=answer,
                completed_on=days.get(unit, date(2025, 12, 30)),
            )
            for unit, answer in answers.items()
        ],
    )

    assert groups(path, "cooperation_continues") == {
        True: [2, 1, 1, 4.0],
        False: [1, 1, 1, 1.0],
    }


def test_what_is_assessed_after_the_outcome_is_not_held_against_it(tmp_path):
    on_the_day = assessment("L-1-1", "present", assessed_on=EVALUATED)
    after = assessment("L-2-1", "present", assessed_on=EVALUATED + timedelta(days=1))

    found = groups(build(tmp_path, assessments=[on_the_day, after]))

    assert found == {True: [1, 1, 1, 1.0]}


def test_roles_count_when_they_agree_and_the_group_has_not_answered(tmp_path):
    said = {
        "L-1-1": [("leader", "present"), ("advisor", "present")],
        "L-1-2": [("leader", "present"), ("advisor", "absent")],
        "L-1-3": [("leader", "present")],
        "L-2-1": [("leader", "absent"), ("advisor", "partly")],
        "L-2-2": [("leader", "absent"), ("advisor", "absent"), ("group", "present")],
    }
    assessments = [
        assessment(unit, presence, assessor_role=role, assessment_id=f"F-{unit}-{role}")
        for unit, answers in said.items()
        for role, presence in answers
    ]

    found = groups(build(tmp_path, assessments=assessments))

    # L-2-2 has it (partly). So has L-1-1, and L-2-1 has not, but two units are so few
    # that the totals minus what is listed would tell what their roles have answered.
    assert found == {True: [1, 0, 1, 1.0]}


def test_roles_that_agree_count_where_there_are_three_such_units(tmp_path):
    assessments = [
        assessment(unit, presence, assessor_role=role, assessment_id=f"F-{unit}-{role}")
        for unit, presence in (
            ("L-1-1", "present"),
            ("L-1-2", "absent"),
            ("L-2-1", "absent"),
        )
        for role in ("leader", "advisor")
    ]

    found = groups(build(tmp_path, assessments=assessments))

    assert {present: cells[0] for present, cells in found.items()} == {
        True: 1,
        False: 2,
    }


def test_an_outcome_nobody_has_told_has_counts_of_none(tmp_path):
    path = build(tmp_path, evaluations=[evaluation("L-1-1", None)])

    found = spread(path)

    assert [found[name] for name in KNOWN] == [0] * len(KNOWN)
    assert groups(path) == {}


def test_the_comparison_puts_the_questions_together(tmp_path):
    path = build(tmp_path)

    found = compare_outcome(
        lambda name, *, outcome: question(path, name, outcome),
        Outcome.SELF_RELIANT,
        minimum=2,
    )

    compared = found.rows.row(
        by_predicate=(pl.col("factor_code") == FACTOR)
        & (pl.col("basis") == "assessed"),
        named=True,
    )
    assert (compared["with_n"], compared["with_yes"]) == (4, 3)
    assert (compared["without_n"], compared["without_yes"]) == (2, 0)
    assert compared["difference"] == pytest.approx(0.75)
    # Two strata have units with and without: L-1-2 and L-1-3, L-2-1 and L-3-1.
    assert compared["alike_difference"] == pytest.approx(1)
    assert found.counts.missing_count == 1
