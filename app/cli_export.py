"""Write one table to a file from the command line: the rows the screen would show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from app.components.filter_choices import Choice, in_words, list_choices
from app.door import Build, query_build
from app.exports.extract import Conditions, Extract, file_name, make_extract
from app.exports.formats import FORMATS
from app.exports.tables import export_frame, exported_tables
from app.filters import Filters
from app.identity import who_is_asking
from app.translations.gettext import speaking
from app.translations.labels import table_label


class ExportError(Exception):
    """The export was asked for with a word that Varig does not know."""


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
    format_code: str,
    out: Path | None,
    as_of: date | None,
    chosen: Mapping[str, Sequence[str]],
    language: str,
    taken_at: datetime,
) -> Written:
    """Write the rows of a table that the filters choose.

    Args:
        build: The build to take them from.
        table: A table of the contract.
        format_code: One of `FORMATS`.
        out: The file, or the folder it is put in under its own name; None: here.
        as_of: What is dated later has not happened; None: the data date.
        chosen: Filter name in the address -> codes or words, as in `?sector=...`.
        language: Language of headings and labels, `nb` or `en`.
        taken_at: When the extract is taken, in UTC.

    Raises:
        ExportError: The table, format, filter or value is not known, or the day
            is after the data date.
    """
    _refuse_unknown(table, exported_tables(), "table")
    _refuse_unknown(format_code, FORMATS, "format")
    day = _day_of(build, as_of)
    with speaking(language):
        reader = who_is_asking()
        options = query_build(build, "filter_options", Filters(), reader)
        choices = list_choices(options)
        filters = replace(_read_filters(chosen, choices), as_of=as_of)
        rows = export_frame(
            table,
            lambda query: query_build(build, query, filters, reader),
            as_of=day,
        )
        conditions = Conditions(
            build_id=build.id,
            data_date=build.data_date,
            as_of=day,
            is_invented=build.is_invented,
            taken_at=taken_at,
            filters=tuple(in_words(filters, choices)),
        )
        name = table_label(table)
        extract = make_extract(
            rows, conditions, slug=name, title=name, language=language, table=table
        )
        path = _write(extract, format_code, day, out)
    return Written(path, rows.height, conditions.filters)


def read_choices(words: Sequence[str]) -> dict[str, list[str]]:
    """Read filters written as `sector=municipal`.

    Raises:
        ExportError: One of them has no `=`.
    """
    chosen: dict[str, list[str]] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise ExportError(f"{word!r} is no filter: write it as sector=municipal.")
        chosen.setdefault(key, []).append(value)
    return chosen


def _day_of(build: Build, as_of: date | None) -> date:
    day = as_of or build.data_date
    if day > build.data_date:
        raise ExportError(
            f"{day} is after the data date, {build.data_date}, and nothing is known "
            "of it. Choose that day or an earlier one."
        )
    return day


def _write(extract: Extract, format_code: str, day: date, out: Path | None) -> Path:
    kind = FORMATS[format_code]
    path = out or Path()
    if path.is_dir():
        path /= file_name(extract.slug, day, kind.ending)
    path.write_bytes(kind.write(extract))
    return path


def _read_filters(
    chosen: Mapping[str, Sequence[str]], choices: Sequence[Choice]
) -> Filters:
    by_key = {choice.key: choice for choice in choices}
    filters = Filters()
    for key, values in chosen.items():
        _refuse_unknown(key, by_key, "filter")
        choice = by_key[key]
        codes = tuple(_read_code(value, choice) for value in values)
        widened = getattr(filters, choice.field) + codes
        filters = replace(filters, **{choice.field: widened})
    return filters


def _read_code(value: str, choice: Choice) -> str:
    for code, word in choice.options.items():
        if value in (code, word) or value.casefold() == word.casefold():
            return code
    listed = ", ".join(f"{code} ({word})" for code, word in choice.options.items())
    raise ExportError(f"{value!r} is not a known {choice.key}. Known: {listed}.")


def _refuse_unknown(
    asked: str, known: Sequence[str] | Mapping[str, object], what: str
) -> None:
    if asked not in known:
        listed = ", ".join(known)
        raise ExportError(f"{asked!r} is not a known {what}. Known: {listed}.")
