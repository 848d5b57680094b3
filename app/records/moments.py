"""How is a moment kept?"""

from datetime import UTC, datetime


def in_utc(at: datetime) -> datetime:
    """Give a moment as it is kept: in UTC, without a time zone.

    Raises:
        ValueError: It has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone: give the time in UTC")
    return at.astimezone(UTC).replace(tzinfo=None)
