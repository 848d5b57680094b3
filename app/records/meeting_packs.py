"""What a published meeting showed, and the files it handed round: kept as they were."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import insert, select

from app.identity import Reader
from app.records.meeting_acts import publishing, running
from app.records.meeting_plans import MeetingPlan
from app.records.meetings import Meeting, find_meeting
from app.records.store import Write, read_rows, write_together
from app.records.tables import MEETING_CONTENTS, MEETING_FILES, MEETINGS
from data.home import Home

_FILE = MEETING_FILES.c
_CONTENT = MEETING_CONTENTS.c


class PackFile(NamedTuple):
    """Which of the files of a meeting."""

    language: str
    file_format: str
    """`pdf` or `pptx`."""


def publish(
    home: Home,
    reader: Reader,
    seen: Meeting,
    plan: MeetingPlan,
    *,
    contents: Mapping[str, str],
    files: Mapping[PackFile, bytes],
    at: datetime,
) -> None:
    """Publish a draft: its plan, what it showed and its files, all of it or nothing.

    Args:
        home: Where the records are.
        reader: Who publishes.
        seen: The draft, as the reader saw it.
        plan: The plan with the build and the day that the content rests on.
        contents: By language: the pack as `sections.frozen.freeze` writes it.
        files: The files.
        at: When.

    Raises:
        RefusedError: The reader may not run meetings, or not of this group.
        TakenError: It is published or gone, or somebody has changed it since.
        RecordsError: It cannot be written.
    """
    deed = running(home, reader, "publish", MEETINGS, at=at)
    deed.require_area(seen.plan.area)
    deed.require_area(plan.area)
    content_rows = [
        {"meeting_id": seen.id, "language": language, "content": content}
        for language, content in contents.items()
    ]
    file_rows = [
        {
            "meeting_id": seen.id,
            **which._asdict(),
            "sha256": sha256(content).hexdigest(),
            "content": content,
        }
        for which, content in files.items()
    ]
    write_together(
        home,
        [
            publishing(reader, seen, plan, at),
            Write(insert(MEETING_CONTENTS), content_rows),
            Write(insert(MEETING_FILES), file_rows),
            deed.line(seen.id, 1, files=len(file_rows)),
        ],
    )


def read_content(
    home: Home, reader: Reader, meeting_id: str, language: str
) -> str | None:
    """Read what a published meeting showed.

    None when it is not published, or the reader may not see it.

    Raises:
        RecordsError: It cannot be read.
    """
    if find_meeting(home, reader, meeting_id) is None:
        return None
    asked = select(_CONTENT.content).where(
        _CONTENT.meeting_id == meeting_id, _CONTENT.language == language
    )
    rows = read_rows(home, asked)
    return rows[0].content if rows else None


def read_file(
    home: Home, reader: Reader, meeting_id: str, which: PackFile
) -> bytes | None:
    """Read a file of a published meeting.

    None when there is none, or the reader may not see the meeting.

    Raises:
        RecordsError: It cannot be read.
    """
    if find_meeting(home, reader, meeting_id) is None:
        return None
    asked = select(_FILE.content).where(
        _FILE.meeting_id == meeting_id,
        _FILE.language == which.language,
        _FILE.file_format == which.file_format,
    )
    rows = read_rows(home, asked)
    return bytes(rows[0].content) if rows else None
