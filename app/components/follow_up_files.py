"""Offer the rows that stand on the screen as files; the bulk bar offers all hits."""

from collections.abc import Sequence
from functools import partial

import polars as pl
import streamlit as st

from app.components.downloads import RowSet, RowWords, show_download
from app.components.page import Page
from app.exports.formats import NORWEGIAN_CSV, XLSX
from app.exports.gaps import WORD_COLUMNS, gap_labels, gap_meanings, gap_rows
from app.translations.follow_up_words import follow_ups
from app.translations.gettext import _
from app.translations.numbers import format_count
from data.follow_up import FollowUpRules


def show_visible_files(
    page: Page,
    rules: FollowUpRules,
    visible: pl.DataFrame,
    *,
    hit_count: int,
    narrowed: Sequence[str],
) -> None:
    """Draw a button that says how many rows stand on the screen, with two files.

    Args:
        page: The page of this rerun.
        rules: The rules of the installation.
        visible: The rows on the screen, in the order of the screen.
        hit_count: How many rows fit the choices.
        narrowed: The choices in words.
    """
    words = RowWords(
        slug=_("Follow-up"),
        code="follow_up",
        title=_("Follow-up"),
        noun=follow_ups,
        labels=gap_labels(),
        meanings=gap_meanings(),
        narrowed=narrowed,
    )
    window = _("Visible rows: {shown} of {total}").format(
        shown=format_count(visible.height), total=format_count(hit_count)
    )
    row_set = RowSet(
        "visible",
        _("Visible rows"),
        visible.height,
        partial(_table, visible, rules, page.language),
        window=window,
    )
    label = f"{row_set.label} ({format_count(row_set.count)})"
    with st.popover(label, icon=":material/download:", key="follow-up-visible-files"):
        for kind, name in ((XLSX, "Excel"), (NORWEGIAN_CSV, "CSV")):
            key = f"follow-up-visible-{kind.code}"
            show_download(name, row_set, words, kind, page=page, key=key)


def _table(rows: pl.DataFrame, rules: FollowUpRules, language: str) -> pl.DataFrame:
    return gap_rows(rows, rules, language).select(WORD_COLUMNS)
