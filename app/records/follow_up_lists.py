"""What have people decided about follow-up, and who did what when?

Each list is a frame with its kinds, also before the first record. Days are dates,
times are in UTC without a zone.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, select

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
)


def list_exemptions(home: Home) -> pl.DataFrame:
    """List the exemptions that nobody has taken back, the oldest first.

    Returns:
        entry_id, batch_id, rule_code, record_id, delivery_id, workplace_id, reason,
        from_on, until_on (both included), made_at, made_by.
    """
    return _read_standing(home, "exempt", _WHICH | _REASON | _MADE)


def list_assignments(home: Home) -> pl.DataFrame:
    """List the assignments that nobody has taken back, the oldest first.

    Returns:
        As `list_exemptions`, and owner_role, advisor_id (empty: none named).
    """
    return _read_standing(home, "assign", _WHICH | _REASON | _MADE | _OWNER)


def list_comments(home: Home) -> pl.DataFrame:
    """List the comments that nobody has taken back, the oldest first.

    Returns:
        entry_id, batch_id, rule_code, record_id, delivery_id, workplace_id, comment,
        made_at, made_by.
    """
    return _read_standing(home, "comment", _WHICH | {"comment": _TEXT} | _MADE)


def list_audit(home: Home) -> pl.DataFrame:
    """List everything that was done and taken back, the newest first.

    Returns:
        One row per act and record: happened_at, who, act (exempt, assign, comment or
        undo), batch_id, record_count (of the batch), rule_code, record_id,
        delivery_id, workplace_id, words, owner_role, advisor_id, until_on,
        is_taken_back. An undo has the batch and the words of what it took back.
    """
    entries = _read(home, _WHICH | _WORDS | _OWNER | _MADE | _TAKEN_BACK).with_columns(
        record_count=pl.len().over("batch_id").cast(pl.Int64),
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


def _columns(kinds: _Kinds) -> Sequence[ColumnElement[Any]]:
    # The table has one column for what people write; a list calls it what it is.
    words = {"reason": _ENTRY.words, "comment": _ENTRY.words}
    return [words[name] if name in words else _ENTRY[name] for name in kinds]
