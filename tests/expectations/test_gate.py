from datetime import date

import polars as pl
import pytest

from data.tables import ABSENCE, ACTIVITIES, TABLES
from data.vocabulary import Severity
from expectations.gate import BrokenRuleError, check_rows
from expectations.outcome import FAILURES_SCHEMA, RESULTS_SCHEMA
from tests.tiny_build import tiny_frame

DATA_DATE = date(2024, 6, 30)


def stop(rows, table="activities"):
    rows = rows.select(pl.int_range(pl.len()).alias("row_id"), pl.all())
    return check_rows(table, rows, severities=[Severity.STOP], data_date=DATA_DATE)


def failed(outcome):
    return dict(
        outcome.results.filter(pl.col("failed_count") > 0)
        .select("rule", "failed_count")
        .rows()
    )


def test_a_table_as_the_contract_has_it_breaks_no_promise():
    outcome = stop(
        tiny_frame(ACTIVITIES, [{"activity_id": "A-1"}, {"activity_id": "A-2"}])
    )

    assert failed(outcome) == {}
    assert outcome.failures.is_empty()


def test_a_key_on_two_rows_breaks_the_table():
    outcome = stop(
        tiny_frame(ACTIVITIES, [{"activity_id": "A-1"}, {"activity_id": "A-1"}])
    )

    assert failed(outcome) == {"key_unique": 2}
    assert outcome.failures["severity"].to_list() == ["stop", "stop"]


def test_a_key_of_several_columns_on_two_rows_breaks_the_table():
    row = {"workplace_id": "V-1", "year": 2024, "quarter": 1, "measure": "total"}
    outcome = stop(tiny_frame(ABSENCE, [row, row, row | {"quarter": 2}]), "absence")

    assert failed(outcome) == {"key_unique": 2}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda rows: rows.drop("form"), id="a column is missing"),
        pytest.param(lambda rows: rows.with_columns(x=1), id="a column too many"),
    ],
)
def test_other_columns_than_those_of_the_contract_break_the_table(change):
    rows = tiny_frame(ACTIVITIES, [{"activity_id": "A-1"}])

    assert failed(stop(change(rows))) == {"table_columns": 1}


def test_check_columns_are_no_columns_of_the_table():
    rows = tiny_frame(ACTIVITIES, [{"activity_id": "A-1"}]).with_columns(check_x=True)

    assert failed(stop(rows)) == {}


def test_a_rule_without_its_column_is_an_error_of_ours():
    rows = tiny_frame(ACTIVITIES, []).with_columns(row_id=pl.lit(0, dtype=pl.Int64))

    with pytest.raises(BrokenRuleError, match="check_key_alone"):
        check_rows(
            "activities", rows, severities=[Severity.SET_ASIDE], data_date=DATA_DATE
        )


def test_a_rule_that_great_expectations_cannot_run_is_an_error_of_ours():
    rows = tiny_frame(ACTIVITIES, [{"activity_id": "A-1"}]).with_columns(
        row_id=pl.lit(0, dtype=pl.Int64),
        advisor_hours=pl.lit("mange"),
        check_held_has_date=True,
        check_dated_is_held=True,
    )

    with pytest.raises(BrokenRuleError, match="advisor_hours_out_of_range"):
        check_rows("activities", rows, severities=[Severity.WARN], data_date=DATA_DATE)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_without_rows_has_results_and_no_failures(table):
    outcome = stop(tiny_frame(table, []), table.name)

    assert outcome.results.schema == RESULTS_SCHEMA
    assert outcome.failures.schema == FAILURES_SCHEMA
    assert failed(outcome) == {}


def test_nothing_is_printed(capfd):
    stop(tiny_frame(ACTIVITIES, [{"activity_id": "A-1"}, {"activity_id": "A-1"}]))

    assert capfd.readouterr() == ("", "")
