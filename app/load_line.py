"""What does the log say of a load, one that is refused too?"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import duckdb

from app.door import connect
from app.identity import Reader
from app.permits import Act
from app.questions import read_sql
from app.records.log import Channel, LogAct, LogLine, log
from app.records.store import RecordsError
from data.home import Home


def loaded_line(candidate: Path) -> LogLine:
    """Tell of the load that made a build: which build, and how many rows it brought.

    Args:
        candidate: The build, which nobody uses yet.

    Raises:
        duckdb.Error: It cannot be read.
    """
    with connect(candidate) as connection:
        row = connection.execute(read_sql("newest_load")).fetchone()
    if row is None:
        raise duckdb.InvalidInputException(f"{candidate.name} does not say what it is")
    build_id, previous, read, kept, set_aside = row
    return LogLine(
        LogAct.LOADED,
        "build",
        build_id,
        rows_count=kept,
        details={"read": read, "set_aside": set_aside, "added_to": previous},
    )


def note_refused(home: Home, reader: Reader | None, at: datetime) -> None:
    """Keep that somebody who may not load in the app asked for it.

    It is refused also when the line cannot be kept.
    """
    details = {"reason": Act.CHANGE_DATA.value}
    line = LogLine(LogAct.REFUSED, "load", details=details)
    with suppress(RecordsError):
        log(home, reader, line, at, Channel.SCREEN)
