"""What a workplace's roles, steps and quarters add up to."""

from datetime import date

import polars as pl

from app.metrics.absence_quarters import absence_quarters
from app.metrics.development_steps import development_steps
from app.metrics.role_periods import role_periods

DAY = date(2026, 6, 30)


def test_roles_stand_in_their_order_and_a_current_holder_until_the_day():
    roles = pl.DataFrame(
        {
            "role": ["hr", "leader", "leader"],
            "from_on": [date(2025, 1, 1), date(2024, 1, 1), date(2025, 6, 1)],
            "to_on": [date(2025, 12, 31), date(2025, 5, 31), None],
            "trained_on": [None, date(2024, 3, 1), None],
        }
    )

    periods = role_periods(roles, DAY)

    told = periods.select("role", "shown_to_on", "is_trained", "is_replaced").rows()
    assert told == [
        ("leader", date(2025, 5, 31), True, True),
        ("leader", DAY, False, False),
        ("hr", date(2025, 12, 31), False, False),
    ]


def test_the_step_of_a_whole_delivery_is_a_workplace_s_own_only_when_it_is_alone():
    evaluations = pl.DataFrame(
        {
            "evaluation_id": ["E-1", "E-2", "E-3", "E-4"],
            "completed_on": [date(2026, month, 1) for month in (4, 3, 2, 1)],
            "kind": ["end"] * 4,
            "is_whole_delivery": [False, True, True, False],
            "unit_count": [8, 1, 8, 1],
            "development_step": [2, 3, 4, None],
        }
    )

    steps = development_steps(evaluations)

    assert steps["development_step"].to_list() == [3, 2]


def test_a_quarter_without_a_row_stays_a_gap_for_every_measure():
    absence = pl.DataFrame(
        {
            "workplace_id": ["V-1"] * 3,
            "measure": ["self_certified", "total", "total"],
            "year": [2025, 2024, 2025],
            "quarter": [1, 4, 2],
            "absence_share": [0.01, 0.06, None],
            "is_hidden": [False, False, True],
            "hidden_why": [None, None, "few"],
        }
    )

    quarters = absence_quarters(absence)

    told = quarters.select(
        "measure", "year", "quarter", "absence_share", "is_hidden", "is_missing"
    ).rows()
    assert told == [
        ("total", 2024, 4, 0.06, False, False),
        ("total", 2025, 1, None, False, True),
        ("total", 2025, 2, None, True, False),
        ("self_certified", 2024, 4, None, False, True),
        ("self_certified", 2025, 1, 0.01, False, False),
        ("self_certified", 2025, 2, None, False, True),
    ]


def test_no_absence_has_no_quarters():
    nothing = pl.DataFrame(
        schema={
            "workplace_id": pl.String,
            "measure": pl.String,
            "year": pl.Int32,
            "quarter": pl.Int32,
            "absence_share": pl.Float64,
            "is_hidden": pl.Boolean,
            "hidden_why": pl.String,
        }
    )

    assert absence_quarters(nothing).is_empty()
