"""Read what is found in ongoing deliveries, and say how each factor is known."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from app.components.page import Page
from app.components.work_list import page_rules
from app.filters import Filters
from app.metrics.factor_risks import (
    RULE_OF_FACTOR,
    RisksNow,
    codes_of,
    sort_risks,
)
from app.metrics.follow_up import OPEN
from app.permits import may_see_answers
from app.translations.factor_words import basis_label
from app.translations.gettext import _, current_language, ngettext
from app.translations.numbers import format_count, format_day
from data.recorded_factors import recorded_factors
from data.vocabulary import DeliveryStatus, FactorBasis

Row = Mapping[str, Any]
"""A row of `RisksNow.rows`."""


def read_risks(page: Page) -> RisksNow | None:
    """Read what is found in the ongoing deliveries in view; None when there is none."""
    filters = _ongoing_filters(page)
    if filters is None:
        return None
    deliveries = page.fetch_with(filters, "factor_risk_deliveries")
    if deliveries.is_empty():
        return None
    found = page.fetch_with(
        filters,
        "factor_risks",
        risk_factors=codes_of("risk"),
        success_factors=codes_of("success"),
        is_joint_shown=may_see_answers(page.reader),
    )
    return sort_risks(deliveries, found)


def open_gaps(page: Page) -> dict[tuple[str, str], int]:
    """Count the open follow-ups of each delivery by each rule on the same thing.

    Returns:
        delivery_id and rule_code to how many are overdue or due soon.
    """
    rules, _faults = page_rules(page)
    rows = page.follow_up(rules).rows
    wanted = rows.filter(
        pl.col("state").is_in(list(OPEN)),
        pl.col("rule_code").is_in(list(RULE_OF_FACTOR.values())),
        pl.col("delivery_id").is_not_null(),
    )
    counted = wanted.group_by("delivery_id", "rule_code").len()
    return {(delivery, rule): count for delivery, rule, count in counted.iter_rows()}


def how_known(row: Row) -> list[str]:
    """Say how it is known that a factor is there, or missing, a sentence each."""
    said = []
    if row["joint_count"]:
        said.append(_joint(row))
    if row["recorded_count"]:
        said.append(_recorded(row))
    if row["differ_count"]:
        said.append(_different(row))
    return said


def where_found(row: Row) -> str:
    """Say in how many of the units it is found; nothing where there is one unit."""
    if row["unit_count"] < 2:
        return ""
    return _("{n} of {count} units").format(
        n=format_count(row["found_count"]), count=format_count(row["unit_count"])
    )


def records_alone() -> str:
    """Say to a reader who may not see the answers of one group what is shown then."""
    return _(
        "This rests on records alone: what a party group has answered together is "
        "not shown to you."
    )


def recorded_definitions(language: str) -> dict[str, str]:
    """Say for each factor what the records must say for it to be present."""
    return {
        factor.code: factor.definition.in_language(language)
        for factor in recorded_factors()
    }


def _ongoing_filters(page: Page) -> Filters | None:
    """Give the filters of the page with only what is ongoing; None for nothing left.

    The rows of factors are made for what is in view, and the completed are many.
    """
    statuses = page.filters.statuses
    ongoing = DeliveryStatus.ONGOING.value
    if statuses and ongoing not in statuses:
        return None
    return replace(page.filters, statuses=(ongoing,))


def _joint(row: Row) -> str:
    day = format_day(row["joint_on"])
    answer = _answer(row)
    if row["unit_count"] < 2:
        return _("Joint answer of the party group {day}: {answer}.").format(
            day=day, answer=answer
        )
    return ngettext(
        "Joint answer in {n} unit, {day}: {answer}.",
        "Joint answers in {n} units, the newest {day}: {answer}.",
        row["joint_count"],
    ).format(n=format_count(row["joint_count"]), day=day, answer=answer)


def _answer(row: Row) -> str:
    if row["severity"] != "low":
        return _("is there")
    partly, joint = row["partly_count"], row["joint_count"]
    if not partly:
        return _("is not there")
    if partly == joint:
        return _("only partly there")
    return ngettext(
        "is not there, or only partly (in {n})",
        "is not there, or only partly (in {n})",
        partly,
    ).format(n=format_count(partly))


def _recorded(row: Row) -> str:
    said = recorded_definitions(current_language()).get(row["factor_code"], "")
    opening = [basis_label(FactorBasis.RECORDS.value)]
    if row["unit_count"] > 1:
        words = ngettext("{n} unit", "{n} units", row["recorded_count"])
        opening.append(words.format(n=format_count(row["recorded_count"])))
    if row["recorded_on"] is not None:
        since = _("since {day}").format(day=format_day(row["recorded_on"]))
        opening.append(since)
    start = ", ".join(opening)
    if row["severity"] == "low":
        return _("{start}: this is not so: “{definition}”").format(
            start=start, definition=said
        )
    return f"{start}: {said}"


def _different(row: Row) -> str:
    if row["unit_count"] < 2:
        return _("Different: the joint answer and the records do not agree.")
    return ngettext(
        "Different in {n} unit: the joint answer and the records do not agree.",
        "Different in {n} units: the joint answer and the records do not agree.",
        row["differ_count"],
    ).format(n=format_count(row["differ_count"]))
