"""What day is it? The one place that asks the machine."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """Give today's date in Norway."""
    return now().astimezone(ZoneInfo("Europe/Oslo")).date()


def now() -> datetime:
    """Give the time in UTC."""
    return datetime.now(UTC)
