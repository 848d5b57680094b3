"""Show rows: how many, a search among them, the rows, and the same rows as files.

This module is long because all that a list of rows has is drawn together.
"""

from collections.abc import Callable, Mapping, Sequence

import polars as pl
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from app.components.columns import column_configs, shown_rows
from app.components.downloads import AllHits, RowSet, RowWords, row_sets, show_download
from app.components.empty import show_nothing
from app.components.page import Page, current_page
from app.components.quiet import say_quietly
from app.components.screen_permits import is_of_units, sees_one
from app.exports.formats import NORWEGIAN_CSV, XLSX
from app.permits import Act, may
from app.translations.gettext import _
from app.translations.labels import rows as rows_noun
from app.translations.markdown import plain
from app.translations.numbers import NOT_KNOWN, format_count
from app.translations.words import in_words

ROW_HEIGHT = 36
FILES_WIDTH = 320
"""Pixels of the buttons for files, so that they fit on a phone."""
MOST_ROWS_TALL = 15
"""A longer list scrolls inside its frame, so the page stays short."""


def show_table(
    frame: pl.DataFrame,
    *,
    key: str,
    name: str,
    title: str | None = None,
    noun: Callable[[int], str] = rows_noun,
    labels: Mapping[str, str] | None = None,
    table: str | None = None,
    widths: Mapping[str, int] | None = None,
    narrowed: Sequence[str] = (),
    definitions: Sequence[tuple[str, str]] = (),
    all_hits: AllHits | None = None,
    empty: str | None = None,
) -> pl.DataFrame:
    """Draw a list of rows with count, search and download, and give the visible ones.

    Whoever may not see one unit at a time is told how many rows there are.

    Args:
        frame: Codes, flags, dates and numbers as they were fetched, in the order to be
            shown. `delivery_id` and `workplace_id` become links to their pages.
        key: Unique on the page, and what the rows are in the log.
        name: What the rows are, for the file name: `leveranser`.
        title: What the rows are, for the sheet and for those who do not see the
            table; the noun when it is left out.
        noun: Gives the word for that many rows: labels.deliveries.
        labels: Headings of columns that the contract does not name.
        table: The validated table, when a column's name stands in several of them.
        widths: Pixels of columns that are to be wider or narrower than their values.
        narrowed: Choices beside the filters that made the list shorter, for the sheet.
        definitions: What the figure is that the rows are behind, for the sheet.
        all_hits: All the rows, when the frame holds only those of one window.
        empty: What to say when there is nothing.
    """
    if frame.is_empty():
        show_nothing(empty or _("There are no rows to show with these filters."))
        return frame
    words = RowWords(
        slug=name,
        code=key.replace("-", "_"),
        title=title or noun(2).capitalize(),
        noun=noun,
        labels=labels,
        table=table,
        narrowed=narrowed,
        definitions=definitions,
    )
    return show_worded_table(frame, words, key=key, widths=widths, all_hits=all_hits)


def show_worded_table(
    frame: pl.DataFrame,
    words: RowWords,
    *,
    key: str,
    widths: Mapping[str, int] | None = None,
    all_hits: AllHits | None = None,
) -> pl.DataFrame:
    """Draw a list of at least one row whose words are already put together."""
    with st.container(gap="small"):
        return _draw(frame, words, key=key, widths=widths, all_hits=all_hits)


def _draw(
    frame: pl.DataFrame,
    words: RowWords,
    *,
    key: str,
    widths: Mapping[str, int] | None,
    all_hits: AllHits | None,
) -> pl.DataFrame:
    page = current_page()
    if is_of_units(frame.columns) and not sees_one(page.reader):
        say_quietly(counted_only(frame.height, words.noun))
        return frame.clear()
    bar = st.container(horizontal=True, vertical_alignment="center")
    count_place, sought = _draw_search(bar, key, frame.height)
    visible = _search(frame, sought)
    with count_place:
        say_quietly(_count(visible, frame, words.noun))
    if may(page.reader, Act.TAKE_ROWS):
        with bar:
            _draw_downloads(
                page, row_sets(visible, frame, sought, all_hits), words, key=key
            )
    if visible.is_empty():
        show_nothing(_("No row has “{text}” in it.").format(text=plain(sought)))
        return visible
    configs = column_configs(visible, words.labels, table=words.table, widths=widths)
    _draw_rows(shown_rows(visible, page), configs, key=key, alt=words.title)
    return visible


def counted_only(count: int, noun: Callable[[int], str]) -> str:
    """Say how many rows there are to whoever may not see which they are."""
    return _(
        "{count} {rows}. Which they are is not shown to your role, which sees figures "
        "of groups."
    ).format(count=format_count(count), rows=noun(count))


def _draw_search(
    bar: st.delta_generator.DeltaGenerator, key: str, row_count: int
) -> tuple[st.delta_generator.DeltaGenerator, str]:
    with bar:
        count_place = st.container(width="stretch").empty()
        sought = st.text_input(
            _("Search"),
            key=f"{key}-search",
            type="search",
            placeholder=_("Search in {count}").format(count=format_count(row_count)),
            label_visibility="collapsed",
            width=240,
        )
    return count_place, (sought or "").strip()


def visible_sets(frame: pl.DataFrame, *, key: str) -> tuple[RowSet, RowSet]:
    """Give the rows that the search of a list leaves, and all of them.

    For what stands above the list; the search holds what the reader wrote last.
    """
    sought = str(st.session_state.get(f"{key}-search") or "").strip()
    return row_sets(_search(frame, sought), frame, sought)


def _search(frame: pl.DataFrame, sought: str) -> pl.DataFrame:
    if not sought:
        return frame
    text = pl.concat_str(
        pl.all().cast(pl.String), separator="\n", ignore_nulls=True
    ).str.to_lowercase()
    found = in_words(frame).select(text.str.contains(sought.lower(), literal=True))
    return frame.filter(found.to_series())


def _count(
    visible: pl.DataFrame, frame: pl.DataFrame, noun: Callable[[int], str]
) -> str:
    total = format_count(frame.height)
    if visible.height == frame.height:
        return f"{total} {noun(frame.height)}"
    return _("{count} of {total} {rows}").format(
        count=format_count(visible.height), total=total, rows=noun(frame.height)
    )


def _draw_downloads(
    page: Page, sets: Sequence[RowSet], words: RowWords, *, key: str
) -> None:
    popover = st.popover(_("Download"), icon=":material/download:", key=f"{key}-files")
    with popover, st.container(width=FILES_WIDTH):
        for kind, heading in ((XLSX, "Excel"), (NORWEGIAN_CSV, "CSV")):
            st.markdown(f":small[:gray[{heading}]]")
            for each in sets:
                show_download(
                    each.label,
                    each,
                    words,
                    kind,
                    page=page,
                    key=f"{key}-{each.code}-{kind.code}",
                )
        say_quietly(_in_the_file())


def _in_the_file() -> str:
    # The browser sorts and hides by itself and does not tell, so the page says so.
    return _(
        "The file has the order of the list and all its columns, also when you sort "
        "or hide some in your browser."
    )


def _draw_rows(
    rows: pl.DataFrame, configs: dict[str, ColumnConfig], *, key: str, alt: str
) -> None:
    st.dataframe(
        rows,
        column_config=configs,
        hide_index=True,
        height=ROW_HEIGHT * (min(rows.height, MOST_ROWS_TALL) + 1) + 2,
        row_height=ROW_HEIGHT,
        placeholder=NOT_KNOWN,
        key=f"{key}-rows",
        alt=alt,
    )
