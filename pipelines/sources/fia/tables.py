"""Put rows made of a file of Fia into the form of a raw table.

The row of the file stays with the row made of it, without the fields that are dropped.
"""

from typing import NamedTuple

import polars as pl

from data import fia
from data.tables import table_named
from pipelines.sources.fia.files import FiaFile
from pipelines.sources.raw import RawTable


class MadeRows(NamedTuple):
    """Rows of one of our tables, made of one file."""

    file: str
    table: str
    rows: pl.DataFrame
    """source_row and some columns of the table, as text; others are passed over."""
    belongs: pl.DataFrame | None = None
    """For rows made of several of the file: source_row of the file, belongs_to."""


def raw_table(file: FiaFile, made: MadeRows, *, has_plans: bool) -> RawTable:
    """Give rows the form that every source gives.

    Args:
        file: The file they were made of.
        made: The rows.
        has_plans: Without the plans of an export, what earlier ones told stays.
    """
    grid = file.arrived.grids[0]
    contract = table_named(made.table)
    come_from = _COME_FROM[made.file, made.table]
    also = _ALSO_SHOWN.get((made.file, made.table), ())
    missing = [
        pl.lit(None, dtype=pl.String).alias(name)
        for name in contract.column_names
        if name not in made.rows.columns
    ]
    belongs = made.belongs
    if belongs is None:
        belongs = made.rows.select("source_row", belongs_to="source_row")
    return RawTable(
        table=made.table,
        sheet=grid.place.sheet,
        rows=made.rows.with_columns(missing)
        .select("source_row", *contract.column_names)
        .sort("source_row"),
        headings={
            column: file.headings[field]
            for column, field in come_from.items()
            if field in file.headings
        },
        unknown_headings=file.unknown,
        told=frozenset(made.rows.columns) - (frozenset() if has_plans else _OF_PLANS),
        unsure=frozenset() if has_plans else _STAND_IN,
        cells=belongs.join(
            file.cells((*come_from.values(), *also)), on="source_row", how="left"
        ).sort("belongs_to", "source_row"),
        origin=grid.origin,
        comments=grid.comments,
    )


_OF_PLANS = frozenset(
    {"goal", "planned_end_on", "has_project_plan", "service", "module"}
)
"""Columns that are worked out from the content of plans."""

_STAND_IN = frozenset({"service", "module"})
"""Required, and so filled in without a plan too."""

_COME_FROM = {
    (fia.CASES, "centres"): {
        "centre_id": "enhetsnummer",
        "centre_name": "enhetsnavn",
    },
    (fia.CASES, "workplaces"): {
        "workplace_id": "orgnr",
        "county_code": "fylkesnummer",
        "municipality_code": "kommunenummer",
        "sector": "sektor",
        "programme_industry": "bransjeprogram",
        "industry_code": "neringer",
        "employees_count": "antallPersoner",
    },
    (fia.CASES, "deliveries"): {
        "delivery_id": "saksnummer",
        "workplace_id": "orgnr",
        "centre_id": "enhetsnummer",
        "status": "status",
        "started_on": "hendelse",
        "ended_on": "avsluttetTidspunkt",
        "source_updated_at": "endretTidspunkt",
    },
    (fia.CASES, "delivery_units"): {
        "delivery_id": "saksnummer",
        "workplace_id": "orgnr",
    },
    (fia.CASES, "absence"): {
        "workplace_id": "orgnr",
        "year": "arstall",
        "quarter": "kvartal",
        "absence_share": "sykefraversprosent",
        "lost_days": "tapteDagsverk",
        "possible_days": "muligeDagsverk",
        "persons_count": "antallPersoner",
    },
    (fia.COOPERATIONS, "workplaces"): {
        "workplace_id": "id",
        "workplace_name": "navn",
        "parent_workplace_id": "saksnummer",
    },
    (fia.COOPERATIONS, "deliveries"): {
        "delivery_id": "saksnummer",
        "status": "status",
        "started_on": "opprettet",
        "ended_on": "fullfort",
        "source_updated_at": "endret",
    },
    (fia.COOPERATIONS, "delivery_units"): {
        "delivery_id": "saksnummer",
        "workplace_id": "id",
        "joined_on": "opprettet",
        "left_on": "avbrutt",
    },
    (fia.SURVEYS, "evaluations"): {
        "evaluation_id": "id",
        "delivery_id": "samarbeidId",
        "kind": "type",
        "planned_on": "opprettet",
        "completed_on": "fullfort",
    },
    (fia.WORKPLACES, "workplaces"): {
        "workplace_id": "orgnr",
        "workplace_name": "navn",
        "municipality_code": "kommunenummer",
    },
    (fia.ABSENCE, "absence"): {
        "workplace_id": "orgnr",
        "year": "arstall",
        "quarter": "kvartal",
        "absence_share": "sykefravarsprosent",
        "lost_days": "tapte_dagsverk",
        "possible_days": "mulige_dagsverk",
        "persons_count": "antall_personer",
        "is_masked": "maskert",
    },
}
"""Of which field of its main file each column says most."""

_ALSO_SHOWN = {
    (fia.COOPERATIONS, "workplaces"): ("status",),
    (fia.COOPERATIONS, "deliveries"): ("id", "navn", "avbrutt"),
    (fia.COOPERATIONS, "delivery_units"): ("status",),
    (fia.SURVEYS, "evaluations"): ("status",),
}
"""Fields that stand with a row set aside, though no column comes from them alone.

No figure is among them: in a text eight digits are a telephone.
"""
