"""Put absence beside that of the country, and find what is a signal."""

import polars as pl

from app.areas_of_records import within_area
from app.components.page import Page
from app.kept_signals import Kept, View
from app.kept_signals import read_country as read_national
from app.kept_signals import signals_in_view as kept_signals
from app.metrics.absence_differences import absence_differences
from app.metrics.absence_signals import absence_signals
from app.records.baselines import list_baselines
from app.records.store import RecordsError

_NO_BASELINES = {
    "workplace_id": pl.String(),
    "measure": pl.String(),
    "quarter_number": pl.Int64(),
    "reason": pl.String(),
}


def read_country(page: Page) -> pl.DataFrame:
    """Give the national figures, loaded or published: rows of `national_series`."""
    return read_national(_view(page))


def with_country(page: Page, quarters: pl.DataFrame) -> pl.DataFrame:
    """Put each quarter beside the country's: rows of `absence_differences`."""
    return absence_differences(quarters, read_country(page))


def find_signals(page: Page, differences: pl.DataFrame) -> pl.DataFrame:
    """Find what is a signal, with the limits that people have begun anew.

    Args:
        page: The page that is open.
        differences: Rows of `absence_differences`.

    Returns:
        Rows of `absence_signals`.
    """
    return absence_signals(differences, read_baselines(page))


def signals_in_view(page: Page, measure: str) -> Kept:
    """Find the signals of all workplaces in view, by one measure."""
    keys = read_baselines(page).select("workplace_id", "measure", "quarter_number")
    return kept_signals(_view(page), measure, tuple(keys.iter_rows()))


def read_baselines(page: Page) -> pl.DataFrame:
    """List the quarters with new limits; none when they cannot be read.

    That they cannot is said under the chart, by the list of them.
    """
    within = within_area(page.fetch_unfiltered)
    try:
        return list_baselines(page.home, page.reader, within=within).select(
            *_NO_BASELINES
        )
    except RecordsError:
        return pl.DataFrame(schema=_NO_BASELINES)


def _view(page: Page) -> View:
    return View(page.build, page.filters, page.reader, page.language)
