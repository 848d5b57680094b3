"""What differs between two versions of a table is said field by field."""

import pytest

from data.tables import ABSENCE, ACTIONS
from pipelines.compare import CHANGE_SCHEMA, compare_rows
from tests.tiny_build import tiny_frame


def compare(before, after, table=ACTIONS):
    return compare_rows(table, tiny_frame(table, before), tiny_frame(table, after))


def test_the_same_rows_in_another_order_do_not_differ():
    one, two = {"action_id": "M-1", "title": "a"}, {"action_id": "M-2"}

    found = compare([one, two], [two, one])

    assert (found.new.to_list(), found.gone.to_list()) == ([], [])
    assert found.changed_count == 0
    assert found.changes.is_empty()


def test_rows_of_one_version_only_are_new_or_gone():
    found = compare([{"action_id": "M-1"}], [{"action_id": "M-2"}])

    assert found.new.to_list() == ["M-2"]
    assert found.gone.to_list() == ["M-1"]
    assert found.changes.is_empty()


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param("Møte", "Samtale", id="another value"),
        pytest.param("Møte", None, id="emptied"),
        pytest.param(None, "Samtale", id="filled in"),
    ],
)
def test_a_field_that_differs_is_told_with_old_and_new(was, now):
    before = [{"action_id": "M-1", "title": was, "status": "done"}]
    after = [{"action_id": "M-1", "title": now, "status": "done"}]

    found = compare(before, after)

    assert found.changes.rows() == [("M-1", "title", was, now)]
    assert found.changed_count == 1


def test_a_row_with_several_fields_changed_counts_once():
    before = [{"action_id": "M-1", "title": "a", "status": "ongoing"}]
    after = [{"action_id": "M-1", "title": "b", "status": "done"}]

    found = compare(before, after)

    assert found.changed_count == 1
    assert found.changes["column_name"].to_list() == ["title", "status"]


def test_a_key_of_several_columns_names_the_row():
    key = {"workplace_id": "V-1", "year": 2024, "quarter": 1, "measure": "total"}

    found = compare(
        [key | {"absence_share": 0.05}], [key | {"absence_share": 0.06}], ABSENCE
    )

    assert found.changes.rows() == [
        ("V-1|2024|1|total", "absence_share", "0.05", "0.06")
    ]


def test_nothing_against_nothing_has_the_shape_of_changes():
    found = compare([], [])

    assert dict(found.changes.schema) == CHANGE_SCHEMA
