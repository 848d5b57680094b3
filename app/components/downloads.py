"""Offer rows as files, with buttons that say how many rows each one holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import polars as pl
import streamlit as st

from app.clock import now
from app.components.links import full_address
from app.components.log_lines import Taken, noted
from app.components.page import Page
from app.exports.checks import read_checks
from app.exports.extract import Conditions, Extract, file_name, make_extract, slug_of
from app.exports.formats import Format
from app.permits import Act, may
from app.translations.gettext import _, speaking
from app.translations.labels import rows as rows_noun
from app.translations.numbers import format_count


@dataclass(frozen=True)
class RowWords:
    """What the rows of one list are called, and what is said of them in a file."""

    slug: str
    """What the rows are, in the name of the file."""
    code: str
    """What the rows are in the log, the same in both languages."""
    title: str
    noun: Callable[[int], str] = rows_noun
    labels: Mapping[str, str] | None = None
    table: str | None = None
    narrowed: Sequence[str] = ()
    meanings: Mapping[str, str] | None = None
    definitions: Sequence[tuple[str, str]] = ()
    is_filtered: bool = True
    """Do the filters of the page choose the rows?"""


@dataclass(frozen=True)
class RowSet:
    """Some of the rows of a list: those that a search leaves, or all of them."""

    code: str
    label: str
    count: int
    fetch: Callable[[], pl.DataFrame]
    """Gives the rows when the file is made, which is after the run that drew it."""
    sought: str = ""
    """The search that left these rows; empty for all."""
    window: str = ""
    """Which of the rows these are, when a list shows some of them at a time."""


@dataclass(frozen=True)
class AllHits:
    """All the rows of a list that shows some of them at a time."""

    count: int
    fetch: Callable[[], pl.DataFrame]
    window: str
    """Which of them are shown: `Rows: 1–40 of 420`."""


def row_sets(
    visible: pl.DataFrame,
    frame: pl.DataFrame,
    sought: str,
    all_hits: AllHits | None = None,
) -> tuple[RowSet, RowSet]:
    """Name the two sets that every list offers, in the order of the buttons.

    Both stand there also when they are alike, so that a reader who finds one of them
    never wonders which it is.
    """
    every = all_hits or AllHits(frame.height, lambda: frame, "")
    return (
        RowSet(
            "visible",
            _("Visible rows"),
            visible.height,
            lambda: visible,
            sought,
            every.window,
        ),
        RowSet("all", _("All hits"), every.count, every.fetch),
    )


def conditions_of(page: Page) -> Conditions:
    """Write down what the rows of a page rest on."""
    return Conditions(
        build_id=page.build.id,
        data_date=page.build.data_date,
        as_of=page.as_of,
        is_invented=page.build.is_invented,
        taken_at=now(),
        filters=tuple(page.filters_in_words()),
        way_back=full_address(page.query()),
        checks=read_checks(page.fetch),
    )


def show_download(
    label: str, row_set: RowSet, words: RowWords, kind: Format, *, page: Page, key: str
) -> None:
    """Draw a button for one file; the file is made when the button is pressed.

    Nothing is drawn for whoever may take no rows along.
    """
    if not may(page.reader, Act.TAKE_ROWS):
        return
    conditions = replace(conditions_of(page), narrowed=_narrowed(row_set, words))
    if not words.is_filtered:
        conditions = replace(conditions, filters=())
    slug = slug_of(
        words.slug,
        is_filtered=bool(conditions.filters),
        is_searched=bool(row_set.sought),
    )
    # What the page knows is written down now: the button is pressed after the run that
    # drew it, where no page, address or language is at hand.
    write = partial(_write, row_set.fetch, words, kind, page.language, conditions)
    st.download_button(
        f"{label} ({format_count(row_set.count)})",
        data=noted(page, _taken(row_set, words, kind), write),
        file_name=file_name(slug, page.as_of, kind.ending),
        mime=kind.media_type,
        key=key,
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
        disabled=not row_set.count,
    )


def _taken(row_set: RowSet, words: RowWords, kind: Format) -> Taken:
    """Say what is taken along in codes: what was sought may be a name, and is not."""
    details = {
        "rows": row_set.code,
        "searched": bool(row_set.sought),
        "narrowed": bool(words.narrowed),
        "filtered": words.is_filtered,
    }
    return Taken(words.code, row_set.count, kind.code, details=details)


def _narrowed(row_set: RowSet, words: RowWords) -> tuple[str, ...]:
    said = [row_set.window] if row_set.window else []
    if row_set.sought:
        found = _("Rows that have “{text}” in them")
        said.append(found.format(text=row_set.sought))
    return (*words.narrowed, *said)


def _write(
    fetch: Callable[[], pl.DataFrame],
    words: RowWords,
    kind: Format,
    language: str,
    conditions: Conditions,
) -> bytes:
    with speaking(language):
        return kind.write(
            _extract(fetch(), words, language, replace(conditions, taken_at=now()))
        )


def _extract(
    rows: pl.DataFrame, words: RowWords, language: str, conditions: Conditions
) -> Extract:
    return make_extract(
        rows,
        conditions,
        slug=words.slug,
        title=words.title,
        language=language,
        labels=words.labels,
        table=words.table,
        meanings=words.meanings,
        definitions=words.definitions,
    )
