"""Take back what people have written about follow-up; it stays, and is marked."""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import bindparam, update

from app.identity import Reader
from app.records.record_key import RecordKey
from app.records.store import write_rows
from app.records.tables import FOLLOW_UP_ENTRIES
from data.home import Home


def undo(home: Home, reader: Reader, batch_id: str, at: datetime) -> int:
    """Take a whole batch back, and give how many records that was.

    None when there is no such batch, or somebody has taken it back already: who did
    it first stays written.
    """
    entry = FOLLOW_UP_ENTRIES.c
    mark = (
        update(FOLLOW_UP_ENTRIES)
        .where(entry.batch_id == batch_id, entry.taken_back_at.is_(None))
        .values(taken_back_at=in_utc(at), taken_back_by=reader.name)
    )
    return write_rows(home, mark)


def end_exemptions(
    home: Home, reader: Reader, keys: Sequence[RecordKey], at: datetime
) -> int:
    """End every exemption of some records, one by one, whatever batch it came in.

    Args:
        home: Where the records are.
        reader: Who ends them.
        keys: The records.
        at: When, with a time zone.

    Returns:
        How many exemptions were ended; those that somebody has taken back already are
        left as they are.

    Raises:
        RecordsError: It cannot be written.
    """
    entry = FOLLOW_UP_ENTRIES.c
    mark = (
        update(FOLLOW_UP_ENTRIES)
        .where(
            entry.act == "exempt",
            entry.rule_code == bindparam("of_rule"),
            entry.record_id == bindparam("of_record"),
            entry.taken_back_at.is_(None),
        )
        .values(taken_back_at=in_utc(at), taken_back_by=reader.name)
    )
    wanted = [
        {"of_rule": key.rule_code, "of_record": key.record_id}
        for key in dict.fromkeys(keys)
    ]
    return write_rows(home, mark, wanted) if wanted else 0


def in_utc(at: datetime) -> datetime:
    """Give a moment as it is kept: in UTC, without a time zone.

    Raises:
        ValueError: It has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone: give the time in UTC")
    return at.astimezone(UTC).replace(tzinfo=None)
