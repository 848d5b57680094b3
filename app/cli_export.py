"""Write one table or figure to a file from the command line, as the screen would."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from app.cli_lines import exported_line
from app.cli_question import (
    QuestionError,
    known_choices,
    read_day,
    read_filters,
    refuse_unknown,
    said_filters,
)
from app.cli_reader import Caller
from app.components.filter_choices import AS_OF, Choice, address_of
from app.door import Build, open_door
from app.exports.checks import read_checks
from app.exports.content import content_names, make_content
from app.exports.extract import Conditions, Extract, file_name, make_extract, slug_of
from app.exports.formats import FORMATS
from app.exports.xlsx import TooManyRowsError
from app.filters import Filters
from app.metrics.hidden_actions import hide_actions
from app.permits import Act
from app.records.log import LogLine
from app.sensitive_now import sensitive_now
from app.translations.gettext import current_language, speaking


@dataclass(frozen=True)
class Written:
    """What was written, and how much of it."""

    path: Path
    rows_count: int
    filters: tuple[str, ...]


def export_table(
    build: Build,
    table: str,
    *,
    caller: Caller,
    format_code: str,
    out: Path | None,
    as_of: date | None,
    chosen: Mapping[str, Sequence[str]],
    language: str,
    taken_at: datetime,
    build_name: str | None = None,
) -> Written:
    """Write what the filters choose of a table, or the rows behind a figure.

    Args:
        build: The build to take them from.
        table: A table of the contract, `dictionary`, `metric:CODE` or `metric:all`.
        caller: Who takes them out; a line of it is kept before the file is written.
        format_code: One of `FORMATS`.
        out: The file, or the folder it is put in under its own name; None: here.
        as_of: What is dated later has not happened; None: the data date.
        chosen: Filter name in the address -> codes or words, as in `?sector=...`.
        language: Language of headings and labels, `nb` or `en`.
        taken_at: When the extract is taken, in UTC.
        build_name: The build by the name it was asked for; None: it is the current one.

    Raises:
        QuestionError: The table, figure, format, filter or value is not known, the day
            is after the data date, or the format cannot hold so many rows.
        RefusedError: The caller may take no rows along.
        NotKeptError: No line of it can be kept in the log; nothing is written.
    """
    caller.require(Act.TAKE_ROWS)
    refuse_unknown(table, content_names(), "table or figure")
    refuse_unknown(format_code, FORMATS, "format")
    day = read_day(build, as_of)
    with speaking(language):
        choices = known_choices(build, caller.reader)
        filters = read_filters(chosen, choices, as_of=as_of)
        conditions = Conditions(
            build_id=build.id,
            data_date=build.data_date,
            as_of=day,
            is_invented=build.is_invented,
            taken_at=taken_at,
            filters=said_filters(filters, choices),
            way_back=_command(
                table, format_code, filters, choices, build_name=build_name
            ),
        )
        extract = _take_out(build, table, filters, conditions, caller=caller)
        content = _file_of(extract, format_code)
        caller.keep(_line(table, format_code, extract, filters))
        path = _write(content, extract, format_code, day=day, out=out)
    return Written(path, extract.rows.height, extract.conditions.filters)


def _line(table: str, kind: str, extract: Extract, filters: Filters) -> LogLine:
    return exported_line(
        table,
        extract.rows.height,
        kind=kind,
        build_id=extract.conditions.build_id,
        as_of=extract.conditions.as_of,
        filters=filters,
    )


def _take_out(
    build: Build,
    table: str,
    filters: Filters,
    conditions: Conditions,
    *,
    caller: Caller,
) -> Extract:
    with open_door(build, filters, caller.reader) as door:
        content = make_content(table, door.fetch, as_of=conditions.as_of)
        checks = read_checks(door.fetch)
    if table == "actions":
        hidden = sensitive_now(caller.home, build)
        rows = hide_actions("export_actions", content.rows, hidden)
        content = replace(content, rows=rows)
    said = conditions.filters if content.is_filtered else ()
    return make_extract(
        content.rows,
        replace(conditions, filters=said, checks=checks),
        slug=slug_of(content.slug, is_filtered=bool(said), is_searched=False),
        title=content.title,
        language=current_language(),
        labels=content.labels,
        table=content.table,
        meanings=content.meanings,
        definitions=content.definitions,
    )


def _command(
    table: str,
    format_code: str,
    filters: Filters,
    choices: tuple[Choice, ...],
    *,
    build_name: str | None,
) -> str:
    """Write the command that takes the same out, of newer data when none are named."""
    options = [("--build", build_name)] if build_name else []
    options += [
        ("--as-of", word) if key == AS_OF else ("--filter", f"{key}={word}")
        for key, words in address_of(filters, choices).items()
        for word in words
    ]
    words = [part for pair in options for part in pair]
    return shlex.join(
        ["varig", "export", table, *words, "--format", format_code]
        + ([] if current_language() == "nb" else ["--lang", current_language()])
    )


def _file_of(extract: Extract, format_code: str) -> bytes:
    try:
        return FORMATS[format_code].write(extract)
    except TooManyRowsError as error:
        raise QuestionError(str(error)) from error


def _write(
    content: bytes, extract: Extract, format_code: str, *, day: date, out: Path | None
) -> Path:
    path = out or Path()
    if path.is_dir():
        path /= file_name(extract.slug, day, FORMATS[format_code].ending)
    path.write_bytes(content)
    return path
