"""What started and ended by quarter, and what goes on past its planned end."""

import polars as pl

from app.metrics.flow import SHOWN_MONTHS, change_in_a_year
from app.metrics.portfolio_findings import flow_finding, past_planned_end_finding
from app.sections.captions import caption
from app.sections.content import Bars, Colour, Column, Finding, Series, Table
from app.sections.occasion import Moment
from app.sections.quarters import quarter_name
from app.sections.shown_figures import definitions, tell
from app.translations.gettext import _, ngettext
from app.translations.numbers import NOT_KNOWN, format_count, format_day
from app.translations.portfolio_words import count_words, counted_label

_QUARTERS = SHOWN_MONTHS // 3
"""As far back as the curve of the portfolio goes."""


def flow_of_deliveries(moment: Moment) -> Finding:
    """Say what started and ended quarter by quarter, and what stands ongoing."""
    months = moment.fetch("stock_and_flow", counted="deliveries")
    if months.is_empty():
        return Finding(
            code="flow",
            heading=_("No delivery has started"),
            sentences=(_("Nothing has come in or gone out yet."),),
            caption=caption(moment),
            screen="portfolio",
            is_empty=True,
        )
    quarters = by_quarter(months).tail(_QUARTERS)
    told = [
        tell(moment, code)
        for code in ("started_in_year", "ended_in_year", "ongoing_deliveries")
    ]
    return Finding(
        code="flow",
        heading=flow_finding(
            change_in_a_year(months), int(months["stock_count"][-1]), "deliveries"
        ),
        sentences=(
            " ".join(each.sentence for each in told),
            _("The last quarter is counted up to {day}.").format(
                day=format_day(moment.as_of)
            ),
        ),
        chart=_flow_chart(quarters),
        caption=caption(
            moment, count_words("deliveries", int(months["in_count"].sum()))
        ),
        notes=definitions(each.shown.code for each in told),
        figures=tuple(each.shown for each in told),
        screen="portfolio",
    )


def by_quarter(months: pl.DataFrame) -> pl.DataFrame:
    """Add months up to quarters.

    Args:
        months: Rows of `stock_and_flow.sql`.

    Returns:
        quarter_on, in_count, out_count, and stock_count at the end of it.
    """
    return (
        months.sort("month_on")
        .group_by(quarter_on=pl.col("month_on").dt.truncate("1q"))
        .agg(
            pl.col("in_count", "out_count").sum(),
            pl.col("stock_count").last(),
        )
        .sort("quarter_on")
    )


def past_the_plan(moment: Moment) -> Finding:
    """Say how many go on past their planned end, with every one of them."""
    late = moment.fetch("deliveries_past_planned_end")
    share = tell(moment, "past_planned_end")
    table = Table(
        title=_("Ongoing past the planned end"),
        columns=(
            Column(_("Delivery"), width=1.2),
            Column(_("Workplace"), width=3),
            Column(_("Started")),
            Column(_("Planned end")),
            Column(_("Days over"), is_number=True),
        ),
        rows=tuple(
            (
                row["delivery_id"],
                row["workplace_name"] or NOT_KNOWN,
                format_day(row["started_on"]),
                format_day(row["planned_end_on"]),
                format_count(row["days_late"]),
            )
            for row in late.iter_rows(named=True)
        ),
    )
    return Finding(
        code="past_planned_end",
        heading=past_planned_end_finding(late),
        sentences=(share.sentence,),
        tables=() if late.is_empty() else (table,),
        caption=caption(moment, count_words("deliveries", share.figure.row_count)),
        notes=(*overdue_apart(late.height), *definitions(("past_planned_end",))),
        figures=(share.shown,),
        screen="portfolio",
        is_empty=late.is_empty(),
    )


def overdue_apart(late: int) -> tuple[str, ...]:
    """Say why follow-up may count fewer as overdue; nothing when none is late."""
    if not late:
        return ()
    return (
        _(
            "Follow-up counts fewer as overdue by the same rule: not those that "
            "somebody has exempted, not those whose workplace has closed, and not "
            "those that are over on a day the source does not say."
        ),
    )


def _flow_chart(quarters: pl.DataFrame) -> Bars:
    names = [quarter_name(day) for day in quarters["quarter_on"]]
    ways: tuple[tuple[str, str, Colour, bool], ...] = (
        ("in_count", _("Started"), "blue", False),
        ("out_count", _("Completed or stopped"), "grey", True),
    )
    stock = int(quarters["stock_count"][-1])
    said = "; ".join(
        _("{quarter}: {started} started, {ended} ended").format(
            quarter=name,
            started=format_count(row["in_count"]),
            ended=format_count(row["out_count"]),
        )
        for name, row in zip(names, quarters.iter_rows(named=True), strict=True)
    )
    ongoing = ngettext(
        "{count} is ongoing at the end.", "{count} are ongoing at the end.", stock
    )
    return Bars(
        alt=f"{said}. {ongoing.format(count=format_count(stock))}",
        categories=tuple(names),
        series=tuple(
            Series(
                name=name,
                values=tuple(float(count) for count in quarters[column]),
                labels=tuple(format_count(count) for count in quarters[column]),
                colour=colour,
                is_hatched=is_hatched,
            )
            for column, name, colour, is_hatched in ways
        ),
        value_title=counted_label("deliveries"),
        is_upright=True,
    )
