"""Which groups of the work list are drawn, and how many rows of each?"""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import polars as pl
import streamlit as st

from app.metrics.work_groups import gather, with_group
from app.metrics.work_list import KEY

FIRST_ROWS = 6
"""So many rows of a group are drawn at first; the head says how many there are."""
MORE_ROWS = 30
MORE_GROUPS = 20
"""So many groups are drawn at first, and as many more each time."""

_ROWS = "follow-up-rows-shown"
_GROUPS = "follow-up-groups-shown"
_OF = "follow-up-shown-of"


@dataclass(frozen=True)
class Gathered:
    """The rows that fit, by group; worked out once, however often rows are ticked."""

    hits: pl.DataFrame
    """At least one row."""
    by: str
    rule_order: dict[str, int]

    @cached_property
    def groups(self) -> pl.DataFrame:
        """The groups as `gather` gives them."""
        return gather(self.hits, self.by, self.rule_order)

    @cached_property
    def rows(self) -> pl.DataFrame:
        """The rows with their group, and their place in it from 0."""
        return with_group(self.hits, self.by).with_columns(
            place_in_group=pl.int_range(pl.len(), dtype=pl.UInt32).over("group")
        )

    def keys_of(self, group: str) -> list[tuple[str, str]]:
        """Give the keys of every row of a group."""
        keys = self.rows.filter(pl.col("group") == group).select(KEY)
        return list(keys.iter_rows())


class Group(NamedTuple):
    """A group of the work list that is drawn."""

    head: dict[str, Any]
    """A row of `gather`."""
    rows: pl.DataFrame
    """The rows of it that are drawn."""

    @property
    def key(self) -> str:
        """What tells it from the other groups."""
        return str(self.head["group"])

    @property
    def row_count(self) -> int:
        """How many rows it has."""
        return int(self.head["row_count"])

    @property
    def rest_count(self) -> int:
        """How many of its rows are not drawn."""
        return self.row_count - self.rows.height


class Paged(NamedTuple):
    """The groups that are drawn, and how many are not."""

    groups: list[Group]
    rest_count: int


def page_groups(gathered: Gathered, of: Hashable) -> Paged:
    """Find the groups to draw, and the first rows of each.

    Args:
        gathered: The rows that fit, by group.
        of: What the reader has chosen; with another choice the paging starts over.
    """
    if st.session_state.get(_OF) != of:
        st.session_state.update({_OF: of, _ROWS: {}, _GROUPS: MORE_GROUPS})
    drawn = gathered.groups.head(st.session_state[_GROUPS])
    asked: dict[str, int] = st.session_state[_ROWS]
    limits = pl.DataFrame(
        {
            "group": drawn["group"],
            "limit": [asked.get(group, FIRST_ROWS) for group in drawn["group"]],
        }
    )
    most = max(asked.values(), default=FIRST_ROWS)
    rows = (
        gathered.rows.filter(pl.col("place_in_group") < most)
        .join(limits, on="group", maintain_order="left")
        .filter(pl.col("place_in_group") < pl.col("limit"))
        .partition_by("group", as_dict=True, maintain_order=True)
    )
    groups = [
        Group(head, rows[(head["group"],)]) for head in drawn.iter_rows(named=True)
    ]
    return Paged(groups, gathered.groups.height - drawn.height)


def show_more_rows(group: str, now: int) -> None:
    """Draw more rows of a group from the next run on."""
    st.session_state[_ROWS][group] = now + MORE_ROWS


def show_fewer_rows(group: str) -> None:
    """Draw the first rows of a group only."""
    st.session_state[_ROWS].pop(group, None)


def show_more_groups() -> None:
    """Draw more groups from the next run on."""
    st.session_state[_GROUPS] += MORE_GROUPS
