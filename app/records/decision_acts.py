"""Write down a decision of a meeting, how it went, and that it was never made."""

from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import insert, select, update

from app.identity import Reader
from app.records.decisions import DecisionStatus
from app.records.meeting_acts import running, writing_in
from app.records.meetings import Meeting, in_area
from app.records.moments import in_utc
from app.records.store import Write, read_rows, write_together
from app.records.tables import DECISION_STATUSES, DECISIONS, MEETINGS
from app.records.texts import LONGEST_TEXT, TextFault, text_fault
from data.home import Home
from data.vocabulary import OwnerRole

_KEPT = DECISIONS.c


def decision_fault(words: str) -> TextFault | None:
    """Find what is wrong with the text of a decision; None when it can be kept."""
    return text_fault(words, LONGEST_TEXT)


def decide(
    home: Home,
    reader: Reader,
    meeting: Meeting,
    *,
    section: str,
    words: str,
    owner_role: str,
    due_on: date | None,
    is_confidential: bool,
    at: datetime,
) -> str:
    """Keep a decision of a meeting, and give its id.

    Raises:
        RefusedError: The reader may not run meetings, or not of this group.
        ValueError: The text has a fault, or the role is not known.
        TakenError: The meeting is published or gone.
        RecordsError: It cannot be written.
    """
    deed = running(home, reader, "decide", DECISIONS, at=at)
    deed.require_area(meeting.plan.area)
    fault = decision_fault(words)
    if fault is not None:
        raise ValueError(f"the decision is refused: {fault.value} (decision_fault)")
    if owner_role not in [role.value for role in OwnerRole]:
        raise ValueError(f"owner_role is {owner_role!r}, which is no OwnerRole")
    decision_id = uuid4().hex
    row = {
        "decision_id": decision_id,
        "meeting_id": meeting.id,
        "group_key": meeting.plan.group_key,
        "decided_on": meeting.plan.held_on,
        "section": section,
        "words": words.strip(),
        "owner_role": owner_role,
        "due_on": due_on,
        "is_confidential": is_confidential,
        "made_at": in_utc(at),
        "made_by": reader.name,
    }
    new = Write(insert(DECISIONS), [row])
    line = deed.line(decision_id, 1, meeting=meeting.id)
    write_together(home, [writing_in(reader, meeting, at), new, line])
    return decision_id


def set_status(
    home: Home,
    reader: Reader,
    decision_id: str,
    status: DecisionStatus,
    *,
    on: date,
    at: datetime,
) -> None:
    """Say how a decision went, also after its meeting was published.

    Args:
        home: Where the records are.
        reader: Who says it.
        decision_id: The decision.
        status: How it went.
        on: The day it is true from.
        at: When it was said.

    Raises:
        RefusedError: The reader may not run meetings, or there is no such decision of
            the reader's area.
        RecordsError: It cannot be written.
    """
    deed = running(home, reader, "set_status", DECISION_STATUSES, at=at)
    own = select(MEETINGS.c.meeting_id).where(*in_area(reader))
    asked = select(_KEPT.decision_id).where(
        _KEPT.decision_id == decision_id, _KEPT.meeting_id.in_(own)
    )
    deed.require_found(is_found=bool(read_rows(home, asked)))
    row = {
        "decision_id": decision_id,
        "status": status.value,
        "status_on": on,
        "made_at": in_utc(at),
        "made_by": reader.name,
    }
    line = deed.line(decision_id, 1, status=status.value)
    write_together(home, [Write(insert(DECISION_STATUSES), [row]), line])


def take_back_decision(
    home: Home, reader: Reader, meeting: Meeting, decision_id: str, at: datetime
) -> None:
    """Take a decision of a draft back; its row stays, and is marked.

    Raises:
        RefusedError: As `decide`.
        TakenError: The meeting is published or gone, or the decision is not of it.
        RecordsError: It cannot be written.
    """
    deed = running(home, reader, "take_back_decision", DECISIONS, at=at)
    deed.require_area(meeting.plan.area)
    mark = (
        update(DECISIONS)
        .where(
            _KEPT.decision_id == decision_id,
            _KEPT.meeting_id == meeting.id,
            _KEPT.taken_back_at.is_(None),
        )
        .values(taken_back_at=in_utc(at), taken_back_by=reader.name)
    )
    marks = [writing_in(reader, meeting, at), Write(mark, must_touch=True)]
    write_together(home, [*marks, deed.line(decision_id, 1, meeting=meeting.id)])
