"""The sentences of the portfolio are true with none, one and many."""

from datetime import date

import polars as pl
import pytest

from app.metrics.categories import Breakdown
from app.metrics.flow import YearOfStock
from app.metrics.planned_and_actual import PlanSummary
from app.metrics.portfolio_findings import (
    category_finding,
    flow_finding,
    hours_finding,
    ongoing_finding,
    past_planned_end_finding,
    plan_finding,
    type_finding,
)
from app.translations.gettext import speaking


@pytest.fixture(autouse=True)
def _in_english():
    with speaking("en"):
        yield


def states(**counts):
    return pl.DataFrame({"delivery_type": list(counts), "counted": counts.values()})


def categories(*rows, total=10):
    frame = pl.DataFrame(
        list(rows),
        schema={"category": pl.String, "centre_name": pl.String, "counted": pl.Int64},
        orient="row",
    )
    return Breakdown(frame, total)


@pytest.mark.parametrize(
    ("counts", "finding"),
    [
        ((0, 1, 0), "The one delivery in view is not ongoing"),
        ((0, 2, 0), "None of the 2 deliveries is ongoing"),
        ((1, 1, 0), "The one delivery in view is ongoing"),
        ((1, 1, 1), "The one delivery in view is ongoing, past its planned end"),
        ((1, 2, 0), "1 of 2 deliveries is ongoing"),
        ((2, 3, 1), "2 of 3 deliveries are ongoing, 1 of them past the planned end"),
    ],
)
def test_the_heading_says_how_many_are_ongoing(counts, finding):
    assert ongoing_finding(*counts) == finding


def test_the_most_common_type_is_named_and_a_tie_is_a_tie():
    assert (
        type_finding(states(one_to_one=1, multi_unit=2), "deliveries")
        == "Multi-unit is the most common: 2 deliveries"
    )
    assert (
        type_finding(states(one_to_one=2, multi_unit=2), "units")
        == "As many of each type: 2 delivery-units"
    )
    assert type_finding(states(multi_unit=1), "workplaces") == (
        "Only multi-unit: 1 workplace"
    )


@pytest.mark.parametrize(
    ("breakdown", "finding"),
    [
        (
            categories(("oslo", "Oslo", 2), ("several", None, 5)),
            "Only Oslo: 2 deliveries",
        ),
        (
            categories(("a", "A", 2), ("b", "B", 2)),
            "A and 1 other have the most: 2 deliveries each",
        ),
        (
            categories(("a", "A", 1), ("b", "B", 1), ("c", None, 1)),
            "A and 2 others have the most: 1 delivery each",
        ),
        (categories(("unknown", None, 3)), "Centre: no single one is known"),
    ],
)
def test_the_most_common_centre_is_named(breakdown, finding):
    assert category_finding(breakdown, "centre", "deliveries") == finding


def test_train_the_trainer_is_said_as_a_part_of_all():
    breakdown = categories(("false", None, 9), ("true", None, 1))

    assert (
        category_finding(breakdown, "trainer", "deliveries")
        == "1 of 10 deliveries with train-the-trainer"
    )
    assert category_finding(
        categories(("false", None, 1), total=1), "trainer", "deliveries"
    ) == ("0 of 1 delivery with train-the-trainer")


@pytest.mark.parametrize(
    ("before", "now", "finding"),
    [
        (5, 7, "2 more ongoing than at the end of June 2025"),
        (7, 5, "2 fewer ongoing than at the end of June 2025"),
        (5, 5, "As many ongoing as at the end of June 2025"),
    ],
)
def test_the_stock_is_compared_with_the_month_a_year_ago(before, now, finding):
    change = YearOfStock(date(2025, 6, 1), before, now)

    assert flow_finding(change, now, "deliveries") == finding


def test_less_than_a_year_of_stock_is_compared_with_nothing():
    assert flow_finding(None, 1, "deliveries") == "Ongoing now: 1 delivery"


@pytest.mark.parametrize(
    ("longer", "everything", "finding"),
    [
        (0, 3, "No completed delivery lasted longer than planned"),
        (1, 1, "The one completed delivery lasted longer than planned"),
        (2, 3, "2 of 3 completed lasted longer than planned"),
    ],
)
def test_plans_are_said_in_every_state(longer, everything, finding):
    assert plan_finding(PlanSummary(everything, longer, 0, 0.0)) == finding


@pytest.mark.parametrize(
    ("days", "finding"),
    [
        ([], "No ongoing delivery is past its planned end"),
        ([1], "1 is ongoing past the planned end, for 1 day"),
        ([9, 1], "2 are ongoing past the planned end, the longest for 9 days"),
    ],
)
def test_the_longest_past_its_planned_end_is_said(days, finding):
    late = pl.DataFrame({"days_late": days}, schema={"days_late": pl.Int64})

    assert past_planned_end_finding(late) == finding


def test_hours_are_said_for_types_that_report_them():
    hours = pl.DataFrame(
        {"delivery_type": ["one_to_one", "multi_unit"], "unit_hours": [2.5, None]}
    )

    assert hours_finding(hours) == "Hours per delivery-unit: 2.5 in one-to-one"
    assert hours_finding(hours.tail(1)) == "No delivery reports advisor hours"
