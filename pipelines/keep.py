"""Take the rows of a load through cleaning, checks and merging, table by table.

The order is that of data/tables.py: a table comes after those its keys point to, so a
row set aside takes its children with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import polars as pl

from data.columns import Table
from data.sentence import Sentence
from data.tables import DELIVERY_UNITS, TABLES
from data.vocabulary import Severity
from expectations.gate import check_rows
from expectations.outcome import RESULTS_SCHEMA, Outcome
from pipelines.checks.deliveries import MADE_UNITS
from pipelines.checks.set_aside import PARENT, Sorted, set_rows_aside
from pipelines.checks.table_checks import add_table_checks
from pipelines.clean.delivery_units import make_missing_units
from pipelines.clean.registry import CLEANERS
from pipelines.errors import LoadError
from pipelines.merge import Merged, empty_rows, merge_rows
from pipelines.raw_rows import gather_raw
from pipelines.reject import REJECTED_SCHEMA, Cleaned
from pipelines.sources.raw import SourceFile


class BrokenPromiseError(LoadError):
    """A table as a whole is not what everything that reads it relies on."""


class CleanedTable(NamedTuple):
    """The rows of one table in a load, as they arrived and as they are understood."""

    raw: pl.DataFrame
    cleaned: Cleaned


@dataclass(frozen=True)
class KeptTable:
    """What became of the rows of one table; read = good + set aside, always."""

    table: Table
    raw: pl.DataFrame
    """Every row read; see `gather_raw`."""
    cleaned: pl.DataFrame
    """Every row read, typed, with row_id."""
    good: pl.DataFrame
    """The rows that came in, typed, with row_id."""
    rejected: pl.DataFrame
    """REJECTED_SCHEMA: one row per row set aside and rule it breaks."""
    results: pl.DataFrame
    """What each rule that sets rows aside said."""
    merged: Merged
    """The table with the rows of earlier loads."""

    def set_aside(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Split the row_id of rows set aside: for their own fault, or with a parent."""
        own = self.rejected.filter(pl.col("rule") != PARENT).select("row_id").unique()
        all_ids = self.rejected.select("row_id").unique()
        return own, all_ids.join(own, on="row_id", how="anti")


class Whole(NamedTuple):
    """The tables as they will be published, and what the rules say of them."""

    core: dict[str, pl.DataFrame]
    rows: dict[str, pl.DataFrame]
    """The same rows with row_id and check columns."""
    outcomes: dict[str, Outcome]


def clean_sources(sources: Sequence[SourceFile]) -> dict[str, CleanedTable]:
    """Gather and type the rows of every table that the files have."""
    return {
        name: CleanedTable(raw, CLEANERS[name](raw))
        for name, raw in gather_raw(sources).items()
    }


def keep_good_rows(
    cleaned: Mapping[str, CleanedTable],
    last: Mapping[str, pl.DataFrame],
    *,
    data_date: date,
) -> dict[str, KeptTable]:
    """Set rows aside and merge the rest with the last build.

    Args:
        cleaned: The tables of the load.
        last: The core tables of the last build, without the rows a load made itself.
        data_date: The day the data are from.

    Returns:
        Every table of the contract, also those the load has no rows of.
    """
    known = dict(last)
    rejected_keys: dict[str, frozenset[str]] = {}
    kept: dict[str, KeptTable] = {}
    for table in TABLES:
        if table.name not in cleaned:
            kept[table.name] = _untouched(table, last[table.name])
            continue
        raw, typed = cleaned[table.name]
        rows = set_rows_aside(
            table.name,
            raw,
            typed,
            known,
            rejected_keys=rejected_keys,
            data_date=data_date,
        )
        kept[table.name] = _keep(table, cleaned[table.name], rows, last[table.name])
        known[table.name] = kept[table.name].merged.rows
        rejected_keys[table.name] = rows.rejected_keys
    return kept


def check_whole(kept: Mapping[str, KeptTable], *, data_date: date) -> Whole:
    """Make the units that are missing, then run the rules that warn or stop.

    Raises:
        BrokenPromiseError: A rule that stops the load is broken; all are listed.
    """
    core = {name: table.merged.rows for name, table in kept.items()}
    made = make_missing_units(core["deliveries"], core["delivery_units"])
    core["delivery_units"] = pl.concat([core["delivery_units"], made]).sort(
        DELIVERY_UNITS.key
    )
    rows = {
        name: add_table_checks(name, core | {MADE_UNITS: made}, data_date=data_date)
        for name in core
    }
    outcomes = {
        name: check_rows(
            name,
            checked,
            severities=[Severity.WARN, Severity.STOP],
            data_date=data_date,
        )
        for name, checked in rows.items()
    }
    _refuse_broken_promises(outcomes)
    return Whole(core, rows, outcomes)


def _keep(
    table: Table, loaded: CleanedTable, rows: Sorted, last: pl.DataFrame
) -> KeptTable:
    return KeptTable(
        table=table,
        raw=loaded.raw,
        cleaned=loaded.cleaned.rows,
        good=rows.kept,
        rejected=rows.rejected,
        results=rows.results,
        merged=merge_rows(table, last, rows.kept),
    )


def _untouched(table: Table, last: pl.DataFrame) -> KeptTable:
    no_rows = empty_rows(table).with_columns(row_id=pl.lit(0, dtype=pl.Int64))
    places = {"source_file": pl.String, "source_sheet": pl.String}
    return KeptTable(
        table=table,
        raw=pl.DataFrame(
            schema={
                "row_id": pl.Int64,
                **places,
                "source_row": pl.Int64,
                "original": pl.String,
            }
        ),
        cleaned=no_rows,
        good=no_rows,
        rejected=pl.DataFrame(schema=REJECTED_SCHEMA),
        results=pl.DataFrame(schema=RESULTS_SCHEMA),
        merged=Merged(last, 0, 0, 0),
    )


def _refuse_broken_promises(outcomes: Mapping[str, Outcome]) -> None:
    broken = [
        Sentence(f"{name}: {row['sentence_nb']}", f"{name}: {row['sentence_en']}")
        for name, outcome in outcomes.items()
        for row in outcome.results.iter_rows(named=True)
        if row["severity"] == Severity.STOP.value and row["failed_count"]
    ]
    if broken:
        raise BrokenPromiseError(tuple(broken))
