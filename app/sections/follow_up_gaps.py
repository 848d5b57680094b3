"""Follow-up gaps with owners: what is overdue, whose is it, and what comes next?"""

from app.metrics.gap_counts import coming_rows, count_coming, count_open
from app.sections.content import Finding
from app.sections.follow_up_gaps_coming import coming_findings
from app.sections.follow_up_gaps_overdue import overdue_findings
from app.sections.nothing_in_view import nothing_in_view
from app.sections.occasion import Moment, Occasion
from app.translations.follow_up_words import rule_subject
from app.translations.gettext import _
from app.translations.numbers import format_day
from data.follow_up import FollowUpRules

COMING_DAYS = 30
"""How far ahead a meeting looks (the issue's): about as long as to the next one."""


def title() -> str:
    """Name the section."""
    return _("Follow-up, and who owns it")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say what is overdue, whose it is, and what falls due before the next meeting."""
    now, rules = occasion.now, occasion.rules
    nothing = _why_nothing(occasion)
    if nothing is not None:
        return (nothing,)
    notes = _notes(now, rules)
    return (
        *overdue_findings(now, rules, count_open(now.work, "owner_role"), notes),
        *coming_findings(
            now,
            rules,
            coming_rows(now.work, COMING_DAYS),
            count_coming(now.work, "owner_role", (COMING_DAYS,)),
            days=COMING_DAYS,
        ),
    )


def _why_nothing(occasion: Occasion) -> Finding | None:
    if occasion.rules.used:
        return nothing_in_view(occasion)
    return Finding(
        "overdue",
        _("No follow-up rule is in use"),
        (_("Every rule is switched off in the file of rules of this installation."),),
        screen="follow_up",
        is_empty=True,
    )


def _notes(now: Moment, rules: FollowUpRules) -> tuple[str, ...]:
    said = (
        _(
            "A follow-up is overdue from the day after its deadline. Deadlines are "
            "those of the rules of follow-up; the page of follow-up says where each "
            "comes from."
        ),
        _("Sensitive actions are followed up nowhere, and stand in no list."),
        _without_history(now, rules),
    )
    return tuple(each for each in said if each)


def _without_history(now: Moment, rules: FollowUpRules) -> str:
    """Say which rules know nothing of this day, as the page of follow-up does."""
    undated = [rule_subject(rule) for rule in rules.used if not rule.is_dated]
    if now.as_of >= now.build.data_date or not undated:
        return ""
    return _(
        "No history before {data_date}, so nothing of these is known on {day}: "
        "{rules}. They rest on facts without a day."
    ).format(
        data_date=format_day(now.build.data_date),
        day=format_day(now.as_of),
        rules=", ".join(undated),
    )
