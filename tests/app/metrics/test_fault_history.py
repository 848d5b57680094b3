"""The faults of a file from load to load, by names that change with the month."""

from datetime import datetime

import polars as pl

from app.metrics.fault_history import (
    rule_changes,
    shares_by_file,
    shares_by_load,
    with_load_files,
)


def loads(*rows):
    return pl.DataFrame(
        [
            {
                "load_id": str(day),
                "loaded_at": datetime(2026, 6, day),
                "source": "own",
                "file_name": name,
                "table_name": "evaluations",
                "has_faults": True,
                "read_count": read,
                "set_aside_count": aside,
            }
            | (rest[0] if rest else {})
            for day, name, read, aside, *rest in rows
        ]
    )


def faults(*rows):
    schema = {
        "load_id": pl.String, "source": pl.String, "file_name": pl.String,
        "table_name": pl.String, "rule": pl.String, "severity": pl.String,
        "row_count": pl.Int64,
    }  # fmt: skip
    return pl.DataFrame(
        [
            (str(day), "own", name, "evaluations", rule, severity, count)
            for day, name, rule, severity, count in rows
        ],
        schema=schema,
        orient="row",
    )


def test_files_of_a_load_are_added_up_before_dividing():
    found = shares_by_load(
        loads((1, "a.csv", 90, 0), (1, "b.csv", 10, 5)),
        faults(
            (1, "b.csv", "unit_count", "warn", 2), (1, "b.csv", "x", "set_aside", 5)
        ),
    )

    assert found["set_aside_per_100"].to_list() == [5.0]
    assert found["warnings_per_100"].to_list() == [2.0]


def test_a_load_of_before_the_count_has_no_warnings_to_tell_of():
    found = shares_by_load(loads((1, "a.csv", 10, 1, {"has_faults": False})), faults())

    assert found.select("set_aside_per_100", "warnings_per_100").rows() == [
        (10.0, None)
    ]


def test_a_file_stands_once_for_each_load_the_newest_first():
    found = shares_by_file(loads((1, "a.csv", 10, 1), (2, "a.csv", 10, 0)), faults())

    assert found["load_id"].to_list() == ["2", "1"]


def test_warnings_of_mended_rows_are_those_of_the_correction_file():
    read = loads((1, "a.csv", 10, 5), (2, "rett.xlsx", 5, 0, {"source": "mapping:x"}))
    found = with_load_files(
        read, faults((1, "a.csv", "y", "warn", 2), (2, "a.csv", "y", "warn", 1))
    )

    columns = ("load_id", "source", "file_name")
    assert found.sort("load_id").select(columns).rows() == [
        ("1", "own", "a.csv"),
        ("2", "mapping:x", "rett.xlsx"),
    ]
    assert shares_by_file(read, found)["warnings_per_100"].to_list() == [20.0, 20.0]


def test_a_month_in_the_name_or_another_folder_does_not_make_it_another_file():
    found = rule_changes(
        loads((1, "mai/svar 2026-05.csv", 10, 1), (2, "juni/Svar 2026-06.csv", 10, 1)),
        faults(
            (1, "mai/svar 2026-05.csv", "code_unknown", "set_aside", 3),
            (2, "juni/Svar 2026-06.csv", "code_unknown", "set_aside", 1),
        ),
    )

    columns = ("state", "file_name", "before_count", "now_count")
    assert found.select(columns).rows() == [("still", "juni/Svar 2026-06.csv", 3, 1)]


def test_a_file_that_the_newest_load_did_not_read_keeps_its_own_last_two():
    found = rule_changes(
        loads((1, "a.csv", 9, 1), (2, "a.csv", 9, 0), (3, "b.csv", 9, 0)),
        faults((1, "a.csv", "code_unknown", "set_aside", 1)),
    )

    assert found.select("state", "file_name").rows() == [("gone", "a.csv")]


def test_what_was_loaded_once_is_neither_new_nor_gone():
    found = rule_changes(
        loads((1, "a.csv", 9, 1)), faults((1, "a.csv", "code_unknown", "set_aside", 1))
    )

    assert found.is_empty()
