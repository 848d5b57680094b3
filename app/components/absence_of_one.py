"""Show one measure of absence of one workplace, and let its limits begin anew."""

import polars as pl

from app.components.absence_baseline_form import ask_for_baseline, show_baselines
from app.components.absence_charts import (
    delivery_spans,
    show_control_chart,
    show_raw_curves,
)
from app.components.absence_empty import why_no_curve
from app.components.absence_words import reading_words
from app.components.facts import show_empty_part
from app.components.log_lines import note_opened
from app.components.page import Page
from app.components.quiet import say_quietly
from app.permits import Act, may
from app.translations.gettext import _


def show_absence_of_one(page: Page, signals: pl.DataFrame, *, name: str) -> None:
    """Draw the charts of a workplace, with the way to its own page.

    Args:
        page: The page that is open.
        signals: Rows of `absence_signals` of the workplace and one measure.
        name: What it is called.
    """
    workplace_id = signals["workplace_id"][0]
    note_opened(page, "workplace", workplace_id)
    page.link(
        "workplace",
        _("Open {name} with all measures").format(name=name),
        id=workplace_id,
    )
    if signals["absence_share"].is_null().all():
        show_empty_part(name, why_no_curve(signals))
        return
    deliveries = page.fetch_unfiltered("workplace_deliveries", id=workplace_id)
    spans = delivery_spans(deliveries)
    if signals["difference"].is_not_null().any():
        show_control_chart(page, signals, spans, key="absence-control")
        show_new_limits(page, signals)
    show_raw_curves(page, signals, spans, key="absence-raw")
    say_quietly(reading_words())


def show_new_limits(page: Page, signals: pl.DataFrame) -> None:
    """Draw the quarters with new limits under a chart, and the way to add one.

    Args:
        page: The page that is open.
        signals: Rows of `absence_signals` of one workplace and measure.
    """
    workplace_id, measure = signals.select("workplace_id", "measure").row(0)
    show_baselines(page, workplace_id, measure)
    if may(page.reader, Act.SET_BASELINES):
        ask_for_baseline(page, workplace_id, measure, signals)
