"""Let the limits of an absence chart begin anew in a quarter, with the reason.

The form closes only when it is sent or given up: a key that slips loses no text. Under
the chart stands every such quarter with who said it, when and why, and the way back.
"""

import polars as pl
import streamlit as st

from app.components.absence_baseline_keep import (
    Chart,
    keep_baseline,
    notes_of,
    take_back,
    take_what_was_said,
)
from app.components.absence_baseline_words import (
    Note,
    about_new_limits,
    closed_words,
    note_words,
    quarter_words,
    unreadable_words,
)
from app.components.meeting_show_writing import ask_to_save
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.same_reader import part_of_page
from app.permits import Act, may
from app.records.store import RecordsError
from app.records.texts import LONGEST_TEXT
from app.translations.gettext import _, set_language


def ask_for_baseline(
    page: Page, workplace_id: str, measure: str, quarters: pl.DataFrame
) -> None:
    """Draw the button that opens the form, for one chart.

    On another data set than the one in use it says that nothing is written there; for a
    chart without points nothing is drawn.

    Args:
        page: The page that is open.
        workplace_id: The workplace whose chart it is, which the reader may see.
        measure: The code of the measure of the chart (AbsenceMeasure).
        quarters: The quarters of this chart only: quarter_number, and difference (null:
            the chart has no point there), as `absence_signals` gives them.
    """
    if quarters["difference"].is_null().all():
        return
    if page.is_travelling:
        say_quietly(closed_words())
        return
    label, icon = _("New limits from a quarter"), ":material/restart_alt:"
    if st.button(label, key=f"baseline-new-{measure}", icon=icon):
        open_form = st.dialog(label, width="medium", dismissible=False)
        open_form(fill_baseline)(page, Chart(workplace_id, measure), quarters)


def show_baselines(page: Page, workplace_id: str, measure: str) -> None:
    """List the quarters from which a chart has new limits, with the way back.

    Nothing is drawn where there are none and nothing has just been done.

    Args:
        page: The page that is open.
        workplace_id: The workplace whose chart it is, which the reader may see.
        measure: The code of the measure of the chart.
    """
    chart = Chart(workplace_id, measure)
    said = take_what_was_said(chart)
    if said:
        st.info(said)
    try:
        notes = notes_of(page, chart)
    except RecordsError:
        say_quietly(unreadable_words())
        return
    for note in notes:
        _show_note(page, chart, note)


@part_of_page
def fill_baseline(page: Page, chart: Chart, quarters: pl.DataFrame) -> None:
    """Draw the form, and keep what is sent.

    Args:
        page: The page that is open.
        chart: The chart.
        quarters: Its quarters, as in `ask_for_baseline`.
    """
    # A dialog runs again alone, without the top of the page that sets the language.
    set_language(page.language)
    key = f"baseline-{chart.measure}"
    say_quietly(about_new_limits(chart.measure))
    with st.form(f"{key}-form", border=False, enter_to_submit=False):
        chosen = _ask_quarter(f"{key}-quarter", quarters)
        reason = _ask_reason(f"{key}-reason")
        is_sent, is_given_up = ask_to_save(_("Set new limits"), key)
    if is_given_up:
        st.rerun()
    if is_sent:
        fault = keep_baseline(page, chart, quarters, chosen=chosen, reason=reason)
        if not fault:
            st.rerun()
        st.warning(fault)


def _ask_quarter(key: str, quarters: pl.DataFrame) -> int | None:
    # All of the chart can be chosen, and a sentence says why one cannot be used: one
    # that is not there would be looked for.
    chosen: int | None = st.selectbox(
        _("First quarter of the new limits"),
        sorted(quarters["quarter_number"].to_list(), reverse=True),
        index=None,
        format_func=quarter_words,
        placeholder=_("Choose a quarter of the chart"),
        key=key,
    )
    return chosen


def _ask_reason(key: str) -> str:
    reason = st.text_area(_("Reason"), key=key, height=96)
    say_quietly(
        _("At most {count} letters, and nothing about a person.").format(
            count=LONGEST_TEXT
        )
    )
    return reason or ""


def _show_note(page: Page, chart: Chart, note: Note) -> None:
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        st.markdown(note_words(note))
        if not page.is_travelling and may(page.reader, Act.SET_BASELINES):
            st.button(
                _("Take the limits back"),
                key=f"baseline-back-{note.baseline_id}",
                type="tertiary",
                icon=":material/undo:",
                on_click=take_back,
                args=(page, chart, note),
            )
