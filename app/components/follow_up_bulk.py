"""Do something with the chosen rows of the work list, or take all hits as files.

What was done is said at the top of the page, by `follow_up_bulk_done.py`: the rows may
be gone from the list then, and this bar with them.
"""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from app.areas_of_records import within_area
from app.components.follow_up_bulk_acts import Task, end_chosen_exemptions
from app.components.follow_up_bulk_files import (
    show_calendar,
    show_reminders,
    show_rows,
)
from app.components.follow_up_bulk_forms import show_forms
from app.components.follow_up_selection import clear_choice
from app.components.page import Page
from app.components.time_travel_banner import say_closed_for_writing
from app.components.work_list import Work
from app.permits import Act, may
from app.records.follow_up import RecordKey
from app.translations.follow_up_words import follow_ups, rule_title
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from data.follow_up import FollowUpRules


def show_bulk_bar(
    page: Page,
    work: Work,
    chosen: pl.DataFrame,
    hits: pl.DataFrame,
    *,
    narrowed: Sequence[str] = (),
) -> None:
    """Draw what can be done with the chosen rows; without any, all hits as files.

    Args:
        page: The page of this rerun.
        work: The work list of the page.
        chosen: The ticked rows that are to be seen.
        hits: All rows that the choices of the page leave.
        narrowed: These choices in words, for the files.
    """
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", key="follow-up-bulk"
    ):
        if chosen.is_empty():
            _show_files(page, work.rules, hits, which="all", narrowed=narrowed)
            return
        words = ngettext("{count} chosen", "{count} chosen", chosen.height)
        st.markdown(
            f"**{words.format(count=format_count(chosen.height))}**", width="content"
        )
        if not page.is_travelling and may(page.reader, Act.WRITE_FOLLOW_UP):
            _show_end(page, work, chosen.filter(pl.col("state") == "exempt"))
            show_forms(_task(page, work, chosen), _advisors(work))
        of_all = _("Chosen rows: {count} of {total}").format(
            count=format_count(chosen.height), total=format_count(hits.height)
        )
        _show_files(
            page, work.rules, chosen, which="chosen", narrowed=(*narrowed, of_all)
        )
        st.button(
            _("Choose none"),
            key="follow-up-choose-none",
            type="tertiary",
            on_click=clear_choice,
        )
    if page.is_travelling:
        say_closed_for_writing()


def _show_end(page: Page, work: Work, exempt: pl.DataFrame) -> None:
    if exempt.is_empty():
        return
    words = _("End the exemption ({count})").format(count=format_count(exempt.height))
    st.button(
        words,
        key="follow-up-end-exemption",
        icon=":material/event_available:",
        on_click=end_chosen_exemptions,
        args=(_task(page, work, exempt),),
    )


def _show_files(
    page: Page,
    rules: FollowUpRules,
    rows: pl.DataFrame,
    *,
    which: str,
    narrowed: Sequence[str],
) -> None:
    show_rows(page, rules, rows, which=which, narrowed=narrowed)
    show_calendar(page, rules, rows, which=which)
    show_reminders(page, rules, rows, which=which, narrowed=narrowed)


def _task(page: Page, work: Work, chosen: pl.DataFrame) -> Task:
    keys = chosen.select(RecordKey._fields).iter_rows(named=True)
    return Task(
        home=page.home,
        reader=page.reader,
        as_of=page.as_of,
        language=page.language,
        keys=tuple(RecordKey(**key) for key in keys),
        about=_about(work, chosen),
        within=within_area(page.fetch_unfiltered),
    )


def _about(work: Work, chosen: pl.DataFrame) -> str:
    if chosen.height > 1:
        return f"{format_count(chosen.height)} {follow_ups(chosen.height)}"
    row = chosen.row(0, named=True)
    title = rule_title(work.rules.named(row["rule_code"]))
    return f"{title}: {row['workplace_name'] or row['record_id']}"


def _advisors(work: Work) -> list[str]:
    return work.rows["advisor_id"].drop_nulls().unique().sort().to_list()
