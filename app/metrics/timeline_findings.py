"""What does the timeline find? Its heading, and the sentences over its two charts."""

from datetime import date

import polars as pl

from app.metrics.portfolio_findings import ongoing_finding
from app.metrics.portfolio_timeline import Window, peak
from app.translations.gettext import _, ngettext
from app.translations.numbers import format_count
from app.translations.portfolio_words import count_words, month_label


def timeline_finding(ongoing: int, everything: int, past_planned_end: int) -> str:
    """Say how many of the ongoing are past their planned end: the heading of the part.

    Args:
        ongoing: How many deliveries in view are ongoing.
        everything: How many deliveries are in view; at least one.
        past_planned_end: How many of the ongoing are past their planned end.
    """
    if ongoing < 2:
        return ongoing_finding(ongoing, everything, past_planned_end)
    if not past_planned_end:
        return _("None of the {count} ongoing is past the planned end").format(
            count=format_count(ongoing)
        )
    return ngettext(
        "{late} of {count} ongoing is past the planned end",
        "{late} of {count} ongoing are past the planned end",
        past_planned_end,
    ).format(late=format_count(past_planned_end), count=format_count(ongoing))


def density_finding(months: pl.DataFrame, as_of: date) -> str:
    """Say when the most deliveries were ongoing at once.

    Args:
        months: Rows of `stock_and_flow.sql`; at least one.
        as_of: The day that the last month is counted to.
    """
    month_on, most = peak(months)
    now = int(months["stock_count"][-1])
    if not most:
        return _("None has been ongoing at the end of a month")
    if month_on == as_of.replace(day=1):
        return _("Never more ongoing than now: {count}").format(count=format_count(now))
    return _("The most were ongoing in {month}: {count}, and {now} now").format(
        month=month_label(month_on), count=format_count(most), now=format_count(now)
    )


def window_finding(window: Window, rows: pl.DataFrame) -> str:
    """Say which rows are shown, and how many of them are past their planned end.

    Args:
        window: Which rows of how many.
        rows: Rows of `timeline_window.sql` in the window; at least one.
    """
    shown = window_words(window)
    late = int(rows["past_planned_end_days"].is_not_null().sum())
    if not late:
        return _("{shown}: none past the planned end").format(shown=shown)
    return ngettext(
        "{shown}: {late} past the planned end",
        "{shown}: {late} past the planned end",
        late,
    ).format(shown=shown, late=format_count(late))


def window_words(window: Window) -> str:
    """Say which rows are shown of how many: `41–80 of 420`."""
    if window.match_count == 1:
        return count_words("deliveries", 1)
    return _("{first}–{last} of {count}").format(
        first=format_count(window.first),
        last=format_count(window.last),
        count=format_count(window.match_count),
    )


def undated_finding(count: int) -> str:
    """Say how many deliveries have no place on the timeline."""
    return ngettext(
        "{count} without dates is not shown on the timeline",
        "{count} without dates are not shown on the timeline",
        count,
    ).format(count=format_count(count))
