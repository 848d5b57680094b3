"""What does the log hold: how much of what, by whom, and which lines to show?

Counts are made where the lines are kept, and only the lines that are shown are read,
so that a year of many readers opens as fast as a quiet week. Times are UTC, no zone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl
from sqlalchemy import ColumnElement, Row, Text, cast, distinct, func, select

from app.records.log import LogAct
from app.records.moments import in_utc
from app.records.store import read_rows
from app.records.tables import LOG
from data.home import Home

_LINE = {
    "line_id": pl.Int64(),
    "said_at": pl.Datetime("us"),
    "who": pl.String(),
    "role": pl.String(),
    "area_kind": pl.String(),
    "area_code": pl.String(),
    "channel": pl.String(),
    "act": pl.String(),
    "subject": pl.String(),
    "subject_id": pl.String(),
    "rows_count": pl.Int64(),
    "details": pl.String(),
}
_HOUR = len("2026-11-22 20")
"""So much of a time written out says the hour, in every database."""


@dataclass(frozen=True)
class LogChoice:
    """Which lines a reader wants; nothing chosen is every line."""

    since: datetime | None = None
    """The first moment, with a time zone."""
    who: str | None = None
    act: LogAct | None = None


EVERY_LINE = LogChoice()


def read_lines(
    home: Home,
    choice: LogChoice = EVERY_LINE,
    *,
    skipped: int = 0,
    limit: int | None = None,
) -> pl.DataFrame:
    """Read lines, the newest first.

    Args:
        home: Where the records are.
        choice: Which lines.
        skipped: How many of the newest are left out.
        limit: How many at most; None: all of them.

    Returns:
        line_id, said_at, who, role, area_kind, area_code, channel, act, subject,
        subject_id, rows_count, details (JSON of codes).

    Raises:
        RecordsError: It cannot be read.
    """
    statement = (
        select(*(LOG.c[name] for name in _LINE))
        .where(*_conditions(choice))
        .order_by(LOG.c.line_id.desc())
        .offset(skipped)
        .limit(limit)
    )
    return _frame(read_rows(home, statement), _LINE)


def count_by_hour(home: Home, choice: LogChoice) -> pl.DataFrame:
    """Count lines by hour and act: hours make days in any time zone.

    Returns:
        hour_at, act, lines_count; by hour, the oldest first.

    Raises:
        RecordsError: It cannot be read.
    """
    hour = func.substr(cast(LOG.c.said_at, Text), 1, _HOUR)
    statement = (
        select(hour, LOG.c.act, func.count())
        .where(*_conditions(choice))
        .group_by(hour, LOG.c.act)
        .order_by(hour, LOG.c.act)
    )
    kinds = {"hour_at": pl.String(), "act": pl.String(), "lines_count": pl.Int64()}
    written = _frame(read_rows(home, statement), kinds)
    hours = pl.concat_str("hour_at", pl.lit(":00")).str.to_datetime(
        "%Y-%m-%d %H:%M", time_unit="us"
    )
    return written.with_columns(hour_at=hours)


def list_people(home: Home) -> list[str]:
    """Name everybody of whom a line is kept, sorted.

    Raises:
        RecordsError: It cannot be read.
    """
    rows = read_rows(home, select(LOG.c.who).distinct().order_by(LOG.c.who))
    return [str(who) for (who,) in rows]


def count_sign_ins(home: Home, since: datetime | None) -> pl.DataFrame:
    """Count who signed in with each role, and how often.

    Returns:
        role, people_count, sign_ins_count; by role.

    Raises:
        RecordsError: It cannot be read.
    """
    statement = (
        select(LOG.c.role, func.count(distinct(LOG.c.who)), func.count())
        .where(*_conditions(LogChoice(since, act=LogAct.SIGNED_IN)))
        .group_by(LOG.c.role)
        .order_by(LOG.c.role)
    )
    kinds = {
        "role": pl.String(),
        "people_count": pl.Int64(),
        "sign_ins_count": pl.Int64(),
    }
    return _frame(read_rows(home, statement), kinds)


def oldest_line_at(home: Home) -> datetime | None:
    """Tell when the oldest line that is kept was written; None: there is no line.

    Raises:
        RecordsError: It cannot be read.
    """
    rows = read_rows(home, select(func.min(LOG.c.said_at)))
    return rows[0][0] if rows else None


def _conditions(choice: LogChoice) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if choice.since is not None:
        conditions.append(LOG.c.said_at >= in_utc(choice.since))
    if choice.who is not None:
        conditions.append(LOG.c.who == choice.who)
    if choice.act is not None:
        conditions.append(LOG.c.act == choice.act.value)
    return conditions


def _frame(rows: Sequence[Row[Any]], kinds: dict[str, pl.DataType]) -> pl.DataFrame:
    return pl.DataFrame([tuple(row) for row in rows], schema=kinds, orient="row")
