"""Draw how much stood overdue at the ends of the last twelve months."""

import polars as pl
import streamlit as st

from app.charts.gap_trend import gap_trend_chart
from app.components.addresses import know_words
from app.components.charts import show_chart
from app.components.overview_work import (
    dated_overdue,
    dated_severities,
    show_undated,
)
from app.components.page import Page
from app.components.quiet import say_quietly
from app.components.work_list import Work
from app.metrics.follow_up_history import month_ends_before, stock_over_time
from app.metrics.gap_counts import SEVERITIES
from app.metrics.overview_findings import trend_finding
from app.metrics.states import delivery_count
from app.translations.follow_up_words import severity_label
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day

TREND = ("year",)
"""What can be chosen: one pill, which is on or off."""

QUICK_DELIVERIES = 2000
"""With so many deliveries or fewer a year of month ends is counted in about a second,
and nobody has to ask for it."""


def show_trend(page: Page, work: Work) -> None:
    """Draw the trend; in a large programme when the reader asks for it.

    It is counted month by month, and a month takes as long as all the rules with a
    history take on one day: a second or more in a large programme.
    """
    if not work.rules.dated.used:
        return
    if delivery_count(page.fetch("deliveries_by_state")) <= QUICK_DELIVERIES:
        _draw(page, work, _stock(page, work))
    else:
        _draw_when_asked(page, work)
    show_undated(work, key="undated-trend")


def trend_label(_trend: str) -> str:
    """Name the choice of the trend."""
    return _("Show the last twelve month ends")


def _draw_when_asked(page: Page, work: Work) -> None:
    heading = st.container()
    know_words("trend", TREND, trend_label)
    chosen = st.pills(
        _("Trend"),
        TREND,
        format_func=trend_label,
        key="trend",
        label_visibility="collapsed",
        bind="query-params",
    )
    with heading:
        if chosen:
            _draw(page, work, _stock(page, work))
        else:
            st.header(_("What stood overdue before"), anchor=False)
            say_quietly(
                _(
                    "Counted anew for each month end, by the rules that have a "
                    "history. In a large programme it takes a while the first time."
                )
            )


def _stock(page: Page, work: Work) -> pl.DataFrame:
    days = month_ends_before(page.as_of)
    overdue = {page.as_of: dated_overdue(work)}
    place = st.empty()
    for number, day in enumerate(days):
        place.progress(
            number / len(days), _("Counting {day}").format(day=format_day(day))
        )
        overdue[day] = page.overdue_on(work.rules.dated, day)
    place.empty()
    return stock_over_time(overdue, dated_severities(work.rules))


def _draw(page: Page, work: Work, stock: pl.DataFrame) -> None:
    if not stock["overdue_count"].sum():
        st.header(_("Nothing was overdue in the last twelve months"), anchor=False)
        return
    rules = len(work.rules.dated.used)
    show_chart(
        gap_trend_chart(stock, page.theme),
        finding=trend_finding(stock),
        caption=_(
            "Overdue at the end of each month and on {day}, by {rules} of {all} rules. "
            "What is exempt is counted here: an exemption closes nothing."
        ).format(
            day=format_day(page.as_of),
            rules=format_count(rules),
            all=format_count(len(work.rules.used)),
        ),
        table=_twin(stock),
        key="gap-trend",
        labels={"counted_on": _("Day")},
    )


def _twin(stock: pl.DataFrame) -> pl.DataFrame:
    severities = [each for each in SEVERITIES if each in stock["severity"]]
    wide = stock.pivot("severity", index="counted_on", values="overdue_count")
    return wide.select(
        "counted_on",
        *(pl.col(each).alias(severity_label(each)) for each in severities),
        pl.sum_horizontal(severities).alias(_("In all")),
    )
