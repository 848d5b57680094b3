"""Show what has happened: how much, when, and every line of it in words."""

from datetime import date
from os import environ

import polars as pl
import streamlit as st

from app.charts.log_events import log_events_chart
from app.clock import today
from app.components.charts import show_chart
from app.components.empty import show_nothing
from app.components.log_choices import ACTS, Chosen, choose_lines
from app.components.log_list import show_lines
from app.components.page import Page
from app.components.quiet import say_quietly
from app.log_months import log_months
from app.metrics.log_days import (
    count_by_day,
    count_by_step,
    count_of,
    fullest,
    period_start,
    step_of,
)
from app.records.log_reading import count_by_hour, oldest_line_at
from app.settings import SettingError
from app.translations.gettext import _, ngettext
from app.translations.log_words import act_label, period_label
from app.translations.numbers import day_in_norway, format_count, format_day

REFUSED = "refused"


def show_events(page: Page) -> None:
    """Draw the choices, the count, the chart and the list.

    Raises:
        RecordsError: The log cannot be read.
    """
    title = st.container()
    chosen = choose_lines(page)
    days = count_by_day(count_by_hour(page.home, chosen.lines()))
    total = int(days["lines_count"].sum())
    with title:
        page.title(events_finding(total, count_of(days, REFUSED), chosen))
    if total:
        _show_course(page, days, chosen)
        show_lines(page, chosen, total)
    else:
        _show_empty(page, chosen)
    _say_what_is_kept(page)


def events_finding(total: int, refused: int, chosen: Chosen) -> str:
    """Say how many events there are, and how many of them were refused.

    Args:
        total: How many lines there are.
        refused: How many of them were refused.
        chosen: What they were chosen by.
    """
    period = period_label(chosen.period)
    within = period[:1].lower() + period[1:]
    if chosen.act == REFUSED:
        said = ngettext(
            "{count} event was refused, {period}",
            "{count} events were refused, {period}",
            total,
        )
        return said.format(count=format_count(total), period=within)
    if not total:
        return _("No event, {period}").format(period=within)
    events = ngettext("{count} event", "{count} events", total)
    return _("{events}, {period}; {refused} refused").format(
        events=events.format(count=format_count(total)),
        period=within,
        refused=format_count(refused),
    )


def _show_course(page: Page, days: pl.DataFrame, chosen: Chosen) -> None:
    shown = _days_shown(days, chosen)
    step = step_of(*shown)
    counts = count_by_step(days, step)
    labels = {act.value: act_label(act.value) for act in ACTS}
    others = {act: act_label(act) for act in counts["act"].unique().sort()}
    show_chart(
        log_events_chart(counts, labels | others, page.theme, step=step, shown=shown),
        finding=_course_finding(counts, step),
        caption=_("n = {count} · each row of bars has a scale of its own").format(
            count=format_count(int(days["lines_count"].sum()))
        ),
        table=_twin(counts, list((labels | others).items())),
        key="log-events",
        labels={"day_on": _first_day_label(step)} | labels | others,
    )


def _days_shown(days: pl.DataFrame, chosen: Chosen) -> tuple[date, date]:
    """Give the days of the axis: the whole period, also where nothing happened."""
    since = period_start(chosen.period, today())
    first = min([day_in_norway(since)] if since else days["day_on"].to_list())
    return first, max(today(), *days["day_on"].to_list())


def _twin(counts: pl.DataFrame, labels: list[tuple[str, str]]) -> pl.DataFrame:
    wide = counts.pivot("act", index="day_on", values="lines_count").fill_null(0)
    acts = [act for act, _label in labels if act in wide.columns]
    return wide.select("day_on", *acts).sort("day_on", descending=True)


def _first_day_label(step: str) -> str:
    return _("Day") if step == "day" else _("From the day")


def _course_finding(counts: pl.DataFrame, step: str) -> str:
    day, count = fullest(counts)
    said = {
        "day": _("Most on {day}: {count}"),
        "week": _("Most in the week from {day}: {count}"),
        "month": _("Most in the month from {day}: {count}"),
    }[step]
    events = ngettext("{count} event", "{count} events", count)
    return said.format(
        day=format_day(day), count=events.format(count=format_count(count))
    )


def _show_empty(page: Page, chosen: Chosen) -> None:
    if oldest_line_at(page.home) is None:
        show_nothing(_("Nothing has been written into the log yet."))
    elif chosen.is_narrowed:
        show_nothing(
            _("No line of the log fits what is chosen."),
            hint=_("Take away a choice, or choose a longer period."),
        )
    else:
        show_nothing(
            _("Nothing was written into the log in this period."),
            hint=_("Choose a longer period."),
        )


def _say_what_is_kept(page: Page) -> None:
    oldest = oldest_line_at(page.home)
    said = [_kept(page.language)]
    if oldest is not None:
        since = _("The oldest line is from {day}.")
        said.append(since.format(day=format_day(day_in_norway(oldest))))
    said.append(
        _(
            "The log has keys and codes, and nothing that anybody has written. With "
            "sign-in turned off everybody is “local”, so it cannot tell them apart."
        )
    )
    say_quietly(" ".join(said))


def _kept(language: str) -> str:
    try:
        months = log_months(environ)
    except SettingError as error:
        return error.fault.in_language(language)
    said = ngettext(
        "Lines are kept for {count} month; earlier ones are removed.",
        "Lines are kept for {count} months; earlier ones are removed.",
        months,
    )
    return said.format(count=format_count(months))
