"""Read a correction file: rows that were set aside, and that somebody has mended.

Each sheet is read by the source that its rows came from, and each row keeps the place
it had in the file first read. Gives one SourceFile per file and source.
"""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from data.columns import Kind
from data.instructions import INSTRUCTIONS
from data.sentence import Sentence
from data.tables import TABLES
from pipelines.corrections.stamps import Stamp, heading_stamp
from pipelines.corrections.take_apart import (
    Part,
    has_stamps,
    take_apart,
    take_own_columns,
)
from pipelines.errors import GatheredFaults, UnreadableSourceError
from pipelines.mapping.apply import apply_mapping
from pipelines.mapping.choose import mapping_named
from pipelines.mapping.mapping import Mapping
from pipelines.mapping.rows import Seen
from pipelines.sources.arrive import Arrived
from pipelines.sources.csv_file import check_field_counts
from pipelines.sources.dialect import Styles, find_styles
from pipelines.sources.grid import Grid
from pipelines.sources.own import dialect_of
from pipelines.sources.raw import OWN, SourceFile
from pipelines.sources.shape import ShapedTable, shape_table
from pipelines.sources.table_names import find_table

_TABLES = {table.name: table for table in (*TABLES, *INSTRUCTIONS)}


def claim_corrections(arrived: Arrived) -> bool:
    """Is this a correction file?"""
    return any(has_stamps(grid) for grid in arrived.grids)


def files_corrected(arrived: Arrived) -> list[str]:
    """Name the files that the sheets of a correction file came from."""
    stamps = (
        heading_stamp(heading) for grid in arrived.grids for heading in grid.headings
    )
    return [stamp.file for stamp in stamps if stamp is not None]


def read_corrections(
    arrived: Sequence[Arrived], mappings: Sequence[Mapping]
) -> tuple[SourceFile, ...]:
    """Read correction files by the source that each sheet came from.

    Raises:
        SourceError: With every fault of every file.
    """
    faults = GatheredFaults()
    sources: list[SourceFile] = []
    for one in arrived:
        with faults.gather():
            sources.extend(_read(one, mappings))
    faults.raise_if_any()
    return tuple(sources)


def _read(arrived: Arrived, mappings: Sequence[Mapping]) -> list[SourceFile]:
    faults = GatheredFaults()
    parts: list[Part] = []
    if arrived.csv is not None:
        with faults.gather():
            check_field_counts(arrived.csv)
    for grid in arrived.grids:
        with faults.gather():
            parts.extend(take_apart(grid) if has_stamps(grid) else _own_part(grid))
    by_source: dict[str, list[Part]] = {}
    for part in parts:
        by_source.setdefault(part.stamp.source, []).append(part)
    sources: list[SourceFile] = []
    for source, of_source in by_source.items():
        with faults.gather():
            if source == OWN:
                sources.append(_read_own_form(arrived, of_source))
            else:
                sources.append(_read_mapped(arrived, source, of_source, mappings))
    faults.raise_if_any()
    return sources


def _own_part(grid: Grid) -> list[Part]:
    """Read a sheet that lost its hidden column by its name, where that is a table.

    Raises:
        UnknownTableError: It is the name of none.
    """
    plain = take_own_columns(grid)
    table = find_table(grid.place.sheet or "", grid.place)
    stamp = Stamp(OWN, grid.place.file, grid.place.sheet, table.name, "", None)
    return [Part(stamp, plain)]


def _read_own_form(arrived: Arrived, parts: Sequence[Part]) -> SourceFile:
    """Read rows in our own form; each place has its own way of writing decimals."""
    faults = GatheredFaults()
    shaped: list[ShapedTable] = []
    marks: set[str | None] = set()
    for part in parts:
        with faults.gather():
            table = _TABLES.get(part.stamp.table or "")
            if table is None:
                raise UnreadableSourceError([_unknown_table(part)])
            shaped.append(shape_table(part.grid, table))
            place = part.grid.place.words.nb
            marks.add(find_styles(place, [_without_dates(shaped[-1])]).decimal_mark)
    faults.raise_if_any()
    mark = next(iter(marks)) if len(marks) == 1 else None
    return SourceFile(
        name=arrived.file.name,
        sha256=arrived.sha256,
        dialect=dialect_of(arrived, Styles(date_style=None, decimal_mark=mark)),
        tables=tuple(table.raw for table in shaped),
        is_invented=arrived.is_invented,
    )


def _without_dates(shaped: ShapedTable) -> ShapedTable:
    """Hide the dates from the look at styles: both ways are read for what they are.

    What is wrong in a correction file is left as its own file writes it, while the
    sentence beside it asks for dd.mm.yyyy.
    """
    hidden = [
        pl.lit(None, dtype=pl.String).alias(column.name)
        for column in shaped.contract.columns
        if column.kind in (Kind.DATE, Kind.TIMESTAMP)
    ]
    return shaped._replace(texts=shaped.texts.with_columns(hidden))


def _read_mapped(
    arrived: Arrived, source: str, parts: Sequence[Part], mappings: Sequence[Mapping]
) -> SourceFile:
    """Read rows by the mapping they were read by first, one file of them at a time."""
    mapping = mapping_named(source, mappings)
    if mapping is None:
        raise UnreadableSourceError([_unknown_source(arrived.file.name, source)])
    by_file: dict[str, list[Grid]] = {}
    for part in parts:
        by_file.setdefault(part.stamp.file, []).append(part.grid)
    faults = GatheredFaults()
    read: list[SourceFile] = []
    seen: Seen = {}
    for grids in by_file.values():
        with faults.gather():
            name = arrived.file.name
            read.append(apply_mapping(mapping, name, grids, arrived, seen=seen))
    faults.raise_if_any()
    return replace(
        read[0],
        tables=tuple(table for one in read for table in one.tables),
        notes=tuple(dict.fromkeys(note for one in read for note in one.notes)),
    )


def _unknown_table(part: Part) -> Sentence:
    nb, en = part.grid.place.words
    return Sentence(
        f"{nb}: den skjulte kolonnen «Varig: opphav» er endret, så det er ikke kjent "
        "hvilken tabell radene hører til. Lag rettefilen på nytt.",
        f"{en}: the hidden column 'Varig: origin' was changed, so it is not known "
        "which table the rows belong to. Write the correction file again.",
    )


def _unknown_source(file: str, source: str) -> Sentence:
    name = source.removeprefix("mapping:")
    return Sentence(
        f"{file}: radene ble lest med tilordningen «{name}», som ikke finnes her. "
        "Send tilordningsfilen (.toml) med den; på kommandolinjen gis den med "
        "--mapping. En som ligger i VARIG_HOME/mappings, blir alltid funnet.",
        f"{file}: the rows were read by the mapping '{name}', which is not here. "
        "Send the mapping file (.toml) with it; on the command line it is given with "
        "--mapping. One in VARIG_HOME/mappings is always found.",
    )
