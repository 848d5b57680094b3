"""Meetings of steering groups, from draft to published.

A draft can be changed and taken back (`meeting_acts.py`). A published meeting is never
changed again: what it showed, and its files, are kept with it (`meeting_packs.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, false, select

from app.identity import Reader
from app.permits import Act, may
from app.records.meeting_plans import MeetingPlan, read_plan
from app.records.store import read_rows
from app.records.tables import MEETINGS
from data.home import Home

_KEPT = MEETINGS.c


@dataclass(frozen=True)
class Meeting:
    """A meeting as it stands."""

    id: str
    """Its name in addresses and on the command line: `2026-11-18-3fa9`."""
    plan: MeetingPlan
    made_at: datetime
    made_by: str
    changed_at: datetime
    published_at: datetime | None
    """None as long as it is a draft. In UTC without a zone, as the other times."""
    published_by: str | None

    @property
    def is_published(self) -> bool:
        """Is it frozen?"""
        return self.published_at is not None


def list_meetings(home: Home, reader: Reader) -> tuple[Meeting, ...]:
    """List the meetings of the reader's area, the newest day first.

    Drafts are only for whoever runs meetings.

    Raises:
        RecordsError: They cannot be read.
    """
    order = (_KEPT.held_on.desc(), _KEPT.made_at.desc())
    return _read(home, [*may_see(reader)], order)


def find_meeting(home: Home, reader: Reader, meeting_id: str) -> Meeting | None:
    """Find a meeting by its id; None when there is none that the reader may see.

    Raises:
        RecordsError: It cannot be read.
    """
    found = _read(home, [_KEPT.meeting_id == meeting_id, *may_see(reader)], ())
    return found[0] if found else None


def meeting_before(meetings: Sequence[Meeting], plan: MeetingPlan) -> Meeting | None:
    """Give the last published meeting of the same group before a day.

    Args:
        meetings: Meetings, in any order.
        plan: The group and the day.
    """
    before = [
        each
        for each in meetings
        if each.is_published
        and each.plan.group_key == plan.group_key
        and each.plan.held_on < plan.held_on
    ]
    return max(before, key=lambda each: each.plan.held_on, default=None)


def may_see(reader: Reader) -> tuple[ColumnElement[bool], ...]:
    """Give the conditions that hold for the meetings that a reader may see."""
    conditions = list(in_area(reader))
    if not may(reader, Act.READ_MEETINGS):
        conditions.append(false())
    if not may(reader, Act.RUN_MEETINGS):
        conditions.append(_KEPT.published_at.is_not(None))
    return tuple(conditions)


def in_area(reader: Reader) -> tuple[ColumnElement[bool], ...]:
    """Give the conditions that hold for the meetings of a reader's area."""
    area = reader.area
    if area.is_whole:
        return ()
    return (_KEPT.area_kind == area.kind.value, _KEPT.area_code == area.code)


def _read(
    home: Home,
    conditions: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
) -> tuple[Meeting, ...]:
    standing = select(MEETINGS).where(_KEPT.taken_back_at.is_(None), *conditions)
    return tuple(_meeting(row) for row in read_rows(home, standing.order_by(*order)))


def _meeting(row: Row[Any]) -> Meeting:
    return Meeting(
        id=row.meeting_id,
        plan=read_plan(row.plan),
        made_at=row.made_at,
        made_by=row.made_by,
        changed_at=row.changed_at,
        published_at=row.published_at,
        published_by=row.published_by,
    )
