"""What does the work list show, in one sentence, and what are its rows about?"""

from datetime import date

import polars as pl

from app.metrics.work_filters import WorkChoice
from app.metrics.work_groups import Concerned, count_concerned, most_common
from app.translations.follow_up_words import (
    follow_ups,
    listed,
    rule_subject,
)
from app.translations.gettext import _, ngettext
from app.translations.labels import deliveries, workplaces
from app.translations.numbers import format_count, format_day
from data.follow_up import FollowUpRules

MOST_NAMED = 2
"""Where more rules than these are equally common, none of them is named."""


def list_finding(hits: pl.DataFrame, choice: WorkChoice, rules: FollowUpRules) -> str:
    """Say how many rows are overdue, and of which rule most of them are.

    Args:
        hits: At least one row that fits the choice.
        choice: What the reader has chosen.
        rules: The rules of the installation.
    """
    if choice.state == "exempt":
        said = ngettext(
            "{count} follow-up is exempt", "{count} follow-ups are exempt", hits.height
        )
        return said.format(count=format_count(hits.height)) + _tail(hits, rules)
    overdue = hits.filter(pl.col("state") == "overdue")
    if overdue.is_empty():
        return _soon_finding(hits, choice, rules)
    said = ngettext(
        "{count} follow-up is overdue", "{count} follow-ups are overdue", overdue.height
    )
    return said.format(count=format_count(overdue.height)) + _tail(overdue, rules)


def _soon_finding(hits: pl.DataFrame, choice: WorkChoice, rules: FollowUpRules) -> str:
    said = ngettext(
        "{count} follow-up is due within {days} days",
        "{count} follow-ups are due within {days} days",
        hits.height,
    ).format(count=format_count(hits.height), days=rules.due_soon_days)
    # What is overdue may be left out by the choice, and then it cannot be said.
    if choice.state == "open" and choice.window is None:
        return _("None is overdue; {soon}").format(soon=said)
    return said + _tail(hits, rules)


def concerned_words(hits: pl.DataFrame, rules: FollowUpRules) -> str:
    """Say what the rows are about, each delivery, unit, action counted once.

    Args:
        hits: At least one row.
        rules: The rules of the installation.
    """
    grains = {rule.code: rule.per.value for rule in rules.all_rules}
    found = count_concerned(hits, grains)
    return _("{gaps} in {things}").format(
        gaps=f"**{format_count(found.gaps)}** {follow_ups(found.gaps)}",
        things=listed(_things(found)),
    )


def without_history(rules: FollowUpRules, as_of: date, data_date: date) -> str:
    """Say which rules cannot tell about an earlier day; empty when all can."""
    if as_of >= data_date:
        return ""
    undated = [rule_subject(rule) for rule in rules.used if not rule.is_dated]
    if not undated:
        return ""
    return _(
        "No history before {data_date}, so nothing of these is known on {day}: "
        "{rules}. They rest on facts without a day."
    ).format(
        data_date=format_day(data_date),
        day=format_day(as_of),
        rules=", ".join(undated),
    )


def _tail(rows: pl.DataFrame, rules: FollowUpRules) -> str:
    order = rule_places(rules)
    codes = most_common(rows, order)
    subjects = [rule_subject(rules.named(code)) for code in codes]
    if rows["rule_code"].n_unique() == 1:
        return _(": {subject}").format(subject=subjects[0])
    # One of each is no pattern, and many equally common ones are none either.
    if len(codes) > MOST_NAMED or rows.height < MOST_NAMED * len(codes):
        return ""
    if len(codes) == 1:
        return _("; {subject} is the most common").format(subject=subjects[0])
    return _("; {subjects} are the most common").format(subjects=listed(subjects))


def rule_places(rules: FollowUpRules) -> dict[str, int]:
    """Give every rule its place in the catalogue."""
    return {rule.code: place for place, rule in enumerate(rules.all_rules)}


def _things(found: Concerned) -> list[str]:
    named = (
        (found.deliveries, deliveries),
        (found.workplaces, workplaces),
        (found.units, lambda n: ngettext("delivery-unit", "delivery-units", n)),
        (found.actions, lambda n: ngettext("action", "actions", n)),
        (found.trainers, lambda n: ngettext("trainer", "trainers", n)),
    )
    return [f"{format_count(count)} {noun(count)}" for count, noun in named if count]
