"""Hide counts of places that are too small, also for one who has an older data set.

`hide_places` keeps the counts of one data set from being worked out. Two data sets side
by side tell more: a count that is hidden in the newer one only to protect another
protects nothing when the older one shows it and it has not changed since. So what an
older one hides stays hidden, and what it shows unchanged is taken to be known: the same
choice as there, among the other cells.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from app.metrics.disclosure_dimensions import PLACES
from app.metrics.disclosure_pattern import choose_pattern
from app.metrics.disclosure_tables import cells_as_rows, link, place_dimensions

PLACE = ("group_kind", "group_code")
"""Columns that name a group: the programme (without a code), a centre or a county."""

COUNT = "unit_count"


@dataclass(frozen=True)
class _Limits:
    by: tuple[str, ...]
    minimum: int
    hides_zeros: bool


def hide_over_time(
    counts: pl.DataFrame,
    earlier: Sequence[pl.DataFrame],
    *,
    places: pl.DataFrame,
    by: Sequence[str],
    minimum: int,
    hides_zeros: bool = False,
) -> pl.DataFrame:
    """Hide the small counts of places, and the fewest others, beside older data sets.

    Args:
        counts: by, centre_id, county_code, unit_count.
        earlier: What this gave of older data sets.
        places: centre_id and county_code of every place with units; that no one is
            elsewhere is known.
        by: Columns that tell the tables apart, each protected on its own.
        minimum: Smaller counts are hidden.
        hides_zeros: Whether a count of nobody is hidden as well.

    Returns:
        by, PLACE, unit_count and hidden; every cell, also those of no unit.
    """
    key = [*by, *PLACE]
    every = _with_zeros(counts, places, by)
    cells = pl.concat(_margins(every, by))
    kept = _kept(cells, earlier, key, hides_zeros=hides_zeros)
    known = _known(cells, earlier, key)
    limits = _Limits(tuple(by), minimum, hides_zeros)
    try:
        hidden = _choose(every, kept, known, limits)
    except ArithmeticError:
        # Where nothing else has changed, no choice helps: then only that table is
        # protected as if it were the first.
        tables = every.partition_by(list(by))
        hidden = pl.concat(
            _choose_for_one(table, kept, known, limits) for table in tables
        )
    return cells.join(
        pl.concat([hidden, kept]).unique().with_columns(hidden=pl.lit(value=True)),
        on=key,
        how="left",
        nulls_equal=True,
    ).select(*key, COUNT, pl.col("hidden").fill_null(value=False))


def _with_zeros(
    counts: pl.DataFrame, places: pl.DataFrame, by: Sequence[str]
) -> pl.DataFrame:
    """Give every table a row for each place with units, also where none is counted."""
    return (
        counts.select(by)
        .unique(maintain_order=True)
        .join(places, how="cross")
        .join(counts, on=[*by, *PLACES], how="left", maintain_order="left")
        .with_columns(pl.col(COUNT).fill_null(0))
    )


def _margins(counts: pl.DataFrame, by: Sequence[str]) -> Iterable[pl.DataFrame]:
    nobody = pl.lit(None, dtype=pl.String)
    centre, county = map(pl.col, PLACES)
    for kind, code in (("programme", nobody), ("centre", centre), ("county", county)):
        yield counts.group_by(
            *by, group_kind=pl.lit(kind), group_code=code, maintain_order=True
        ).agg(pl.col(COUNT).sum())


def _kept(
    cells: pl.DataFrame,
    earlier: Sequence[pl.DataFrame],
    key: list[str],
    *,
    hides_zeros: bool,
) -> pl.DataFrame:
    """Give the cells hidden before that may be: those of nobody only as zeros are."""
    hidden = [then.filter("hidden").select(key) for then in earlier]
    before = pl.concat([cells.select(key).clear(), *hidden])
    least = 0 if hides_zeros else 1
    some = cells.filter(pl.col(COUNT) >= least).select(key)
    return some.join(before, on=key, how="semi", nulls_equal=True)


def _known(
    cells: pl.DataFrame, earlier: Sequence[pl.DataFrame], key: list[str]
) -> pl.DataFrame:
    """Give the cells that were shown before, with the count that they have now."""
    names = [*key, COUNT]
    shown = [then.filter(~pl.col("hidden")).select(names) for then in earlier]
    before = pl.concat([cells.select(names).clear(), *shown])
    return cells.join(before, on=names, how="semi", nulls_equal=True).select(key)


def _choose_for_one(
    table: pl.DataFrame, kept: pl.DataFrame, known: pl.DataFrame, limits: _Limits
) -> pl.DataFrame:
    kept, known = (
        each.join(table.head(1), on=limits.by, how="semi") for each in (kept, known)
    )
    try:
        return _choose(table, kept, known, limits)
    except ArithmeticError:
        return _choose(table, kept, known.clear(), limits)


def _choose(
    counts: pl.DataFrame, kept: pl.DataFrame, known: pl.DataFrame, limits: _Limits
) -> pl.DataFrame:
    """Choose the cells that are hidden, as `hide_places`, but none that is known.

    Raises:
        ArithmeticError: What is not known cannot be kept safe.
    """
    key = [*limits.by, *PLACE]
    dimensions = place_dimensions(
        counts, limits.by, (), counts.select(PLACES).unique().sort(PLACES)
    )
    secret = kept.join(known, on=key, how="anti", nulls_equal=True)
    cells = link(
        dimensions,
        counts,
        COUNT,
        minimum=limits.minimum,
        hide_zeros=limits.hides_zeros,
        kept=secret,
    )
    rows = cells_as_rows(dimensions, cells, COUNT, np.zeros(cells.counts.size, bool))
    numbered = rows.select(pl.Series("cell", np.flatnonzero(cells.is_published)), *key)
    are_known = numbered.join(known, on=key, how="semi", nulls_equal=True)["cell"]
    may_hide = cells.may_hide.copy()
    may_hide[are_known.to_numpy()] = False
    hidden = choose_pattern(replace(cells, may_hide=may_hide | cells.must_hide))
    chosen = cells_as_rows(dimensions, cells, COUNT, hidden)
    return chosen.filter("hidden").select(key)
