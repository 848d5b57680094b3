"""Which units the rules look at, where they are now, and since when they take part."""

from datetime import date

import pytest

from tests.app.ask import ask
from tests.app.queries.follow_up.tiny_units import (
    AS_OF,
    DAY_AFTER,
    STARTED,
    a_build,
    a_unit,
    a_workplace,
    merged_into,
    wherever_it_went,
)

ROWS = "rows/follow_up_unit_rows"


def row_of(path, as_of=AS_OF):
    return ask(path, ROWS, as_of=as_of).row(0, named=True)


@wherever_it_went
def test_a_unit_takes_part_until_it_is_gone(tmp_path, where, is_there):
    row = row_of(a_build(tmp_path, **where))

    takes_part = row["takes_part_from_on"] is not None and not row["is_gone"]
    assert takes_part == is_there


@pytest.mark.parametrize(
    ("started_on", "joined_on", "takes_part_from_on"),
    [
        pytest.param(STARTED, None, STARTED, id="joined with the others"),
        pytest.param(STARTED, date(2023, 12, 1), STARTED, id="joined before the start"),
        pytest.param(STARTED, date(2024, 6, 1), date(2024, 6, 1), id="joined later"),
        pytest.param(STARTED, AS_OF, AS_OF, id="joined on the day"),
        pytest.param(STARTED, DAY_AFTER, None, id="joins after"),
        pytest.param(DAY_AFTER, STARTED, None, id="the delivery starts after"),
        pytest.param(None, STARTED, None, id="the delivery has not started"),
        pytest.param(None, None, None, id="nothing is known"),
    ],
)
def test_a_unit_takes_part_when_it_has_joined_and_the_delivery_started(
    tmp_path, started_on, joined_on, takes_part_from_on
):
    path = a_build(
        tmp_path, delivery={"started_on": started_on}, unit={"joined_on": joined_on}
    )

    assert row_of(path)["takes_part_from_on"] == takes_part_from_on


def test_without_a_start_a_delivery_that_ended_was_joined_when_the_unit_joined(
    tmp_path,
):
    path = a_build(
        tmp_path,
        delivery={"started_on": None, "ended_on": AS_OF, "status": "completed"},
        unit={"joined_on": STARTED},
    )

    assert row_of(path)["takes_part_from_on"] == STARTED


@pytest.mark.parametrize(
    ("workplaces", "place_id"),
    [
        pytest.param([], "V-1", id="not merged"),
        pytest.param([merged_into("V-2", on=AS_OF)], "V-2", id="merged on the day"),
        pytest.param([merged_into("V-2", on=DAY_AFTER)], "V-1", id="merges after"),
        pytest.param(
            [
                merged_into("V-2", on=STARTED),
                merged_into("V-3", on=AS_OF, source="V-2"),
            ],
            "V-3",
            id="merged twice",
        ),
        pytest.param(
            [
                merged_into("V-2", on=STARTED),
                merged_into("V-3", on=DAY_AFTER, source="V-2"),
            ],
            "V-2",
            id="merged, and merges again after",
        ),
        pytest.param([a_workplace(closed_on=STARTED)], "V-1", id="closed"),
    ],
)
def test_a_merged_unit_is_where_it_went(tmp_path, workplaces, place_id):
    assert row_of(a_build(tmp_path, workplaces=workplaces))["place_id"] == place_id


def test_a_unit_that_took_in_another_stays_one_row(tmp_path):
    path = a_build(
        tmp_path,
        workplaces=[merged_into("V-1", on=STARTED, source="V-2")],
        others=[a_unit("V-2")],
    )

    rows = ask(path, ROWS, as_of=AS_OF)

    assert rows.select("workplace_id", "is_gone").rows() == [
        ("V-1", False),
        ("V-2", True),
    ]
