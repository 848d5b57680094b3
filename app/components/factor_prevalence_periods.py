"""Draw how common one factor was, by the period it was assessed in."""

import polars as pl
import streamlit as st

from app.charts.factor_periods import PeriodMark, factor_periods_chart
from app.components.charts import show_chart
from app.components.factor_prevalence_now import kind_look
from app.components.page import Page
from app.components.quiet import say_quietly
from app.metrics.factor_prevalence import (
    HALF_YEAR,
    YEAR,
    assessed_likeness,
    has_enough_in_all,
    prevalence_by_period,
)
from app.metrics.factor_prevalence_findings import period_finding
from app.metrics.prevalence_shares import FEWEST_DELIVERIES, MINIMUM_UNITS
from app.translations.factor_prevalence_words import period_label, share_words
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day
from data.factors import factors


def show_periods(page: Page, factor: str) -> None:
    """Draw the periods of one factor: half-years when all can be shown, else years.

    Args:
        page: The page of this rerun.
        factor: Code of the factor.
    """
    months = HALF_YEAR
    rows = page.fetch("factor_prevalence_by_period", factor=factor, months=months)
    if not has_enough_in_all(rows, months=months):
        months = YEAR
        rows = page.fetch("factor_prevalence_by_period", factor=factor, months=months)
    likeness = assessed_likeness(page.fetch("factor_prevalence"))
    periods = prevalence_by_period(rows, months=months, likeness=likeness)
    finding = period_finding(factor, periods, months)
    if periods["present_share"].drop_nulls().is_empty():
        st.header(finding, anchor=False)
        say_quietly(
            _(
                "Over time it needs {minimum} units in {fewest} deliveries assessed in "
                "a year."
            ).format(minimum=MINIMUM_UNITS, fewest=FEWEST_DELIVERIES)
        )
        return
    kind = next(str(each.kind) for each in factors() if each.code == factor)
    symbol, colour = kind_look(kind, page.theme.palette)
    show_chart(
        factor_periods_chart(
            _marks(periods, months), page.theme, symbol=symbol, colour=colour
        ),
        finding=finding,
        caption=_caption(page),
        table=_listed(periods, months),
        key="prevalence-periods",
        labels={
            "period": _("Assessed in"),
            "present_share": _("Present"),
            "lower_share": _("From (95% interval)"),
            "upper_share": _("To (95% interval)"),
            "unit_count": _("Units known"),
            "delivery_count": _("Deliveries"),
        },
    )


def _caption(page: Page) -> str:
    return _(
        "Share of the units with a joint answer in the period where the factor was "
        "present; the number of units stands under the period. Line: 95% interval; "
        "clear is only what lies apart, and of several periods some may by chance. "
        "Not the same units are assessed in each period, so the picture does not show "
        "that any unit has changed. The last period is up to {day}."
    ).format(day=format_day(page.as_of))


def _marks(periods: pl.DataFrame, months: int) -> list[PeriodMark]:
    return [
        PeriodMark(
            name=period_label(row["period_on"], months),
            units=_units(row["unit_count"]),
            share=row["present_share"],
            lower=row["lower_share"],
            upper=row["upper_share"],
            hover=f"{period_label(row['period_on'], months)}: {share_words(row)}",
            few=_few(row["unit_count"]),
        )
        for row in periods.iter_rows(named=True)
    ]


def _units(count: int | None) -> str:
    return f"< {MINIMUM_UNITS}" if count is None else format_count(count)


def _few(count: int | None) -> str:
    return _("too few") if count is None else _("too few deliveries")


def _listed(periods: pl.DataFrame, months: int) -> pl.DataFrame:
    names = [period_label(day, months) for day in periods["period_on"]]
    return periods.select(
        pl.Series("period", names),
        "present_share",
        "lower_share",
        "upper_share",
        "unit_count",
        "delivery_count",
    )
