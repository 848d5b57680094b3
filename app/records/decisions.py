"""What steering groups have decided, who does it by when, and how it went.

A decision belongs to the group of its meeting, and returns at the group's next one as
long as it is open. How it went is written as a row of its own each time, so a meeting
of an earlier day is told what was known then.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Row, select

from app.identity import Reader
from app.permits import Act, may
from app.records.meetings import may_see
from app.records.store import read_rows
from app.records.tables import DECISION_STATUSES, DECISIONS, MEETINGS
from data.home import Home

_KEPT = DECISIONS.c
_SAID = DECISION_STATUSES.c

_Said = tuple[str, date | None, datetime | None]


class DecisionStatus(Enum):
    """Where a decision stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Decision:
    """One decision, as it stands on the day it was read for."""

    id: str
    meeting_id: str
    """The meeting that made it."""
    decided_on: date
    """The day of that meeting."""
    section: str
    """The code of the section it was made under; empty for none."""
    words: str
    owner_role: str
    """OwnerRole."""
    due_on: date | None
    status: DecisionStatus
    status_on: date | None
    """The day the status was set; None as long as nobody has said anything."""
    status_said_at: datetime | None
    """When somebody said so, in UTC without a zone."""
    is_confidential: bool
    """Kept for those who run the meeting: in no pack, and not on the projector."""
    made_at: datetime
    """In UTC without a zone."""


def list_decisions(
    home: Home, reader: Reader, group_key: str, until: date
) -> tuple[Decision, ...]:
    """List what a group has decided, as it stood on a day, the oldest first.

    Whoever does not run meetings gets what is not confidential, of published ones.

    Args:
        home: Where the records are.
        reader: Who asks; of another area's meetings there is nothing.
        group_key: The group (`MeetingPlan.group_key`).
        until: Decisions and statuses of later days are not there.

    Raises:
        RecordsError: They cannot be read.
    """
    seen = select(MEETINGS.c.meeting_id).where(*may_see(reader))
    public = (
        () if may(reader, Act.RUN_MEETINGS) else (_KEPT.is_confidential.is_(False),)
    )
    standing = (
        select(DECISIONS)
        .where(
            _KEPT.meeting_id.in_(seen),
            *public,
            _KEPT.group_key == group_key,
            _KEPT.decided_on <= until,
            _KEPT.taken_back_at.is_(None),
        )
        .order_by(_KEPT.decided_on, _KEPT.made_at, _KEPT.decision_id)
    )
    statuses = _newest_statuses(home, until)
    return tuple(_decision(row, statuses) for row in read_rows(home, standing))


def _newest_statuses(home: Home, until: date) -> dict[str, _Said]:
    said = (
        select(_SAID.decision_id, _SAID.status, _SAID.status_on, _SAID.made_at)
        .where(_SAID.status_on <= until)
        .order_by(_SAID.status_id)
    )
    rows = read_rows(home, said)
    return {row.decision_id: (row.status, row.status_on, row.made_at) for row in rows}


def _decision(row: Row[Any], statuses: dict[str, _Said]) -> Decision:
    unsaid = (DecisionStatus.OPEN.value, None, None)
    status, on, said_at = statuses.get(row.decision_id, unsaid)
    return Decision(
        id=row.decision_id,
        meeting_id=row.meeting_id,
        decided_on=row.decided_on,
        section=row.section,
        words=row.words,
        owner_role=row.owner_role,
        due_on=row.due_on,
        status=DecisionStatus(status),
        status_on=on,
        status_said_at=said_at,
        is_confidential=row.is_confidential,
        made_at=row.made_at,
    )
