"""Which of the things that people write about are in the area of a reader?

The records know a delivery and a workplace by their ids and read no build; a build
tells which of them are whose. It is asked through the door of the reader, which has
nothing else than the own area.
"""

from collections.abc import Callable, Collection
from collections.abc import Set as AbstractSet

import polars as pl

from app.records.record_key import Place, Within

Ask = Callable[..., pl.DataFrame]
"""Asks a question of a build for one reader: `Page.fetch_unfiltered`, `Door.fetch`."""


def within_area(*asks: Ask) -> Within:
    """Give what tells which places are in the area of a reader.

    Args:
        asks: Each asks a build as that reader; what is in the area in one of them is.
    """

    def within(places: Collection[Place]) -> AbstractSet[Place]:
        wanted = sorted(set(places), key=repr)
        if not wanted:
            return frozenset()
        return {place for ask in asks for place in _in_one(ask, wanted)}

    return within


def within_rows(rows: pl.DataFrame) -> Within:
    """Give what tells which places are of records that a reader has already.

    Args:
        rows: Rows with record_id, as the door of the reader gave them.
    """

    def within(places: Collection[Place]) -> AbstractSet[Place]:
        here = set(rows["record_id"])
        return {place for place in places if place.record_id in here}

    return within


def _in_one(ask: Ask, wanted: Collection[Place]) -> AbstractSet[Place]:
    record_ids, delivery_ids, workplace_ids = zip(*wanted, strict=True)
    found = ask(
        "keys_in_area",
        record_ids=record_ids,
        delivery_ids=tuple(each or "" for each in delivery_ids),
        workplace_ids=tuple(each or "" for each in workplace_ids),
    )
    return {Place(*row) for row in found.iter_rows()}
