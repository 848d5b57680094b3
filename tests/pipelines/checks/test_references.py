import polars as pl

from data.tables import ACTIVITIES, DELIVERIES
from pipelines.checks.references import add_follow_checks, add_reference_checks
from tests.tiny_build import tiny_frame

LAST = {"deliveries": tiny_frame(DELIVERIES, [{"delivery_id": "here"}])}


def activities(**columns):
    keys = [{"activity_id": f"A-{at}"} for at in range(3)]
    values = [
        dict(zip(columns, row, strict=True))
        for row in zip(*columns.values(), strict=True)
    ]
    rows = tiny_frame(ACTIVITIES, [a | b for a, b in zip(keys, values, strict=True)])
    return rows.with_columns(row_id=pl.int_range(pl.len(), dtype=pl.Int64))


def test_a_key_is_known_set_aside_or_nowhere():
    rows = activities(delivery_id=["here", "aside", "nowhere"])

    checked = add_reference_checks(
        ACTIVITIES, rows, LAST, {"deliveries": {"aside", "here"}}
    )

    assert checked["check_delivery_id_known"].to_list() == [True, True, False]
    assert checked["check_delivery_id_kept"].to_list() == [True, False, None]


def test_an_empty_key_is_not_looked_up():
    rows = activities(delivery_id=["here", None, None])

    checked = add_reference_checks(ACTIVITIES, rows, LAST, {})

    assert checked["check_delivery_id_known"].to_list() == [True, None, None]
    assert checked["check_delivery_id_kept"].to_list() == [True, None, None]


def test_rows_that_point_in_a_ring_are_followed_to_the_end():
    rows = activities(replaced_by_activity_id=["A-1", "A-0", "A-1"])
    known = add_reference_checks(ACTIVITIES, rows, {}, {})

    checked = add_follow_checks(ACTIVITIES, known, rows.clear(), {0})

    assert checked["check_replaced_by_activity_id_kept"].to_list() == [False] * 3
