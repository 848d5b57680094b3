"""Each rule that warns: tables that break it, and tables that do not."""

from datetime import date

import polars as pl
import pytest

from data.tables import TABLES, table_named
from data.vocabulary import Severity
from expectations.gate import check_rows
from expectations.suites import read_rules
from pipelines.checks.table_checks import add_table_checks
from tests.tiny_build import tiny_frame

DATA_DATE = date(2025, 6, 30)
DAY = date(2024, 3, 1)
LATER = date(2025, 3, 1)

ONGOING = {"delivery_id": "L", "started_on": DAY, "status": "ongoing"}
UNIT = {"delivery_id": "L", "workplace_id": "V"}


def roles(*names, to_on=None):
    return [
        {"workplace_id": "V", "role": name, "from_on": DAY, "to_on": to_on}
        for name in names
    ]


def shares(total, self_certified, doctor_certified):
    measures = ("total", "self_certified", "doctor_certified")
    figures = (total, self_certified, doctor_certified)
    return [
        {
            "workplace_id": "V",
            "year": 2024,
            "quarter": 1,
            "measure": measure,
            "absence_share": figure,
        }
        for measure, figure in zip(measures, figures, strict=True)
    ]


def warned(table, tables):
    core = {
        known.name: tiny_frame(known, tables.get(known.name, [])) for known in TABLES
    }
    if "made_units" in tables:
        core["made_units"] = tiny_frame(
            table_named("delivery_units"), tables["made_units"]
        )
    rows = add_table_checks(table, core, data_date=DATA_DATE)
    return check_rows(table, rows, severities=[Severity.WARN], data_date=DATA_DATE)


def one(table, **values):
    return {table: [values]}


def delivery(*units, **values):
    return {
        "deliveries": [{"delivery_id": "L"} | values],
        "delivery_units": [{"delivery_id": "L", "workplace_id": u} for u in units],
    }


def gathering(kind, held_on):
    return [{"delivery_id": "L", "kind": kind, "held_on": held_on}]


BROKEN = [
    ("centres", "county_unknown", one("centres", county_codes="03 30")),
    (
        "workplaces",
        "organisation_number_invalid",
        one("workplaces", organisation_number="974760674"),
    ),
    (
        "workplaces",
        "organisation_number_invalid",
        one("workplaces", organisation_number="000000000"),
    ),
    (
        "workplaces",
        "organisation_number_invalid",
        one("workplaces", organisation_number="999999999"),
    ),
    (
        "workplaces",
        "organisation_number_invalid",
        one("workplaces", organisation_number="97476067３"),
    ),
    ("workplaces", "county_unknown", one("workplaces", county_code="30")),
    ("workplaces", "municipality_unknown", one("workplaces", municipality_code="1507")),
    (
        "workplaces",
        "county_not_of_municipality",
        one("workplaces", municipality_code="0301", county_code="46"),
    ),
    (
        "deliveries",
        "completed_without_end",
        delivery("V", status="completed"),
    ),
    (
        "deliveries",
        "stopped_without_end",
        delivery("V", status="stopped", stop_reason="other"),
    ),
    (
        "deliveries",
        "stopped_without_reason",
        delivery("V", status="stopped", ended_on=DAY),
    ),
    ("deliveries", "ended_while_open", delivery("V", status="ongoing", ended_on=DAY)),
    ("deliveries", "ended_while_open", delivery("V", status="planned", ended_on=DAY)),
    (
        "deliveries",
        "start_differs",
        delivery("V", started_on=DAY)
        | {"activities": gathering("staff_gathering", LATER)},
    ),
    ("deliveries", "unit_count", delivery("V", delivery_type="multi_unit")),
    ("deliveries", "unit_count", delivery("V", "W", delivery_type="one_to_one")),
    ("deliveries", "unit_count", delivery(delivery_type="one_to_one")),
    ("deliveries", "unit_made", delivery("V") | {"made_units": [UNIT]}),
    (
        "deliveries",
        "train_the_trainer_without_trainer",
        delivery("V", is_train_the_trainer=True),
    ),
    (
        "delivery_units",
        "party_group_incomplete",
        {"deliveries": [ONGOING], "delivery_units": [UNIT]},
    ),
    (
        "delivery_units",
        "party_group_incomplete",
        {
            "deliveries": [ONGOING],
            "delivery_units": [UNIT],
            "party_roles": roles("leader", "union_representative")
            + roles("safety_representative", to_on=LATER),
        },
    ),
    (
        "delivery_units",
        "party_group_incomplete",
        {
            "deliveries": [ONGOING],
            "delivery_units": [UNIT],
            "party_roles": roles(
                "leader", "union_representative", "employee_representative"
            ),
        },
    ),
    (
        "activities",
        "advisor_hours_out_of_range",
        one("activities", advisor_hours=24.5),
    ),
    ("activities", "advisor_hours_out_of_range", one("activities", advisor_hours=-1.0)),
    ("activities", "held_without_date", one("activities", status="held")),
    (
        "activities",
        "date_without_held",
        one("activities", status="planned", held_on=DAY),
    ),
    ("actions", "done_without_date", one("actions", status="done")),
    ("actions", "date_without_done", one("actions", status="ongoing", done_on=DAY)),
    (
        "absence",
        "lost_over_possible",
        one("absence", lost_days=11.0, possible_days=10.0),
    ),
    ("absence", "absence_parts_differ", {"absence": shares(0.07, 0.02, 0.0489)}),
]

KEPT = [
    ("centres", "county_unknown", one("centres", county_codes="03 46")),
    (
        "workplaces",
        "organisation_number_invalid",
        one("workplaces", organisation_number="974760673"),
    ),
    ("workplaces", "county_unknown", one("workplaces", county_code="03")),
    ("workplaces", "municipality_unknown", one("workplaces", municipality_code="0301")),
    (
        "workplaces",
        "county_not_of_municipality",
        one("workplaces", municipality_code="0301", county_code="03"),
    ),
    (
        "deliveries",
        "completed_without_end",
        delivery("V", status="completed", ended_on=DAY),
    ),
    (
        "deliveries",
        "stopped_without_end",
        delivery("V", status="stopped", ended_on=DAY),
    ),
    (
        "deliveries",
        "stopped_without_reason",
        delivery("V", status="stopped", stop_reason="other"),
    ),
    ("deliveries", "ended_while_open", delivery("V", status="ongoing")),
    (
        "deliveries",
        "start_differs",
        delivery("V", started_on=LATER)
        | {
            "activities": gathering("staff_gathering", LATER)
            + gathering("leader_support", DAY)
        },
    ),
    ("deliveries", "unit_count", delivery("V", "W", delivery_type="multi_unit")),
    ("deliveries", "unit_count", delivery("V", delivery_type="one_to_one")),
    ("deliveries", "unit_made", delivery("V")),
    (
        "deliveries",
        "train_the_trainer_without_trainer",
        delivery("V", is_train_the_trainer=True)
        | one("trainers", trainer_id="T", delivery_id="L"),
    ),
    (
        "delivery_units",
        "party_group_incomplete",
        {
            "deliveries": [ONGOING],
            "delivery_units": [UNIT],
            "party_roles": roles(
                "leader", "union_representative", "safety_representative"
            ),
        },
    ),
    (
        "delivery_units",
        "party_group_incomplete",
        {
            "deliveries": [ONGOING],
            "delivery_units": [UNIT],
            "party_roles": roles("leader", "employee_representative"),
        },
    ),
    ("activities", "advisor_hours_out_of_range", one("activities", advisor_hours=24.0)),
    ("activities", "held_without_date", one("activities", status="held", held_on=DAY)),
    ("activities", "date_without_held", one("activities", status="held", held_on=DAY)),
    ("actions", "done_without_date", one("actions", status="done", done_on=DAY)),
    ("actions", "date_without_done", one("actions", status="done", done_on=DAY)),
    (
        "absence",
        "lost_over_possible",
        one("absence", lost_days=10.0, possible_days=10.0),
    ),
    ("absence", "absence_parts_differ", {"absence": shares(0.07, 0.02, 0.049)}),
]


@pytest.mark.parametrize(("table", "rule", "tables"), BROKEN)
def test_a_row_that_breaks_the_rule_is_warned_about_once(table, rule, tables):
    failures = warned(table, tables).failures.filter(rule=rule)

    assert failures["row_id"].to_list() == [0]
    assert failures["severity"].to_list() == ["warn"]


@pytest.mark.parametrize(("table", "rule", "tables"), KEPT)
def test_a_row_that_keeps_the_rule_is_counted_and_not_warned_about(table, rule, tables):
    (result,) = warned(table, tables).results.filter(rule=rule).to_dicts()

    assert (result["checked_count"], result["failed_count"]) == (1, 0)


def test_every_rule_that_warns_is_shown_broken_and_kept():
    rules = {
        (table.name, rule.code)
        for table in TABLES
        for rule in read_rules(table.name, [Severity.WARN])
    }

    assert {case[:2] for case in BROKEN} == rules
    assert {case[:2] for case in KEPT} == rules


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_empty_cells_break_no_rule_that_warns(table):
    rows = {table.name: [{table.key[0]: "x"}]}
    if table.name == "deliveries":
        rows |= {"delivery_units": [{"delivery_id": "x"}]}

    outcome = warned(table.name, rows)

    assert outcome.failures.filter(pl.col("rule") != "unit_count").is_empty()


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"ended_on": DATA_DATE}, id="the delivery has ended"),
        pytest.param({"started_on": None}, id="the delivery has not started"),
    ],
)
def test_no_party_group_is_asked_for_outside_the_delivery(values):
    tables = {"deliveries": [ONGOING | values], "delivery_units": [UNIT]}

    assert warned("delivery_units", tables).failures.is_empty()


def test_no_party_group_is_asked_for_in_a_unit_that_left():
    tables = {"deliveries": [ONGOING], "delivery_units": [UNIT | {"left_on": DAY}]}

    assert warned("delivery_units", tables).failures.is_empty()


def test_only_totals_with_both_parts_are_compared():
    rows = shares(0.07, 0.02, None)

    (result,) = (
        warned("absence", {"absence": rows})
        .results.filter(rule="absence_parts_differ")
        .to_dicts()
    )

    assert result["checked_count"] == 0


def test_the_sentence_names_what_was_met():
    failures = warned(
        "deliveries",
        delivery("V", started_on=DAY)
        | {"activities": gathering("staff_gathering", LATER)},
    ).failures

    assert failures.filter(rule="start_differs")["sentence_en"].to_list() == [
        "Delivery L started on 01.03.2024, but the first ordinary gathering held was "
        "on 01.03.2025. The start counts."
    ]


def test_rows_keep_their_order_and_their_row_id():
    core = {table.name: tiny_frame(table, []) for table in TABLES} | {
        "deliveries": tiny_frame(
            table_named("deliveries"), [{"delivery_id": f"L-{n}"} for n in (3, 1, 2)]
        )
    }

    rows = add_table_checks("deliveries", core, data_date=DATA_DATE)

    assert rows.select("row_id", "delivery_id").rows() == [
        (0, "L-3"),
        (1, "L-1"),
        (2, "L-2"),
    ]
