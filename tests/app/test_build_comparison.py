"""What differs between two builds is told, but not what a screen would hide."""

import pytest

from app.build_comparison import all_changes, all_rows, compare_builds
from tests.tiny_build import write_tiny_build


@pytest.fixture
def compared(tmp_path):
    def compare(table, before, after):
        paths = [
            write_tiny_build(tmp_path / f"{name}.duckdb", **{table: rows})
            for name, rows in (("before", before), ("after", after))
        ]
        found = compare_builds(*paths)
        return next(each for each in found if each.table_name == table)

    return compare


def action(**changes):
    row = {"action_id": "M-1", "workplace_id": "V-1", "title": "Tavlemøte"}
    return {**row, "status": "proposed", **changes}


def values(difference):
    return difference.changes.select("column_name", "old_value", "new_value").rows()


def test_new_gone_and_changed_rows_are_told_apart(compared):
    def workplaces(**names):
        return [
            {"workplace_id": key, "workplace_name": name} for key, name in names.items()
        ]

    found = compared(
        "workplaces", workplaces(a="Ås", b="Bø"), workplaces(b="By", c="C")
    )

    assert (found.new_count, found.gone_count, found.changed_count) == (1, 1, 1)
    assert found.rows.rows() == [("c", "new"), ("a", "gone")]
    assert values(found) == [("workplace_name", "Bø", "By")]
    assert found.fields == {"workplace_name": 1}


def test_that_an_answer_changed_is_told_but_not_what_it_is(compared):
    def evaluation(mean):
        return [
            {"evaluation_id": "E-1", "respondents_count": 9, "usefulness_mean": mean}
        ]

    found = compared("evaluations", evaluation(3.5), evaluation(4.5))

    assert found.fields == {"usefulness_mean": 1}
    assert values(found) == [("usefulness_mean", None, None)]
    assert found.changes["is_hidden"].to_list() == [True]


@pytest.mark.parametrize(
    ("before", "after"), [(False, True), (True, False), (True, True), (None, False)]
)
def test_an_action_that_is_or_was_sensitive_is_not_quoted(compared, before, after):
    found = compared(
        "actions",
        [action(is_sensitive=before)],
        [action(is_sensitive=after, title="Samtale")],
    )

    assert "Samtale" not in str(found.changes.rows())
    assert "title" in found.fields


def test_an_open_action_is_quoted(compared):
    found = compared("actions", [action()], [action(status="done")])

    assert values(found) == [("status", "proposed", "done")]


def test_rows_about_persons_are_only_counted(compared):
    def role(name):
        return [{"role_id": "P-1", "workplace_id": "V-1", "role": name}]

    found = compared("party_roles", role("leader"), role("hr"))

    assert found.changed_count == 1
    assert found.changes.is_empty()
    assert found.rows.is_empty()


def test_all_tables_stand_in_one_list(tmp_path):
    before = write_tiny_build(tmp_path / "before.duckdb", actions=[action()])
    after = write_tiny_build(
        tmp_path / "after.duckdb",
        workplaces=[{"workplace_id": "V-1"}],
        actions=[action(status="done")],
    )

    found = compare_builds(before, after)

    assert all_rows(found).rows() == [("workplaces", "V-1", "new")]
    assert all_changes(found)["table_name"].to_list() == ["actions"]
