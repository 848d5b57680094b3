"""Which decisions does a meeting look at?"""

from datetime import date

from app.identity import Reader
from app.records.decisions import Decision, DecisionStatus, list_decisions
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import Meeting, list_meetings, meeting_before
from data.home import Home


def decisions_of(
    home: Home, reader: Reader, plan: MeetingPlan, meeting: Meeting | None
) -> tuple[Decision, ...]:
    """List the decisions that a meeting looks at, as far as the reader may see them.

    Those it makes, those that are open, and those that were closed since last time.

    Args:
        home: The installation.
        reader: Who asks.
        plan: The group, the day, and what it compares with.
        meeting: The meeting; None: a pack without one.

    Raises:
        RecordsError: What people have written cannot be read.
    """
    meetings = list_meetings(home, reader)
    before = meeting_before(meetings, plan)
    own = None if meeting is None else meeting.id
    settled = {each.id for each in meetings if each.is_published} | {own}
    found = list_decisions(home, reader, plan.group_key, plan.held_on)
    return tuple(
        each
        for each in found
        # What another draft has written is not decided yet.
        if each.meeting_id in settled
        and (
            each.meeting_id == own
            or each.status is DecisionStatus.OPEN
            or _is_news(each, before, plan)
        )
    )


def _is_news(decision: Decision, before: Meeting | None, plan: MeetingPlan) -> bool:
    """Was it closed after the pack of last time was made?"""
    if before is not None and before.published_at is not None:
        said_at = decision.status_said_at
        return said_at is not None and said_at > before.published_at
    on = decision.status_on
    return on is not None and on > (plan.since_on or date.min)
