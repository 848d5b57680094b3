"""What a meeting has written under its sections."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import insert, select, update

from app.identity import Reader
from app.permits import Act, may
from app.records.meeting_acts import running, writing_in
from app.records.meetings import Meeting, find_meeting
from app.records.moments import in_utc
from app.records.store import Write, read_rows, write_together
from app.records.tables import MEETING_COMMENTS
from app.records.texts import TextFault, text_fault
from data.home import Home

LONGEST_COMMENT = 3000
"""Letters: a page of the pack."""

_KEPT = MEETING_COMMENTS.c


@dataclass(frozen=True)
class Comment:
    """A comment under a section of a meeting."""

    id: str
    section: str
    """The code of the section."""
    words: str
    is_confidential: bool
    """Kept for those who run the meeting: in no pack, and not on the projector."""
    made_at: datetime
    """In UTC without a zone."""


def comment_fault(words: str) -> TextFault | None:
    """Find what is wrong with a comment; None when it can be kept."""
    return text_fault(words, LONGEST_COMMENT)


def write_comment(
    home: Home,
    reader: Reader,
    meeting: Meeting,
    *,
    section: str,
    words: str,
    is_confidential: bool,
    at: datetime,
) -> str:
    """Keep a comment, and give its id.

    Raises:
        RefusedError: The reader may not run meetings, or not of this group.
        ValueError: The text has a fault.
        TakenError: The meeting is published or gone.
        RecordsError: It cannot be written.
    """
    deed = running(home, reader, "write_comment", MEETING_COMMENTS, at=at)
    deed.require_area(meeting.plan.area)
    fault = comment_fault(words)
    if fault is not None:
        # The text itself is not repeated: it may be about a person.
        raise ValueError(f"the comment is refused: {fault.value} (see comment_fault)")
    comment_id = uuid4().hex
    row = {
        "comment_id": comment_id,
        "meeting_id": meeting.id,
        "section": section,
        "words": words.strip(),
        "is_confidential": is_confidential,
        "made_at": in_utc(at),
        "made_by": reader.name,
    }
    new = Write(insert(MEETING_COMMENTS), [row])
    line = deed.line(comment_id, 1, meeting=meeting.id)
    write_together(home, [writing_in(reader, meeting, at), new, line])
    return comment_id


def take_back_comment(
    home: Home, reader: Reader, meeting: Meeting, comment_id: str, at: datetime
) -> None:
    """Take a comment back; its row stays, and is marked.

    Raises:
        RefusedError: As `write_comment`.
        TakenError: The meeting is published or gone, or the comment is taken back.
        RecordsError: It cannot be written.
    """
    deed = running(home, reader, "take_back_comment", MEETING_COMMENTS, at=at)
    deed.require_area(meeting.plan.area)
    mark = (
        update(MEETING_COMMENTS)
        .where(
            _KEPT.comment_id == comment_id,
            _KEPT.meeting_id == meeting.id,
            _KEPT.taken_back_at.is_(None),
        )
        .values(taken_back_at=in_utc(at), taken_back_by=reader.name)
    )
    marks = [writing_in(reader, meeting, at), Write(mark, must_touch=True)]
    write_together(home, [*marks, deed.line(comment_id, 1, meeting=meeting.id)])


def list_comments(home: Home, reader: Reader, meeting: Meeting) -> tuple[Comment, ...]:
    """List the comments of a meeting that stand, the oldest first.

    Whoever does not run meetings gets those that are in the pack of a published one.

    Raises:
        RecordsError: They cannot be read.
    """
    # As it stands now, and not as an old page has it.
    seen = find_meeting(home, reader, meeting.id)
    if seen is None:
        return ()
    in_pack = seen.plan.sections
    sees_all = may(reader, Act.RUN_MEETINGS)
    standing = (
        select(MEETING_COMMENTS)
        .where(_KEPT.meeting_id == meeting.id, _KEPT.taken_back_at.is_(None))
        .order_by(_KEPT.made_at, _KEPT.comment_id)
    )
    return tuple(
        Comment(
            row.comment_id, row.section, row.words, row.is_confidential, row.made_at
        )
        for row in read_rows(home, standing)
        if sees_all or (row.section in in_pack and not row.is_confidential)
    )
