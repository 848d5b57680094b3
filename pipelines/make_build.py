"""Make the build of a load: its tables, what it remembers, and its file.

A dry run makes the same one, has it looked at, and removes it.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

from data.home import Home, current_build_path
from data.tables import TABLES
from pipelines.build_facts import Load, describe_build, is_same_outcome
from pipelines.build_file import remove_build_file, write_candidate
from pipelines.builds import name_build, publish_build
from pipelines.compare import NO_DIFFERENCE, Difference, compare_rows
from pipelines.content_hash import hash_content
from pipelines.instructions.orders import Orders
from pipelines.instructions.remember import as_they_were, remember_orders
from pipelines.kept import KeptTable, Whole
from pipelines.last_build import LastBuild
from pipelines.meta import CHANGES_KEPT, in_meta_shape
from pipelines.remember import forget_gone, remember_load
from pipelines.report import FigureChange
from pipelines.watch import Step, Watch

Examine = Callable[[Path | None, Path], Sequence[FigureChange]]
"""Look at the build that is current (None: there is none) and at the one to come."""


class Made(NamedTuple):
    """What a load has made, before any of it is written."""

    load: Load
    kept: dict[str, KeptTable]
    core: dict[str, pl.DataFrame]
    meta: dict[str, pl.DataFrame]
    content_hash: str
    changes: pl.DataFrame
    """Every field changed, in the form of the meta table `changes`."""
    gone: dict[str, int]
    """By table: rows of earlier loads that are there no longer."""
    build_id: str | None
    """The build to be; None: nothing is new."""


def make_build(
    load: Load,
    kept: dict[str, KeptTable],
    whole: Whole,
    last: LastBuild,
    *,
    orders: Orders,
) -> Made:
    """Put together what a load makes; see `Made`."""
    content_hash = hash_content(whole.core, load.data_date)
    # A table that the load left alone is the very frame of the last build.
    differences = {
        table.name: NO_DIFFERENCE
        if whole.core[table.name] is last.core[table.name]
        else compare_rows(table, last.core[table.name], whole.core[table.name])
        for table in TABLES
    }
    changes = _changes(load, differences)
    all_kept = kept | orders.read
    workplaces = as_they_were(last.core["workplaces"], kept["workplaces"])
    meta = remember_load(load, all_kept, whole, last.meta) | {
        "changes": changes.head(CHANGES_KEPT),
        "instructions": remember_orders(
            load, orders, last.meta["instructions"], workplaces
        ),
    }
    meta = forget_gone(meta, orders.withdrawn(), differences)
    is_new = not is_same_outcome(last.meta, meta, content_hash)
    build_id = name_build(load.at, content_hash) if is_new else None
    if build_id is not None:
        meta |= {"build": describe_build(load, build_id, content_hash, last.build_id)}
    gone = {name: len(found.gone) for name, found in differences.items()}
    return Made(load, all_kept, whole.core, meta, content_hash, changes, gone, build_id)


def _changes(load: Load, differences: Mapping[str, Difference]) -> pl.DataFrame:
    parts = [
        found.changes.with_columns(load_id=pl.lit(load.id), table_name=pl.lit(name))
        for name, found in differences.items()
    ]
    return in_meta_shape("changes", pl.concat(parts))


def write_build(
    home: Home,
    made: Made,
    last: LastBuild,
    examine: Examine | None,
    *,
    publish: bool,
    watch: Watch,
) -> tuple[FigureChange, ...]:
    """Write the build, look at it, and publish it; a dry run leaves nothing."""
    if made.build_id is None or (examine is None and not publish):
        return ()
    watch(Step.WRITE, 0, 1)
    path = home.builds / f"{made.build_id}.duckdb"
    candidate = write_candidate(path, core=made.core, meta=made.meta)
    figures: tuple[FigureChange, ...] = ()
    try:
        if examine is not None:
            watch(Step.FIGURES, 0, 1)
            figures = tuple(examine(current_build_path(home), candidate))
        if publish:
            publish_build(home, candidate, made.build_id)
    finally:
        remove_build_file(candidate)
    return figures
