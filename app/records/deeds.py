"""Is somebody allowed to write in the records, and what does the log say of it?

Every function that writes begins with a deed: it refuses what the role or the area does
not allow, which the log is told of first, and gives the line that is written in the
same transaction as the change.
"""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table

from app.identity import Area, Reader
from app.permits import Act, RefusedError, require
from app.records.log import Channel, LogAct, LogLine, log, logged
from app.records.record_key import Place, Within
from app.records.store import RecordsError, Write
from data.home import Home
from data.sentence import Sentence

OUTSIDE = Sentence(
    "Noe av dette er utenfor den delen av programmet du har tilgang til, så ingenting "
    "er endret. Velg bare det som er ditt, eller spør den som administrerer Varig.",
    "Some of this is outside the part of the programme that you may see, so nothing is "
    "changed. Choose only what is yours, or ask whoever administers Varig.",
)


@dataclass(frozen=True)
class Deed:
    """Something that a reader is about to write."""

    home: Home
    reader: Reader
    name: str
    """The code that stands in the log: `exempt`, `publish`, ..."""
    table: Table
    at: datetime
    channel: Channel = Channel.SCREEN
    """Only screens write records; the command line reads them."""

    def require(self, act: Act) -> None:
        """Refuse what the role of the reader does not allow.

        Raises:
            RefusedError: It does not; the log has a line of it.
        """
        try:
            require(self.reader, act)
        except RefusedError:
            self._log_refusal("role")
            raise

    def require_places(self, places: Collection[Place], within: Within) -> None:
        """Refuse what is not wholly in the area of the reader.

        Raises:
            RefusedError: Some of it is not; the log has a line of it.
        """
        if not self.reader.area.is_whole and not set(places) <= within(places):
            self._refuse_area()

    def require_area(self, area: Area) -> None:
        """Refuse a meeting of another group than the reader's.

        Raises:
            RefusedError: It is another; the log has a line of it.
        """
        if not self.reader.area.is_whole and self.reader.area != area:
            self._refuse_area()

    def require_found(self, *, is_found: bool) -> None:
        """Refuse what the reader cannot see, or is not there at all.

        Raises:
            RefusedError: It was not found; the log has a line of it.
        """
        if not is_found:
            self._refuse_area()

    def line(self, subject_id: str | None, rows_count: int, **codes: object) -> Write:
        """Give the line of the log that is written together with the change.

        Args:
            subject_id: What was changed.
            rows_count: How many rows.
            codes: More of it, in codes.
        """
        line = LogLine(
            LogAct.CHANGED,
            self.table.name,
            subject_id,
            rows_count,
            {"act": self.name, **codes},
        )
        return logged(self.reader, line, self.at, self.channel)

    def _refuse_area(self) -> None:
        self._log_refusal("area")
        raise RefusedError(OUTSIDE)

    def _log_refusal(self, why: str) -> None:
        details = {"act": self.name, "why": why}
        line = LogLine(LogAct.REFUSED, self.table.name, details=details)
        # What is refused is not done, whether the line can be kept or not.
        with suppress(RecordsError):
            log(self.home, self.reader, line, self.at, self.channel)
