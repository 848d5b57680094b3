"""Show where the absence of a workplace stands otherwise than it usually does."""

import polars as pl
import streamlit as st

from app.components.absence_choices import choose_measure, choose_workplace
from app.components.absence_data import signals_in_view
from app.components.absence_empty import show_no_absence
from app.components.absence_of_one import show_absence_of_one
from app.components.absence_signal_list import offered_names, show_signal_list
from app.components.absence_words import (
    cannot_tell_words,
    direction_words,
    lamp_words,
    no_country_words,
    signals_finding,
)
from app.components.log_lines import note_unknown
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.screen_permits import sees_one
from app.metrics.absence_standing import (
    absence_standings,
    latest_quarter_of,
    read_standings,
)


def show_signals(page: Page) -> None:
    """Draw the part: how many have a signal, which, and the charts of one of them."""
    heading = st.container()
    measure = choose_measure()
    quarters = page.fetch("absence_quarters", measure=measure)
    latest = latest_quarter_of(quarters)
    if latest is None:
        with heading:
            show_no_absence(page, measure)
        return
    signals, newest = signals_in_view(page, measure)
    standings = absence_standings(signals, newest)
    read = read_standings(standings)
    with heading:
        page.title(signals_finding(read, measure, latest))
    no_country = no_country_words(measure)
    if no_country:
        say_quietly(no_country)
    else:
        directions = direction_words(read) if read.signal_count else ""
        st.markdown(f"{directions} {cannot_tell_words(read, latest)}")
        say_quietly(lamp_words())
        show_signal_list(quarters, standings)
    _show_one(page, quarters, signals)


def _show_one(page: Page, quarters: pl.DataFrame, signals: pl.DataFrame) -> None:
    if not sees_one(page.reader):
        return
    st.divider()
    names = offered_names(quarters)
    asked = st.query_params.get("id")
    if asked and page.fetch_unfiltered("workplace_facts", id=asked).is_empty():
        note_unknown(page, "workplace", asked)
    chosen = choose_workplace(names)
    if chosen is not None:
        show_absence_of_one(
            page, signals.filter(workplace_id=chosen), name=names[chosen]
        )
