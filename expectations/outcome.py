"""What did the rules say, in words a reader understands?

Takes what the gate found, rule by rule, and gives one row per rule and one row per
row and rule it breaks.
"""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from data.columns import Table
from expectations.sentences import fill_sentence
from expectations.suites import Rule

RESULTS_SCHEMA = {
    "rule": pl.String(),
    "column_name": pl.String(),
    "severity": pl.String(),
    "checked_count": pl.Int64(),
    "failed_count": pl.Int64(),
    "sentence_nb": pl.String(),
    "sentence_en": pl.String(),
    "owner": pl.String(),
}
"""One row per rule; its sentence is what the rule promises."""

FAILURES_SCHEMA = {
    "row_id": pl.Int64(),
    "rule": pl.String(),
    "severity": pl.String(),
    "column_name": pl.String(),
    "sentence_nb": pl.String(),
    "sentence_en": pl.String(),
    "owner": pl.String(),
}
"""One row per row and rule it breaks, the sentence filled with the row's values."""


class Finding(NamedTuple):
    """What came of one rule."""

    rule: Rule
    checked_count: int
    """Rows the rule applies to."""
    failed_count: int
    failed_row_ids: Sequence[int]
    """Empty for a rule about the whole table."""


class Outcome(NamedTuple):
    """What the rules said."""

    results: pl.DataFrame
    """RESULTS_SCHEMA, in suite order."""
    failures: pl.DataFrame
    """FAILURES_SCHEMA, in row order."""


def describe_findings(
    table: Table, rows: pl.DataFrame, findings: Sequence[Finding]
) -> Outcome:
    """Put findings into words.

    Args:
        table: The contract of the table.
        rows: The rows checked: row_id and every column that a sentence names.
        findings: What came of each rule, in suite order.
    """
    failing = [_failing_rows(table, rows, found) for found in findings]
    return Outcome(
        results=pl.DataFrame(
            [_describe_rule(found) for found in findings], schema=RESULTS_SCHEMA
        ),
        failures=pl.concat([pl.DataFrame(schema=FAILURES_SCHEMA), *failing]).sort(
            "row_id", maintain_order=True
        ),
    )


def _describe_rule(found: Finding) -> dict[str, object]:
    return {
        "rule": found.rule.code,
        "column_name": found.rule.column,
        "severity": found.rule.severity.value,
        "checked_count": found.checked_count,
        "failed_count": found.failed_count,
        "sentence_nb": found.rule.promise.nb,
        "sentence_en": found.rule.promise.en,
        "owner": found.rule.owner.value,
    }


def _failing_rows(table: Table, rows: pl.DataFrame, found: Finding) -> pl.DataFrame:
    if not found.failed_row_ids:
        return pl.DataFrame(schema=FAILURES_SCHEMA)
    rule = found.rule
    failing = pl.DataFrame({"row_id": found.failed_row_ids}, {"row_id": pl.Int64})
    return rows.join(failing, on="row_id", how="semi").select(
        "row_id",
        rule=pl.lit(rule.code),
        severity=pl.lit(rule.severity.value),
        column_name=pl.lit(rule.column, dtype=pl.String),
        sentence_nb=fill_sentence(rule.sentence.nb, table, rows.schema, "nb"),
        sentence_en=fill_sentence(rule.sentence.en, table, rows.schema, "en"),
        owner=pl.lit(rule.owner.value),
    )
