"""Take back what people have written about follow-up; it stays, and is marked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, select, update

from app.identity import Reader
from app.permits import Act
from app.records.deeds import Deed
from app.records.moments import in_utc
from app.records.record_key import RecordKey, Within, nowhere
from app.records.store import TakenError, Write, read_rows, write_together
from app.records.tables import FOLLOW_UP_ENTRIES
from data.home import Home

_ENTRY = FOLLOW_UP_ENTRIES.c
_Conditions = tuple[ColumnElement[bool], ...]


def undo(
    home: Home,
    reader: Reader,
    batch_id: str,
    at: datetime,
    *,
    within: Within = nowhere,
) -> int:
    """Take a whole batch back, and give how many records that was.

    None when there is no such batch, or somebody has taken it back already: who did
    it first stays written.

    Raises:
        RefusedError: The reader may not write, or may not see all of the batch.
        RecordsError: It cannot be written.
    """
    deed = Deed(home, reader, "undo", FOLLOW_UP_ENTRIES, at)
    deed.require(Act.WRITE_FOLLOW_UP)
    rows = _read(home, _ENTRY.batch_id == batch_id)
    deed.require_places([_key(row).place for row in rows], within)
    stands = (_ENTRY.batch_id == batch_id, _ENTRY.taken_back_at.is_(None))
    standing = [row for row in rows if row.taken_back_at is None]
    if not standing:
        return 0
    mark = (
        update(FOLLOW_UP_ENTRIES)
        .where(*stands)
        .values(taken_back_at=in_utc(at), taken_back_by=reader.name)
    )
    rules = sorted({row.rule_code for row in standing})
    line = deed.line(batch_id, len(standing), rules=rules)
    return _mark(home, Write(mark, must_touch=True), line, stands)


def end_exemptions(
    home: Home,
    reader: Reader,
    keys: Sequence[RecordKey],
    at: datetime,
    *,
    within: Within = nowhere,
) -> int:
    """End every exemption of some records, one by one, whatever batch it came in.

    Args:
        home: Where the records are.
        reader: Who ends them.
        keys: The records.
        at: When, with a time zone.
        within: Tells which records are in the area of a reader who has a part of the
            programme.

    Returns:
        How many exemptions were ended; those that somebody has taken back already are
        left as they are.

    Raises:
        RefusedError: The reader may not write, or not about all of the records.
        RecordsError: It cannot be written.
    """
    deed = Deed(home, reader, "end_exemptions", FOLLOW_UP_ENTRIES, at)
    deed.require(Act.WRITE_FOLLOW_UP)
    wanted = {(key.rule_code, key.record_id) for key in keys}
    is_exempt = (_ENTRY.act == "exempt", _ENTRY.taken_back_at.is_(None))
    standing = [
        row
        for row in _read(home, *is_exempt)
        if (row.rule_code, row.record_id) in wanted
    ]
    places = [_key(row).place for row in standing] + [key.place for key in keys]
    deed.require_places(places, within)
    if not standing:
        return 0
    mark = (
        update(FOLLOW_UP_ENTRIES)
        .where(_ENTRY.entry_id == bindparam("of_entry"), *is_exempt)
        .values(taken_back_at=in_utc(at), taken_back_by=reader.name)
    )
    rows = [{"of_entry": row.entry_id} for row in standing]
    rules = sorted({row.rule_code for row in standing})
    line = deed.line(None, len(standing), rules=rules)
    return _mark(home, Write(mark, rows, must_touch=True), line, is_exempt)


def _mark(home: Home, mark: Write, line: Write, stands: _Conditions) -> int:
    """Mark what still stands, and give how many that was; none writes no line."""
    try:
        return write_together(home, [mark, line])[0]
    except TakenError:
        # Somebody was first; or the database has refused it, and then it stands.
        if _read(home, *stands):
            raise
        return 0


def _read(home: Home, *conditions: ColumnElement[bool]) -> Sequence[Row[Any]]:
    wanted = ("entry_id", "taken_back_at", *RecordKey._fields)
    return read_rows(
        home, select(*(_ENTRY[name] for name in wanted)).where(*conditions)
    )


def _key(row: Row[Any]) -> RecordKey:
    return RecordKey(*(getattr(row, name) for name in RecordKey._fields))
