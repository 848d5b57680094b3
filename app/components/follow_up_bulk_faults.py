"""What is wrong with what somebody wrote in a form of the work list?"""

from calendar import monthrange
from datetime import date

from app.records.follow_up import LONGEST_TEXT, text_fault
from app.translations.gettext import _
from app.translations.numbers import format_count, format_day
from data.vocabulary import OwnerRole

LONGEST_MONTHS = 24
"""Nothing is set aside or given away for longer without somebody looking again."""


def words_fault(words: str) -> str:
    """Say what is wrong with a reason or a comment; empty when it can be kept."""
    fault = text_fault(words)
    if fault is None:
        return ""
    return {
        "empty": _("Write a few words: others will ask why."),
        "control": _(
            "It has a tab, or another letter that is not seen and cannot be kept. "
            "Take that out, or write it anew; nothing is saved."
        ),
        "long": _("It has {count} letters, and there is room for {most}.").format(
            count=format_count(len(words.strip())), most=LONGEST_TEXT
        ),
        "personal": _(
            "It looks like it has the number, e-mail address or telephone number of a "
            "person. Take that out; nothing is saved."
        ),
    }[fault.value]


def day_fault(until: date | None, as_of: date) -> str:
    """Say what is wrong with a last day; empty when it can be used."""
    last = months_after(as_of, LONGEST_MONTHS)
    if until is None:
        return _("Choose the last day.")
    if until < as_of:
        return _(
            "The last day is before {day}, the day that this list is of. Choose that "
            "day or a later one."
        ).format(day=format_day(as_of))
    if until > last:
        return _("The last day can be {day} at the latest, two years ahead.").format(
            day=format_day(last)
        )
    return ""


def owner_fault(role: str, advisor: str | None) -> str:
    """Say what is wrong with a new owner; empty when it can be used."""
    if advisor is None or role == OwnerRole.ADVISOR.value:
        return ""
    return _("An advisor can only be named when the owner is the advisor.")


def months_after(day: date, months: int) -> date:
    """Give the same day some months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
