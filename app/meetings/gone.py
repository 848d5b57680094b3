"""What has gone from the data since a meeting was published?"""

from dataclasses import replace
from typing import NamedTuple

import polars as pl

from app.door import (
    MADE_EARLIER,
    Build,
    current_build,
    find_build,
    open_door,
    query_build,
)
from app.filters import Filters
from app.identity import Reader
from app.records.meetings import Meeting
from data.home import Home
from data.tables import DELIVERIES, WORKPLACES


class Gone(NamedTuple):
    """What a published meeting showed that the data do not have any more."""

    is_build_gone: bool
    """Its data set is deleted."""
    withdrawn_count: int
    """Workplaces and deliveries that were withdrawn after it was published."""


def what_has_gone(home: Home, reader: Reader, meeting: Meeting) -> Gone:
    """Find out what has gone since a meeting was published.

    Of what was withdrawn, that counts which the meeting could show; when its data set
    is gone nobody knows any more, and all of it counts.
    """
    name = meeting.plan.build_id
    then = None if name is None else find_build(home, name)
    now = current_build(home)
    keys = pl.DataFrame() if now is None else _withdrawn(now, reader, meeting)
    if then is not None and not keys.is_empty():
        keys = keys.join(_shown(then, reader, meeting), on=keys.columns, how="semi")
    return Gone(name is not None and then is None, keys.height)


def _withdrawn(now: Build, reader: Reader, meeting: Meeting) -> pl.DataFrame:
    """List table_name and row_key of what was withdrawn after the publishing."""
    try:
        orders = query_build(now, "instructions_in_force", Filters(), reader)
    except MADE_EARLIER:
        # A build of an earlier version keeps no instructions.
        return pl.DataFrame()
    return orders.filter(
        pl.col("kind") == "withdrawals",
        pl.col("table_name").is_in([WORKPLACES.name, DELIVERIES.name]),
        pl.col("loaded_at") > meeting.published_at,
    ).select("table_name", "row_key")


def _shown(then: Build, reader: Reader, meeting: Meeting) -> pl.DataFrame:
    """List table_name and row_key of what the group of the meeting could see."""
    group = replace(reader, area=meeting.plan.area)
    with open_door(then, Filters(), group) as door:
        return pl.concat(
            door.ask(query, {}).select(
                table_name=pl.lit(table.name), row_key=pl.col(table.key[0])
            )
            for query, table in (
                ("follow_up_workplaces", WORKPLACES),
                ("follow_up_deliveries", DELIVERIES),
            )
        )
