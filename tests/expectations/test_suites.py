import json
from string import Formatter

import pytest
from great_expectations.core.expectation_suite import ExpectationSuite

from data.columns import Kind
from data.tables import TABLES
from data.vocabulary import Severity
from expectations.suites import FOLDER, read_rules

tables = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)

RULES_THAT_HOLD = {
    "key_unique",
    "key_duplicate",
    "key_missing",
    "value_missing",
    "table_columns",
    "unknown_workplace",
    "unknown_delivery",
    "unknown_centre",
    "unknown_activity",
    "unknown_trainer",
    "parent",
    "parent_loop",
    "merge_loop",
    "replaced_loop",
    "code_unknown",
    "ended_before_started",
    "left_before_joined",
    "role_ended_before_it_began",
    "event_after_data_date",
    "date_out_of_range",
    "year_out_of_range",
    "quarter_out_of_range",
    "phase_out_of_range",
    "completed_without_end",
    "stopped_without_end",
    "stopped_without_reason",
    "ended_while_open",
    "start_differs",
    "unit_count",
    "unit_made",
    "train_the_trainer_without_trainer",
    "party_group_incomplete",
    "organisation_number_invalid",
    "municipality_unknown",
    "county_unknown",
    "county_not_of_municipality",
    "share_out_of_range",
    "number_below_zero",
    "masked_with_share",
    "absence_parts_differ",
    "lost_over_possible",
    "score_out_of_range",
    "usefulness_out_of_range",
    "development_step_out_of_range",
    "respondents_over_invited",
    "personal_data",
    "advisor_hours_out_of_range",
    "held_without_date",
    "date_without_held",
    "done_without_date",
    "date_without_done",
}
"""Every rule of the data model, by its code; the codes stand in builds and exports."""


def rules_of(table, code):
    return {rule.column: rule for rule in read_rules(table.name) if rule.code == code}


def test_every_rule_of_the_data_model_has_a_code_in_some_suite():
    codes = {rule.code for table in TABLES for rule in read_rules(table.name)}

    assert codes == RULES_THAT_HOLD


def test_every_suite_belongs_to_a_table():
    names = {path.stem for path in FOLDER.glob("*.json")}

    assert names == {f"core_{table.name}" for table in TABLES}


@tables
def test_a_suite_is_one_of_great_expectations(table):
    text = (FOLDER / f"core_{table.name}.json").read_text(encoding="utf-8")

    suite = ExpectationSuite(**json.loads(text))

    assert suite.name == f"core_{table.name}"
    assert len(suite.expectations) == len(read_rules(table.name))


@tables
def test_the_codes_of_a_suite_are_those_of_the_vocabulary(table):
    wanted = {
        column.name: [code.value for code in column.vocabulary]
        for column in table.columns
        if column.kind is Kind.CODE and column.vocabulary
    }

    found = {
        name: rule.arguments["value_set"]
        for name, rule in rules_of(table, "code_unknown").items()
    }

    assert found == wanted


@tables
def test_required_columns_and_keys_have_to_be_filled(table):
    required = {column.name for column in table.columns if column.is_required}

    assert rules_of(table, "key_missing").keys() == set(table.key)
    assert rules_of(table, "value_missing").keys() == required - set(table.key)


@tables
def test_the_key_and_the_columns_of_a_suite_are_those_of_the_contract(table):
    (key,) = rules_of(table, "key_unique").values()
    (columns,) = rules_of(table, "table_columns").values()

    assert key.columns == table.key
    assert columns.arguments["column_set"] == table.column_names


@tables
def test_every_date_and_event_has_its_limits(table):
    dated = {Kind.DATE, Kind.TIMESTAMP}
    dates = {column.name for column in table.columns if column.kind in dated}
    events = {column.name for column in table.columns if column.is_event}

    assert rules_of(table, "date_out_of_range").keys() == dates
    assert rules_of(table, "event_after_data_date").keys() == events


@tables
def test_every_reference_is_looked_up_and_followed(table):
    references = {column.name for column in table.columns if column.references}
    unknown = {
        rule.column
        for rule in read_rules(table.name)
        if rule.code.startswith("unknown_")
    }

    assert unknown == references
    assert rules_of(table, "parent").keys() == references


@tables
def test_every_rule_has_its_own_place_and_two_sentences(table):
    rules = read_rules(table.name)

    assert len({(rule.code, rule.column) for rule in rules}) == len(rules)
    for rule in rules:
        for said in (*rule.promise, *rule.sentence):
            assert said.endswith(".")
            assert said[0].isupper() or said.startswith("{")
        assert named(rule.sentence.nb) == named(rule.sentence.en)
        assert rule.column is None or rule.column in table.column_names


@tables
def test_rules_of_one_severity_can_be_read_alone(table):
    by_severity = [read_rules(table.name, [severity]) for severity in Severity]

    assert sum(len(rules) for rules in by_severity) == len(read_rules(table.name))


def named(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
