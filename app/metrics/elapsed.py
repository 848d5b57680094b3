"""How long is it from one day to another, and how is that said?"""

from datetime import date

from app.translations.gettext import ngettext

DAYS_PER_MONTH = 30.4375
"""The mean month of the calendar (365.25 / 12); the data model counts by it."""


def whole_months(start: date, end: date) -> int:
    """Count the whole months from one day to a later one."""
    return int((end - start).days / DAYS_PER_MONTH)


def month_number(start: date, day: date) -> int:
    """Tell which month of a course a day is in; the first day is in month 1."""
    return whole_months(start, day) + 1


def span_in_words(start: date, end: date) -> str:
    """Say how long it is in whole months, or in days when that is under a month."""
    months = whole_months(start, end)
    if months:
        return ngettext("{n} month", "{n} months", months).format(n=months)
    days = (end - start).days
    return ngettext("{n} day", "{n} days", days).format(n=days)
