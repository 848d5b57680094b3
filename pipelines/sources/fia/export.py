"""Make our tables of the files of one export of Fia.

Each table is made of its main file, so that a row points to the line it comes from:
workplaces of the register table, deliveries of the cooperations, and so on. What only
cases know is made of the case events.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import polars as pl

from data import fia
from data.tables import table_named
from pipelines.sources.fia.absence import absence_of
from pipelines.sources.fia.cases import read_cases
from pipelines.sources.fia.cooperations import read_cooperations
from pipelines.sources.fia.counts import Parts, count_all
from pipelines.sources.fia.deliveries import (
    deliveries_of_cases,
    deliveries_of_cooperations,
    units_of_cooperations,
)
from pipelines.sources.fia.evaluations import read_evaluations
from pipelines.sources.fia.files import FiaFiles
from pipelines.sources.fia.gone import gone_evaluations, gone_of_cases
from pipelines.sources.fia.notes import Counts
from pipelines.sources.fia.plans import read_plans
from pipelines.sources.fia.tables import MadeRows, raw_table
from pipelines.sources.fia.workplaces import (
    centres_of_cases,
    units_as_workplaces,
    workplaces_of_cases,
    workplaces_of_table,
)
from pipelines.sources.raw import GoneRows, RawTable

FIA = "fia"
"""The name of the source."""


class Made(NamedTuple):
    """What an export becomes, by the file it is made of."""

    tables: Mapping[str, tuple[RawTable, ...]]
    gone: Mapping[str, tuple[GoneRows, ...]]
    counts: Counts


def make_tables(files: FiaFiles) -> Made:
    """Make every table of an export.

    Args:
        files: The files that are there, with cases and cooperations among them.
    """
    parts = _put_together(files)
    made = [*_of_workplaces(files, parts), *_of_deliveries(parts)]
    there = [one for one in made if files.has(one.file) and not one.rows.is_empty()]
    return Made(
        tables={
            name: tuple(
                raw_table(files.by_name[name], one, has_plans=files.has(fia.PLANS))
                for one in there
                if one.file == name
            )
            for name in files.by_name
        },
        gone=_gone(parts, made),
        counts=count_all(files, parts),
    )


def _put_together(files: FiaFiles) -> Parts:
    cases = read_cases(files.rows(fia.CASES))
    cooperations = read_cooperations(files.rows(fia.COOPERATIONS), cases)
    plans = read_plans(files.rows(fia.PLANS), cooperations.rows)
    has_plans = files.has(fia.PLANS)
    return Parts(
        cases=cases,
        cooperations=cooperations,
        plans=plans,
        evaluations=read_evaluations(files.rows(fia.SURVEYS), cooperations.rows),
        grouped=deliveries_of_cooperations(
            cooperations.rows, plans.rows, has_plans=has_plans
        ),
        alone=deliveries_of_cases(cases.rows, cooperations.rows, has_plans=has_plans),
    )


def _of_workplaces(files: FiaFiles, parts: Parts) -> list[MadeRows]:
    absence = absence_of(files, parts.cases)
    of_absence = fia.ABSENCE if files.has(fia.ABSENCE) else fia.CASES
    of_table = workplaces_of_table(files, parts.cases, absence)
    of_cases = workplaces_of_cases(files, parts.cases, absence)
    every = pl.concat([of_table, of_cases])
    units = units_as_workplaces(parts.cooperations.rows, every)
    return [
        MadeRows(fia.CASES, "centres", centres_of_cases(parts.cases)),
        MadeRows(fia.WORKPLACES, "workplaces", of_table),
        MadeRows(fia.CASES, "workplaces", of_cases),
        MadeRows(fia.COOPERATIONS, "workplaces", units),
        MadeRows(of_absence, "absence", absence),
    ]


def _of_deliveries(parts: Parts) -> list[MadeRows]:
    cooperations = parts.cooperations.rows
    group = parts.grouped.select("group_key", belongs_to="source_row")
    belongs = cooperations.join(group, on="group_key").select(
        "source_row", "belongs_to"
    )
    of_cases = parts.alone.select("source_row", "delivery_id", "workplace_id")
    units = units_of_cooperations(cooperations)
    return [
        MadeRows(fia.COOPERATIONS, "deliveries", parts.grouped, belongs),
        MadeRows(fia.CASES, "deliveries", parts.alone),
        MadeRows(fia.COOPERATIONS, "delivery_units", units),
        MadeRows(fia.CASES, "delivery_units", of_cases),
        MadeRows(fia.SURVEYS, "evaluations", parts.evaluations.rows),
    ]


def _gone(parts: Parts, made: Sequence[MadeRows]) -> dict[str, tuple[GoneRows, ...]]:
    def keys(table: str) -> pl.DataFrame:
        names = table_named(table).key
        return pl.concat(one.rows.select(names) for one in made if one.table == table)

    tables = ("deliveries", "delivery_units", "workplaces")
    of_cases = gone_of_cases(
        parts.cases.rows, parts.cooperations, {table: keys(table) for table in tables}
    )
    of_surveys = gone_evaluations(parts.evaluations.every, keys("evaluations"))
    return {fia.COOPERATIONS: of_cases, fia.SURVEYS: (of_surveys,)}
