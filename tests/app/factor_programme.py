"""A programme where one factor goes with being self-reliant, small enough to count.

Deliveries L-1 to L-10 have the factor in their one unit, L-11 to L-20 do not.
"""

from datetime import date

from data.factors import factors
from data.recorded_factors import recorded_factors

RECORDED = {factor.code for factor in recorded_factors()}
FACTOR = next(
    factor
    for factor in factors()
    if factor.kind == "success" and factor.code not in RECORDED
)
"""A success factor that can only be assessed."""


def programme(*, with_yes=9, without_yes=1, count=10, roles=("group",)):
    """Make so many deliveries with the factor and so many without.

    Args:
        with_yes: How many of those with the factor are self-reliant.
        without_yes: How many of those without.
        count: Deliveries in each group.
        roles: Who assesses.
    """
    numbers = range(1, 2 * count + 1)
    yes = {*range(1, with_yes + 1), *range(count + 1, count + without_yes + 1)}
    return {
        "workplaces": [
            {"workplace_id": f"V-{n}", "workplace_name": f"Ås {n}"} for n in numbers
        ],
        "deliveries": [_delivery(n) for n in numbers],
        "delivery_units": [
            {
                "delivery_id": f"L-{n}",
                "workplace_id": f"V-{n}",
                "joined_on": date(2024, 1, 1),
            }
            for n in numbers
        ],
        "evaluations": [_evaluation(n, is_yes=n in yes) for n in numbers],
        "factor_assessments": [
            assessment(n, is_present=n <= count, role=role)
            for n in numbers
            for role in roles
        ],
    }


def assessment(number, *, is_present, role="group", factor_code=FACTOR.code):
    return {
        "assessment_id": f"F-{number}-{role}-{factor_code}",
        "delivery_id": f"L-{number}",
        "workplace_id": f"V-{number}",
        "factor_code": factor_code,
        "assessed_on": date(2024, 9, 1),
        "assessor_role": role,
        "presence": "present" if is_present else "absent",
    }


def _delivery(number):
    return {
        "delivery_id": f"L-{number}",
        "workplace_id": f"V-{number}",
        "status": "completed",
        "started_on": date(2024, 1, 1),
        "planned_end_on": date(2024, 12, 1),
        "ended_on": date(2024, 12, 1),
    }


def _evaluation(number, *, is_yes):
    return {
        "evaluation_id": f"E-{number}",
        "delivery_id": f"L-{number}",
        "workplace_id": f"V-{number}",
        "kind": "end",
        "completed_on": date(2025, 1, 10),
        "is_self_reliant": "yes" if is_yes else "no",
        "respondents_count": 5,
    }
