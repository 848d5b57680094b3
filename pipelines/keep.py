"""Take the rows of a load through cleaning, checks and merging, table by table.

The order is that of data/tables.py: a table comes after those its keys point to, so a
row set aside takes its children with it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import polars as pl

from data.columns import Table
from data.sentence import Sentence
from data.tables import DELIVERY_UNITS, TABLES
from data.vocabulary import Severity
from expectations.gate import check_rows
from expectations.outcome import Outcome
from pipelines.checks.deliveries import MADE_UNITS
from pipelines.checks.set_aside import Sorted, set_rows_aside
from pipelines.checks.table_checks import add_table_checks
from pipelines.clean.delivery_units import make_missing_units
from pipelines.clean.registry import CLEANERS
from pipelines.errors import LoadError
from pipelines.kept import CleanedTable, KeptTable, Whole, untouched
from pipelines.merge import merge_rows
from pipelines.raw_rows import gather_raw
from pipelines.sources.raw import SourceFile
from pipelines.untold import keep_untold
from pipelines.watch import Step, Watch, silent


class BrokenPromiseError(LoadError):
    """A table as a whole is not what everything that reads it relies on."""


Amend = Callable[[str, pl.DataFrame, frozenset[str]], pl.DataFrame]
"""Give the rows of a table as they shall be, by its name, some rows and all keys."""


def clean_sources(
    sources: Sequence[SourceFile], *, watch: Watch = silent
) -> dict[str, CleanedTable]:
    """Gather and type the rows of every table that the files have."""
    gathered = gather_raw(sources)
    cleaned = {}
    for number, (name, raw) in enumerate(gathered.items()):
        watch(Step.CLEAN, number, len(gathered))
        cleaned[name] = CleanedTable(raw, CLEANERS[name](raw.rows))
    return cleaned


def keep_good_rows(
    cleaned: Mapping[str, CleanedTable],
    last: Mapping[str, pl.DataFrame],
    *,
    data_date: date,
    amend: Amend | None = None,
    watch: Watch = silent,
) -> dict[str, KeptTable]:
    """Set rows aside and merge the rest with the last build.

    Args:
        cleaned: The tables of the load.
        last: The core tables of the last build, without the rows a load made itself.
        data_date: The day the data are from.
        amend: Changes the rows of a table after they are merged.
        watch: Told how far it has come.

    Returns:
        Every table of the contract, also those the load has no rows of.
    """
    known = dict(last)
    rejected_keys: dict[str, frozenset[str]] = {}
    kept: dict[str, KeptTable] = {}
    for number, table in enumerate(TABLES):
        watch(Step.CHECK, number, len(TABLES))
        if table.name not in cleaned:
            left_alone = untouched(table, last[table.name])
            kept[table.name] = _amended(left_alone, amend, frozenset())
            known[table.name] = kept[table.name].merged.rows
            continue
        raw, typed = cleaned[table.name]
        told = keep_untold(table, typed.rows, last[table.name], raw.originals)
        keys = frozenset(told[table.key[0]].drop_nulls())
        # Before the checks too: an instruction in force may close a ring with a row.
        typed = typed._replace(rows=_amend(table, told, last[table.name], amend, keys))
        rows = set_rows_aside(
            table.name,
            raw.rows,
            typed,
            known,
            rejected_keys=rejected_keys,
            data_date=data_date,
        )
        merged = _keep(table, cleaned[table.name], rows, last[table.name])
        kept[table.name] = _amended(merged, amend, keys)
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
        raw=loaded.raw.rows,
        originals=loaded.raw.originals,
        cleaned=loaded.cleaned.rows,
        good=rows.kept,
        rejected=rows.rejected,
        results=rows.results,
        merged=merge_rows(table, last, rows.kept),
    )


def _amended(kept: KeptTable, amend: Amend | None, came: frozenset[str]) -> KeptTable:
    rows = kept.merged.rows
    amended = _amend(kept.table, rows, rows, amend, came)
    return replace(kept, merged=kept.merged._replace(rows=amended))


def _amend(
    table: Table,
    rows: pl.DataFrame,
    others: pl.DataFrame,
    amend: Amend | None,
    came: frozenset[str],
) -> pl.DataFrame:
    if amend is None:
        return rows
    return amend(table.name, rows, came.union(others[table.key[0]]))


def _refuse_broken_promises(outcomes: Mapping[str, Outcome]) -> None:
    broken = [
        Sentence(f"{name}: {row['sentence_nb']}", f"{name}: {row['sentence_en']}")
        for name, outcome in outcomes.items()
        for row in outcome.results.iter_rows(named=True)
        if row["severity"] == Severity.STOP.value and row["failed_count"]
    ]
    if broken:
        raise BrokenPromiseError(tuple(broken))
