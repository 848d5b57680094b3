"""What do the parts of follow-up find? The sentences over them, true in every state."""

import polars as pl

from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count


def ageing_finding(groups: pl.DataFrame) -> str:
    """Say how much of what is overdue has stood for over a year.

    Args:
        groups: Rows of `count_by_age`.
    """
    overdue = int(groups["overdue_count"].sum())
    if not overdue:
        return _("Nothing is overdue")
    over_a_year = int(groups["year_count"].sum())
    if over_a_year:
        return ngettext(
            "{count} of {all} overdue has stood for over a year",
            "{count} of {all} overdue have stood for over a year",
            over_a_year,
        ).format(count=format_count(over_a_year), all=format_count(overdue))
    longest = int(str(groups["longest_days"].max()))
    return ngettext(
        "Nothing has been overdue for over a year; the longest is {days} day",
        "Nothing has been overdue for over a year; the longest is {days} days",
        longest,
    ).format(days=format_count(longest))


def age_group_finding(groups: pl.DataFrame, name: str) -> str:
    """Say which group has the most that has stood for over a year, or stood longest.

    Args:
        groups: Rows of `count_by_age` with the group in words; not empty.
        name: The column of the group.
    """
    most = groups.sort(
        "year_count", "longest_days", descending=True, maintain_order=True
    ).row(0, named=True)
    if most["year_count"]:
        return _("Most over a year: {group}, {count}").format(
            group=most[name], count=format_count(most["year_count"])
        )
    return ngettext(
        "The longest: {group}, {days} day",
        "The longest: {group}, {days} days",
        most["longest_days"],
    ).format(group=most[name], days=format_count(most["longest_days"]))


def never_reached_finding(count: int, in_scope: int) -> str:
    """Say how many workplaces the programme means to reach and has not."""
    if not in_scope:
        return _("No workplace in this selection is marked as in scope")
    if not count:
        return _("All workplaces in scope have been reached")
    return ngettext(
        "{count} of {all} workplaces in scope has never been reached",
        "{count} of {all} workplaces in scope have never been reached",
        count,
    ).format(count=format_count(count), all=format_count(in_scope))


def too_few_finding(count: int) -> str:
    """Say how many evaluations cannot be shown."""
    if not count:
        return _("Every evaluation that is held can be shown")
    return ngettext(
        "{count} evaluation has too few answers to be shown",
        "{count} evaluations have too few answers to be shown",
        count,
    ).format(count=format_count(count))
