"""What does the overview find? The sentences over its blocks, true in every state."""

import polars as pl

from app.metrics.after_the_end import Share
from app.metrics.changes import change_count
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day, format_share


def overdue_finding(severities: pl.DataFrame, due_soon_days: int) -> str:
    """Say how much is overdue, and how grave: the heading of the page.

    Args:
        severities: Rows of `count_severities`.
        due_soon_days: How many days ahead is due soon.
    """
    overdue = int(severities["overdue_count"].sum())
    high = int(severities.filter(severity="high")["overdue_count"].sum())
    if not overdue:
        return _nothing_overdue(int(severities["due_soon_count"].sum()), due_soon_days)
    said = ngettext(
        "{count} follow-up is overdue", "{count} follow-ups are overdue", overdue
    ).format(count=format_count(overdue))
    if not high:
        return _("{said}, none of high severity").format(said=said)
    if high == overdue:
        return _("{said}, all of high severity").format(said=said)
    return _("{said}, {high} of them of high severity").format(
        said=said, high=format_count(high)
    )


def most_overdue_finding(name: str, count: int, everything: int) -> str:
    """Say which owner or rule has the most of what is overdue.

    Args:
        name: The owner or the rule, as a reader knows it.
        count: How many of the overdue ones it has.
        everything: How many are overdue in all; at least one.
    """
    return _("{name}: {count} of {all} overdue").format(
        name=name, count=format_count(count), all=format_count(everything)
    )


def gap_changes_finding(new: int, done: int) -> str:
    """Say how much has become overdue since the chosen day, and how much is done."""
    if not new and not done:
        return _("Nothing newly overdue and nothing done")
    return _("{new} newly overdue and {done} done").format(
        new=format_count(new), done=format_count(done)
    )


def due_soon_finding(count: int, days: int) -> str:
    """Say how much falls due in the coming days."""
    if not count:
        return _("Nothing falls due in the next {days} days").format(days=days)
    return ngettext(
        "{count} falls due in the next {days} days",
        "{count} fall due in the next {days} days",
        count,
    ).format(count=format_count(count), days=days)


def trend_finding(stock: pl.DataFrame) -> str:
    """Say whether more or less stands overdue now than at the first month end.

    Args:
        stock: Rows of `stock_over_time`; not empty.
    """
    totals = stock.group_by("counted_on").agg(pl.col("overdue_count").sum())
    totals = totals.sort("counted_on")
    first_on, then = totals.row(0)
    now = int(totals["overdue_count"][-1])
    words = {
        "day": format_day(first_on),
        "then": format_count(then),
        "now": format_count(now),
    }
    if now > then:
        return _(
            "{now} overdue by rules with a history, up from {then} on {day}"
        ).format(**words)
    if now < then:
        return _(
            "{now} overdue by rules with a history, down from {then} on {day}"
        ).format(**words)
    return _("{now} overdue by rules with a history, as many as on {day}").format(
        **words
    )


def changes_finding(changes: pl.DataFrame) -> str:
    """Say how many deliveries started and were completed.

    Args:
        changes: Rows of `changes_since.sql`.
    """
    if not changes["event_count"].sum():
        return _("Nothing new since then")
    return _("{started} started and {completed} completed").format(
        started=format_count(change_count(changes, "started")),
        completed=format_count(change_count(changes, "completed")),
    )


def coming_finding(count: int, days: int) -> str:
    """Say how much is planned for the coming days."""
    if not count:
        return _("Nothing is planned for the next {days} days").format(days=days)
    return ngettext(
        "{count} thing is planned for the next {days} days",
        "{count} things are planned for the next {days} days",
        count,
    ).format(count=format_count(count), days=days)


def funnel_finding(funnel: pl.DataFrame) -> str:
    """Say how many end evaluations are due and not held.

    Args:
        funnel: Rows of app.metrics.funnel.
    """
    row = funnel.row(by_predicate=pl.col("stage") == "evaluated", named=True)
    if row["late_count"]:
        return ngettext(
            "{count} end evaluation that was due has not been held",
            "{count} end evaluations that were due have not been held",
            row["late_count"],
        ).format(count=format_count(row["late_count"]))
    if row["reached_count"]:
        return _("Every end evaluation that was due has been held")
    return _("No end evaluation has been due yet")


def coverage_finding(reached: Share, *, is_by_some: bool = False) -> str:
    """Say how large a share of the workplaces in scope has been reached.

    Args:
        reached: Workplaces reached, of those in scope.
        is_by_some: Filters choose some of the deliveries and none of the workplaces:
            a share of the whole scope would then look like a failure.
    """
    if not reached.whole:
        return _("No workplace in this selection is marked as in scope")
    if not reached.part:
        return _("None of the workplaces in scope has been reached")
    if is_by_some:
        return _("The deliveries in view reach {part} of {whole} in scope").format(
            part=format_count(reached.part), whole=format_count(reached.whole)
        )
    if reached.part == reached.whole:
        return _("All workplaces in scope have been reached")
    return _("{share} of the workplaces in scope have been reached").format(
        share=format_share(reached.value)
    )


def _nothing_overdue(due_soon: int, days: int) -> str:
    if not due_soon:
        return _(
            "Nothing is overdue, and nothing falls due in the next {days} days"
        ).format(days=days)
    return ngettext(
        "Nothing is overdue; {count} falls due in the next {days} days",
        "Nothing is overdue; {count} fall due in the next {days} days",
        due_soon,
    ).format(count=format_count(due_soon), days=days)
