"""Who is reached, when workplaces merge, join late or leave, and centres are chosen."""

from datetime import date

import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.registry import figure_of, metric_named
from tests.app.ask import ask, tiny_build

START, AS_OF = date(2024, 1, 1), date(2025, 1, 1)


def workplace(key, **changes):
    return {"workplace_id": key, "workplace_name": key, "is_in_scope": True, **changes}


def delivery(key="L-1", **changes):
    return {
        "delivery_id": key,
        "workplace_id": "A",
        "delivery_type": "multi_unit",
        "status": "ongoing",
        "started_on": START,
        **changes,
    }


def unit(workplace_id, delivery_id="L-1", **changes):
    return {"delivery_id": delivery_id, "workplace_id": workplace_id, **changes}


def figure(path, code, **filters):
    def fetch(query, **params):
        return query_build(
            read_build(path), query, Filters(**filters), LOCAL_MANAGER, **params
        )

    return figure_of(metric_named(code), fetch)


@pytest.mark.parametrize(
    ("day", "reached", "in_scope"),
    [
        pytest.param(date(2024, 5, 31), {"A"}, 2, id="before the merger"),
        pytest.param(date(2024, 6, 1), {"B"}, 1, id="after it"),
    ],
)
def test_what_was_done_with_a_merged_workplace_counts_where_it_went(
    tmp_path, day, reached, in_scope
):
    path = tiny_build(
        tmp_path,
        workplaces=[
            workplace("A", closed_on=date(2024, 6, 1), merged_into_workplace_id="B"),
            workplace("B"),
        ],
        deliveries=[delivery()],
        delivery_units=[unit("A")],
    )

    rows = ask(path, "rows/workplace_rows", as_of=day)

    assert set(rows.filter("is_reached")["workplace_id"]) == reached
    assert figure(path, "coverage", as_of=day).whole == in_scope
    assert figure(path, "coverage", as_of=day).part == 1


def test_a_ring_of_mergers_ends(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[
            workplace("A", merged_into_workplace_id="B"),
            workplace("B", merged_into_workplace_id="A"),
        ],
        deliveries=[delivery()],
        delivery_units=[unit("A")],
    )

    assert figure(path, "workplaces_reached", as_of=AS_OF).value == 1


def test_where_a_centre_is_chosen_its_counties_are_the_scope(tmp_path):
    path = tiny_build(
        tmp_path,
        centres=[
            {"centre_id": "oslo", "centre_name": "Oslo", "county_codes": "03"},
            {"centre_id": "agder", "centre_name": "Agder", "county_codes": "42"},
        ],
        workplaces=[
            workplace("A", county_code="03"),
            workplace("B", county_code="03"),
            workplace("C", county_code="42"),
            workplace("D", county_code="42"),
        ],
        deliveries=[delivery(centre_id="oslo")],
        delivery_units=[unit("A"), unit("C")],
    )

    coverage = figure(path, "coverage", centres=("oslo",))

    # A, B and C: C lies elsewhere, but the centre has reached it.
    assert (coverage.part, coverage.whole) == (2, 3)
    assert figure(path, "coverage").whole == 4


def test_a_unit_that_has_left_an_ongoing_delivery_is_stopped_and_out_of_the_stock(
    tmp_path,
):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace(key) for key in "ABC"],
        deliveries=[delivery()],
        delivery_units=[
            unit("A"),
            unit("B", left_on=date(2024, 3, 10)),
            unit("C", joined_on=date(2024, 2, 10)),
        ],
    )

    states = ask(path, "deliveries_by_state", as_of=AS_OF)
    months = ask(path, "stock_and_flow", as_of=date(2024, 4, 30), counted="units")

    assert dict(states.select("state", "unit_count").iter_rows()) == {
        "ongoing": 2,
        "stopped": 1,
    }
    assert states.filter(state="ongoing")["delivery_count"].item() == 1
    assert months["stock_count"].to_list() == [2, 3, 2, 2]
    assert months["in_count"].to_list() == [2, 1, 0, 0]
    assert months["out_count"].to_list() == [0, 0, 1, 0]


def test_a_unit_that_joins_later_does_not_change_what_was_reached_before(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("A"), workplace("B")],
        deliveries=[delivery()],
        delivery_units=[unit("A"), unit("B", joined_on=date(2024, 9, 1))],
        activities=[
            {
                "activity_id": "K-1",
                "delivery_id": "L-1",
                "kind": "staff_gathering",
                "status": "held",
                "held_on": date(2024, 2, 1),
            }
        ],
    )

    before = ask(path, "rows/workplace_rows", as_of=date(2024, 8, 31))

    assert before.filter("is_staff_reached")["workplace_id"].to_list() == ["A"]
