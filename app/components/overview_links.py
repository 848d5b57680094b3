"""Lead from a count of the overview to the same rows of the work list."""

from app.components.page import Page
from app.translations.follow_up_words import (
    owner_label,
    rule_title,
    severity_label,
    state_label,
)
from app.translations.markdown import plain
from app.translations.numbers import format_count
from data.follow_up import Rule


def work_words(
    state: str,
    *,
    severity: str | None = None,
    owner_role: str | None = None,
    rule: Rule | None = None,
) -> dict[str, str]:
    """Write what the work list is to show, in the words of its address.

    Args:
        state: overdue or due_soon.
        severity: Only of this severity.
        owner_role: Only of this owner.
        rule: Only of this rule.
    """
    words = {"state": state_label(state)}
    if severity is not None:
        words["severity"] = severity_label(severity)
    if owner_role is not None:
        words["owner"] = owner_label(owner_role)
    if rule is not None:
        words["rule"] = rule_title(rule)
    return words


def linked_count(page: Page, count: int, words: dict[str, str]) -> str:
    """Write a count as a link to its rows; a zero has none to lead to."""
    if not count:
        return format_count(count)
    return page.linked(f"**{format_count(count)}**", "follow_up", **words)


def linked_name(page: Page, name: str, words: dict[str, str]) -> str:
    """Write a name as a link to its rows."""
    return page.linked(plain(name), "follow_up", **words)
