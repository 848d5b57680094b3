"""What a meeting looks at: the programme now, and as it was last time.

Three moments answer the same questions. *Then* is the earlier day as the data told it
then. *Recalled* is the same day as the newer data tell it. *Now* is the later day. What
differs between then and recalled is a correction of old records, late or mended; what
differs between recalled and now has happened since.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import polars as pl

from app.door import Build, Door, open_door
from app.filters import Filters
from app.identity import Reader
from app.metrics.follow_up import find_records
from app.metrics.work_list import (
    KEY,
    list_work,
    with_assignments,
    with_exemptions,
)
from app.records.decisions import Decision
from data.follow_up import FollowUpRules


@dataclass(frozen=True)
class Point:
    """A build on a day."""

    build: Build
    as_of: date


@dataclass(frozen=True)
class Written:
    """What people have written about follow-up, and decided in meetings."""

    exemptions: pl.DataFrame
    """Rows of `records.follow_up.list_exemptions`."""
    assignments: pl.DataFrame
    """Rows of `records.follow_up.list_assignments`."""
    decisions: tuple[Decision, ...] = ()
    """The decisions the meeting looks at, the oldest first; no confidential ones."""
    meeting_id: str | None = None
    """The meeting itself; None: its decisions are told by their day."""
    held_on: date | None = None
    """The day of the meeting, which open decisions are held against; None: that which
    the meeting looks at."""


class Moment:
    """A build on a day, as the meeting's group sees it."""

    def __init__(
        self, point: Point, door: Door, rules: FollowUpRules, written: Written
    ) -> None:
        self.build = point.build
        self.as_of = point.as_of
        self._rules = rules
        self._written = written
        self.fetch = door.fetch
        """Asks a question by its name, with filters and reader already given."""

    @cached_property
    def work(self) -> pl.DataFrame:
        """The work list: rows of `list_work`, with exemptions and assignments."""
        found = list_work(self.fetch, self._rules, self.as_of, self.build.data_date)
        rows = with_exemptions(found.rows, self._written.exemptions, self.as_of)
        return with_assignments(rows, self._written.assignments, self.as_of)

    @cached_property
    def overdue(self) -> pl.DataFrame:
        """The open gaps: the rows of `work` that are overdue, the oldest first."""
        return self.work.filter(pl.col("state") == "overdue")

    def states_of(self, keys: pl.DataFrame) -> pl.DataFrame:
        """Say where some records stand, also those that no rule looks at now.

        Args:
            keys: rule_code, record_id.

        Returns:
            Rows of `find_records`, with `exempt` where somebody has exempted one. A
            record that this build does not have is not among them.
        """
        records = find_records(
            self.fetch,
            self._rules,
            self.as_of,
            self.build.data_date,
            with_others=True,
            among=keys.select(KEY),
        )
        return with_exemptions(records, self._written.exemptions, self.as_of)


@dataclass(frozen=True)
class Occasion:
    """What every section may ask."""

    now: Moment
    then: Moment | None
    """None: the meeting is the first, and nothing is compared."""
    recalled: Moment | None
    """The same day as `then`, in the build of `now`; `then` itself when that is the
    same build."""
    rules: FollowUpRules
    written: Written
    filters: Filters
    """Without an as-of day."""
    reader: Reader
    """Who asks, in the area of the group."""

    @property
    def is_same_build(self) -> bool:
        """Is only the day another one? Then nothing can have been corrected."""
        return self.then is not None and self.then.build.id == self.now.build.id

    @property
    def is_fixed_group(self) -> bool:
        """Is this the programme, one centre or one county? Else roles count not."""
        return self.filters.is_fixed_group(self.reader.area)


@contextmanager
def open_occasion(
    now: Point,
    then: Point | None,
    *,
    filters: Filters,
    reader: Reader,
    rules: FollowUpRules,
    written: Written,
) -> Iterator[Occasion]:
    """Open the builds of a meeting, and close them after it.

    Raises:
        duckdb.Error: A build is gone, or is of another version than the question.
    """
    with ExitStack() as doors:

        def moment(point: Point) -> Moment:
            chosen = replace(filters, as_of=point.as_of)
            door = doors.enter_context(open_door(point.build, chosen, reader))
            return Moment(point, door, rules, written)

        first = None if then is None else moment(then)
        recalled = first
        if then is not None and then.build.id != now.build.id:
            recalled = moment(Point(now.build, min(then.as_of, now.build.data_date)))
        yield Occasion(
            now=moment(now),
            then=first,
            recalled=recalled,
            rules=rules,
            written=written,
            filters=filters,
            reader=reader,
        )
