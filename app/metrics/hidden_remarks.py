"""Which remarks on the data would give away an answer of few persons?

A remark quotes the row that breaks a rule, and a row set aside never met the rules on
how many have answered. So what stands under an answer is never quoted on a screen:
the reader is told the rule, and finds the row by its file and number.
"""

import json
from collections.abc import Mapping

import polars as pl

from app.metrics.hidden_answers import EVALUATION_ANSWERS
from app.translations.gettext import _
from app.translations.labels import column_label
from data.tables import table_named

_KEYS = ("action_id", "workplace_id", "delivery_id", "is_sensitive")

ANSWERS = {
    "evaluations": {*EVALUATION_ANSWERS, "respondents_count"},
    "survey_results": {"score", "respondents_count"},
    "absence": {"absence_share", "lost_days", "possible_days", "persons_count"},
    # Of an answer by one role, only the answer is kept back; there may be one leader.
    "factor_assessments": {"presence"},
    # An action may be sensitive, and of such a one only that it is there is told.
    "actions": {*table_named("actions").column_names} - {*_KEYS},
}
"""The columns of each table that may hold what a screen would hide."""

NEVER_QUOTES = "personal_data"
"""This rule names the headings only, and masks the cell itself."""

Promises = Mapping[tuple[str, str], str]


def read_promises(checks: pl.DataFrame, language: str) -> Promises:
    """Give the promise of each table and rule that has one; quotes no row.

    Args:
        checks: Rows of check_results.sql. A rule that is checked in several columns
            has several promises, and a remark does not say which one it breaks.
        language: `nb` or `en`.
    """
    sentence = f"sentence_{language}"
    single = (
        checks.group_by("table_name", "rule")
        .agg(pl.col(sentence).first(), is_single=pl.col(sentence).n_unique() == 1)
        .filter("is_single")
    )
    return {
        (table, rule): promise
        for table, rule, promise in single.select(
            "table_name", "rule", sentence
        ).iter_rows()
    }


def say_remarks(remarks: pl.DataFrame, promises: Promises, language: str) -> pl.Series:
    """Say what is wrong with each row, without quoting an answer.

    Args:
        remarks: table_name, rule, sentence_nb, sentence_en, and column_name where the
            remark says which column it is about.
        promises: From `read_promises`.
        language: `nb` or `en`.
    """
    sentences = [_say(row, promises, language) for row in remarks.iter_rows(named=True)]
    return pl.Series("sentence", sentences, dtype=pl.String)


def say_original(table: str, original: str) -> str:
    """Write a row as it came, heading by heading, without empty cells and answers."""
    shown = _open_headings(table)
    hidden = _("hidden")
    return " · ".join(
        f"{heading}: {value if shown is None or _bare(heading) in shown else hidden}"
        for heading, value in json.loads(original).items()
        if value
    )


def _say(row: Mapping[str, str | None], promises: Promises, language: str) -> str:
    table, rule, column = str(row["table_name"]), row["rule"], row.get("column_name")
    sentence = row[f"sentence_{language}"] or ""
    answers = ANSWERS.get(table)
    if answers is None or rule == NEVER_QUOTES or (column and column not in answers):
        return sentence
    broken = promises.get((table, str(rule)))
    if broken is None:
        name = column_label(column, table=table) if column else _("A value")
        broken = _("{column} breaks a rule.").format(column=name)
    return _(
        "{rule} What stands in the row is hidden: it may be sensitive, or an answer "
        "of few persons."
    ).format(rule=broken)


def _open_headings(table: str) -> set[str] | None:
    """Name the headings whose cells may be shown; None for all of them.

    A heading that the contract does not know may hold anything, and is not among them.
    """
    if table not in ANSWERS:
        return None
    return {
        _bare(spelling)
        for column in table_named(table).columns
        if column.name not in ANSWERS[table]
        for spelling in (column.name, column.nb, column.en)
    }


def _bare(heading: str) -> str:
    return "".join(letter for letter in heading.casefold() if letter.isalnum())
