"""Who signed in, opened, took along and changed what, and what was refused?

The log is append-only: the database refuses to change a line, and to remove one before
its time (`SHORTEST_DAYS`). A line is written before the action, or together with it in
one transaction: when the line cannot be kept, as on a full disk, the action is not
done. A line has keys and codes, and never what somebody wrote.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import delete, insert

from app.identity import Reader
from app.records.moments import in_utc
from app.records.store import Write, write_rows
from app.records.tables import LOG
from data.home import Home
from pipelines.personal_data import mask_numbers_and_emails

SHORTEST_DAYS = 90
"""The database lets no line go before this; the migration has the same number."""

NOT_A_CODE = "(not a code)"
"""Stands for a value that could hold what somebody wrote."""

NOBODY = "nobody"
"""Who it was, when nobody had signed in."""

_CODE = re.compile(r"[\w.:=/@+,|-]{1,80}")


class LogAct(Enum):
    """What happened."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    REFUSED = "refused"
    OPENED = "opened"
    EXPORTED = "exported"
    CHANGED = "changed"
    LOADED = "loaded"


class Channel(Enum):
    """Where it happened."""

    SCREEN = "screen"
    COMMAND = "command"
    SERVER = "server"
    """Refused before any screen: a forged cookie, a file that is somebody else's."""


@dataclass(frozen=True)
class LogLine:
    """What happened, apart from who, when and where."""

    act: LogAct
    subject: str | None = None
    """What it was about: `workplace`, `delivery`, the name of a table or screen, ..."""
    subject_id: str | None = None
    rows_count: int | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    """Codes only: filters, file format, build, the reason of a refusal."""


def logged(
    reader: Reader | None, line: LogLine, at: datetime, channel: Channel
) -> Write:
    """Give the write of a line, to be made together with what it tells of.

    Args:
        reader: Who it was; None: nobody had signed in, or had no role.
        line: What happened.
        at: When, with a time zone.
        channel: Where.
    """
    return Write(insert(LOG), [_row(reader, line, at, channel)])


def log(
    home: Home, reader: Reader | None, line: LogLine, at: datetime, channel: Channel
) -> None:
    """Keep a line, before what it tells of is done.

    Raises:
        RecordsError: It cannot be kept, so the action must not be done.
    """
    write = logged(reader, line, at, channel)
    write_rows(home, write.statement, write.rows)


def forget_before(home: Home, day: datetime) -> int:
    """Remove the lines that are older than the time they are kept.

    Args:
        home: Where the records are.
        day: The first moment that is kept; not within the last `SHORTEST_DAYS`.

    Raises:
        RecordsError: It cannot be written, or the day is too near.
    """
    return write_rows(home, delete(LOG).where(LOG.c.said_at < in_utc(day)))


def kept_from(now: datetime, months: int) -> datetime:
    """Give the first moment that is kept, by how many months lines are kept."""
    return now - timedelta(days=max(SHORTEST_DAYS + 1, round(months * 30.44)))


def code_only(value: object) -> object:
    """Give a value that a line may hold: numbers and codes, and no words of anybody."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return value if _is_code(value) else NOT_A_CODE
    if isinstance(value, Sequence):
        return [code_only(one) for one in value]
    return NOT_A_CODE


def _is_code(text: str) -> bool:
    # The number or e-mail address of a person is a word without spaces too.
    return bool(_CODE.fullmatch(text)) and mask_numbers_and_emails(text) == text


def _row(
    reader: Reader | None, line: LogLine, at: datetime, channel: Channel
) -> dict[str, object]:
    details = {key: code_only(value) for key, value in line.details.items()}
    return {
        "said_at": in_utc(at),
        "who": reader.name if reader else NOBODY,
        "role": reader.role.value if reader else None,
        "area_kind": reader.area.kind.value if reader else None,
        "area_code": reader.area.code if reader else None,
        "channel": channel.value,
        "act": line.act.value,
        "subject": code_only(line.subject),
        "subject_id": code_only(line.subject_id),
        "rows_count": line.rows_count,
        "details": json.dumps(details, ensure_ascii=False, sort_keys=True),
    }
