"""Draw what stands late, and lead to the rows."""

import polars as pl
import streamlit as st

from app.charts.late import late_chart
from app.components.charts import show_chart
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.lateness import KINDS, late_by_band, late_count
from app.metrics.overview_findings import long_lateness_finding
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count, format_day
from app.translations.portfolio_words import (
    count_words,
    labelled,
    late_band_label,
    late_kind_label,
    row_set_label,
)


def show_lateness(page: Page, days_late: pl.DataFrame) -> None:
    """Draw what stands late, and lead to the rows.

    Args:
        page: The page of this rerun.
        days_late: Rows of `days_late.sql`.
    """
    finding = long_lateness_finding(days_late)
    counts = {kind: late_count(days_late, kind) for kind in KINDS}
    if not any(counts.values()):
        st.header(finding, anchor=False)
        say_quietly(_without_planned_end(days_late) or _("Counted by dates only."))
        return
    bands = late_by_band(days_late)
    show_chart(
        late_chart(bands, page.theme),
        finding=finding,
        caption=_("n = {total} · data as of {day}").format(
            total=count_words("deliveries", sum(counts.values())),
            day=format_day(page.as_of),
        ),
        table=bands.select(
            kind=labelled(bands["kind"], late_kind_label),
            band=labelled(bands["band"], late_band_label),
            delivery_count="delivery_count",
        ),
        key="late",
        labels={
            "kind": _("What"),
            "band": _("How long"),
            "delivery_count": _("Deliveries"),
        },
    )
    for kind in KINDS:
        if counts[kind]:
            page.link(
                "portfolio", _see_all(counts[kind], kind), rows=row_set_label(kind)
            )
    if said := _without_planned_end(days_late):
        say_quietly(said)


def _see_all(count: int, kind: str) -> str:
    if kind == "past_planned_end":
        return ngettext(
            "See the {count} past its planned end",
            "See the {count} past their planned end",
            count,
        ).format(count=format_count(count))
    return ngettext(
        "See the {count} without end evaluation",
        "See the {count} without end evaluation",
        count,
    ).format(count=format_count(count))


def _without_planned_end(days_late: pl.DataFrame) -> str:
    count = late_count(days_late, "no_planned_end")
    if not count:
        return ""
    return ngettext(
        "{count} ongoing delivery has no planned end, and cannot be past it.",
        "{count} ongoing deliveries have no planned end, and cannot be past it.",
        count,
    ).format(count=format_count(count))
