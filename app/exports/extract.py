"""What is taken out of Varig: rows, and what a reader must know of them.

Files for people (XLSX, Norwegian CSV) have words: labels for codes, yes and no,
headings. Files for programs (standard CSV, Parquet) have codes and column names.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import polars as pl

from app.translations.gettext import _
from app.translations.labels import column_meaning, table_with
from app.translations.words import headings, in_words

LONGEST_SLUG = 60
"""What a file holds takes no more letters of its name; some systems allow few."""


@dataclass(frozen=True)
class Checks:
    """What the checks of the newest load found, in all data and not in the rows."""

    checked_count: int
    """Rules that were checked."""
    broken_count: int
    """Rules that some row broke."""
    set_aside_count: int
    """Rows set aside."""
    warning_count: int


@dataclass(frozen=True)
class Conditions:
    """What an extract rests on; written into every workbook."""

    build_id: str
    data_date: date
    as_of: date
    is_invented: bool
    taken_at: datetime
    """In UTC."""
    filters: tuple[str, ...] = ()
    """Each filter in words; none is the whole programme."""
    narrowed: tuple[str, ...] = ()
    """What else made the rows fewer, or left columns out: a search, a choice."""
    way_back: str = ""
    """The address, or the command, that gives the same rows of newer data too."""
    checks: Checks | None = None


@dataclass(frozen=True)
class Extract:
    """Rows to be taken out, with their words and their conditions.

    Words are made when the extract is made, in the language of the reader, because a
    file may be written later, where nobody knows the reader.
    """

    slug: str
    """What it is, in the file name: `leveranser`."""
    title: str
    rows: pl.DataFrame
    """Codes, flags, dates and numbers as in the build."""
    words: pl.DataFrame
    """The same rows with labels for codes and words for flags."""
    headings: Mapping[str, str]
    meanings: Mapping[str, str]
    conditions: Conditions
    language: str = "nb"
    definitions: tuple[tuple[str, str], ...] = ()
    """What the figure is that the rows are behind: a word and its value."""


def make_extract(
    rows: pl.DataFrame,
    conditions: Conditions,
    *,
    slug: str,
    title: str,
    language: str,
    labels: Mapping[str, str] | None = None,
    table: str | None = None,
    meanings: Mapping[str, str] | None = None,
    definitions: Sequence[tuple[str, str]] = (),
) -> Extract:
    """Put words to rows that are to be taken out."""
    given = meanings or {}
    return Extract(
        slug=slug,
        title=title,
        rows=rows,
        words=in_words(rows),
        headings=headings(rows, labels, table=table),
        meanings={
            name: given.get(name)
            or column_meaning(name, language, table=table_with(name, table))
            for name in rows.columns
        },
        conditions=conditions,
        language=language,
        definitions=tuple(definitions),
    )


def file_name(slug: str, as_of: date, ending: str) -> str:
    """Name a file by what it holds, the day it is about, and its format."""
    plain = slug.casefold().translate(str.maketrans("æøå", "eoa"))
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_SLUG].strip("-")
    return f"varig-{words}-{as_of}{ending}"


def slug_of(name: str, *, is_filtered: bool, is_searched: bool) -> str:
    """Name what a file holds, and say when that is not all there is."""
    marks = (
        (is_filtered, _("selection")),
        (is_searched, _("search hits")),
    )
    return " ".join([name[:LONGEST_SLUG], *(word for is_so, word in marks if is_so)])
