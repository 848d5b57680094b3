"""Each rule that sets a row aside: a good row, and one row per rule with one fault."""

from datetime import date
from functools import cache

import polars as pl
import pytest

from data.tables import TABLES, table_named
from data.vocabulary import Severity
from expectations.suites import read_rules
from pipelines.checks.set_aside import set_rows_aside
from pipelines.clean.registry import CLEANERS
from pipelines.merge import empty_rows
from tests.pipelines.raw_builder import (
    KNOWN_KEYS,
    good_row,
    raw_rows,
    synthetic_number,
)
from tests.tiny_build import tiny_frame

DATA_DATE = date(2025, 6, 30)

SPOILED = {
    "value_missing": "",
    "key_missing": "",
    "code_unknown": "ukjent kode",
    "date_out_of_range": "31.12.2000",
    "event_after_data_date": "01.07.2025",
    "share_out_of_range": "12.3",
    "number_below_zero": "-1",
    "year_out_of_range": "2026",
    "parent": "aside",
    "quarter_out_of_range": "5",
    "phase_out_of_range": "8",
    "usefulness_out_of_range": "5,1",
    "development_step_out_of_range": "0",
    "score_out_of_range": "100,1",
    "left_before_joined": "28.02.2023",
    "ended_before_started": "28.02.2023",
    "role_ended_before_it_began": "31.12.2021",
    "respondents_over_invited": "11",
}
"""By rule: what the column it is about is changed to."""

WITH_IT = {
    ("date_out_of_range", "to_on"): {("role_ended_before_it_began", "to_on")},
    ("date_out_of_range", "left_on"): {("left_before_joined", "left_on")},
    ("date_out_of_range", "ended_on"): {("ended_before_started", "ended_on")},
    ("event_after_data_date", "from_on"): {("role_ended_before_it_began", "to_on")},
    ("event_after_data_date", "joined_on"): {("left_before_joined", "left_on")},
    ("event_after_data_date", "started_on"): {("ended_before_started", "ended_on")},
}
"""A fault that is two faults."""


OWN_KEY = {
    "absence": ("year", lambda at: str(2001 + at)),
    "survey_results": ("theme", lambda at: f"Tema {at}"),
    "delivery_units": ("workplace_id", lambda at: f"V-{at}"),
}
"""How row number `at` of a table gets a key of its own; else by its first column."""


def spoiled_row(table, rule, at):
    name, write = OWN_KEY.get(table.name, (table.key[0], lambda at: f"rad-{at}"))
    row = good_row(table.name) | {name: write(at)}
    if rule.code == "personal_data":
        return row | {"Merknad": f"Ring {synthetic_number()}"}
    if rule.code == "masked_with_share":
        return row | {"is_masked": "ja"}
    if rule.code.endswith("_loop"):
        return row | {rule.column: row[table.key[0]]}
    if rule.code.startswith("unknown_"):
        return row | {rule.column: "nowhere"}
    return row | {rule.column: SPOILED[rule.code]}


def rules_that_set_aside(table):
    return [
        rule
        for rule in read_rules(table.name, [Severity.SET_ASIDE])
        if rule.code != "key_duplicate"
    ]


def known_rows(table):
    keys = [KNOWN_KEYS[table.name]] if table.name in KNOWN_KEYS else []
    if table.name == "workplaces":
        keys += [f"V-{at}" for at in range(2, 40)]
    return tiny_frame(table, [{table.key[0]: key} for key in keys])


def sort_rows(name, *rows):
    raw = raw_rows(name, *rows)
    return set_rows_aside(
        name,
        raw,
        CLEANERS[name](raw),
        {table.name: known_rows(table) for table in TABLES},
        rejected_keys={table.name: {"aside"} for table in TABLES},
        data_date=DATA_DATE,
    )


@cache
def spoiled_table(table):
    """Load the good row, one row per rule, and a row that others can follow."""
    rows = [
        spoiled_row(table, rule, at)
        for at, rule in enumerate(rules_that_set_aside(table), start=2)
    ]
    followed = good_row(table.name) | {table.key[0]: "aside", "Merknad": "a@b.example"}
    return sort_rows(table.name, good_row(table.name), *rows, followed)


def faults_by_row(rejected):
    faults = {}
    for row_id, rule, column in rejected.select("row_id", "rule", "column_name").rows():
        faults.setdefault(row_id, set()).add((rule, column))
    return faults


CASES = [
    pytest.param(table, rule, at, id=f"{table.name}-{rule.code}-{rule.column}")
    for table in TABLES
    for at, rule in enumerate(rules_that_set_aside(table), start=1)
]


@pytest.mark.parametrize(("table", "rule", "row_id"), CASES)
def test_a_row_with_one_fault_is_set_aside_by_the_rule_for_it(table, rule, row_id):
    fault = (rule.code, rule.column)

    found = faults_by_row(spoiled_table(table).rejected)[row_id]

    assert found == {fault} | WITH_IT.get(fault, set())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_row_without_a_fault_is_the_only_one_kept(table):
    done = spoiled_table(table)

    assert done.kept["row_id"].to_list() == [0]
    assert done.kept.columns == ["row_id", *table.column_names]
    assert done.kept.schema["row_id"] == pl.Int64
    assert done.kept.drop("row_id").schema == empty_rows(table).schema


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_rule_applies_to_the_good_row_and_counts_its_failures(table):
    done = sort_rows(table.name, good_row(table.name))
    spoiled = spoiled_table(table)

    applies = {"masked_with_share": 0}
    for rule, failed, checked in done.results.select(
        "rule", "failed_count", "checked_count"
    ).rows():
        assert (rule, failed) == (rule, 0)
        assert (rule, checked) == (rule, applies.get(rule, 1))
    by_rule = spoiled.rejected.group_by("rule", "column_name").len("failed_count")
    assert (
        spoiled.results.filter(pl.col("failed_count") > 0)
        .join(
            by_rule,
            on=["rule", "column_name", "failed_count"],
            how="anti",
            nulls_equal=True,
        )
        .is_empty()
    )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_two_rows_with_one_key_are_both_set_aside(table):
    done = sort_rows(table.name, good_row(table.name), good_row(table.name))

    assert done.kept.is_empty()
    assert faults_by_row(done.rejected) == {
        row_id: {("key_duplicate", table.key[0] if len(table.key) == 1 else None)}
        for row_id in (0, 1)
    }


def test_the_number_of_a_person_is_in_no_frame():
    done = spoiled_table(table_named("actions"))

    for frame in (done.kept, done.rejected, done.results):
        assert synthetic_number() not in str(frame.to_dicts())


def test_all_faults_of_a_row_are_listed_with_where_it_stands():
    done = sort_rows("activities", good_row("activities", held_on="i går", kind="dans"))

    assert done.rejected["rule"].to_list() == ["unreadable_date", "code_unknown"]
    assert done.rejected["sentence_en"].to_list() == [
        "kilde.xlsx, sheet Ark, row 2: Held on is 'i går', which is no date. "
        "Write it as dd.mm.yyyy.",
        "kilde.xlsx, sheet Ark, row 2: Activity is 'dans', which is not a known value. "
        "The sheet that explains the columns has all values.",
    ]
    assert done.rejected_keys == {"A-1"}


def test_a_cell_that_cannot_be_read_is_not_also_missing():
    done = sort_rows("party_roles", good_row("party_roles", from_on="i fjor"))

    assert done.rejected["rule"].to_list() == ["unreadable_date"]


def test_rows_follow_the_row_they_point_to_down_to_the_last_child():
    done = sort_rows(
        "workplaces",
        good_row("workplaces", workplace_id="top", level="ukjent"),
        good_row("workplaces", workplace_id="middle", parent_workplace_id="top"),
        good_row("workplaces", workplace_id="leaf", parent_workplace_id="middle"),
        good_row("workplaces", workplace_id="other"),
    )

    assert faults_by_row(done.rejected) == {
        0: {("code_unknown", "level")},
        1: {("parent", "parent_workplace_id")},
        2: {("parent", "parent_workplace_id")},
    }
    assert done.kept["workplace_id"].to_list() == ["other"]


def test_nobody_follows_a_faulty_update_of_a_row_that_stays():
    done = sort_rows(
        "workplaces",
        good_row("workplaces", workplace_id="V-2", level="ukjent"),
        good_row("workplaces", workplace_id="leaf", parent_workplace_id="V-2"),
    )

    assert done.kept["workplace_id"].to_list() == ["leaf"]


def test_a_row_below_a_ring_follows_it_and_is_no_part_of_it():
    done = sort_rows(
        "workplaces",
        good_row("workplaces", workplace_id="a", parent_workplace_id="b"),
        good_row("workplaces", workplace_id="b", parent_workplace_id="a"),
        good_row("workplaces", workplace_id="c", parent_workplace_id="a"),
    )

    rules = {
        row: {rule for rule, _ in found}
        for row, found in faults_by_row(done.rejected).items()
    }
    assert rules == {
        0: {"parent_loop"},
        1: {"parent_loop"},
        2: {"parent"},
    }


def test_a_load_may_close_no_ring_through_the_last_build():
    last = tiny_frame(
        table_named("workplaces"),
        [{"workplace_id": "old", "parent_workplace_id": "new"}],
    )
    raw = raw_rows(
        "workplaces",
        good_row(
            "workplaces",
            workplace_id="new",
            parent_workplace_id="old",
            merged_into_workplace_id=None,
        ),
    )

    done = set_rows_aside(
        "workplaces",
        raw,
        CLEANERS["workplaces"](raw),
        {"workplaces": last},
        rejected_keys={},
        data_date=DATA_DATE,
    )

    assert done.rejected["rule"].to_list() == ["parent_loop"]


def test_an_old_date_out_of_range_is_no_event_after_the_data_date():
    done = sort_rows("party_roles", good_row("party_roles", trained_on="01.01.1999"))

    assert done.rejected["rule"].to_list() == ["date_out_of_range"]


@pytest.mark.parametrize(
    ("day", "rules"),
    [
        pytest.param("30.06.2030", [], id="five years on the day"),
        pytest.param("01.07.2030", ["date_out_of_range"], id="the day after"),
        pytest.param("01.01.2001", [], id="the first day"),
    ],
)
def test_a_plan_lies_within_five_years_of_the_data_date(day, rules):
    done = sort_rows("activities", good_row("activities", planned_on=day))

    assert done.rejected["rule"].to_list() == rules


def test_an_event_on_the_data_date_has_happened():
    done = sort_rows("activities", good_row("activities", held_on="30.06.2025"))

    assert done.rejected.is_empty()


@pytest.mark.parametrize(
    ("instrument", "score", "is_kept"),
    [
        ("10-FAKTOR", "5", True),
        ("10-FAKTOR", "5,1", False),
        ("10-FAKTOR", "0,9", False),
        ("other", "100", True),
        ("ForBedring", "-1", False),
    ],
)
def test_a_score_lies_on_the_scale_of_its_survey(instrument, score, is_kept):
    row = good_row("survey_results", instrument=instrument, score=score)

    assert sort_rows("survey_results", row).rejected.is_empty() == is_kept


def test_a_masked_figure_without_a_share_is_kept():
    row = good_row("absence", is_masked="ja", absence_share="")

    assert sort_rows("absence", row).rejected.is_empty()


def test_a_table_without_rows_is_sorted_into_nothing():
    raw = raw_rows("deliveries", good_row("deliveries")).clear()

    done = set_rows_aside(
        "deliveries",
        raw,
        CLEANERS["deliveries"](raw),
        {},
        rejected_keys={},
        data_date=DATA_DATE,
    )

    assert done.kept.is_empty()
    assert done.rejected.is_empty()
