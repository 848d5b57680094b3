"""Find the signals of absence once, as long as data and new limits are the same.

The key has the build and the quarters where people have begun new limits, so nothing
outlives what it was made from. Thousands of control charts take seconds.
"""

from typing import NamedTuple

import polars as pl
import streamlit as st

from app.door import MADE_EARLIER
from app.filters import Filters
from app.identity import Reader
from app.metrics.absence_differences import absence_differences
from app.metrics.absence_signals import absence_signals, newest_signals
from app.metrics.national_absence import LOADED, national_series
from app.warehouse import Build, fetch

Baselines = tuple[tuple[str, str, int], ...]
"""workplace_id, measure and quarter_number of each."""

_BASELINES = {
    "workplace_id": pl.String(),
    "measure": pl.String(),
    "quarter_number": pl.Int64(),
}


class View(NamedTuple):
    """What is looked at, by whom, and in which language."""

    build: Build
    filters: Filters
    reader: Reader
    language: str
    """The editions of the national figures are named in it."""


class Kept(NamedTuple):
    """The signals of all workplaces in view; nobody may change the frames."""

    signals: pl.DataFrame
    """Rows of `absence_signals`."""
    newest: pl.DataFrame
    """Rows of `newest_signals`."""


def signals_in_view(view: View, measure: str, baselines: Baselines) -> Kept:
    """Find the signals of one measure, made once for the same view and new limits.

    Args:
        view: What is looked at.
        measure: The code of a measure of absence.
        baselines: Where people have begun new limits, of any measure.
    """
    of_measure = tuple(each for each in baselines if each[1] == measure)
    return _signals(view, measure, of_measure)


def read_country(view: View) -> pl.DataFrame:
    """Give the national figures, loaded or published: rows of `national_series`.

    A build of an earlier version has no place for loaded ones.
    """
    on_day = Filters(as_of=view.filters.as_of)
    try:
        loaded = fetch(view.build, "national_absence", on_day, view.reader)
    except MADE_EARLIER:
        loaded = pl.DataFrame(schema=LOADED)
    return national_series(loaded)


def _key(view: View) -> str:
    # A build that is published never changes.
    return repr((str(view.build.path), view.filters, view.reader, view.language))


@st.cache_resource(show_spinner=False, max_entries=16, hash_funcs={View: _key})
def _signals(view: View, measure: str, baselines: Baselines) -> Kept:
    build, filters, reader, _language = view
    quarters = fetch(build, "absence_quarters", filters, reader, measure=measure)
    signals = absence_signals(
        absence_differences(quarters, read_country(view)),
        pl.DataFrame(baselines, schema=_BASELINES, orient="row"),
    )
    return Kept(signals, newest_signals(signals))
