"""What the portfolio works out from its queries."""

from datetime import date

import polars as pl
import pytest

from app.metrics.advisor_hours import hours_by_type
from app.metrics.categories import band_range, break_down
from app.metrics.flow import change_in_a_year, newest_months
from app.metrics.planned_and_actual import (
    MOST_MARKS,
    by_planned_band,
    in_months,
    marks,
    summarise_plans,
)
from app.metrics.rows import Choice, choose_rows, choose_workplaces
from app.metrics.states import delivery_count, states_by_type

AS_OF = date(2026, 6, 30)
SINCE = date(2026, 5, 31)


def by_state(*rows):
    names = (
        *("delivery_type", "state", "delivery_count"),
        *("workplace_count", "unit_count"),
    )
    return pl.DataFrame(list(rows), schema=names, orient="row")


def by_category(*rows):
    schema = {
        "category": pl.String,
        "centre_name": pl.String,
        "delivery_count": pl.Int64,
        "workplace_count": pl.Int64,
        "unit_count": pl.Int64,
    }
    return pl.DataFrame(list(rows), schema=schema, orient="row")


def plans(*days):
    return pl.DataFrame(
        [(f"L-{n}", *pair) for n, pair in enumerate(days)],
        schema={
            "delivery_id": pl.String,
            "planned_days": pl.Int64,
            "actual_days": pl.Int64,
        },
        orient="row",
    )


def listed(**changes):
    return {
        "delivery_id": "L-1",
        "state": "ongoing",
        "delivery_type": "one_to_one",
        "centre_id": None,
        "sector": "state",
        "is_train_the_trainer": False,
        "first_contact_on": None,
        "ended_on": None,
        "past_planned_end_days": None,
        "end_evaluation_due_on": None,
        **changes,
    }


def choose(rows, **choice):
    chosen = choose_rows(
        pl.DataFrame(rows, infer_schema_length=None),
        Choice(**choice),
        as_of=AS_OF,
        since=SINCE,
    )
    return chosen["delivery_id"].to_list()


def test_states_come_in_process_order_with_zeros():
    frame = states_by_type(
        by_state(
            ("multi_unit", "ongoing", 1, 5, 5), ("one_to_one", "stopped", 2, 2, 2)
        ),
        "workplaces",
    )

    assert frame["delivery_type"].to_list() == ["one_to_one"] * 4 + ["multi_unit"] * 4
    assert frame["counted"].to_list() == [0, 0, 0, 2, 0, 5, 0, 0]


def test_deliveries_are_counted_in_all_or_in_one_state():
    rows = by_state(
        ("multi_unit", "ongoing", 1, 5, 5), ("one_to_one", "stopped", 2, 2, 2)
    )

    assert delivery_count(rows) == 3
    assert delivery_count(rows, "ongoing") == 1
    assert delivery_count(rows.clear()) == 0


def test_the_largest_category_stands_first_and_several_last():
    rows = by_category(
        ("state", None, 1, 1, 1),
        ("private", None, 3, 3, 3),
        ("several", None, 9, 0, 0),
        ("unknown", None, 2, 2, 2),
        (None, None, 15, 6, 6),
    )

    found = break_down(rows, "sector", "deliveries")

    assert found.categories["category"].to_list() == [
        *("private", "state", "several", "unknown"),
    ]
    assert found.total == 15
    assert "several" not in break_down(rows, "sector", "units").categories["category"]


def test_sizes_stand_by_size():
    rows = by_category(
        ("100", None, 1, 1, 1),
        ("5", None, 1, 1, 1),
        ("20", None, 9, 9, 9),
        ("unknown", None, 1, 1, 1),
    )

    found = break_down(rows, "size", "deliveries")

    assert found.categories["category"].to_list() == ["5", "20", "100", "unknown"]


def test_a_band_goes_up_to_the_one_before_the_next():
    assert band_range("0") == (0, 0)
    assert band_range("5") == (5, 19)
    assert band_range("100") == (100, None)


def test_a_year_ago_needs_thirteen_months():
    months = pl.DataFrame(
        {
            "month_on": [date(2025, m, 1) for m in range(1, 13)] + [date(2026, 1, 1)],
            "stock_count": [7] + [0] * 11 + [9],
        }
    )

    assert change_in_a_year(months) == (date(2025, 1, 1), 7, 9)
    assert change_in_a_year(months.tail(12)) is None
    assert newest_months(months).height == 13


def test_plans_are_summed_up_without_those_that_have_none():
    summary = summarise_plans(plans((30, 60), (60, 60), (30, 29), (None, 400)))

    assert summary.delivery_count == 3
    assert summary.longer_count == 1
    assert summary.without_plan_count == 1
    assert summary.median_months_over == 0


def test_no_plan_at_all_has_no_median():
    assert summarise_plans(plans((None, 10))).median_months_over is None


def test_months_over_a_band_start_the_next_one():
    bands = by_planned_band(in_months(plans((182, 300), (183, 300), (1000, 900))))

    assert bands["planned_band"].to_list() == [6, 12, None]
    assert bands["longer_count"].to_list() == [1, 1, 0]


def test_many_deliveries_share_marks_and_none_is_lost():
    many = in_months(plans(*[(365, 400)] * (MOST_MARKS + 1)))

    cells = marks(many)

    assert cells["delivery_count"].to_list() == [MOST_MARKS + 1]
    assert marks(many.head(2))["delivery_count"].to_list() == [1, 1]


def test_hours_without_units_are_not_known():
    hours = pl.DataFrame(
        {
            "delivery_type": ["multi_unit", "one_to_one"],
            "delivery_count": [2, 1],
            "reporting_count": [1, 0],
            "unit_count": [4, 0],
            "advisor_hours": [10.0, 0.0],
        }
    )

    assert hours_by_type(hours)["unit_hours"].to_list() == [None, 2.5]


@pytest.mark.parametrize(
    ("row_set", "found"),
    [
        ("all", ["L-1", "L-2", "L-3"]),
        ("past_planned_end", ["L-1"]),
        ("end_evaluation_missing", ["L-2"]),
        ("completed", ["L-2"]),
        ("stopped", ["L-3"]),
        ("first_contact", []),
    ],
)
def test_a_row_set_is_what_its_name_says(row_set, found):
    rows = [
        listed(past_planned_end_days=3, first_contact_on=SINCE),
        listed(
            delivery_id="L-2",
            state="completed",
            ended_on=date(2026, 6, 1),
            end_evaluation_due_on=date(2026, 6, 29),
        ),
        listed(
            delivery_id="L-3",
            state="stopped",
            ended_on=date(2026, 6, 1),
        ),
    ]

    assert choose(rows, row_set=row_set) == found


def test_choices_narrow_together_and_not_known_can_be_chosen():
    rows = [
        listed(),
        listed(delivery_id="L-2", centre_id="oslo"),
        listed(delivery_id="L-3", is_train_the_trainer=True),
    ]

    assert choose(rows, dimension="centre", category="unknown") == ["L-1", "L-3"]
    assert choose(rows, dimension="trainer", category="true") == ["L-3"]
    assert choose(rows, state="planned") == []
    assert choose(rows, delivery_type="one_to_one", dimension="sector") == [
        *("L-1", "L-2", "L-3"),
    ]


def test_a_workplace_is_listed_once_under_its_most_alive_state():
    units = pl.DataFrame(
        [
            ("L-1", "V-1", "completed", "one_to_one"),
            ("L-2", "V-1", "ongoing", "one_to_one"),
            ("L-3", "V-2", "completed", "one_to_one"),
        ],
        schema=["delivery_id", "workplace_id", "state", "delivery_type"],
        orient="row",
    )

    ongoing = choose_workplaces(units, Choice(state="ongoing"))
    completed = choose_workplaces(units, Choice(state="completed"))

    assert choose_workplaces(units, Choice()).height == 2
    assert ongoing["workplace_id"].to_list() == ["V-1"]
    assert completed["workplace_id"].to_list() == ["V-2"]
