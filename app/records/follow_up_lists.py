"""What have people decided about follow-up, and who did what when?

Each list is a frame with its kinds, also before the first record. Days are dates,
times are in UTC without a zone. A reader who has a part of the programme gets the rows
of that part; steering gets no words that people wrote, and no persons.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, select

from app.identity import Reader
from app.permits import Act, may, require
from app.records.record_key import Place, Within, nowhere
from app.records.store import read_rows
from app.records.tables import FOLLOW_UP_ENTRIES
from data.home import Home

_ENTRY = FOLLOW_UP_ENTRIES.c
_Kinds = dict[str, pl.DataType]

_TEXT = pl.String()
_MOMENT = pl.Datetime("us")
_WHICH: _Kinds = {"entry_id": pl.Int64(), "batch_id": _TEXT} | dict.fromkeys(
    ("rule_code", "record_id", "delivery_id", "workplace_id"), _TEXT
)
_MADE: _Kinds = {"made_at": _MOMENT, "made_by": _TEXT}
_OWNER: _Kinds = {"owner_role": _TEXT, "advisor_id": _TEXT}
_REASON: _Kinds = {"reason": _TEXT, "from_on": pl.Date(), "until_on": pl.Date()}
_WORDS: _Kinds = {"act": _TEXT, "words": _TEXT, "until_on": pl.Date()}
_TAKEN_BACK: _Kinds = {"taken_back_at": _MOMENT, "taken_back_by": _TEXT}

_PERSONAL = ("reason", "comment", "advisor_id", "made_by")
"""What people wrote, and who they are."""

_AUDIT = (
    "happened_at",
    "who",
    "act",
    "batch_id",
    "record_count",
    "rule_code",
    "record_id",
    "delivery_id",
    "workplace_id",
    "words",
    "owner_role",
    "advisor_id",
    "until_on",
    "is_taken_back",
    "is_whole_batch",
)


def list_exemptions(
    home: Home, reader: Reader, *, within: Within = nowhere
) -> pl.DataFrame:
    """List the exemptions that nobody has taken back, the oldest first.

    Returns:
        entry_id, batch_id, rule_code, record_id, delivery_id, workplace_id, reason,
        from_on, until_on (both included), made_at, made_by.
    """
    found = _read_standing(home, "exempt", _WHICH | _REASON | _MADE)
    return _as_seen(found, reader, within)


def list_assignments(
    home: Home, reader: Reader, *, within: Within = nowhere
) -> pl.DataFrame:
    """List the assignments that nobody has taken back, the oldest first.

    Returns:
        As `list_exemptions`, and owner_role, advisor_id (empty: none named).
    """
    found = _read_standing(home, "assign", _WHICH | _REASON | _MADE | _OWNER)
    return _as_seen(found, reader, within)


def list_comments(
    home: Home, reader: Reader, *, within: Within = nowhere
) -> pl.DataFrame:
    """List the comments that nobody has taken back, the oldest first.

    Returns:
        entry_id, batch_id, rule_code, record_id, delivery_id, workplace_id, comment,
        made_at, made_by.
    """
    found = _read_standing(home, "comment", _WHICH | {"comment": _TEXT} | _MADE)
    seen = _as_seen(found, reader, within)
    return seen if may(reader, Act.SEE_WORK) else seen.clear()


def list_audit(home: Home, reader: Reader, *, within: Within = nowhere) -> pl.DataFrame:
    """List everything that was done and taken back, the newest first.

    Returns:
        One row per act and record: happened_at, who, act (exempt, assign, comment or
        undo), batch_id, record_count (of the batch), rule_code, record_id,
        delivery_id, workplace_id, words, owner_role, advisor_id, until_on,
        is_taken_back. An undo has the batch and the words of what it took back.
        is_whole_batch: nothing of it is outside the area, so it can be taken back.

    Raises:
        RefusedError: The reader may not see the work list.
        RecordsError: It cannot be read.
    """
    require(reader, Act.SEE_WORK)
    written = _read(home, _WHICH | _WORDS | _OWNER | _MADE | _TAKEN_BACK).with_columns(
        of_batch=pl.len().over("batch_id")
    )
    # Of what is outside the area not even the number is told.
    entries = _as_seen(written, reader, within).with_columns(
        record_count=pl.len().over("batch_id").cast(pl.Int64),
        is_whole_batch=pl.len().over("batch_id") == pl.col("of_batch"),
        is_taken_back=pl.col("taken_back_at").is_not_null(),
        batch_order=pl.col("entry_id").min().over("batch_id"),
    )
    made = entries.with_columns(happened_at="made_at", who="made_by", is_undo=False)
    undone = entries.filter("is_taken_back").with_columns(
        happened_at="taken_back_at",
        who="taken_back_by",
        act=pl.lit("undo"),
        is_taken_back=False,
        is_undo=True,
    )
    return (
        pl.concat([made, undone])
        .sort(
            *("happened_at", "is_undo", "batch_order", "entry_id"),
            descending=[True, True, True, False],
        )
        .select(_AUDIT)
    )


def _read_standing(home: Home, act: str, kinds: _Kinds) -> pl.DataFrame:
    return _read(home, kinds, _ENTRY.act == act, _ENTRY.taken_back_at.is_(None))


def _read(home: Home, kinds: _Kinds, *conditions: ColumnElement[bool]) -> pl.DataFrame:
    statement = select(*_columns(kinds)).where(*conditions).order_by(_ENTRY.entry_id)
    rows = read_rows(home, statement)
    return pl.DataFrame([tuple(row) for row in rows], schema=kinds, orient="row")


def _as_seen(found: pl.DataFrame, reader: Reader, within: Within) -> pl.DataFrame:
    if not may(reader, Act.SEE_WORK):
        hidden = [name for name in _PERSONAL if name in found.columns]
        found = found.with_columns(pl.lit(None, _TEXT).alias(name) for name in hidden)
    if reader.area.is_whole:
        return found
    places = [Place(*row) for row in found.select(Place._fields).iter_rows()]
    here = within(places)
    return found.filter(
        pl.Series([place in here for place in places], dtype=pl.Boolean)
    )


def _columns(kinds: _Kinds) -> Sequence[ColumnElement[Any]]:
    # The table has one column for what people write; a list calls it what it is.
    words = {"reason": _ENTRY.words, "comment": _ENTRY.words}
    return [words[name] if name in words else _ENTRY[name] for name in kinds]
