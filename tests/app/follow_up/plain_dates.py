"""Count with days by hand, for the second implementation of the follow-up rules."""

from calendar import monthrange
from datetime import date, timedelta


def add_months(day, months):
    """Go so many months on: the same day of the month, or its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def due_after(day, rule):
    """Give the day on which something is due by a rule; none without a first day."""
    if day is None:
        return None
    return add_months(day, rule.months) + timedelta(days=rule.days)


def is_left_alone(ended_on, rule, as_of):
    """Has so long passed since the end that nobody follows up any more?"""
    if ended_on is None:
        return False
    return add_months(ended_on, int(dict(rule.limits)["until_months"])) < as_of


def latest(*days):
    return max((day for day in days if day is not None), default=None)


def earliest(*days):
    return min((day for day in days if day is not None), default=None)


def by_day(day, as_of):
    """Has it happened by this day?"""
    return day is not None and day <= as_of


def happened(day, as_of):
    """Give the day, if it has come; what is dated later has not happened."""
    return day if by_day(day, as_of) else None


def month_ends(last_day, count):
    """Give the last so many month ends up to a day, the earliest first."""
    first = last_day.replace(day=1)
    found = []
    if last_day.day == monthrange(last_day.year, last_day.month)[1]:
        found.append(last_day)
    while len(found) < count:
        end = first - timedelta(days=1)
        found.append(end)
        first = end.replace(day=1)
    return sorted(found)
