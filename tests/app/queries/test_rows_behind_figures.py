"""A figure and the list it leads to are of the same rows, for many filters and days."""

from datetime import date, timedelta

import pytest

from app.door import query_build, read_build
from app.filters import Filters
from app.identity import LOCAL_MANAGER
from app.metrics.categories import DIMENSIONS, LAST
from app.metrics.rows import EVENT_SETS, Choice, choose_rows, choose_workplaces
from app.metrics.states import COUNTED
from tests.app.ask import tiny_build

FIRST = date(2023, 1, 1)
SECTORS = ("state", "municipal", None)
FILTERS = (
    Filters(),
    Filters(as_of=date(2025, 3, 1)),
    Filters(sectors=("state",)),
    Filters(counties=("unknown",), as_of=date(2026, 1, 31)),
    Filters(statuses=("ongoing", "stopped")),
    Filters(types=("multi_unit",), centres=("oslo",)),
)


def a_delivery(n):
    started_on = FIRST + timedelta(days=37 * n)
    return {
        "delivery_id": f"L-{n:02}",
        "workplace_id": f"V-{n}",
        "centre_id": ("oslo", None)[n % 2],
        "delivery_type": ("one_to_one", "multi_unit")[n % 3 == 0],
        "status": ("ongoing", "stopped")[n % 5 == 0],
        "first_contact_on": started_on - timedelta(days=20),
        "started_on": started_on,
        "planned_end_on": started_on + timedelta(days=200) if n % 4 else None,
        "ended_on": started_on + timedelta(days=250) if n % 7 else None,
    }


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    ended = [n for n in range(30) if n % 7]
    return read_build(
        tiny_build(
            tmp_path_factory.mktemp("rows"),
            workplaces=[
                {
                    "workplace_id": f"V-{n}",
                    "workplace_name": f"Ås {n}",
                    "sector": SECTORS[n % 3],
                    "county_code": ("03", None)[n % 4 == 0],
                    "employees_count": n * 5,
                }
                for n in range(32)
            ],
            deliveries=[a_delivery(n) for n in range(30)],
            delivery_units=[
                {"delivery_id": f"L-{n:02}", "workplace_id": f"V-{n + k}"}
                for n in range(30)
                for k in range(3 if n % 3 == 0 else 1)
            ],
            evaluations=[
                {
                    "evaluation_id": f"E-{n}",
                    "delivery_id": f"L-{n:02}",
                    "kind": "end",
                    "completed_on": FIRST + timedelta(days=37 * n + 420),
                }
                for n in ended
                if n % 2
            ],
        )
    )


def ask(build, query, filters, **params):
    return query_build(build, query, filters, LOCAL_MANAGER, **params)


def list_deliveries(build, filters, choice, since):
    rows = ask(
        build,
        "portfolio_deliveries",
        filters,
    )
    as_of = filters.as_of or build.data_date
    return choose_rows(rows, choice, as_of=as_of, since=since).height


@pytest.mark.parametrize("filters", FILTERS)
def test_each_change_leads_to_its_deliveries(build, filters):
    since = (filters.as_of or build.data_date) - timedelta(days=365)
    changes = ask(build, "changes_since", filters, since=since)
    counts = dict(changes.select("kind", "delivery_count").iter_rows())

    for kind in EVENT_SETS:
        listed = list_deliveries(build, filters, Choice(row_set=kind), since)
        assert listed == counts.get(kind, 0), kind


@pytest.mark.parametrize("filters", FILTERS)
def test_each_kind_of_lateness_leads_to_its_deliveries(build, filters):
    after = ask(build, "after_the_end", filters).row(0, named=True)
    late = {
        "past_planned_end": ask(build, "deliveries_past_planned_end", filters).height,
        "end_evaluation_missing": after["evaluation_due_count"]
        - after["evaluated_count"],
    }

    for kind, count in late.items():
        listed = list_deliveries(build, filters, Choice(row_set=kind), FIRST)
        assert listed == count, kind


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("dimension", list(DIMENSIONS))
def test_each_category_leads_to_its_rows(build, filters, dimension):
    figures = ask(
        build,
        "deliveries_by_category",
        filters,
        dimension=dimension,
    )
    units = ask(build, "rows/unit_rows", filters)

    for row in figures.iter_rows(named=True):
        choice = Choice(dimension=dimension, category=row["category"])
        counts = {counted: row[column] for counted, column in COUNTED.items()}
        assert list_deliveries(build, filters, choice, FIRST) == counts["deliveries"]
        if row["category"] != LAST[0]:
            in_category = choose_rows(units, choice, as_of=FIRST, since=FIRST)
            assert in_category.height == counts["units"]
            assert choose_workplaces(units, choice).height == counts["workplaces"]


@pytest.mark.parametrize("filters", FILTERS)
def test_each_state_leads_to_its_rows(build, filters):
    figures = ask(build, "deliveries_by_state", filters)
    units = ask(build, "rows/unit_rows", filters)

    for row in figures.iter_rows(named=True):
        choice = Choice(state=row["state"], delivery_type=row["delivery_type"])
        listed = list_deliveries(build, filters, choice, FIRST)
        assert listed == row["delivery_count"]
        assert choose_workplaces(units, choice).height == row["workplace_count"]
