"""Write numbers, days and times as the reader writes them.

Bokmål: `1 234,5` and `12,3 %` with spaces that never break, `13.11.2026`.
English: `1,234.5`, `12.3%`, `13 Nov 2026`. What is not known is a dash.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from app.translations.gettext import current_language

NOT_KNOWN = "–"
"""Stands where there is no value; a zero is written as a zero."""

_LOCALE = {"nb": "nb_NO", "en": "en_GB"}
_DAY = {"nb": "dd.MM.y", "en": "d MMM y"}
_TIME = {"nb": "dd.MM.y HH:mm", "en": "d MMM y, HH:mm"}
_OSLO = ZoneInfo("Europe/Oslo")


def format_count(count: int | None, language: str | None = None) -> str:
    """Write a whole number: `1 234`."""
    return format_number(count, digits=0, language=language)


def format_number(
    value: float | None, *, digits: int = 1, language: str | None = None
) -> str:
    """Write a number with this many decimals: `1 234,5`."""
    if value is None:
        return NOT_KNOWN
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    rounded = _half_up(value, digits)
    return format_decimal(rounded, format=pattern, locale=_locale(language))


def format_share(
    share: float | None, *, digits: int = 1, language: str | None = None
) -> str:
    """Write a share from 0 to 1 as percent: `12,3 %`."""
    if share is None:
        return NOT_KNOWN
    decimals = "." + "0" * digits if digits else ""
    space = "" if (language or current_language()) == "en" else "\N{NO-BREAK SPACE}"
    pattern = f"#,##0{decimals}{space}%"
    rounded = _half_up(share, digits + 2)
    return format_percent(rounded, format=pattern, locale=_locale(language))


def format_day(day: date | None, language: str | None = None) -> str:
    """Write a day: `13.11.2026`, `13 Nov 2026`."""
    if day is None:
        return NOT_KNOWN
    style = _DAY[language or current_language()]
    return format_date(day, format=style, locale=_locale(language))


def format_time(at: datetime | None, language: str | None = None) -> str:
    """Write a time that is stored as UTC, as the clock shows it in Norway."""
    if at is None:
        return NOT_KNOWN
    style = _TIME[language or current_language()]
    utc = at.replace(tzinfo=ZoneInfo("UTC")) if at.tzinfo is None else at
    return format_datetime(utc, format=style, tzinfo=_OSLO, locale=_locale(language))


def day_in_norway(at: datetime) -> date:
    """Give the day that a time stored as UTC is on in Norway."""
    utc = at.replace(tzinfo=ZoneInfo("UTC")) if at.tzinfo is None else at
    return utc.astimezone(_OSLO).date()


def _half_up(value: float, digits: int) -> Decimal:
    """Round as people do: 62,5 becomes 63. A half would else go to the even number."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _locale(language: str | None) -> str:
    return _LOCALE[language or current_language()]
