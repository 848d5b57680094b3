"""What people decide about follow-up: exemptions, assignments and comments.

Each act is one batch: one row per record, with who and when. It can be taken back as a
whole; its rows stay, marked with who took them back and when. Nothing is deleted and
nothing is written over. A record is known by its rule and its id, which outlive every
build.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import insert

from app.identity import Reader
from app.permits import Act
from app.records.deeds import Deed
from app.records.follow_up_lists import (
    list_assignments,
    list_audit,
    list_comments,
    list_exemptions,
)
from app.records.follow_up_undo import end_exemptions, undo
from app.records.moments import in_utc
from app.records.record_key import RecordKey, Within, nowhere
from app.records.store import Write, write_together
from app.records.tables import FOLLOW_UP_ENTRIES
from app.records.texts import LONGEST_TEXT, TextFault, text_fault
from data.home import Home
from data.vocabulary import OwnerRole

__all__ = [
    "LONGEST_TEXT",
    "RecordKey",
    "TextFault",
    "assign",
    "comment",
    "end_exemptions",
    "exempt",
    "list_assignments",
    "list_audit",
    "list_comments",
    "list_exemptions",
    "text_fault",
    "undo",
]


def exempt(
    home: Home,
    reader: Reader,
    keys: Sequence[RecordKey],
    *,
    reason: str,
    from_on: date,
    until_on: date,
    at: datetime,
    within: Within = nowhere,
) -> str:
    """Set records aside from one day to another, both included.

    Args:
        home: Where the records are.
        reader: Who does it.
        keys: The records; one that is named twice counts once.
        reason: Why.
        from_on: The as-of day of the page it was done on.
        until_on: The last day; the record is back the day after.
        at: When it was done.
        within: Tells which records are in the area of a reader who has a part of the
            programme.

    Returns:
        The batch, which `undo` takes back.

    Raises:
        RefusedError: The reader may not write, or not about all of the records.
        ValueError: No records, a text with a fault, or a last day before the first.
        RecordsError: It cannot be written.
    """
    deed = _allowed(home, reader, "exempt", at)
    _refuse_period(from_on, until_on)
    what = {"act": "exempt", "from_on": from_on, "until_on": until_on}
    return _write(deed, keys, within, what | _words(reason))


def assign(
    home: Home,
    reader: Reader,
    keys: Sequence[RecordKey],
    *,
    owner_role: str,
    advisor_id: str | None,
    reason: str,
    from_on: date,
    until_on: date,
    at: datetime,
    within: Within = nowhere,
) -> str:
    """Give records to another owner from one day to another, both included.

    Args:
        home: Where the records are.
        reader: Who does it.
        keys: The records; one that is named twice counts once.
        owner_role: The code of the role that is to do it (OwnerRole).
        advisor_id: The advisor who is to do it, where one is named.
        reason: Why.
        from_on: The as-of day of the page it was done on.
        until_on: The last day; the record goes back to its owner the day after.
        at: When it was done.
        within: Tells which records are in the area of a reader who has a part of the
            programme.

    Returns:
        The batch, which `undo` takes back.

    Raises:
        RefusedError: The reader may not write, or not about all of the records.
        ValueError: No records, an unknown role, a text with a fault, or a last day
            before the first.
        RecordsError: It cannot be written.
    """
    deed = _allowed(home, reader, "assign", at)
    _refuse_period(from_on, until_on)
    what = {"act": "assign", "from_on": from_on, "until_on": until_on}
    owner = {"owner_role": _known_role(owner_role), "advisor_id": advisor_id}
    return _write(deed, keys, within, what | owner | _words(reason))


def comment(
    home: Home,
    reader: Reader,
    keys: Sequence[RecordKey],
    *,
    text: str,
    at: datetime,
    within: Within = nowhere,
) -> str:
    """Write a comment on records, and give the batch, which `undo` takes back.

    Raises:
        RefusedError: The reader may not write, or not about all of the records.
        ValueError: No records, or a text with a fault.
        RecordsError: It cannot be written.
    """
    deed = _allowed(home, reader, "comment", at)
    return _write(deed, keys, within, {"act": "comment"} | _words(text))


def _allowed(home: Home, reader: Reader, name: str, at: datetime) -> Deed:
    deed = Deed(home, reader, name, FOLLOW_UP_ENTRIES, at)
    deed.require(Act.WRITE_FOLLOW_UP)
    return deed


def _refuse_period(from_on: date, until_on: date) -> None:
    if until_on < from_on:
        raise ValueError(
            f"the last day, {until_on}, is before the first, {from_on}: "
            "give a last day on or after it"
        )


def _known_role(owner_role: str) -> str:
    try:
        return str(OwnerRole.with_code(owner_role))
    except KeyError:
        known = ", ".join(role.value for role in OwnerRole)
        raise ValueError(f"owner_role is {owner_role!r}, not one of {known}") from None


def _words(text: str) -> dict[str, object]:
    fault = text_fault(text)
    if fault is not None:
        # The text itself is not repeated: it may be about a person.
        raise ValueError(f"the text is refused: {fault.value} (see text_fault)")
    return {"words": text.strip()}


def _write(
    deed: Deed, keys: Sequence[RecordKey], within: Within, values: Mapping[str, object]
) -> str:
    if not keys:
        raise ValueError("no records are given: name at least one")
    deed.require_places([key.place for key in keys], within)
    batch_id = uuid4().hex
    made = {"made_at": in_utc(deed.at), "made_by": deed.reader.name}
    rows = [
        {"batch_id": batch_id, **key._asdict(), **values, **made}
        for key in dict.fromkeys(keys)
    ]
    rules = sorted({key.rule_code for key in keys})
    line = deed.line(batch_id, len(rows), rules=rules)
    write_together(deed.home, [Write(insert(FOLLOW_UP_ENTRIES), rows), line])
    return batch_id
