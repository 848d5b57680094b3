"""Draw the absence of one workplace: against the country, and as it is."""

from collections.abc import Sequence

import polars as pl

from app.charts.absence_control import NewLimits, absence_control_chart
from app.charts.absence_curves import absence_curves_chart
from app.charts.delivery_spans import Span
from app.components.absence_captions import control_caption, curves_caption
from app.components.absence_data import read_baselines
from app.components.absence_findings import control_finding, curves_finding
from app.components.absence_twins import control_twin, curves_twin, twin_labels
from app.components.charts import show_chart
from app.components.page import Page


def show_control_chart(
    page: Page, signals: pl.DataFrame, spans: Sequence[Span], *, key: str
) -> None:
    """Draw one measure against the country, with what is a signal.

    Args:
        page: The page that is open.
        signals: Rows of `absence_signals` of one workplace and measure, with at least
            one difference.
        spans: The deliveries to mark.
        key: Unique on the page.
    """
    show_chart(
        absence_control_chart(
            signals, spans, page.theme, new_limits=_new_limits(page, signals)
        ),
        finding=control_finding(signals),
        caption=control_caption(page, signals, spans),
        table=control_twin(signals),
        key=key,
        labels=twin_labels(),
    )


def show_raw_curves(
    page: Page, differences: pl.DataFrame, spans: Sequence[Span], *, key: str
) -> None:
    """Draw the figures as they are, a panel per measure, with the country's.

    Args:
        page: The page that is open.
        differences: Rows of `absence_differences` of one workplace, with at least one
            figure that may be shown.
        spans: The deliveries to mark.
        key: Unique on the page.
    """
    show_chart(
        absence_curves_chart(differences, spans, page.theme),
        finding=curves_finding(differences),
        caption=curves_caption(page, differences, spans),
        table=curves_twin(differences),
        key=key,
        labels=twin_labels(),
    )


def delivery_spans(deliveries: pl.DataFrame) -> list[Span]:
    """List the deliveries that the workplace is a unit of, the first one first.

    Args:
        deliveries: Rows of workplace_deliveries.sql.
    """
    started = deliveries.filter("is_unit", pl.col("started_on").is_not_null())
    rows = started.select("delivery_id", "started_on", "ended_on").sort(
        "started_on", "delivery_id"
    )
    return [Span(*row) for row in rows.iter_rows()]


def _new_limits(page: Page, signals: pl.DataFrame) -> list[NewLimits]:
    workplace_id, measure = signals.select("workplace_id", "measure").row(0)
    of_chart = read_baselines(page).filter(workplace_id=workplace_id, measure=measure)
    shown = set(signals["quarter_number"])
    rows = of_chart.select("quarter_number", "reason").sort("quarter_number")
    return [NewLimits(*row) for row in rows.iter_rows() if row[0] in shown]
