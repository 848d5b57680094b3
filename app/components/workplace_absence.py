"""Show the absence of a workplace, against the country and measure by measure."""

import polars as pl

from app.components.absence_charts import (
    delivery_spans,
    show_control_chart,
    show_raw_curves,
)
from app.components.absence_data import find_signals, with_country
from app.components.absence_empty import why_no_curve
from app.components.absence_of_one import show_new_limits
from app.components.absence_words import no_country_words, reading_words
from app.components.facts import show_empty_part
from app.components.page import Page
from app.components.quiet import say_quietly
from app.translations.gettext import _
from data.vocabulary import AbsenceMeasure


def show_absence(page: Page, absence: pl.DataFrame, deliveries: pl.DataFrame) -> None:
    """Draw the total against the country, then every measure as it is.

    Args:
        page: The page that is open.
        absence: Rows of workplace_absence.sql.
        deliveries: Rows of workplace_deliveries.sql.
    """
    if absence["absence_share"].is_null().all():
        show_empty_part(_("Sickness absence"), why_no_curve(absence))
        return
    spans = delivery_spans(deliveries)
    differences = with_country(page, absence)
    total = differences.filter(measure=AbsenceMeasure.TOTAL.value)
    if total["difference"].is_not_null().any():
        signals = find_signals(page, total)
        show_control_chart(page, signals, spans, key="workplace-absence-control")
        show_new_limits(page, signals)
    show_raw_curves(page, differences, spans, key="workplace-absence")
    for measure in differences["measure"].unique(maintain_order=True):
        said = no_country_words(measure)
        if said:
            say_quietly(said)
            break
    say_quietly(reading_words())
