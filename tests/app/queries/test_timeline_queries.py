"""The timeline cuts one window of deliveries, in the order and groups chosen."""

from datetime import date

import pytest

from tests.app.ask import ask, tiny_build

AS_OF = date(2026, 6, 30)
NAMES = {"V-1": "Ørn", "V-2": "Aamodt", "V-3": "Berg", "V-4": "Ås", "V-5": "Zoo"}


def delivery(number, **values):
    return {"delivery_id": f"L-{number}", "workplace_id": f"V-{number}", **values}


DELIVERIES = [
    # The longest past its planned end, then one that is to end soon.
    delivery(
        1,
        status="ongoing",
        started_on=date(2025, 1, 1),
        planned_end_on=date(2026, 1, 1),
        centre_id="oslo",
    ),
    delivery(
        2,
        status="ongoing",
        started_on=date(2025, 6, 1),
        planned_end_on=date(2026, 12, 1),
        centre_id="oslo",
        delivery_type="multi_unit",
    ),
    delivery(
        3,
        status="completed",
        started_on=date(2024, 1, 1),
        planned_end_on=date(2024, 6, 1),
        ended_on=date(2024, 9, 1),
    ),
    delivery(4, status="planned", first_contact_on=date(2026, 5, 1)),
    delivery(5, status="planned"),
]


@pytest.fixture
def path(tmp_path):
    return tiny_build(
        tmp_path,
        centres=[{"centre_id": "oslo", "centre_name": "Oslo"}],
        workplaces=[
            {"workplace_id": key, "workplace_name": name} for key, name in NAMES.items()
        ],
        deliveries=DELIVERIES,
        delivery_units=[
            *(delivery(number) for number in range(1, 6)),
            {"delivery_id": "L-2", "workplace_id": "V-5"},
        ],
    )


def window(path, *, order="newest", group="none", search="", skipped=0, limit=40):
    return ask(
        path,
        "timeline_window",
        as_of=AS_OF,
        order=order,
        group=group,
        search=search,
        skipped=skipped,
        limit=limit,
    )


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("newest", ["L-4", "L-2", "L-1", "L-3"]),
        ("oldest", ["L-3", "L-1", "L-2", "L-4"]),
        ("planned_end", ["L-1", "L-2", "L-4", "L-3"]),
        ("past_planned_end", ["L-1", "L-2", "L-4", "L-3"]),
        ("workplace", ["L-3", "L-1", "L-2", "L-4"]),
    ],
)
def test_the_rows_stand_in_the_order_chosen(path, order, expected):
    assert window(path, order=order)["delivery_id"].to_list() == expected


def test_names_are_sorted_as_a_norwegian_reader_expects(path):
    names = window(path, order="workplace")["workplace_name"].to_list()

    assert names == ["Berg", "Ørn", "Aamodt", "Ås"]


def test_the_largest_group_stands_first_and_not_known_last(path):
    rows = window(path, group="centre", order="oldest")

    assert rows.select("delivery_id", "group_code", "group_count").rows() == [
        ("L-1", "oslo", 2),
        ("L-2", "oslo", 2),
        ("L-3", "unknown", 2),
        ("L-4", "unknown", 2),
    ]


@pytest.mark.parametrize("group", ["centre", "type", "module"])
def test_every_row_of_a_grouped_timeline_has_a_group(path, group):
    assert window(path, group=group)["group_code"].null_count() == 0


def test_a_window_is_cut_and_still_tells_how_many_there_are(path):
    rows = window(path, order="oldest", skipped=1, limit=2)

    assert rows["delivery_id"].to_list() == ["L-1", "L-2"]
    assert rows["match_count"].to_list() == [4, 4]
    assert rows.select("first_on", "last_on").row(0) == (
        date(2024, 1, 1),
        date(2026, 12, 1),
    )


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        pytest.param("ørn", ["L-1"], id="the workplace"),
        pytest.param("zoo", ["L-2"], id="a unit"),
        pytest.param("oslo AAM", ["L-2"], id="every word"),
        pytest.param("l-3", ["L-3"], id="the id"),
        pytest.param("%", [], id="a sign is a sign"),
    ],
)
def test_a_search_finds_by_name_unit_centre_and_id(path, search, expected):
    assert window(path, search=search)["delivery_id"].to_list() == expected


def test_what_is_dated_after_the_as_of_day_has_not_happened(path):
    rows = ask(
        path,
        "timeline_window",
        as_of=date(2025, 3, 1),
        order="newest",
        group="none",
        search="",
        skipped=0,
        limit=40,
    )
    first = rows.filter(delivery_id="L-1").row(0, named=True)

    assert (first["state"], first["past_planned_end_days"]) == ("ongoing", None)
    assert rows.filter(delivery_id="L-2")["started_on"].to_list() in ([], [None])


def test_a_delivery_without_dates_is_told_of_apart(path):
    undated = ask(path, "timeline_undated", as_of=AS_OF)

    assert undated["delivery_id"].to_list() == ["L-5"]
    assert "L-5" not in window(path)["delivery_id"]
