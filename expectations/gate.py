"""Check rows against the rules of their table.

The only module that knows Great Expectations and pandas: its import takes seconds,
so only a load or a check imports this. Great Expectations has no engine that works
for Polars, so the columns that the rules look at are handed over as pandas columns,
with row_id as the index: that is how a failing row is found again.

This module is long because no other may know Great Expectations.
"""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Any

import great_expectations as gx
import pandas as pd
import polars as pl
from great_expectations.core.batch_definition import BatchDefinition
from great_expectations.core.expectation_suite import ExpectationSuite
from great_expectations.core.expectation_validation_result import (
    ExpectationValidationResult,
)
from great_expectations.data_context.data_context.ephemeral_data_context import (
    EphemeralDataContext,
)
from great_expectations.data_context.types.base import ProgressBarsConfig

from data.tables import table_named
from data.vocabulary import Severity
from expectations.outcome import Finding, Outcome, describe_findings
from expectations.period import FIRST_DAY, YEARS_AHEAD
from expectations.suites import Rule, read_rules

MICROSECONDS_A_DAY = 86_400_000_000

CHECK = "check_"
"""What the name of a check column begins with."""


class BrokenRuleError(Exception):
    """A rule could not be run at all: the suite and the rows do not fit together."""


def check_rows(
    table: str,
    rows: pl.DataFrame,
    *,
    severities: Collection[Severity],
    data_date: date,
    rules: Collection[str] | None = None,
) -> Outcome:
    """Run the rules of a table on its rows.

    Args:
        table: The name of the table.
        rows: row_id, the columns of the contract, and the check columns of the rules.
        severities: Which rules to run.
        data_date: The day the data are from.
        rules: Only these rule codes; None: all.

    Raises:
        BrokenRuleError: A rule looks at a column that is not there.
    """
    chosen = [
        rule
        for rule in read_rules(table, severities)
        if rules is None or rule.code in rules
    ]
    about_rows = [rule for rule in chosen if rule.columns]
    about_table = [rule for rule in chosen if not rule.columns]
    findings = [
        *_about_rows(about_rows, rows, data_date),
        *_validate(about_table, _only_headings(rows), data_date),
    ]
    return describe_findings(table_named(table), rows, findings)


def _about_rows(
    rules: Sequence[Rule], rows: pl.DataFrame, data_date: date
) -> list[Finding]:
    if rows.is_empty():
        # A rule costs the same time whatever it looks at, and here it sees nothing.
        _refuse_missing(rows, rules)
        return [Finding(rule, 0, 0, ()) for rule in rules]
    return _validate(rules, _to_pandas(rows, rules), data_date)


def _to_pandas(rows: pl.DataFrame, rules: Sequence[Rule]) -> pd.DataFrame:
    if not rules:
        return pd.DataFrame()
    needed = _refuse_missing(rows, rules)
    frame = pl.DataFrame([_to_numbers(rows[name]) for name in needed]).to_pandas()
    # A named index would come back as one dictionary per failing row, which is slow.
    return frame.set_index(pd.Index(rows["row_id"].to_numpy()))


def _refuse_missing(rows: pl.DataFrame, rules: Sequence[Rule]) -> list[str]:
    needed = list(dict.fromkeys(name for rule in rules for name in rule.columns))
    missing = [name for name in ["row_id", *needed] if name not in rows.columns]
    if missing:
        raise BrokenRuleError(f"The rows lack {', '.join(missing)}")
    return needed


def _only_headings(rows: pl.DataFrame) -> pd.DataFrame:
    names = [
        name for name in rows.columns if name != "row_id" and not name.startswith(CHECK)
    ]
    return pd.DataFrame(columns=names)


def _validate(
    rules: Sequence[Rule], frame: pd.DataFrame, data_date: date
) -> list[Finding]:
    if not rules:
        return []
    suite = ExpectationSuite(
        name="rules",
        expectations=[
            {"type": rule.expectation, "kwargs": rule.arguments, "meta": {"at": at}}
            for at, rule in enumerate(rules)
        ],
    )
    found = (
        _all_rows()
        .get_batch({"dataframe": frame})
        .validate(
            suite,
            result_format={
                "result_format": "COMPLETE",
                "return_unexpected_index_query": False,
            },
            expectation_parameters=_parameters(data_date),
        )
    )
    return _in_suite_order(rules, found.results)


def _in_suite_order(
    rules: Sequence[Rule], results: Sequence[ExpectationValidationResult]
) -> list[Finding]:
    """Results come back in any order; the place in the suite is in their meta."""
    by_place: dict[int, ExpectationValidationResult] = {}
    for result in results:
        configuration = result.expectation_config
        if configuration is not None and configuration.meta is not None:
            by_place[configuration.meta["at"]] = result
    _refuse_broken(rules, by_place)
    return [_find(rule, by_place[at]) for at, rule in enumerate(rules)]


def _refuse_broken(
    rules: Sequence[Rule], by_place: dict[int, ExpectationValidationResult]
) -> None:
    """A rule that raises inside Great Expectations gives an empty result."""
    broken = [
        f"{rule.code} ({rule.expectation} {rule.arguments})"
        for at, rule in enumerate(rules)
        if not by_place[at].result and not by_place[at].success
    ]
    if broken:
        raise BrokenRuleError(f"These rules could not be run: {'; '.join(broken)}")


def _find(rule: Rule, result: ExpectationValidationResult) -> Finding:
    found = result.result
    return Finding(
        rule=rule,
        checked_count=found.get("element_count", 1) - found.get("missing_count", 0),
        failed_count=found.get("unexpected_count", int(not result.success)),
        failed_row_ids=found.get("unexpected_index_list") or (),
    )


def _to_numbers(values: pl.Series) -> pl.Series:
    """Give days as their number: anything but float64 is compared one by one."""
    if values.dtype == pl.String:
        return values
    if values.dtype == pl.Date:
        return values.cast(pl.Int32).cast(pl.Float64)
    if isinstance(values.dtype, pl.Datetime):
        return (values.dt.epoch("us") / MICROSECONDS_A_DAY).cast(pl.Float64)
    return values.cast(pl.Float64)


def _parameters(data_date: date) -> dict[str, float]:
    """Give what rules name as `$PARAMETER`, days as numbers like the columns."""
    days = pl.Series([FIRST_DAY, data_date])
    first_day, latest = _to_numbers(days)
    _, last_day = _to_numbers(days.dt.offset_by(f"{YEARS_AHEAD}y"))
    return {
        "first_day": first_day,
        "data_date": latest,
        "last_day": last_day,
        "first_year": FIRST_DAY.year,
        "data_year": data_date.year,
    }


@cache
def _context() -> EphemeralDataContext:
    """Make the one context of this process: no usage statistics, nothing printed."""
    context = gx.get_context(mode="ephemeral")
    context.enable_analytics(enable=False)
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context


@cache
def _all_rows() -> BatchDefinition[Any]:
    """Name what is validated, once: each naming writes down the whole context."""
    source = _context().data_sources.add_pandas("rows")
    return source.add_dataframe_asset("rows").add_batch_definition_whole_dataframe(
        "rows"
    )
