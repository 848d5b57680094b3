"""Roles and single trainers are counted in a pack, and stand in no row of it."""

import polars as pl
import pytest

from app.sections import follow_up_gaps, since_last
from app.sections.counted_only import COUNTED_ONLY, listed_rows
from app.sections.follow_up_gaps_rows import gap_tables
from app.sections.registry import SECTIONS
from app.translations.follow_up_words import rule_title
from app.translations.gettext import speaking
from data.follow_up import standard_rules

COUNTING_TABLES = {"gaps_still_open"}
"""Its rows are rules, without a place."""


@pytest.fixture(scope="module")
def pack(two_days):
    with speaking("en"):
        return [
            finding for section in SECTIONS for finding in section.findings(two_days)
        ]


def titles():
    with speaking("en"):
        return {rule_title(standard_rules().named(code)) for code in COUNTED_ONLY}


def test_no_row_of_a_pack_says_where_a_role_or_a_trainer_is(pack):
    rows = {
        (finding.code, row)
        for finding in pack
        if finding.code not in COUNTING_TABLES
        for table in finding.tables
        for row in table.rows
    }

    assert rows
    assert not [row for row in rows if titles() & set(row[1])]


def test_what_is_not_listed_is_counted_and_said(two_days, found):
    overdue = two_days.now.overdue
    listed = listed_rows(overdue)
    hidden = overdue.height - listed.height
    assert set(overdue["rule_code"]) & COUNTED_ONLY

    findings = found(follow_up_gaps, two_days, "en")

    assert findings["overdue"].heading.startswith(f"{overdue.height} follow-ups")
    (table,) = findings["overdue_list"].tables
    assert len(table.rows) == listed.height
    said = findings["overdue_list"].sentences[-1]
    assert said.startswith(f"{hidden} are counted and not listed: where a role")
    assert sum(sum(each.values) for each in findings["overdue"].chart.series) == (
        overdue.height
    )


def test_of_what_came_or_went_it_is_counted_and_not_listed(two_days, found):
    findings = found(since_last, two_days, "en")
    rows = sum(len(table.rows) for table in findings["gap_changes"].tables)
    heading = findings["gap_changes"].heading
    still = {row[0] for row in findings["gaps_still_open"].tables[0].rows}

    assert rows < int(heading.split()[0])
    assert "counted and not listed" in findings["gap_changes"].sentences[-1]
    assert titles() & still


def test_a_list_of_nothing_else_has_no_table(two_days):
    rows = two_days.now.overdue.filter(pl.col("rule_code").is_in(list(COUNTED_ONLY)))

    assert rows.height
    assert gap_tables(rows, standard_rules(), title="", days_heading="") == ()
