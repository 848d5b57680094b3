"""What is said of the quarters from which an absence chart has new limits."""

from datetime import date, datetime
from typing import NamedTuple

import polars as pl

from app.components.follow_up_records_rows import who_words
from app.records.baselines import QuarterFault
from app.sections.quarters import quarter_name
from app.translations.gettext import _
from app.translations.labels import code_label
from app.translations.markdown import plain
from app.translations.numbers import format_time
from data.vocabulary import AbsenceMeasure


class Note(NamedTuple):
    """A quarter from which a chart has new limits, as somebody wrote it down."""

    baseline_id: str
    quarter_number: int
    reason: str
    made_at: datetime
    """In UTC without a zone."""
    made_by: str


def read_notes(baselines: pl.DataFrame) -> list[Note]:
    """Read rows of `list_baselines`."""
    return [Note(*row) for row in baselines.select(Note._fields).iter_rows()]


def quarter_words(quarter_number: int) -> str:
    """Name a quarter (year x 4 + quarter - 1): `K1 2021`, `Q1 2021`."""
    year, quarter = divmod(quarter_number, 4)
    return quarter_name(date(year, 3 * quarter + 1, 1))


def about_new_limits(measure: str) -> str:
    """Say what the form does, and when to use it."""
    return _(
        "{measure} absence of this workplace. The mean and the limits are counted anew "
        "from the quarter you choose; what is before keeps its own. Do so when you "
        "know of a lasting change, such as a merger or a new way of counting, and not "
        "because a figure is high or low."
    ).format(measure=code_label(AbsenceMeasure, measure))


def quarter_fault_words(fault: QuarterFault | None, chosen: int | None) -> str:
    """Say why no new limits can begin in a quarter; empty when they can."""
    if fault is None:
        return ""
    if chosen is None:
        return _("No quarter is chosen. Choose the first one that the limits hold for.")
    said = {
        QuarterFault.NO_FIGURE: _(
            "The chart has no point in {quarter}: the figure is missing or hidden, or "
            "has no national figure beside it. Choose a quarter with a point."
        ),
        QuarterFault.FIRST: _(
            "{quarter} is the first point of the chart, and its limits begin there "
            "already. Choose a later quarter."
        ),
        QuarterFault.TAKEN: _(
            "New limits begin in {quarter} already. Choose another quarter, or take "
            "those back first."
        ),
    }[fault]
    return said.format(quarter=quarter_words(chosen))


def note_words(note: Note) -> str:
    """Say where new limits begin, why, who set them and when."""
    about = _("New limits from {quarter}: {reason}").format(
        quarter=quarter_words(note.quarter_number), reason=plain(note.reason)
    )
    who = plain(f"{who_words(note.made_by)} · {format_time(note.made_at)}")
    return f"{about} :small[:gray[{who}]]"


def set_words(quarter_number: int) -> str:
    """Say that new limits are set."""
    return _(
        "New limits are set from {quarter}. They can be taken back below the chart."
    ).format(quarter=quarter_words(quarter_number))


def taken_back_words(quarter_number: int, *, was_standing: bool) -> str:
    """Say that new limits are taken back, or were so already."""
    said = (
        _("The limits from {quarter} are taken back; the chart is as it was before.")
        if was_standing
        else _("The limits from {quarter} were taken back already.")
    )
    return said.format(quarter=quarter_words(quarter_number))


def unreadable_words() -> str:
    """Say that the records cannot be read."""
    return _(
        "The quarters with new limits cannot be read at the moment, so the chart may "
        "be drawn without them. Open the page again in a while."
    )


def closed_words() -> str:
    """Say why nothing can be written on an earlier data set."""
    return _(
        "You look at another data set than the one in use, so limits are neither set "
        "nor taken back here. Go back to the newest data to do so."
    )
