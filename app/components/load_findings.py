"""Show which rules the rows of a load break: set aside, or in with a warning.

The sentence is that of the first row; one that may quote an answer or a sensitive row
gives way to what the rule promises.
"""

from collections.abc import Sequence
from dataclasses import asdict

import polars as pl
import streamlit as st

from app.components.charts import LONG_TABLE
from app.components.quiet import say_quietly
from app.metrics.hidden_remarks import Promises, say_remarks
from app.translations.gettext import _, ngettext
from app.translations.labels import table_label
from app.translations.markdown import plain
from app.translations.numbers import NOT_KNOWN, format_count
from data.sentence import Sentence
from data.vocabulary import Severity
from expectations.suites import read_rules
from pipelines.report import UNKNOWN_COLUMN, Finding, LoadReport


def show_set_aside_rules(report: LoadReport, language: str) -> None:
    """Draw the rules that set rows aside, most rows first.

    Args:
        report: Of a dry run.
        language: `nb` or `en`.
    """
    found = _of(report, Severity.SET_ASIDE)
    if not found:
        return
    words = ngettext(
        "Why rows would be set aside: {count} rule",
        "Why rows would be set aside: {count} rules",
        len(found),
    )
    st.header(words.format(count=format_count(len(found))), anchor=False)
    say_quietly(
        _(
            "A row set aside is not loaded, and what stood there before stays. The "
            "first row of each rule is named."
        )
    )
    _show(found, language, alt=_("Why rows would be set aside"))


def show_warning_rules(report: LoadReport, language: str) -> None:
    """Draw the rules that warn, also of rows that were in before.

    Args:
        report: Of a dry run.
        language: `nb` or `en`.
    """
    found = _of(report, Severity.WARN)
    if not found:
        return
    words = ngettext("Warnings: {count} rule", "Warnings: {count} rules", len(found))
    st.header(words.format(count=format_count(len(found))), anchor=False)
    say_quietly(
        _(
            "About the data set as it would be, with the rows it has from before. The "
            "rows are in, and should be looked at."
        )
    )
    _show(found, language, alt=_("Warnings"))


def sentences(findings: Sequence[Finding], language: str) -> list[str]:
    """Say what is wrong with the first row of each rule, without quoting an answer."""
    rows = pl.DataFrame([asdict(finding) for finding in findings]).rename(
        {"first_nb": "sentence_nb", "first_en": "sentence_en"}
    )
    said = say_remarks(rows, _promises(findings, language), language)
    return [
        Sentence(finding.first_nb, finding.first_en).in_language(language)
        if finding.rule == UNKNOWN_COLUMN
        else remark
        for finding, remark in zip(findings, said, strict=True)
    ]


def _of(report: LoadReport, severity: Severity) -> list[Finding]:
    return [each for each in report.findings if each.severity == severity.value]


def _show(findings: Sequence[Finding], language: str, *, alt: str) -> None:
    shown = [
        {
            _("The first row"): plain(sentence),
            _("Rows"): _rows(finding),
            _("Table"): table_label(finding.table_name),
        }
        for finding, sentence in zip(
            findings, sentences(findings, language), strict=True
        )
    ]
    st.table(
        pl.DataFrame(shown),
        border="horizontal",
        hide_index=True,
        height="content" if len(shown) <= LONG_TABLE else 480,
        alt=alt,
    )


def _promises(findings: Sequence[Finding], language: str) -> Promises:
    promises: dict[tuple[str, str], set[str]] = {}
    for table in {finding.table_name for finding in findings}:
        for rule in read_rules(table):
            said = promises.setdefault((table, rule.code), set())
            said.add(rule.promise.in_language(language))
    # A rule that is checked in several columns has a promise for each, and a remark
    # does not say which one it breaks.
    return {place: said.pop() for place, said in promises.items() if len(said) == 1}


def _rows(finding: Finding) -> str:
    """A heading that nobody knows is no row."""
    if finding.rule == UNKNOWN_COLUMN:
        return NOT_KNOWN
    return format_count(finding.rows_count)
