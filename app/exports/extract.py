"""What is taken out of Varig: rows, and what a reader must know of them.

Files for people (XLSX, Norwegian CSV) have words: labels for codes, yes and no,
headings. Files for programs (standard CSV, Parquet) have codes and column names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import polars as pl

from app.translations.labels import column_meaning, table_with
from app.translations.words import headings, in_words


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
    language: str = field(default="nb")


def make_extract(
    rows: pl.DataFrame,
    conditions: Conditions,
    *,
    slug: str,
    title: str,
    language: str,
    labels: Mapping[str, str] | None = None,
    table: str | None = None,
) -> Extract:
    """Put words to rows that are to be taken out."""
    return Extract(
        slug=slug,
        title=title,
        rows=rows,
        words=in_words(rows),
        headings=headings(rows, labels, table=table),
        meanings={
            name: column_meaning(name, language, table=table_with(name, table))
            for name in rows.columns
        },
        conditions=conditions,
        language=language,
    )


def file_name(slug: str, as_of: date, ending: str) -> str:
    """Name a file by what it holds, the day it is about, and its format."""
    plain = slug.casefold().translate(str.maketrans("æøå", "eoa"))
    return f"varig-{re.sub(r'[^a-z0-9]+', '-', plain).strip('-')}-{as_of}{ending}"
