"""Draw the whole of the timeline as a strip, with a box around the window below."""

from datetime import date

import polars as pl

from app.charts.timeline_overview import timeline_overview_chart
from app.components.charts import show_chart
from app.components.page import Page
from app.components.timeline_choices import TimelineChoice
from app.components.timeline_rows import fetch_window
from app.metrics.portfolio_timeline import drawn_time, stretches
from app.metrics.timeline_findings import density_finding
from app.translations.gettext import _
from app.translations.numbers import format_day
from app.translations.portfolio_words import labelled, month_label


def show_overview(page: Page, rows: pl.DataFrame | None = None) -> None:
    """Draw how many were ongoing month by month; nothing before the first start.

    Args:
        page: The page of this rerun.
        rows: The rows that stand in the window below; None: there is no such
            window.
    """
    months = page.fetch("stock_and_flow", counted="deliveries")
    everything = fetch_window(page, TimelineChoice(), skipped=0)
    if months.is_empty() or everything.is_empty():
        return
    window = None
    if rows is not None and not rows.is_empty():
        window = drawn_time(rows, stretches(rows, page.as_of))
    newest = months.sort("month_on", descending=True)
    show_chart(
        timeline_overview_chart(
            months, page.theme, as_of=page.as_of, time=_time(everything), window=window
        ),
        finding=density_finding(months, page.as_of),
        caption=_caption(page, has_window=window is not None),
        table=newest.select(
            month_on=labelled(newest["month_on"], month_label),
            stock_count="stock_count",
        ),
        key="timeline-overview",
        labels={"month_on": _("Month"), "stock_count": _("Ongoing at the end")},
    )


def _caption(page: Page, *, has_window: bool) -> str:
    caption = _(
        "Ongoing at the end of each month, of all deliveries in view. Data as of {day}"
    ).format(day=format_day(page.as_of))
    if not has_window:
        return caption
    return f"{caption}. " + _("The box is the time of the rows below.")


def _time(rows: pl.DataFrame) -> tuple[date, date]:
    first, last = rows.select("first_on", "last_on").row(0)
    return first, last
