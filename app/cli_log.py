"""Say on the command line what the log holds, and remove what is too old.

Reading the log is itself a line of it.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl

from app.cli_log_options import LogOptions
from app.cli_reader import Caller
from app.clock import now, today
from app.exports.csv import write_norwegian_csv
from app.exports.extract import Conditions, Extract
from app.log_months import log_months
from app.permits import Act
from app.records.log import LogAct, LogLine, forget_before, kept_from
from app.records.log_reading import LogChoice, oldest_line_at, read_lines
from app.records.store import RecordsError
from app.settings import SettingError
from data.home import Home

SHOWN_LINES = 50
"""So many lines fit a terminal; --json and --out have all of them."""

_SHOWN = (
    *("said_at", "who", "role", "area", "channel", "act"),
    *("subject", "subject_id", "rows_count", "details"),
)


def say_log(caller: Caller, options: LogOptions) -> tuple[str, int]:
    """Give the newest lines, or write them to a file; with the exit code.

    Raises:
        RefusedError: Somebody is named who may not read the log.
        NotKeptError: That it was read cannot be kept; nothing is said.
    """
    _require(caller)
    acts = [act.value for act in LogAct]
    if options.act is not None and options.act not in acts:
        known = ", ".join(acts)
        return f"Not done: {options.act!r} is not a known act. Known: {known}.", 1
    if options.out is not None and options.out.suffix.casefold() != ".csv":
        return f"Not done: {options.out} is no CSV file. Let it end in .csv.", 2
    is_for_eyes = options.out is None and not options.json
    try:
        lines = read_lines(
            caller.home, _choice(options), limit=SHOWN_LINES if is_for_eyes else None
        )
    except RecordsError as error:
        return f"Not done: the log cannot be read ({error}).", 4
    caller.keep(_read_line(lines, options))
    if options.out is not None:
        return _write(lines, options.out), 0
    if options.json:
        rows = [_as_json(row) for row in lines.iter_rows(named=True)]
        return json.dumps(rows, indent=2, ensure_ascii=False), 0
    return _as_text(lines), 0


def say_pruned(caller: Caller, environ: Mapping[str, str]) -> tuple[str, int]:
    """Remove the lines that are older than they are kept; say how many.

    Raises:
        RefusedError: Somebody is named who may not read the log.
        NotKeptError: No line of it can be kept; nothing is removed.
    """
    _require(caller)
    try:
        months = log_months(environ)
        details = {"change": "prune", "months": months}
        caller.keep(LogLine(LogAct.CHANGED, "log", details=details))
        count = forget_before(caller.home, kept_from(now(), months))
    except SettingError as error:
        return f"Not done: {error}", 2
    except RecordsError as error:
        return f"Not done: the log cannot be written ({error}).", 4
    lines = "line" if count == 1 else "lines"
    return f"Removed {count} {lines} older than {months} months", 0


def forget_old_lines(home: Home, environ: Mapping[str, str]) -> tuple[str, int]:
    """Remove what is too old when the server starts; say what stood in the way.

    A log that cannot be written does not stop the server: what it would have a line
    of is refused, with a sentence, until it can.

    Returns:
        What to say, most often nothing, and the exit code: 2 when VARIG_LOG_MONTHS is
        wrong, so that the server must not start.
    """
    try:
        since = kept_from(now(), log_months(environ))
        oldest = oldest_line_at(home)
        if oldest is not None and oldest.replace(tzinfo=UTC) < since:
            forget_before(home, since)
    except SettingError as error:
        return f"Not done: {error}", 2
    except RecordsError as error:
        return (
            f"The log cannot be written ({error}): what it has to have a line of is "
            "refused until it can.",
            0,
        )
    return "", 0


def _require(caller: Caller) -> None:
    # Whoever is not named holds the file of the log anyway.
    if caller.is_named:
        caller.require(Act.READ_LOG)


def _choice(options: LogOptions) -> LogChoice:
    since = None
    if options.since is not None:
        zone = ZoneInfo("Europe/Oslo")
        since = datetime.combine(options.since, time(), tzinfo=zone)
    act = LogAct(options.act) if options.act else None
    return LogChoice(since, options.who, act)


def _read_line(lines: pl.DataFrame, options: LogOptions) -> LogLine:
    kind = "csv" if options.out else "json" if options.json else "text"
    details = {
        "format": kind,
        "filter_since": options.since and options.since.isoformat(),
        "filter_who": options.who,
        "filter_act": options.act,
    }
    chosen = {key: value for key, value in details.items() if value is not None}
    return LogLine(LogAct.EXPORTED, "log", rows_count=lines.height, details=chosen)


def _write(lines: pl.DataFrame, out: Path) -> str:
    named = lines.rename({"said_at": "said_at_utc"})
    about = Conditions("", today(), today(), is_invented=False, taken_at=now())
    same = {name: name for name in named.columns}
    extract = Extract("log", "log", named, named, same, {}, about)
    out.write_bytes(write_norwegian_csv(extract))
    words = "line" if lines.height == 1 else "lines"
    return f"Wrote {lines.height} {words} to {out}"


def _as_json(row: Mapping[str, object]) -> dict[str, object]:
    said_at = row["said_at"]
    at = said_at.isoformat() if isinstance(said_at, datetime) else None
    return {**row, "said_at": f"{at}Z", "details": json.loads(str(row["details"]))}


def _as_text(lines: pl.DataFrame) -> str:
    if lines.is_empty():
        return "The log has no such line."
    rows = [_SHOWN, *(_cells(row) for row in lines.iter_rows(named=True))]
    widths = [max(len(row[place]) for row in rows) for place in range(len(_SHOWN))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def _cells(row: Mapping[str, object]) -> tuple[str, ...]:
    area = "=".join(str(row[name]) for name in ("area_kind", "area_code") if row[name])
    told = {**row, "area": area, "said_at": f"{str(row['said_at'])[:19]}Z"}
    return tuple(_harmless(told[name]) for name in _SHOWN)


def _harmless(value: object) -> str:
    """Write a value so that a terminal does nothing but show it."""
    text = "" if value is None else str(value)
    return "".join(sign if sign.isprintable() else "?" for sign in text)
