"""Draw the work list: what has to be followed up, by whom, by when, and why."""

from typing import NamedTuple

import polars as pl
import streamlit as st

from app.components.empty import show_nothing
from app.components.follow_up_bulk import show_bulk_bar
from app.components.follow_up_bulk_done import last_done
from app.components.follow_up_choices import Chosen, choose_follow_ups
from app.components.follow_up_empty import show_no_hits, show_nothing_open
from app.components.follow_up_files import show_visible_files
from app.components.follow_up_findings import (
    concerned_words,
    list_finding,
    rule_places,
    without_history,
)
from app.components.follow_up_groups import show_groups
from app.components.follow_up_layout import choose_layout
from app.components.follow_up_paging import Gathered, page_groups
from app.components.follow_up_selection import (
    Selection,
    find_chosen,
    keep_only,
)
from app.components.follow_up_table import MOST_ROWS, show_work_table
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.same_reader import part_of_page
from app.components.work_list import Work
from app.metrics.work_filters import STATES, choose_work
from app.metrics.work_list import KEY
from app.translations.follow_up_words import rule_title
from app.translations.gettext import _, ngettext, set_language
from app.translations.numbers import format_count, format_day

COUNT_WIDTH = 940
BAR_WIDTH = 700
"""Pixels for one line; on a narrow screen what stands beside goes below."""

_ACT = "follow-up-act-shown"
"""What was last done to rows when they were read."""


def show_work_list(page: Page, work: Work) -> None:
    """Draw the part of the screen that lists what is open.

    Args:
        page: The page of this rerun.
        work: The work list.
    """
    st.session_state[_ACT] = last_done()
    listed = work.rows.filter(pl.col("state").is_in(STATES))
    if listed.is_empty():
        show_nothing_open(page, work)
        return
    titles = {rule.code: rule_title(rule) for rule in work.rules.used}
    heading = st.container()
    chosen = choose_follow_ups(page, work, titles)
    hits = choose_work(work.rows, chosen.choice, titles)
    with heading:
        if hits.is_empty():
            show_no_hits(page, work, listed, chosen.choice)
        else:
            page.title(list_finding(hits, chosen.choice, work.rules))
        if said := without_history(work.rules, page.as_of, page.build.data_date):
            say_quietly(said)
    shown = Shown(
        Gathered(hits, chosen.gathered, rule_places(work.rules)),
        chosen,
        tuple(chosen.in_words(titles)),
        "" if hits.is_empty() else concerned_words(hits, work.rules),
    )
    _draw_rows(page, work, shown)


class Shown(NamedTuple):
    """What is worked out once for a choice, and not again when a row is ticked."""

    gathered: Gathered
    chosen: Chosen
    narrowed: tuple[str, ...]
    """The choices in words, for the files."""
    concerned: str
    """What the rows are about; empty when there are none."""


@st.fragment
@part_of_page
def _draw_rows(page: Page, work: Work, shown: Shown) -> None:
    hits = shown.gathered.hits
    # Ticking a row runs only this again, without the top that sets the language.
    set_language(page.language)
    if st.session_state.get(_ACT) != last_done():
        # Something was done to rows: they are read again, with the heading.
        st.rerun()
    selection = find_chosen(hits, page.build.id)
    if hits.is_empty():
        _say_hidden(hits, selection)
        return
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="small",
    ):
        count = st.container(width=COUNT_WIDTH)
        layout = choose_layout()
    bar = st.container(horizontal=True, vertical_alignment="center", gap="xsmall")
    _say_hidden(hits, selection)
    with st.container(gap="small"):
        visible = _draw_layout(page, work, shown, selection, layout)
    with count:
        _say_count(page, shown, visible, layout)
    has_chosen = not selection.rows.is_empty()
    with bar:
        if not has_chosen:
            show_visible_files(
                page,
                work.rules,
                visible,
                hit_count=hits.height,
                narrowed=shown.narrowed,
            )
        with st.container(width="stretch" if has_chosen else BAR_WIDTH):
            show_bulk_bar(page, work, selection.rows, hits, narrowed=shown.narrowed)


def _draw_layout(
    page: Page, work: Work, shown: Shown, selection: Selection, layout: str
) -> pl.DataFrame:
    """Draw the rows as a table or in groups, and give those that are drawn."""
    gathered = shown.gathered
    columns = gathered.hits.columns
    if layout == "table":
        visible = gathered.hits.head(MOST_ROWS)
        show_work_table(page, work.rules, visible)
        return visible
    paged = page_groups(gathered, (shown.chosen, page.filters, page.build.id))
    show_groups(page, work.rules, gathered, paged, selection.rows)
    return pl.concat([group.rows.select(columns) for group in paged.groups])


def _say_count(page: Page, shown: Shown, visible: pl.DataFrame, layout: str) -> None:
    # The groups of the list have an order of their own; the table has no groups.
    said = (
        _("Shows {shown} of {total}, the oldest first. Data as of {day}")
        if layout == "table"
        else _(
            "Shows {shown} of {total}, the oldest first in each group. Data as of {day}"
        )
    )
    count = said.format(
        shown=format_count(visible.height),
        total=format_count(shown.gathered.hits.height),
        day=format_day(page.as_of),
    )
    say_quietly(f"{shown.concerned}. {count}")


def _say_hidden(hits: pl.DataFrame, selection: Selection) -> None:
    if not selection.hidden_count:
        return
    said = ngettext(
        "{count} row that you chose earlier is not among these, and nothing you do "
        "here is done to it.",
        "{count} rows that you chose earlier are not among these, and nothing you do "
        "here is done to them.",
        selection.hidden_count,
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        show_nothing(said.format(count=format_count(selection.hidden_count)))
        st.button(
            _("Let go of the hidden ones"),
            key="follow-up-let-go-hidden",
            on_click=keep_only,
            args=(list(hits.select(KEY).iter_rows()),),
        )
