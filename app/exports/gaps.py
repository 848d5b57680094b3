"""What are the rows of the work list called when they leave Varig?

One table serves XLSX, CSV and JSON, on the screen and on the command line. Words are
written here, because they belong to rules that an installation may change; the codes
stand beside them for programs.
"""

from datetime import date, timedelta
from typing import Any

import polars as pl

from app.translations.follow_up_words import (
    basis_title,
    fact_in_words,
    owner_label,
    rule_title,
    severity_label,
    source_label,
    state_label,
)
from app.translations.gettext import _, ngettext, speaking
from app.translations.labels import code_label
from app.translations.numbers import format_count, format_day
from data.follow_up import FollowUpRules, Rule
from data.reference.places import county_name
from data.vocabulary import DeliveryType

GapRow = dict[str, Any]
"""A row of the work list by its column names, as Polars gives it."""

_NAMES = (
    *("rule_title", "state_name", "severity_name", "overdue_days", "due_on", "from_on"),
    *("workplace_name", "workplace_id", "merged_into_name", "delivery_id", "type_name"),
    *("centre_name", "county_name", "owner_name", "advisor_id"),
    *("fact", "why", "closes", "basis_name", "source"),
    *("exempt_until_on", "exempt_reason", "assigned_until_on", "assigned_reason"),
    *("comment_count", "newest_comment"),
)
_CODES = (
    *("rule_code", "record_id", "state_code", "severity_code", "owner_role"),
    *("delivery_type", "county_code", "centre_id"),
)

WORD_COLUMNS = list(_NAMES)
"""What a person reads: the columns for XLSX and Norwegian CSV."""


def gap_rows(rows: pl.DataFrame, rules: FollowUpRules, language: str) -> pl.DataFrame:
    """Put words to rows of the work list.

    Args:
        rows: Rows of `components/work_list.py`, in the order to be kept.
        rules: The rules that found them.
        language: `nb` or `en`.

    Returns:
        One row per gap: WORD_COLUMNS, and then the codes of rule, record, state,
        severity, owner, type, county and centre, for programs.
    """
    known = rules_by_code(rules)
    with speaking(language):
        words = pl.DataFrame(
            [
                _words_of(row, known[row["rule_code"]], language)
                for row in rows.iter_rows(named=True)
            ],
            schema=dict.fromkeys(_WORDS, pl.String),
        )
    codes = {"state": "state_code", "severity": "severity_code"}
    return pl.concat([rows.rename(codes), words], how="horizontal").select(
        *_NAMES, *_CODES
    )


def gap_labels() -> dict[str, str]:
    """Give the headings of the columns of `gap_rows`, in the language of this run."""
    return {
        "rule_title": _("What"),
        "state_name": _("State"),
        "severity_name": _("Severity"),
        "overdue_days": _("Days overdue"),
        "due_on": _("Deadline"),
        "from_on": _("Counted from"),
        "merged_into_name": _("Merged into"),
        "type_name": _("Type"),
        "county_name": _("County"),
        "owner_name": _("Owner"),
        "advisor_id": _("Advisor"),
        "fact": _("Why"),
        "why": _("Reason of the rule"),
        "closes": _("What closes it"),
        "basis_name": _("Where the deadline comes from"),
        "source": _("Source"),
        "exempt_until_on": _("Exempt until"),
        "exempt_reason": _("Reason of the exemption"),
        "assigned_until_on": _("Assigned until"),
        "assigned_reason": _("Reason of the assignment"),
        "comment_count": _("Comments"),
        "newest_comment": _("Newest comment"),
        "rule_code": _("Code of the rule"),
        "record_id": _("Record"),
        "state_code": _("Code of the state"),
        "severity_code": _("Code of the severity"),
        "owner_role": _("Code of the owner"),
    }


def gap_meanings() -> dict[str, str]:
    """Say what needs more than a heading, for the sheet about the extract."""
    return {
        "overdue_days": _("Days from the due day to the as-of day; below zero: left."),
        "due_on": _("Not overdue on the day itself, only after it."),
        "from_on": _("The day that the interval of the rule counts from."),
        "advisor_id": _("The unit's own advisor, else the delivery's; a pseudonym."),
        "basis_name": _(
            "Printed in the source as usual practice, our assumption, a day the "
            "parties have set, or set here."
        ),
    }


def rules_by_code(rules: FollowUpRules) -> dict[str, Rule]:
    """Map every rule by its code."""
    return {rule.code: rule for rule in rules.all_rules}


def place_in_words(row: GapRow) -> str:
    """Name where a gap is: the workplace, and what it was merged into."""
    place = row["workplace_name"] or row["workplace_id"] or row["delivery_id"]
    if place is None:
        return _("No workplace given")
    if row["merged_into_name"] is None:
        return str(place)
    return _("{workplace} (merged into {other})").format(
        workplace=place, other=row["merged_into_name"]
    )


def overdue_in_words(row: GapRow) -> str:
    """Say how many days a gap is over its day, or how many are left, and of when."""
    days = row["overdue_days"]
    as_of = format_day(as_of_row(row))
    if days == 0:
        return _("due on {day} itself").format(day=as_of)
    if days > 0:
        words = ngettext("{days} day over on {day}", "{days} days over on {day}", days)
    else:
        words = ngettext("{days} day left on {day}", "{days} days left on {day}", -days)
    return words.format(days=format_count(abs(days)), day=as_of)


def as_of_row(row: GapRow) -> date:
    """Give the as-of day that a row was found on."""
    due_on: date = row["due_on"]
    return due_on + timedelta(days=int(row["overdue_days"]))


def where_in_words(row: GapRow) -> str:
    """Say on one line which delivery, of which type, and whose: `L-0332 · ...`."""
    words = (
        row["delivery_id"],
        code_label(DeliveryType, row["delivery_type"]),
        row["centre_name"],
    )
    return " · ".join(str(word) for word in words if word)


_WORDS = (
    *("rule_title", "state_name", "severity_name", "type_name", "county_name"),
    *("owner_name", "fact", "why", "closes", "basis_name", "source"),
)


def _words_of(row: GapRow, rule: Rule, language: str) -> dict[str, str | None]:
    county = row["county_code"]
    return {
        "rule_title": rule_title(rule),
        "state_name": state_label(row["state"]),
        "severity_name": severity_label(row["severity"]),
        "type_name": code_label(DeliveryType, row["delivery_type"]),
        "county_name": None if county is None else county_name(county) or county,
        "owner_name": owner_label(row["owner_role"]),
        "fact": fact_in_words(row, rule),
        "why": rule.why.in_language(language),
        "closes": rule.closes.in_language(language),
        "basis_name": basis_title(rule),
        "source": source_label(rule),
    }
