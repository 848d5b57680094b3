"""One delivery to five workplaces is 1 delivery, 5 workplaces and 5 delivery-units."""

from datetime import date

import pytest

from app.metrics.registry import METRICS, figure_of, metric_named
from tests.app.ask import ask, tiny_build

FIVE = [f"V-{n}" for n in range(5)]
COUNTED_ONCE = {
    "deliveries": 1,
    "completed_deliveries": 1,
    "workplaces_reached": 5,
    "delivery_units": 5,
}


@pytest.fixture
def fetch(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[
            {"workplace_id": name, "workplace_name": name, "is_in_scope": True}
            for name in [*FIVE, "V-parent"]
        ],
        deliveries=[
            {
                "delivery_id": "L-1",
                "workplace_id": "V-parent",
                "delivery_type": "multi_unit",
                "status": "completed",
                "started_on": date(2024, 1, 1),
                "ended_on": date(2025, 1, 1),
            }
        ],
        delivery_units=[{"delivery_id": "L-1", "workplace_id": name} for name in FIVE],
        evaluations=[
            {
                "evaluation_id": f"E-{name}",
                "delivery_id": "L-1",
                "workplace_id": name,
                "kind": "end",
                "completed_on": date(2025, 8, 1),
                "respondents_count": 5,
                "is_self_reliant": "yes",
                "cooperation_continues": "yes",
            }
            for name in FIVE
        ],
    )
    return lambda query, **params: ask(path, query, **params)


@pytest.mark.parametrize(("code", "count"), COUNTED_ONCE.items(), ids=str)
def test_the_three_units_of_counting_are_not_mixed_up(fetch, code, count):
    assert figure_of(metric_named(code), fetch).value == count


def test_the_parent_that_agreed_is_not_reached_unless_it_is_a_unit(fetch):
    coverage = figure_of(metric_named("coverage"), fetch)

    assert (coverage.part, coverage.whole) == (5, 6)


@pytest.mark.parametrize(
    "code",
    [
        "duration_median",
        "duration_naive_mean",
        "end_evaluation_held",
        "cooperation_continues",
        "self_reliant",
    ],
)
def test_its_duration_and_its_outcome_count_once(fetch, code):
    figure = figure_of(metric_named(code), fetch)

    assert (figure.row_count, figure.value) == (1, pytest.approx(figure.value))
    assert figure.value is not None


def test_no_metric_of_deliveries_counts_it_more_than_once(fetch):
    for metric in METRICS:
        if metric.counted == "deliveries":
            assert figure_of(metric, fetch).row_count <= 1, metric.code
