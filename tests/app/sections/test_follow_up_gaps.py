"""Follow-up with owners: all of it, and never what is sensitive."""

from dataclasses import replace
from datetime import date, datetime

import polars as pl
import pytest

from app.sections import follow_up_gaps
from app.translations.gettext import speaking
from data.follow_up import standard_rules
from tests.app.sections.shown import check_said
from tests.app.sections.tiny_occasion import found, text_of, tiny_occasion, written
from tests.tiny_build import write_tiny_build

LONG_NAME = "Blåbærlia bo- og omsorgssenter, øst-fløy"


def action(number, **changes):
    return {
        "action_id": f"open-{number}",
        "delivery_id": "d1",
        "workplace_id": "w1",
        "title": "Quiet hour",
        "status": "ongoing",
        "decided_on": date(2025, 9, 1),
        "due_on": date(2026, 1, 1),
        **changes,
    }


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """One delivery lacks its end evaluation, two have actions, and one is secret."""
    return write_tiny_build(
        tmp_path_factory.mktemp("gaps") / "tiny.duckdb",
        workplaces=[
            {"workplace_id": "w1", "workplace_name": LONG_NAME},
            {"workplace_id": "w2", "workplace_name": "Lia"},
        ],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "w1",
                "status": "ongoing",
                "started_on": date(2025, 1, 1),
                "advisor_id": "R-0042",
            },
            {
                "delivery_id": "d2",
                "workplace_id": "w2",
                "status": "completed",
                "started_on": date(2023, 1, 1),
                "ended_on": date(2025, 1, 31),
                "advisor_id": "R-0042",
            },
        ],
        delivery_units=[
            {"delivery_id": "d1", "workplace_id": "w1"},
            {"delivery_id": "d2", "workplace_id": "w2"},
        ],
        actions=[
            action(1),
            action(2, due_on=date(2026, 7, 10)),
            action(3, action_id="secret-3", title="Secret talk", is_sensitive=True),
            action(4, action_id="secret-4", title="Secret talk", is_sensitive=None),
        ],
    )


@pytest.fixture(scope="module")
def findings(path):
    return found(follow_up_gaps, path)


@pytest.fixture(scope="module")
def now(path):
    with tiny_occasion(path) as occasion:
        yield occasion.now


def exempting(row):
    return written(
        exemptions=[
            {
                "rule_code": row["rule_code"],
                "record_id": row["record_id"],
                "from_on": date(2026, 6, 1),
                "until_on": date(2026, 12, 31),
                "reason": "Waits for Kari",
                "made_at": datetime(2026, 6, 1, 8),
            }
        ]
    )


def test_the_table_has_every_overdue_follow_up(findings, now):
    table = findings["overdue_list"].tables[0]

    assert len(table.rows) == now.overdue.height > 3
    assert findings["overdue"].heading.startswith(f"{now.overdue.height} follow-ups")


def test_a_row_says_what_where_whose_and_by_when(findings):
    assert (
        findings["overdue_list"]
        .tables[0]
        .rows.count(
            (
                "End evaluation not held",
                "Lia",
                "d2",
                "Advisor",
                "31 Jul 2025",
                "334",
                "High",
            )
        )
    )


def test_the_most_severe_come_first_and_of_these_the_oldest(findings):
    grave = ["High", "Medium", "Low"]
    order = [
        (grave.index(row[6]), -int(row[5]))
        for row in findings["overdue_list"].tables[0].rows
    ]

    assert order == sorted(order)


def test_the_bars_add_up_to_what_is_overdue(findings, now):
    chart = findings["overdue"].chart

    assert [each.name for each in chart.series] == ["High", "Medium", "Low"]
    assert [each.colour for each in chart.series] == ["orange", "amber", "grey"]
    assert sum(sum(each.values) for each in chart.series) == now.overdue.height


def test_what_is_coming_is_listed_with_the_days_that_are_left(findings):
    rows = findings["coming_list"].tables[0].rows

    assert ("Action past its deadline", LONG_NAME, "d1") in [row[:3] for row in rows]
    assert "10" in [row[5] for row in rows]
    assert findings["coming"].heading.endswith("in the next 30 days")


def test_no_word_of_a_sensitive_action_is_in_any_finding(findings):
    assert "ecret" not in text_of(findings)
    assert LONG_NAME in text_of(findings)


def test_neither_free_text_nor_the_advisor_is_in_any_finding(findings):
    assert "Quiet hour" not in text_of(findings)
    assert "R-0042" not in text_of(findings)


def test_what_is_exempt_is_counted_apart_and_its_reason_is_not_told(path, now):
    row = now.overdue.row(0, named=True)

    findings = found(follow_up_gaps, path, said=exempting(row))

    assert len(findings["overdue_list"].tables[0].rows) == now.overdue.height - 1
    said = " ".join(findings["overdue"].sentences)
    assert "1 more is exempt for a time, and is not counted." in said
    assert "Kari" not in text_of(findings)


def test_an_earlier_day_says_that_some_rules_do_not_know_it(path):
    findings = found(follow_up_gaps, path, as_of=date(2026, 3, 1))

    said = " ".join(findings["overdue"].sentences)
    assert "know nothing of this earlier day" in said
    assert "an action past its deadline" in " ".join(findings["overdue"].notes)


def test_with_nothing_overdue_and_nothing_coming_it_says_so(tmp_path):
    path = write_tiny_build(
        tmp_path / "tiny.duckdb",
        workplaces=[{"workplace_id": "w1", "workplace_name": "Lia"}],
        deliveries=[
            {
                "delivery_id": "d1",
                "workplace_id": "w1",
                "status": "stopped",
                "started_on": date(2025, 1, 1),
                "ended_on": date(2025, 2, 1),
            }
        ],
        delivery_units=[{"delivery_id": "d1", "workplace_id": "w1"}],
    )

    findings = found(follow_up_gaps, path)

    assert [each.is_empty for each in findings.values()] == [True, True]
    assert findings["overdue"].heading.startswith("Nothing is overdue")
    assert findings["coming"].heading.startswith("Nothing falls due")


def test_without_a_delivery_or_without_a_rule_it_says_why(path, tmp_path):
    rules = standard_rules()
    off = replace(
        rules, all_rules=tuple(replace(each, is_used=False) for each in rules.all_rules)
    )
    nothing = write_tiny_build(tmp_path / "tiny.duckdb")

    (no_rule,) = found(follow_up_gaps, path, rules=off).values()
    (no_delivery,) = found(follow_up_gaps, nothing).values()

    assert no_rule.is_empty
    assert no_rule.heading == "No follow-up rule is in use"
    assert no_delivery.is_empty
    assert no_delivery.sentences


def test_it_speaks_bokmal_in_full(path):
    findings = found(follow_up_gaps, path, language="nb")

    assert "Sluttevaluering er ikke holdt" in text_of(findings)
    assert "IA-rådgiver" in text_of(findings)
    assert "overdue" not in text_of(
        {code: replace(each, code="") for code, each in findings.items()}
    )


@pytest.mark.parametrize("language", ["nb", "en"])
def test_of_the_sample_every_finding_has_what_a_finding_must_have(occasion, language):
    with speaking(language):
        check_said(follow_up_gaps.findings(occasion))


def test_the_owner_of_a_row_is_a_role_of_the_work_list(findings, now):
    counted = now.overdue.filter(pl.col("owner_role") == "advisor").height

    owners = [row[3] for row in findings["overdue_list"].tables[0].rows]
    assert owners.count("Advisor") == counted
