"""Make a meeting, change a draft, take it back, and mark it as published.

What a draft has with it follows: its decisions have its group and day, and are taken
back with it.
"""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Table, insert, update

from app.identity import Reader
from app.permits import Act
from app.records.deeds import Deed
from app.records.meeting_plans import MeetingPlan, plan_faults, write_plan
from app.records.meetings import Meeting, in_area
from app.records.moments import in_utc
from app.records.store import Write, write_together
from app.records.tables import DECISIONS, MEETING_COMMENTS, MEETINGS
from data.home import Home

_KEPT = MEETINGS.c


def make_meeting(home: Home, reader: Reader, plan: MeetingPlan, at: datetime) -> str:
    """Keep a new draft, and give its id.

    Raises:
        RefusedError: The reader may not run meetings, or not of this group.
        ValueError: A text has a fault (`plan_faults`).
        RecordsError: It cannot be written.
    """
    deed = running(home, reader, "make_meeting", MEETINGS, at=at)
    deed.require_area(plan.area)
    _refuse(plan)
    meeting_id = f"{plan.held_on.isoformat()}-{uuid4().hex[:6]}"
    made = {"made_at": in_utc(at), "made_by": reader.name}
    row = {"meeting_id": meeting_id, **made, **_changed(reader, plan, at)}
    line = deed.line(meeting_id, 1)
    write_together(home, [Write(insert(MEETINGS), [row]), line])
    return meeting_id


def change_meeting(
    home: Home, reader: Reader, seen: Meeting, plan: MeetingPlan, at: datetime
) -> None:
    """Change a draft that the reader has seen; its decisions follow its group and day.

    Raises:
        RefusedError, ValueError: As `make_meeting`.
        TakenError: It is published or gone, or somebody has changed it since.
        RecordsError: It cannot be written.
    """
    deed = running(home, reader, "change_meeting", MEETINGS, at=at)
    deed.require_area(seen.plan.area)
    deed.require_area(plan.area)
    _refuse(plan)
    changed = update(MEETINGS).where(*_is_as_seen(reader, seen))
    values = changed.values(_changed(reader, plan, at))
    of_the_meeting = update(DECISIONS).where(DECISIONS.c.meeting_id == seen.id)
    moved = of_the_meeting.values(group_key=plan.group_key, decided_on=plan.held_on)
    line = deed.line(seen.id, 1)
    write_together(home, [Write(values, must_touch=True), Write(moved), line])


def take_back_meeting(home: Home, reader: Reader, seen: Meeting, at: datetime) -> None:
    """Take a draft back with its comments and decisions; they stay, and are marked.

    Raises:
        RefusedError: As `make_meeting`.
        TakenError: It is published or gone, or somebody has changed it since.
        RecordsError: It cannot be written.
    """
    deed = running(home, reader, "take_back_meeting", MEETINGS, at=at)
    deed.require_area(seen.plan.area)
    mark = update(MEETINGS).where(*_is_as_seen(reader, seen))
    taken = {"taken_back_at": in_utc(at), "taken_back_by": reader.name}
    parts = [
        update(table)
        .where(table.c.meeting_id == seen.id, table.c.taken_back_at.is_(None))
        .values(taken)
        for table in (MEETING_COMMENTS, DECISIONS)
    ]
    marks = [Write(mark.values(taken), must_touch=True), *map(Write, parts)]
    write_together(home, [*marks, deed.line(seen.id, 1)])


def running(
    home: Home, reader: Reader, name: str, table: Table, *, at: datetime
) -> Deed:
    """Begin something that only whoever runs meetings may do.

    Raises:
        RefusedError: The reader may not; the log has a line of it.
    """
    deed = Deed(home, reader, name, table, at)
    deed.require(Act.RUN_MEETINGS)
    return deed


def writing_in(reader: Reader, meeting: Meeting, at: datetime) -> Write:
    """Give the write that goes with every comment and decision of a draft.

    It fails when the draft is published or gone, and tells whoever publishes it at the
    same time that there is something new.
    """
    mark = update(MEETINGS).where(
        _KEPT.meeting_id == meeting.id,
        _KEPT.published_at.is_(None),
        _KEPT.taken_back_at.is_(None),
        *in_area(reader),
    )
    changed = {"changed_at": in_utc(at), "changed_by": reader.name}
    return Write(mark.values(changed), must_touch=True)


def publishing(reader: Reader, seen: Meeting, plan: MeetingPlan, at: datetime) -> Write:
    """Give the write that makes a draft a published meeting, with its final plan."""
    frozen = _changed(reader, plan, at) | {
        "published_at": in_utc(at),
        "published_by": reader.name,
    }
    mark = update(MEETINGS).where(*_is_as_seen(reader, seen)).values(frozen)
    return Write(mark, must_touch=True)


def _refuse(plan: MeetingPlan) -> None:
    faults = plan_faults(plan)
    if faults:
        said = ", ".join(f"{name}: {fault.value}" for name, fault in faults.items())
        raise ValueError(f"the meeting is refused: {said} (see plan_faults)")


def _changed(reader: Reader, plan: MeetingPlan, at: datetime) -> dict[str, object]:
    return {
        "group_key": plan.group_key,
        "area_kind": plan.area.kind.value,
        "area_code": plan.area.code,
        "held_on": plan.held_on,
        "plan": write_plan(plan),
        "changed_at": in_utc(at),
        "changed_by": reader.name,
    }


def _is_as_seen(reader: Reader, seen: Meeting) -> tuple[ColumnElement[bool], ...]:
    return (
        _KEPT.meeting_id == seen.id,
        _KEPT.changed_at == seen.changed_at,
        _KEPT.published_at.is_(None),
        _KEPT.taken_back_at.is_(None),
        *in_area(reader),
    )
