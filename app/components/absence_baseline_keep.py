"""Keep where an absence chart has new limits, or say why it is not kept."""

from typing import NamedTuple

import polars as pl
import streamlit as st

from app.areas_of_records import within_area
from app.clock import now
from app.components.absence_baseline_words import (
    Note,
    quarter_fault_words,
    read_notes,
    set_words,
    taken_back_words,
)
from app.components.follow_up_bulk_faults import words_fault
from app.components.page import Page
from app.components.refused import refused_words
from app.components.same_reader import for_same_reader
from app.permits import RefusedError
from app.records.baseline_acts import set_baseline, take_back_baseline
from app.records.baselines import (
    QuarterFault,
    list_baselines,
    quarter_fault,
)
from app.records.store import RecordsError, TakenError
from app.translations.gettext import _, speaking

_SAID = "absence-baseline-said"


class Chart(NamedTuple):
    """Whose absence a chart shows, and which."""

    workplace_id: str
    measure: str


def notes_of(page: Page, chart: Chart) -> list[Note]:
    """List the quarters from which a chart has new limits, the first one first.

    Raises:
        RecordsError: They cannot be read.
    """
    is_of_chart = pl.all_horizontal(
        pl.col(name) == value for name, value in chart._asdict().items()
    )
    within = within_area(page.fetch_unfiltered)
    found = list_baselines(page.home, page.reader, within=within)
    return read_notes(found.filter(is_of_chart))


def keep_baseline(
    page: Page,
    chart: Chart,
    quarters: pl.DataFrame,
    *,
    chosen: int | None,
    reason: str,
) -> str:
    """Keep what a form says; give all that is wrong with it, or nothing.

    Args:
        page: The page that is open.
        chart: The chart.
        quarters: Its quarters: quarter_number, difference.
        chosen: The quarter.
        reason: Why.
    """
    known = quarters.drop_nulls("difference")["quarter_number"].to_list()
    try:
        taken = [note.quarter_number for note in notes_of(page, chart)]
        fault = quarter_fault(chosen, known, taken)
        said = (quarter_fault_words(fault, chosen), words_fault(reason))
        if chosen is None or any(said):
            return "\n\n".join(filter(None, said))
        set_baseline(
            page.home,
            page.reader,
            **chart._asdict(),
            quarter_number=chosen,
            reason=reason,
            at=now(),
            within=within_area(page.fetch_unfiltered),
        )
    except RefusedError as error:
        return refused_words(error)
    except TakenError:
        return quarter_fault_words(QuarterFault.TAKEN, chosen)
    except RecordsError:
        return _(
            "It could not be saved now. What you have written stands here; try again "
            "in a while."
        )
    _say(chart, set_words(chosen))
    return ""


@for_same_reader
def take_back(page: Page, chart: Chart, note: Note) -> None:
    """Take new limits back, and keep what became of it, for `take_what_was_said`."""
    # A callback runs before the page, which sets the language.
    with speaking(page.language):
        try:
            was_standing = take_back_baseline(
                page.home,
                page.reader,
                note.baseline_id,
                now(),
                within=within_area(page.fetch_unfiltered),
            )
        except RefusedError as error:
            said = refused_words(error)
        except RecordsError:
            said = _(
                "It could not be taken back now, and everything is as it was. Try "
                "again in a while."
            )
        else:
            said = taken_back_words(note.quarter_number, was_standing=was_standing)
    _say(chart, said)


def take_what_was_said(chart: Chart) -> str:
    """Give what became of the last thing done with a chart, to be said once."""
    of_chart, said = st.session_state.get(_SAID, (None, ""))
    if of_chart != tuple(chart):
        return ""
    del st.session_state[_SAID]
    return str(said)


def _say(chart: Chart, said: str) -> None:
    # A plain tuple: Streamlit loads modules anew, and then a class is another one.
    st.session_state[_SAID] = (tuple(chart), said)
