"""Say what the checks of the data found, and list every rule that some row breaks.

A row is never quoted here, only the rule that it breaks: a pack is handed round.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from app.exports.about import checks_in_words
from app.exports.checks import read_checks
from app.metrics.hidden_remarks import Promises, read_promises
from app.sections.captions import caption
from app.sections.content import Column, Finding, Table
from app.sections.occasion import Moment
from app.translations.gettext import _, current_language, ngettext
from app.translations.labels import code_label, column_label, table_label
from app.translations.numbers import format_count
from data.vocabulary import OwnerRole, Severity

_WITH_ANOTHER = "parent"
"""The rule of a row that is right, but belongs to one that is set aside."""


def checks_finding(now: Moment) -> Finding:
    """Show how many rows are set aside or warned about, and by which rules."""
    counts = now.fetch("trust_counts").row(0, named=True)
    rules = now.fetch("trust_rules")
    promises = read_promises(now.fetch("check_results"), current_language())
    return Finding(
        "checks",
        _heading(counts),
        (
            checks_in_words(read_checks(now.fetch)),
            _("Nothing is corrected in silence."),
        ),
        tables=() if rules.is_empty() else (_table(rules, promises),),
        caption=caption(
            now,
            ngettext(
                "{count} row read", "{count} rows read", counts["read_count"]
            ).format(count=format_count(counts["read_count"])),
        ),
        notes=(
            _(
                "The checks are of all data of the data set, whatever group and "
                "filters the meeting has. A row may break more than one rule."
            ),
        ),
        screen="loaded_data",
    )


def _heading(counts: Mapping[str, int]) -> str:
    aside, warnings = counts["set_aside_count"], counts["warning_count"]
    if not aside and not warnings:
        return _("No row is set aside, and none has a warning")
    rows = ngettext(
        "{count} of {all} row is set aside",
        "{count} of {all} rows are set aside",
        counts["read_count"],
    ).format(count=format_count(aside), all=format_count(counts["read_count"]))
    told = ngettext("{count} warning", "{count} warnings", warnings).format(
        count=format_count(warnings)
    )
    return _("{rows}, and there are {warnings}").format(rows=rows, warnings=told)


def _table(rules: pl.DataFrame, promises: Promises) -> Table:
    return Table(
        _("Rows set aside and warnings, by rule"),
        (
            Column(_("State"), width=1.1),
            Column(_("Table"), width=1.4),
            Column(_("Rule"), width=3.6),
            Column(_("Rows"), is_number=True, width=0.8),
            Column(_("Who can mend it"), width=1.7),
        ),
        tuple(
            (
                code_label(Severity, rule["state"]) or rule["state"],
                table_label(rule["table_name"]),
                _rule_words(rule, promises),
                format_count(rule["row_count"]),
                code_label(OwnerRole, rule["owner"]) or "",
            )
            for rule in rules.iter_rows(named=True)
        ),
    )


def _rule_words(rule: Mapping[str, Any], promises: Promises) -> str:
    table = rule["table_name"]
    promised = promises.get((table, rule["rule"]))
    if promised is not None:
        return promised
    if rule["rule"] == _WITH_ANOTHER:
        return _("A row goes with the row it belongs to, which is set aside.")
    if not rule["column_name"]:
        return _("A value breaks a rule of the table.")
    return _("{column} can be read, and is a known value.").format(
        column=column_label(rule["column_name"], table=table)
    )
