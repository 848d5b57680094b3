"""List decisions: what, who owns it, by when, and how it went."""

from collections.abc import Iterable
from datetime import date

from app.records.decisions import Decision, DecisionStatus
from app.sections.content import Column, Table
from app.translations.follow_up_words import owner_label
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


def decision_table(decisions: Iterable[Decision], met_on: date, *, title: str) -> Table:
    """List decisions, all of them, in the order given.

    Args:
        decisions: What to list; no confidential ones.
        met_on: The day of the meeting, which deadlines are held against.
        title: The title of the table.
    """
    return Table(
        title,
        (
            Column(_("Decision"), width=4.0),
            Column(_("Owner"), width=1.5),
            Column(_("Deadline"), width=1.1),
            Column(_("Status"), width=1.7),
            Column(_("Decided"), width=1.1),
        ),
        tuple(
            (
                each.words,
                owner_label(each.owner_role),
                "" if each.due_on is None else format_day(each.due_on),
                status_words(each, met_on),
                format_day(each.decided_on),
            )
            for each in decisions
        ),
    )


def status_words(decision: Decision, met_on: date) -> str:
    """Say how a decision stands on the day of a meeting: `Open, 12 days over`."""
    if decision.status is not DecisionStatus.OPEN:
        is_done = decision.status is DecisionStatus.DONE
        said = _("Done {day}") if is_done else _("Dropped {day}")
        return said.format(day=format_day(decision.status_on))
    if decision.due_on is None or decision.due_on >= met_on:
        return _("Still open")
    days = (met_on - decision.due_on).days
    return ngettext(
        "Open, {days} day over the deadline",
        "Open, {days} days over the deadline",
        days,
    ).format(days=format_count(days))


def decisions_counted(count: int) -> str:
    """Write how many decisions: `3 decisions`."""
    return ngettext("{count} decision", "{count} decisions", count).format(
        count=format_count(count)
    )
