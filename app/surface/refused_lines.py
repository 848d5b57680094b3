"""Which refusals become lines in the log?

Up to `MOST_LINES` a minute for each reason and person. Whoever sends a thousand
forged requests fills neither the disk nor the log, and cannot push out the lines of
another reason or person: the last line that is kept says that more may follow, and the
first of a later minute says how many were left out.
"""

from dataclasses import dataclass
from typing import NamedTuple

MOST_LINES = 20
"""Enough to see what is tried; a day of it is some thousand lines."""

_MINUTE = 60.0

_MOST_KEYS = 10_000


class Kept(NamedTuple):
    """A line that is kept."""

    left_out: int
    """How many were left out since the line before it."""
    is_last: bool
    """Are those that follow within the minute left out?"""

    @property
    def details(self) -> dict[str, object]:
        """Say it as a line of the log does."""
        said: dict[str, object] = {"left_out": self.left_out} if self.left_out else {}
        return said | ({"more_are_left_out": True} if self.is_last else {})


@dataclass
class _Minute:
    since: float
    count: int = 0
    left_out: int = 0


class RefusedLines:
    """Count refusals, and tell which are kept."""

    def __init__(self) -> None:
        self._minutes: dict[tuple[str, str], _Minute] = {}

    def next(self, code: str, who: str, at: float) -> Kept | None:
        """Tell whether a refusal becomes a line, and what the line says of others.

        Args:
            code: Why it was refused.
            who: Whose it was; one key for all who have not signed in.
            at: When, in seconds.
        """
        minute = self._minutes.setdefault((code, who), _Minute(at))
        if len(self._minutes) > _MOST_KEYS:
            self._minutes.pop(next(iter(self._minutes)))
        if at - minute.since >= _MINUTE:
            minute.since, minute.count = at, 0
        if minute.count >= MOST_LINES:
            minute.left_out += 1
            return None
        minute.count += 1
        kept = Kept(minute.left_out, minute.count == MOST_LINES)
        minute.left_out = 0
        return kept
