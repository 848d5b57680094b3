"""Turn a frame of codes, flags and dates into what a reader sees."""

from collections.abc import Mapping
from datetime import date, datetime

import polars as pl

from app.filters import UNKNOWN
from app.translations.gettext import _, current_language
from app.translations.labels import code_labels, column_label, table_with
from app.translations.numbers import (
    format_count,
    format_day,
    format_number,
    format_share,
    format_time,
)

NOT_GROUPED = ("year", "source_row", "survey_year")
"""Whole numbers that name something: 2026 is a year, not 2 026 of anything."""


def in_words(frame: pl.DataFrame) -> pl.DataFrame:
    """Replace codes by labels and flags by yes and no; the rest keeps its type."""
    language = current_language()
    return frame.with_columns(
        _said(name, dtype, language)
        for name, dtype in frame.schema.items()
        if dtype == pl.Boolean or code_labels(name, language)
    )


def headings(
    frame: pl.DataFrame,
    labels: Mapping[str, str] | None = None,
    *,
    table: str | None = None,
) -> dict[str, str]:
    """Give every column of a frame a heading, different from all others."""
    given = labels or {}
    words = {
        name: given.get(name) or column_label(name, table=table_with(name, table))
        for name in frame.columns
    }
    taken = list(words.values())
    return {
        name: word if taken.count(word) == 1 else f"{word} ({name})"
        for name, word in words.items()
    }


def as_text(
    frame: pl.DataFrame, *, labels: Mapping[str, str] | None = None
) -> pl.DataFrame:
    """Write every value as it is read, under headings: for tables that only show."""
    words = headings(frame, labels)
    said = in_words(frame)
    return pl.DataFrame(
        {
            words[name]: [_written(name, value) for value in said[name]]
            for name in said.columns
        },
        schema=dict.fromkeys(words.values(), pl.String),
    )


def _said(name: str, dtype: pl.DataType, language: str) -> pl.Expr:
    if dtype == pl.Boolean:
        return (
            pl.when(pl.col(name).is_null())
            .then(None)
            .when(pl.col(name))
            .then(pl.lit(_("yes")))
            .otherwise(pl.lit(_("no")))
            .alias(name)
        )
    labels = code_labels(name, language) | {UNKNOWN: _("Not known")}
    return pl.col(name).cast(pl.String).replace(labels)


def _written(name: str, value: object) -> str | None:
    match value:
        case None | str():
            return value
        case datetime():
            return format_time(value)
        case date():
            return format_day(value)
        case int():
            return str(value) if name in NOT_GROUPED else format_count(value)
        case float():
            return (
                format_share(value) if name.endswith("_share") else format_number(value)
            )
        case _:
            return str(value)
