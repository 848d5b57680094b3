"""Does the way from a row to the row it points to in the same table ever come back?

A workplace cannot stand above itself, be merged into itself, nor an activity be
replaced by itself, in however many steps: whatever follows such a way would go round
for ever.
"""

from collections.abc import Mapping

import polars as pl

from data.columns import Table

CHAINS: Mapping[str, Mapping[str, str]] = {
    "workplaces": {
        "parent_workplace_id": "parent_loop",
        "merged_into_workplace_id": "merge_loop",
    },
    "activities": {"replaced_by_activity_id": "replaced_loop"},
}
"""By table: the columns that point to the same table, and the rule against rings."""

LOOPS = [rule for columns in CHAINS.values() for rule in columns.values()]
"""Every rule against rings."""


def chain_ends(column: str) -> str:
    """Name the check column of the rule against rings of a column."""
    return f"check_{column}_ends"


def check_chains(table: Table, rows: pl.DataFrame, last: pl.DataFrame) -> pl.DataFrame:
    """Add a check column per chain: false when the way comes back to the row.

    Args:
        table: The contract of the table.
        rows: The rows of the load.
        last: The rows of the last build; those of the load replace them.
    """
    return rows.with_columns(
        _ends(table.key[0], column, rows, last).alias(chain_ends(column))
        for column in CHAINS.get(table.name, {})
    )


def _ends(key: str, column: str, rows: pl.DataFrame, last: pl.DataFrame) -> pl.Series:
    others = last.join(rows, on=key, how="anti").select(key, column)
    links = pl.concat([rows.select(key, column), others]).unique(key).drop_nulls()
    following = dict(links.iter_rows())
    rings = [one for one in following if _comes_back(one, following)]
    in_ring = pl.Series(rings, dtype=pl.String).implode()
    is_linked = rows[key].is_not_null() & rows[column].is_not_null()
    ends = pl.Series(~rows[key].is_in(in_ring).fill_null(value=False))
    return ends.set(~is_linked, None)


def _comes_back(start: str, following: Mapping[str, str]) -> bool:
    """A row that leads into a ring is no part of it: it goes with the row it names."""
    seen: set[str] = set()
    at = following[start]
    while at in following and at not in seen:
        if at == start:
            return True
        seen.add(at)
        at = following[at]
    return False
