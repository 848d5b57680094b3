"""Read a CSV file of Statbank as a cube.

Statbank writes a table long (one figure per line) or wide (quarters side by side),
with a line for the title above or without, and notes below. Values have a comma or a
point; a missing one is `.`, `..`, `...`, `:` or `-`.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from pipelines.errors import FieldCountError, GatheredFaults, UnreadableSourceError
from pipelines.sources.csv_records import Record, read_records
from pipelines.sources.encoding import find_encoding
from pipelines.sources.spelling import plain
from pipelines.sources.ssb_12440.cube import (
    About,
    Category,
    Cell,
    Cube,
    about,
    find_measure,
    find_quarter,
    without_quarter,
)
from pipelines.sources.ssb_12440.faults import has_no_table, is_other_width

SYMBOLS = {".", "..", "...", ":", "-", ""}
"""Statistics Norway's signs for a figure that is missing or not shown."""

DELIMITERS = (";", ",", "\t")

FIGURE = "statistikkvariabel"
MEASURE = "type sykefravær"
SEX = "kjønn"
QUARTER = "kvartal"

_TITLE = re.compile(r"^\s*(\d{5}): .*(sykefrav|sickness|sick leave)", re.IGNORECASE)
_CODE = re.compile(r"^(\d[\d.,+-]*|[A-Z](?:[-+,][A-Z])*)\s+(\S.*)$")
_UPDATED = re.compile(r"^\s*(\d{4})(\d\d)(\d\d)(?: \d\d:\d\d)?\s*$")
_VALUES = ("prosent", "value", "verdi", "sykefrav", "percent")


class Written(NamedTuple):
    """The records of a file, by what they are."""

    title: str
    line: int
    headings: list[str]
    rows: list[Record]
    notes: list[str]


def is_statbank(headings: Sequence[str]) -> bool:
    """Are these the first filled cells of a Statbank table on sickness absence?"""
    met = [heading for heading in headings if heading.strip()]
    if any(_TITLE.search(heading) for heading in met):
        return True
    kinds = {about(heading) for heading in met}
    has_quarter = About.QUARTER in kinds or any(map(find_quarter, met))
    is_about_absence = bool(kinds & {About.INDUSTRY, About.MEASURE})
    return has_quarter and is_about_absence and all(map(_is_dimension_or_value, met))


def read_statbank(data: bytes, file: str) -> Cube:
    """Read the table of a file.

    Raises:
        SourceError: It is not text, has no headings, or has rows of another width.
    """
    written = _read_written(data, file)
    title = written.title or next(
        (heading for heading in written.headings if _TITLE.search(heading)), ""
    )
    number = _TITLE.search(title)
    return Cube(
        title=title,
        table_id=number[1] if number else None,
        updated_on=next(filter(None, map(_updated_on, written.notes)), None),
        cells=list(_cells(written)),
    )


def _read_written(data: bytes, file: str) -> Written:
    filled = _read_records(data, file)
    start = next((at for at, (_, f) in enumerate(filled) if _count(f) > 1), None)
    if start is None:
        raise UnreadableSourceError([has_no_table(file)])
    line, headings = filled[start]
    below = filled[start + 1 :]
    end = next(
        (at for at, (_, f) in enumerate(below) if _count(f) == 1 < len(headings)),
        len(below),
    )
    rows = below[:end]
    wrong = [(n, len(f)) for n, f in rows if len(f) != len(headings)]
    if wrong:
        raise FieldCountError([is_other_width(file, wrong[0], len(headings))])
    return Written(
        title=" ".join(f[0].strip() for _, f in filled[:start]),
        line=line,
        headings=[heading.strip() for heading in headings],
        rows=rows,
        notes=[cell for _, fields in below[end:] for cell in fields],
    )


def _read_records(data: bytes, file: str) -> list[Record]:
    """Read by the mark that parts most lines; by others the quotes may not fit."""
    encoding = find_encoding(data, file)
    faults = GatheredFaults()
    found: list[list[Record]] = []
    for mark in DELIMITERS:
        with faults.gather():
            read = read_records(data, encoding=encoding, delimiter=mark, file=file)
            found.append([(n, f) for n, f in read if any(map(str.strip, f))])
    if not found:
        faults.raise_if_any()
    return max(found, key=lambda records: sum(len(f) > 1 for _, f in records))


def _cells(written: Written) -> Iterator[Cell]:
    dimensions = {
        at: heading
        for at, heading in enumerate(written.headings)
        if not _is_value(heading)
    }
    for line, fields in written.rows:
        place = {heading: _category(fields[at]) for at, heading in dimensions.items()}
        for at, heading in enumerate(written.headings):
            if at in dimensions:
                continue
            text = fields[at].strip()
            yield Cell(
                source_row=line,
                place=_in_heading(heading) | place,
                value=None if text in SYMBOLS else text,
                symbol=text if text in SYMBOLS else None,
            )


def _is_dimension_or_value(heading: str) -> bool:
    return about(heading) is not None or _is_value(heading)


def _is_value(heading: str) -> bool:
    """A column of figures names a quarter, the title, or a figure in percent."""
    if find_quarter(heading) or _TITLE.search(heading):
        return True
    is_named = plain(heading).startswith(_VALUES) or "prosent" in plain(heading)
    return is_named and about(heading) is None


def _in_heading(heading: str) -> dict[str, Category]:
    """Read what the heading of a column of figures says of all of them."""
    quarter = find_quarter(heading)
    words = without_quarter(heading)
    said = {FIGURE: words}
    if quarter:
        said[QUARTER] = f"{quarter[0]}K{quarter[1]}"
    if find_measure(words) and not _TITLE.search(heading):
        said[MEASURE] = words
    for sex in ("Begge kjønn", "Menn", "Kvinner"):
        if plain(sex) in plain(words).split(",") or plain(words).endswith(plain(sex)):
            said[SEX] = sex
    return {name: Category(None, text) for name, text in said.items()}


def _category(text: str) -> Category:
    found = _CODE.match(text.strip())
    if found:
        return Category(found[1], found[2])
    return Category(text.strip() if _is_code(text) else None, text.strip())


def _is_code(text: str) -> bool:
    return re.fullmatch(r"\d\d(?:[-.,+]\d+)*", text.strip()) is not None


def _count(fields: list[str]) -> int:
    return sum(bool(field.strip()) for field in fields)


def _updated_on(note: str) -> date | None:
    found = _UPDATED.match(note)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
