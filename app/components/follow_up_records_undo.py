"""Take back something that was done with rows of the work list, as a whole."""

from typing import Any

import polars as pl
import streamlit as st

from app.areas_of_records import within_area
from app.clock import now
from app.components.follow_up_bulk_done import Done, say_done
from app.components.follow_up_records_rows import who_words
from app.components.follow_up_records_tables import act_words
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.refused import refused_words
from app.components.same_reader import for_same_reader
from app.components.time_travel_banner import say_closed_for_writing
from app.identity import AreaKind
from app.permits import Act, RefusedError, may
from app.records.follow_up import undo
from app.records.store import RecordsError
from app.translations.follow_up_words import follow_ups
from app.translations.gettext import _, speaking
from app.translations.numbers import format_count, format_day

_BATCH = "follow-up-batch"
_LONGEST = 40
"""Letters of a reason that a line of the choice has room for."""


def show_undo(page: Page, audit: pl.DataFrame, seen: pl.DataFrame) -> None:
    """Let the reader choose something that was done, and take it back.

    Only what the reader sees all of can be taken back: a batch may reach into the area
    of somebody else.

    Args:
        page: The page of this rerun.
        audit: The whole audit list.
        seen: The rows of it that the reader may see, as `see_records` gives them.
    """
    if not may(page.reader, Act.WRITE_FOLLOW_UP):
        return
    batches = _standing_batches(page, audit, seen)
    st.header(_("Take something back"), anchor=False)
    if page.is_travelling:
        say_closed_for_writing()
        return
    if batches.is_empty():
        say_quietly(_("There is nothing to take back."))
        return
    words = {
        batch["batch_id"]: _batch_words(batch)
        for batch in batches.iter_rows(named=True)
    }
    with (
        st.form("follow-up-undo-form", border=False, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.selectbox(
            _("What was done"),
            list(words),
            format_func=lambda batch_id: words.get(batch_id, batch_id),
            key=_BATCH,
        )
        st.form_submit_button(
            _("Take back"),
            key="follow-up-take-back",
            icon=":material/undo:",
            on_click=_take_back,
            args=(page,),
        )
    say_quietly(_("All the rows of it at once; they are as they were before."))


def _standing_batches(
    page: Page, audit: pl.DataFrame, seen: pl.DataFrame
) -> pl.DataFrame:
    stands = (pl.col("act") != "undo") & ~pl.col("is_taken_back")
    whole = audit.filter(stands).group_by("batch_id").agg(row_count=pl.len())
    batches = (
        seen.filter(stands)
        .group_by("batch_id", maintain_order=True)
        .agg(
            pl.col("act", "who", "words", "made_on", "clock").first(),
            pl.col("is_whole_batch").first(),
            seen_count=pl.len(),
        )
        .join(whole, on="batch_id", how="left", maintain_order="left")
    )
    if page.reader.area.kind is AreaKind.PROGRAMME:
        return batches
    return batches.filter("is_whole_batch", pl.col("seen_count") == pl.col("row_count"))


def _batch_words(batch: dict[str, Any]) -> str:
    count, words = batch["seen_count"], batch["words"]
    short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return " · ".join(
        (
            f"{format_day(batch['made_on'])} {batch['clock']}",
            act_words()[batch["act"]],
            f"{format_count(count)} {follow_ups(count)}",
            who_words(batch["who"]),
            short,
        )
    )


@for_same_reader
def _take_back(page: Page) -> None:
    batch_id = st.session_state.get(_BATCH)
    if batch_id is None:
        return
    try:
        within = within_area(page.fetch_unfiltered)
        count = undo(page.home, page.reader, batch_id, now(), within=within)
    except RefusedError as error:
        with speaking(page.language):
            say_done(Done("undo", 0, refused=refused_words(error)))
        return
    except RecordsError:
        say_done(Done("undo", 0, batch_id, is_failed=True))
        return
    say_done(Done("undo", count))
