"""Small groups stay hidden: which cells of a table of persons may not be shown.

Counts of persons under a minimum are hidden (primary suppression), and the fewest
other cells with them (secondary suppression) so that nothing hidden can be worked out
from what is shown, from totals and linked tables included: for every hidden cell,
what an attacker cannot rule out is at least as wide as the minimum. The attacker
knows every shown cell, that totals are sums, and that a hidden cell is 1 or more,
since zeros are shown. Terms and method: Hundepool et al. 2012, Statistical Disclosure
Control, chapter 4; Fischetti and Salazar-Gonzalez 2001, Journal of the American
Statistical Association 95, 916-928. That the width is the minimum is ours.
"""

from collections.abc import Sequence

import polars as pl

from app.filters import UNKNOWN
from app.metrics.disclosure_dimensions import PLACES
from app.metrics.disclosure_input import check_counts, refuse_nulls
from app.metrics.disclosure_pattern import choose_pattern
from app.metrics.disclosure_tables import (
    cells_as_rows,
    dimensions_with_totals,
    every_crossing,
    intervals_of,
    link,
    place_dimensions,
    sort_places,
)

GROUP = ["group_kind", "group_code"]
"""What names a place in what is given back."""


def hide_small_groups(
    counts: pl.DataFrame,
    *,
    by: Sequence[str],
    count: str,
    minimum: int,
    hide_zeros: bool = False,
) -> pl.DataFrame:
    """Choose which cells of one table with all its margins are hidden.

    Fewest cells first, inner cells and margins alike; between patterns of equally
    many cells, smaller counts are hidden. The same table gives the same pattern,
    whatever the order of its rows.

    Args:
        counts: One row per inner cell; a combination that has no row counts 0.
        by: The columns whose combinations are the cells.
        count: The column with the number of persons.
        minimum: Counts from 1 and under this are hidden.
        hide_zeros: Hide 0 as a small count too. Otherwise 0 is always shown.

    Returns:
        *by, count, hidden: one row per cell, margins over every subset of `by`
        included (null is the total), sorted by `by` in order, totals last. Counts
        stay in hidden cells: whoever shows them takes them out.
    """
    by = [by] if isinstance(by, str) else list(by)
    check_counts(counts, by, count, minimum)
    refuse_nulls(counts, by)
    dimensions = dimensions_with_totals(counts, by)
    cells = link(dimensions, counts, count, minimum=minimum, hide_zeros=hide_zeros)
    rows = cells_as_rows(dimensions, cells, count, choose_pattern(cells))
    return rows.sort(by, nulls_last=True)


def hide_places(
    counts: pl.DataFrame,
    *,
    by: Sequence[str],
    count: str,
    minimum: int,
    keep_hidden: pl.DataFrame | None = None,
    totals_over: Sequence[str] = (),
    hide_zeros: bool = False,
) -> pl.DataFrame:
    """Choose which centres, counties and programme totals are hidden, together.

    The centres and the counties are two partitions of the same programme. Their
    crossings are never published, but an attacker knows which of them are empty of
    units: a crossing without any row in `counts` is known to be 0, and one with rows
    (even of 0) can be any number. So a centre that is the whole of one county is
    hidden when the county is.

    Args:
        counts: One row per combination of `by`, centre_id and county_code (null is
            unknown). Give rows of 0 too where there are units but no counts.
        by: The columns that set counts apart; each combination is a table.
        count: The column with the number of persons.
        minimum: Counts from 1 and under this are hidden.
        keep_hidden: Cells hidden in an earlier build, which stay hidden: *by,
            group_kind, group_code; with a column `hidden`, its true rows.
        totals_over: Those of `by` that are added up and published as totals too.
        hide_zeros: Hide 0 as a small count too. Otherwise 0 is always shown, unless
            it is kept hidden or keeps such a 0 safe.

    Returns:
        *by, group_kind ('programme', 'centre', 'county'), group_code (null for the
        programme), count, hidden: sorted by `by` (totals last), then programme,
        centres and counties, each by code.
    """
    check_counts(counts, [*by, *PLACES], count, minimum)
    refuse_nulls(counts, by)
    known = counts.with_columns(pl.col(PLACES).cast(pl.String).fill_null(UNKNOWN))
    check_counts(known, [*by, *PLACES], count, minimum)
    crossings = known.select(PLACES).unique().sort(PLACES)
    dimensions = place_dimensions(known, by, totals_over, crossings)
    kept = keep_hidden
    if kept is not None and "hidden" in kept.columns:
        kept = kept.filter("hidden")
    cells = link(
        dimensions,
        known,
        count,
        minimum=minimum,
        hide_zeros=hide_zeros,
        kept=kept,
    )
    rows = cells_as_rows(dimensions, cells, count, choose_pattern(cells))
    return sort_places(rows.select(*by, *GROUP, count, "hidden"), by)


def hidden_intervals(
    table: pl.DataFrame, *, by: Sequence[str], count: str, hide_zeros: bool = False
) -> pl.DataFrame:
    """Work out what an attacker knows of each hidden cell of one table.

    Args:
        table: What hide_small_groups gives. Counts of hidden cells are not read
            (they may be null), but a hidden 0 must be able to be 0.
        by: As it was asked.
        count: As it was asked.
        hide_zeros: Whether a hidden cell may be 0.

    Returns:
        *by, lower, upper: one row per hidden cell, in the order of the cells;
        upper is infinite where nothing ends it.
    """
    by = [by] if isinstance(by, str) else list(by)
    return intervals_of(dimensions_with_totals(table, by), table, count, hide_zeros)


def hidden_place_intervals(
    table: pl.DataFrame,
    *,
    by: Sequence[str],
    count: str,
    crossings: pl.DataFrame | None = None,
    totals_over: Sequence[str] = (),
    hide_zeros: bool = False,
) -> pl.DataFrame:
    """Work out what an attacker knows of each hidden centre, county and total.

    Args:
        table: What hide_places gives.
        by: As it was asked.
        count: As it was asked.
        crossings: The centre_id and county_code the attacker knows to have units;
            without, every crossing may have some.
        totals_over: As it was asked.
        hide_zeros: Whether a hidden cell may be 0.

    Returns:
        *by, group_kind, group_code, lower, upper: one row per hidden cell.
    """
    if crossings is None:
        crossings = every_crossing(table)
    known = crossings.select(pl.col(PLACES).cast(pl.String).fill_null(UNKNOWN))
    places = known.unique().sort(PLACES)
    dimensions = place_dimensions(table, by, totals_over, places)
    found = intervals_of(dimensions, table, count, hide_zeros)
    return found.select(*by, *GROUP, "lower", "upper")
