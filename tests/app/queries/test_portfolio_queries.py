from datetime import date

import pytest

from tests.app.ask import ask, tiny_build

AS_OF = date(2026, 6, 30)


def workplace(key, **changes):
    return {"workplace_id": key, "workplace_name": f"Name of {key}", **changes}


def delivery(key="L-1", **changes):
    return {
        "delivery_id": key,
        "workplace_id": "V-1",
        "status": "ongoing",
        "started_on": date(2024, 2, 1),
        **changes,
    }


def unit(workplace_id, delivery_id="L-1"):
    return {"delivery_id": delivery_id, "workplace_id": workplace_id}


def by_category(path, dimension):
    rows = ask(
        path,
        "deliveries_by_category",
        as_of=AS_OF,
        dimension=dimension,
    )
    return {
        row["category"]: (
            row["delivery_count"],
            row["workplace_count"],
            row["unit_count"],
        )
        for row in rows.iter_rows(named=True)
    }


def test_one_delivery_to_five_workplaces_is_one_five_and_five(tmp_path):
    keys = [f"V-{number}" for number in range(1, 6)]
    path = tiny_build(
        tmp_path,
        workplaces=[workplace(key, sector="state") for key in keys],
        deliveries=[delivery(delivery_type="multi_unit")],
        delivery_units=[unit(key) for key in keys],
    )

    states = ask(path, "deliveries_by_state", as_of=AS_OF)

    assert states.rows() == [("multi_unit", "ongoing", 1, 5, 5)]
    assert by_category(path, "sector") == {"state": (1, 5, 5), None: (1, 5, 5)}


def test_a_workplace_reached_twice_is_one_workplace_and_two_units(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("V-1")],
        deliveries=[
            delivery("L-1", ended_on=date(2025, 1, 1)),
            delivery("L-2", started_on=date(2025, 6, 1)),
        ],
        delivery_units=[unit("V-1", "L-1"), unit("V-1", "L-2")],
    )

    states = ask(path, "deliveries_by_state", as_of=AS_OF)

    assert states.rows() == [
        ("one_to_one", "completed", 1, 0, 1),
        ("one_to_one", "ongoing", 1, 1, 1),
    ]
    assert by_category(path, "county")[None] == (2, 1, 2)


def test_units_that_differ_make_a_delivery_several_and_stay_themselves(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[
            workplace("V-1", county_code="03"),
            workplace("V-2", county_code="11"),
            workplace("V-3"),
        ],
        deliveries=[delivery(), delivery("L-2", workplace_id="V-3")],
        delivery_units=[unit("V-1"), unit("V-2"), unit("V-3", "L-2")],
    )

    assert by_category(path, "county") == {
        "03": (0, 1, 1),
        "11": (0, 1, 1),
        "several": (1, 0, 0),
        "unknown": (1, 1, 1),
        None: (2, 3, 3),
    }


@pytest.mark.parametrize(
    ("employees", "band"),
    [
        (0, "0"),
        (1, "1"),
        (4, "1"),
        (5, "5"),
        (99, "50"),
        (100, "100"),
        (9000, "100"),
        (None, "unknown"),
    ],
)
def test_a_size_band_starts_at_its_fewest_employees(tmp_path, employees, band):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("V-1", employees_count=employees)],
        deliveries=[delivery()],
        delivery_units=[unit("V-1")],
    )

    assert set(by_category(path, "size")) == {band, None}


def test_stock_is_what_came_in_less_what_went_out(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("V-1")],
        deliveries=[
            delivery("L-1", started_on=date(2026, 4, 30), ended_on=date(2026, 6, 1)),
            delivery("L-2", started_on=date(2026, 6, 2), ended_on=date(2026, 7, 1)),
        ],
        delivery_units=[unit("V-1", "L-1"), unit("V-1", "L-2")],
    )

    months = ask(path, "stock_and_flow", as_of=AS_OF, counted="deliveries")

    assert months.rows() == [
        (date(2026, 4, 1), 1, 0, 1),
        (date(2026, 5, 1), 0, 0, 1),
        (date(2026, 6, 1), 1, 1, 1),
    ]


def test_only_completed_deliveries_are_held_against_their_plan(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("V-1")],
        deliveries=[
            delivery("L-1", planned_end_on=date(2024, 3, 2), ended_on=date(2024, 4, 1)),
            delivery("L-2", ended_on=date(2024, 4, 1), status="stopped"),
            delivery("L-3"),
        ],
        delivery_units=[unit("V-1", f"L-{number}") for number in (1, 2, 3)],
    )

    plans = ask(path, "planned_and_actual", as_of=AS_OF)

    assert plans.rows() == [("L-1", 30, 60)]


def test_the_longest_past_its_planned_end_stands_first(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("V-1")],
        deliveries=[
            delivery("L-1", planned_end_on=date(2026, 6, 20)),
            delivery("L-2", planned_end_on=date(2026, 5, 31)),
            delivery("L-3", planned_end_on=AS_OF),
        ],
        delivery_units=[unit("V-1", f"L-{number}") for number in (1, 2, 3)],
    )

    late = ask(path, "deliveries_past_planned_end", as_of=AS_OF)

    assert late.select("delivery_id", "days_late").rows() == [("L-2", 30), ("L-1", 10)]


def test_hours_are_set_against_the_units_of_deliveries_that_report(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("V-1"), workplace("V-2")],
        deliveries=[delivery("L-1"), delivery("L-2")],
        delivery_units=[unit("V-1"), unit("V-2"), unit("V-1", "L-2")],
        activities=[
            {
                "activity_id": f"A-{day}",
                "delivery_id": "L-1",
                "kind": "leader_support",
                "status": "held",
                "held_on": date(2026, 6, day),
                "advisor_hours": 3.0,
            }
            for day in (1, 2)
        ],
    )

    hours = ask(path, "advisor_hours", as_of=AS_OF)
    before = ask(path, "advisor_hours", as_of=date(2026, 6, 1))

    assert hours.rows() == [("one_to_one", 2, 1, 2, 6.0)]
    assert before["advisor_hours"].item() == 3.0


def test_the_list_knows_only_what_has_happened(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("V-1")],
        deliveries=[
            delivery(planned_end_on=date(2026, 6, 1), ended_on=date(2026, 7, 1))
        ],
        delivery_units=[unit("V-1")],
    )

    row = ask(
        path,
        "portfolio_deliveries",
        as_of=AS_OF,
    ).row(0, named=True)

    assert (row["state"], row["ended_on"]) == ("ongoing", None)
    assert row["past_planned_end_days"] == 29


def test_units_in_the_list_have_their_own_categories(tmp_path):
    path = tiny_build(
        tmp_path,
        workplaces=[workplace("V-1", sector="state"), workplace("V-2")],
        deliveries=[delivery()],
        delivery_units=[unit("V-1"), unit("V-2")],
    )

    units = ask(path, "rows/unit_rows", as_of=AS_OF)

    assert units.select("workplace_id", "sector").rows() == [
        ("V-1", "state"),
        ("V-2", "unknown"),
    ]
