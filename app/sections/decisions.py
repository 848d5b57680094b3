"""Decisions: what stood open, what became of it, and what is decided now?

A decision is held against the day of the meeting. Those that are confidential are
given to no section, and one that were is left out here too.
"""

from collections.abc import Sequence
from datetime import date

from app.records.decisions import Decision, DecisionStatus
from app.sections.captions import caption
from app.sections.content import Finding
from app.sections.decisions_rows import decision_table, decisions_counted
from app.sections.occasion import Moment, Occasion, Written
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day


def title() -> str:
    """Name the section."""
    return _("Decisions")


def findings(occasion: Occasion) -> tuple[Finding, ...]:
    """Say what came of what was decided earlier, and what this meeting decides."""
    now, written = occasion.now, occasion.written
    met_on = written.held_on or now.as_of
    shown = [each for each in written.decisions if not each.is_confidential]
    made_here = [each for each in shown if _is_made_here(each, written, met_on)]
    earlier = [each for each in shown if each not in made_here]
    if not shown:
        return (_none(now),)
    return (
        *((_earlier(now, earlier, met_on),) if earlier else ()),
        *((_made_here(now, made_here, met_on),) if made_here else ()),
    )


def _is_made_here(decision: Decision, written: Written, met_on: date) -> bool:
    if written.meeting_id is not None:
        return decision.meeting_id == written.meeting_id
    return decision.decided_on >= met_on


def _none(now: Moment) -> Finding:
    return Finding(
        "decisions",
        _("No decision is open, and none is made at this meeting"),
        (
            _(
                "A decision is made in the meeting view, under any section: what is "
                "decided, who owns it and by when. It comes back at the next meeting "
                "as long as it is open."
            ),
        ),
        caption=caption(now),
        is_empty=True,
    )


def _earlier(now: Moment, decisions: Sequence[Decision], met_on: date) -> Finding:
    """Show what stood open: what is overdue first, what is closed since last."""
    open_ones = _of_status(decisions, DecisionStatus.OPEN)
    done = _of_status(decisions, DecisionStatus.DONE)
    dropped = _of_status(decisions, DecisionStatus.DROPPED)
    heading = ngettext(
        "{done} of {count} decision from earlier meetings is followed up",
        "{done} of {count} decisions from earlier meetings are followed up",
        len(decisions),
    ).format(done=format_count(len(done)), count=format_count(len(decisions)))
    return Finding(
        "earlier",
        heading,
        (_open_sentence(open_ones, met_on), *_dropped_sentence(dropped)),
        tables=(
            decision_table(
                (*sorted(open_ones, key=_most_urgent), *done, *dropped),
                met_on,
                title=_("Decisions from earlier meetings"),
            ),
        ),
        caption=caption(now, decisions_counted(len(decisions))),
        notes=(
            _(
                "Those that stand open, and those that were done or dropped since last "
                "time. Held against {day}, the day of the meeting."
            ).format(day=format_day(met_on)),
        ),
    )


def _made_here(now: Moment, decisions: Sequence[Decision], met_on: date) -> Finding:
    without_day = sum(each.due_on is None for each in decisions)
    said = (
        ngettext(
            "{count} of them has no deadline.",
            "{count} of them have no deadline.",
            without_day,
        ).format(count=format_count(without_day))
        if without_day
        else _("Each has an owner and a deadline.")
    )
    return Finding(
        "made_here",
        ngettext(
            "{count} decision is made at this meeting",
            "{count} decisions are made at this meeting",
            len(decisions),
        ).format(count=format_count(len(decisions))),
        (said,),
        tables=(
            decision_table(decisions, met_on, title=_("Decisions of this meeting")),
        ),
        caption=caption(now, decisions_counted(len(decisions))),
        notes=(
            _(
                "They come back at the next meeting of the group as long as they are "
                "open."
            ),
        ),
    )


def _of_status(decisions: Sequence[Decision], status: DecisionStatus) -> list[Decision]:
    return [each for each in decisions if each.status is status]


def _most_urgent(decision: Decision) -> tuple[date, date]:
    return decision.due_on or date.max, decision.decided_on


def _open_sentence(open_ones: Sequence[Decision], met_on: date) -> str:
    if not open_ones:
        return _("None of those shown here stands open.")
    overdue = sum(
        each.due_on is not None and each.due_on < met_on for each in open_ones
    )
    said = ngettext("{count} stands open", "{count} stand open", len(open_ones)).format(
        count=format_count(len(open_ones))
    )
    if not overdue:
        return _("{said}, none of them over the deadline.").format(said=said)
    return _("{said}, {overdue} of them over the deadline.").format(
        said=said, overdue=format_count(overdue)
    )


def _dropped_sentence(dropped: Sequence[Decision]) -> tuple[str, ...]:
    if not dropped:
        return ()
    return (
        ngettext("{count} is dropped.", "{count} are dropped.", len(dropped)).format(
            count=format_count(len(dropped))
        ),
    )
