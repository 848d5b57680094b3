"""Sort the rows of a table into those that come in and those set aside.

All faults of a row are listed, the unreadable cells and the broken rules alike. Rows
that point to a row of the same table that is set aside follow it.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

import polars as pl

from data.columns import Table
from data.tables import table_named
from data.vocabulary import Severity
from expectations.gate import check_rows
from expectations.outcome import Outcome
from pipelines.checks.chains import CHAINS, LOOPS, chain_ends, check_chains
from pipelines.checks.references import add_follow_checks, own_references
from pipelines.checks.row_checks import add_row_checks
from pipelines.reject import REJECTED_SCHEMA, Cleaned, join_rejected, say_place

PARENT = "parent"
"""The rule of a row that is set aside because the row it belongs to is."""


class Sorted(NamedTuple):
    """The rows of a table in a load, sorted."""

    kept: pl.DataFrame
    """row_id and the columns of the contract."""
    rejected: pl.DataFrame
    """REJECTED_SCHEMA: one row per row set aside and rule it breaks."""
    results: pl.DataFrame
    """What each rule said; see `expectations.gate.Outcome`."""
    rejected_keys: frozenset[str]
    """First key column of the rows set aside."""


def set_rows_aside(
    table: str,
    raw: pl.DataFrame,
    cleaned: Cleaned,
    known: Mapping[str, pl.DataFrame],
    *,
    rejected_keys: Mapping[str, Collection[str]],
    data_date: date,
) -> Sorted:
    """Run every rule that sets a row aside.

    Args:
        table: The name of the table.
        raw: Its rows as gathered: they say where in the files a row stands.
        cleaned: Its rows as cleaned.
        known: See `add_row_checks`.
        rejected_keys: See `add_row_checks`; pass on what earlier tables gave.
        data_date: The day the data are from.
    """
    contract = table_named(table)
    checked = add_row_checks(
        table,
        cleaned.rows,
        known,
        rejected_keys=rejected_keys,
    )
    outcome = check_rows(
        table, checked, severities=[Severity.SET_ASIDE], data_date=data_date
    )
    if own_references(contract):
        set_aside = {*cleaned.rejected["row_id"], *outcome.failures["row_id"]}
        last = known.get(table, checked.clear())
        following = _follow(contract, checked, last, set_aside)
        outcome = _check_parents_again(contract, following, outcome, data_date)
    faults = _drop_echoes(outcome.failures, cleaned.rejected)
    rejected = join_rejected([cleaned.rejected, _say_where(faults, raw)])
    return _sort(contract, checked, rejected, outcome.results)


def _follow(
    table: Table, rows: pl.DataFrame, last: pl.DataFrame, set_aside: set[int]
) -> pl.DataFrame:
    """Settle which rows come in, now that it is known which others do.

    Where a row is set aside its last good version stays, and may close a ring with
    the rows that come in; those are set aside then too, until no ring is left.
    """
    looping = {column: set[int]() for column in CHAINS.get(table.name, {})}
    while True:
        aside = set_aside.union(*looping.values())
        following = add_follow_checks(table, rows, last, aside)
        found = _find_loops(table, following, last, aside)
        if not any(found.values()):
            break
        for column, ids in found.items():
            looping[column] |= ids
    return _mark_loops(following, looping)


def _mark_loops(rows: pl.DataFrame, looping: Mapping[str, set[int]]) -> pl.DataFrame:
    """A row in a ring has that fault, and is not also set aside with its parent."""
    for column, ids in looping.items():
        ends, kept = chain_ends(column), f"check_{column}_kept"
        goes_round = pl.col("row_id").is_in(list(ids))
        rows = rows.with_columns(pl.col(ends) & ~goes_round).with_columns(
            pl.when(pl.col(ends).fill_null(value=True)).then(kept).alias(kept)
        )
    return rows


def _find_loops(
    table: Table, rows: pl.DataFrame, last: pl.DataFrame, set_aside: set[int]
) -> dict[str, set[int]]:
    """Find the rows that come in and close a ring, by the column that closes it."""
    stays = [
        pl.col(f"check_{column.name}_kept").fill_null(value=True)
        for column in own_references(table)
    ]
    comes_in = rows.filter(*stays, ~pl.col("row_id").is_in(list(set_aside)))
    again = check_chains(table, comes_in, last)
    return {
        column: set(again.filter(~pl.col(chain_ends(column)))["row_id"])
        for column in CHAINS.get(table.name, {})
    }


def _check_parents_again(
    table: Table, rows: pl.DataFrame, first: Outcome, data_date: date
) -> Outcome:
    """Only now is it known which rows of the same table come in."""
    again = check_rows(
        table.name,
        rows,
        severities=[Severity.SET_ASIDE],
        data_date=data_date,
        rules=[PARENT, *LOOPS],
    )
    is_settled = ~pl.col("rule").is_in([PARENT, *LOOPS])
    return Outcome(
        results=pl.concat([first.results.filter(is_settled), again.results]),
        failures=pl.concat([first.failures.filter(is_settled), again.failures]),
    )


def _drop_echoes(failures: pl.DataFrame, unreadable: pl.DataFrame) -> pl.DataFrame:
    """A cell that cannot be read is not also missing."""
    return failures.join(unreadable, on=["row_id", "column_name"], how="anti")


def _say_where(failures: pl.DataFrame, raw: pl.DataFrame) -> pl.DataFrame:
    place_nb, place_en = say_place()
    origin = raw.select("row_id", "source_file", "source_sheet", "source_row")
    return (
        failures.join(origin, on="row_id", how="left", maintain_order="left")
        .with_columns(
            sentence_nb=place_nb + pl.col("sentence_nb"),
            sentence_en=place_en + pl.col("sentence_en"),
        )
        .select(REJECTED_SCHEMA.keys())
    )


def _sort(
    table: Table, rows: pl.DataFrame, rejected: pl.DataFrame, results: pl.DataFrame
) -> Sorted:
    columns = ["row_id", *table.column_names]
    aside = rows.join(rejected, on="row_id", how="semi")
    return Sorted(
        kept=rows.join(rejected, on="row_id", how="anti").select(columns),
        rejected=rejected,
        results=results,
        rejected_keys=frozenset(aside[table.key[0]].drop_nulls()),
    )
