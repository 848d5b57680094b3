"""Say why there is no absence to show: none in the data, or none after the filters."""

import polars as pl

from app.components.empty import show_nothing
from app.components.page import Page
from app.metrics.hidden_answers import MINIMUM_ABSENCE_PERSONS
from app.translations.absence_words import absence_label
from app.translations.gettext import _
from app.translations.numbers import format_day


def show_no_absence(page: Page, measure: str) -> None:
    """Write the heading and the way out where no workplace in view has the measure."""
    name = absence_label(measure)
    if page.fetch_unfiltered("absence_quarters", measure=measure).height:
        page.title(_("{absence}: no workplace fits the filters").format(absence=name))
        show_nothing(
            _("The data have absence, but the filters leave all of it out."),
            hint=_("Take a filter away, or reset them all."),
        )
        return
    page.title(
        _("{absence}: no figures by {day}").format(
            absence=name, day=format_day(page.as_of)
        )
    )
    show_nothing(
        _("The data have no quarter of this measure that had ended by this day."),
        hint=_("Choose another measure or a later day, or load files with absence."),
    )


def why_no_curve(quarters: pl.DataFrame) -> str:
    """Say why a workplace has no figure that may be shown.

    Args:
        quarters: Rows with is_hidden, of one workplace.
    """
    if quarters["is_hidden"].any():
        return _(
            "All absence figures are hidden: the source withholds them, or they "
            "concern fewer than {n} persons."
        ).format(n=MINIMUM_ABSENCE_PERSONS)
    return _("No absence figures are recorded here.")
