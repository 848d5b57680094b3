"""Read files of Enhetsregisteret, as Brønnøysundregistrene publish them.

Reads CSV (and sheets with the same headings) and JSON that a person has fetched; gives
core.workplaces. The files of a load are read together: who is above whom, who owns
whom and whose name is a person's is often told by another file than the one asked.
"""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from data.reference.industry_editions import edition_of
from data.vocabulary import FieldFate
from pipelines.errors import GatheredFaults
from pipelines.sources.arrive import Arrived
from pipelines.sources.csv_file import check_field_counts
from pipelines.sources.enhetsregisteret import fields as fields
from pipelines.sources.enhetsregisteret.doubts import find_doubts, part_by_doubts
from pipelines.sources.enhetsregisteret.json import entries_of, lay_out
from pipelines.sources.enhetsregisteret.names import withheld_names
from pipelines.sources.enhetsregisteret.notes import notes_on
from pipelines.sources.enhetsregisteret.part import Part, name_fields
from pipelines.sources.enhetsregisteret.rows import (
    Entries,
    know_entries,
    make_workplaces,
)
from pipelines.sources.grid import Grid
from pipelines.sources.raw import CELL, Dialect, RawTable, SourceFile
from pipelines.sources.spelling import plain

SOURCE = "enhetsregisteret"

_MUST_HAVE = {plain(fields.NUMBER), plain(fields.NAME)}
_ONE_OF = {plain(fields.FORM), plain(fields.PARENT), plain(fields.INDUSTRY)}

HEADINGS = {
    "organisation_number": (fields.NUMBER,),
    "workplace_id": (fields.NUMBER,),
    "workplace_name": (fields.NAME,),
    "parent_workplace_id": (fields.PARENT,),
    "sector": (fields.SECTOR, fields.FORM),
    "level": (fields.FORM, fields.NUMBER),
    "municipality_code": (fields.LOCATION, fields.ADDRESS),
    "programme_industry": (fields.INDUSTRY,),
    "industry_standard": (fields.INDUSTRY,),
    "industry_code": (fields.INDUSTRY,),
    "employees_count": (fields.EMPLOYEES,),
    "closed_on": (fields.CLOSED, fields.DELETED),
}
"""Column of workplaces -> the fields it comes from, the most telling one first."""


def claim_register(arrived: Arrived) -> bool:
    """Has the file the headings, or the shape, of the register?"""
    if arrived.document is not None:
        return entries_of(arrived.document) is not None
    return bool(arrived.grids) and all(_is_register(grid) for grid in arrived.grids)


def read_register(arrived: Sequence[Arrived]) -> tuple[SourceFile, ...]:
    """Read the register's files of one load together.

    Raises:
        SourceError: A row has too few or too many fields, or a heading stands twice.
    """
    faults = GatheredFaults()
    parts: list[tuple[Part, ...]] = []
    for one in arrived:
        with faults.gather():
            parts.append(_parts_of(one))
    faults.raise_if_any()
    everybody = pl.concat([part.given for file in parts for part in file])
    codes = everybody[fields.INDUSTRY].drop_nulls().unique().to_list()
    entries = Entries(know_entries(everybody), edition_of(codes))
    return tuple(
        _read(one, file, entries) for one, file in zip(arrived, parts, strict=True)
    )


def _is_register(grid: Grid) -> bool:
    met = {plain(heading) for heading in grid.headings}
    return met >= _MUST_HAVE and bool(met & _ONE_OF)


def _parts_of(arrived: Arrived) -> tuple[Part, ...]:
    found = entries_of(arrived.document) if arrived.document is not None else None
    if found is not None:
        return (Part(found[0], lay_out(found[1]), None),)
    if arrived.csv is not None:
        check_field_counts(arrived.csv)
    return tuple(
        Part(grid.place.sheet, name_fields(grid), grid) for grid in arrived.grids
    )


def _read(arrived: Arrived, parts: tuple[Part, ...], entries: Entries) -> SourceFile:
    withheld = [withheld_names(part.given, entries.known) for part in parts]
    tables = tuple(
        table
        for part, names in zip(parts, withheld, strict=True)
        for table in part_by_doubts(
            _table(part, entries, names["name"]),
            find_doubts(part.given, entries, names),
        )
    )
    headings = list(dict.fromkeys(h for p in parts for h in p.written.columns[1:]))
    count = sum(names["name"].count() for names in withheld)
    csv = arrived.csv
    return SourceFile(
        name=arrived.file.name,
        sha256=arrived.sha256,
        dialect=Dialect(
            csv.encoding if csv else None, csv.delimiter if csv else None, None, "iso"
        ),
        tables=tables,
        is_invented=arrived.is_invented,
        source=SOURCE,
        notes=notes_on(headings, withheld_count=count, edition=entries.edition),
    )


def _table(part: Part, entries: Entries, withheld: pl.Series) -> RawTable:
    met = {plain(heading): heading for heading in part.written.columns[1:]}
    comes_from = {
        column: next((met[plain(f)] for f in found if plain(f) in met), None)
        for column, found in HEADINGS.items()
    }
    table = RawTable(
        table="workplaces",
        sheet=part.sheet,
        rows=make_workplaces(part.given, entries, withheld),
        headings={name: heading for name, heading in comes_from.items() if heading},
        unknown_headings=tuple(
            heading
            for heading in met.values()
            if fields.use_of(heading).fate is FieldFate.UNKNOWN
        ),
        cells=_cells(part.written, withheld),
    )
    if part.grid is None:
        return table
    return replace(table, origin=part.grid.origin, comments=part.grid.comments)


def _cells(written: pl.DataFrame, withheld: pl.Series) -> pl.DataFrame:
    """Keep what is not dropped; of a person's row, only what the register defines."""
    kept = [heading for heading in written.columns[1:] if fields.is_kept(heading)]
    return written.select(
        "source_row",
        pl.col("source_row").alias("belongs_to"),
        *(_cell(heading, withheld).alias(CELL + heading) for heading in kept),
    )


def _cell(heading: str, withheld: pl.Series) -> pl.Expr:
    if plain(heading) == plain(fields.NAME):
        return pl.coalesce(withheld, pl.col(heading))
    if fields.use_of(heading).fate is FieldFate.UNKNOWN:
        return pl.when(withheld.is_null()).then(pl.col(heading))
    return pl.col(heading)
