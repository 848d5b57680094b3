"""Which record of the work list is written about, over builds, and where is it?"""

from collections.abc import Callable, Collection
from collections.abc import Set as AbstractSet
from typing import NamedTuple


class Place(NamedTuple):
    """Where something that is written about is: in which delivery, at which workplace.

    Whoever may see it is told by a build, which the records do not read.
    """

    record_id: str
    """A record of the work list, or the workplace itself."""
    delivery_id: str | None
    workplace_id: str | None


class RecordKey(NamedTuple):
    """A record of a rule, as the rule's question names it, and where it is."""

    rule_code: str
    record_id: str
    delivery_id: str | None
    workplace_id: str | None

    @property
    def place(self) -> Place:
        """Where it is."""
        return Place(self.record_id, self.delivery_id, self.workplace_id)


Within = Callable[[Collection[Place]], AbstractSet[Place]]
"""Gives those of some places that are in the area of the reader
(`app.areas_of_records`). Whoever has the whole programme is never asked of."""


def nowhere(_places: Collection[Place]) -> AbstractSet[Place]:
    """Let nothing be in the area: what holds when a caller does not say what is."""
    return frozenset()
