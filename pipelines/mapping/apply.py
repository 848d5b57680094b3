"""Make our tables of a file, as its mapping says.

A sheet of a correction file goes the same way, by
`apply_mapping(mapping, name, grids, arrived) -> SourceFile`; its mapping is found by
`choose.mapping_named(origin.source, mappings)`.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pipelines.errors import GatheredFaults
from pipelines.mapping.choose import mapping_of, mappings_of
from pipelines.mapping.columns import Draft, draft_columns
from pipelines.mapping.headings_moved import with_headings
from pipelines.mapping.mapping import Mapping
from pipelines.mapping.notes import say_columns, say_mapping, say_unread
from pipelines.mapping.plan import plan_tables
from pipelines.mapping.raw_tables import put_together
from pipelines.mapping.rows import MadeRows, Seen, make_rows
from pipelines.mapping.sheets import Sheet
from pipelines.mapping.styles import DAYS, Written
from pipelines.sources.arrive import Arrived
from pipelines.sources.csv_file import check_field_counts
from pipelines.sources.dialect import find_styles
from pipelines.sources.grid import Grid
from pipelines.sources.own import dialect_of
from pipelines.sources.raw import RawTable, SourceFile
from pipelines.sources.shape import ShapedTable


def claim_mapped(arrived: Arrived, mappings: Sequence[Mapping]) -> bool:
    """Is there a mapping for this file, and is it a file with rows?"""
    has_rows = arrived.document is None or bool(arrived.grids)
    return has_rows and bool(mappings_of(arrived.file.name, mappings))


def read_mapped(
    arrived: Sequence[Arrived], mappings: Sequence[Mapping]
) -> tuple[SourceFile, ...]:
    """Read files by their mappings.

    Raises:
        SourceError: With every fault of every file.
    """
    faults = GatheredFaults()
    sources: list[SourceFile] = []
    seen: Seen = {}
    for one in arrived:
        with faults.gather():
            mapping = mapping_of(one.file.name, mappings)
            if mapping is not None:
                moved = with_headings(one, mapping)
                sources.append(
                    apply_mapping(mapping, one.file.name, moved.grids, moved, seen=seen)
                )
    faults.raise_if_any()
    return tuple(sources)


def apply_mapping(
    mapping: Mapping,
    file_name: str,
    grids: Sequence[Grid],
    arrived: Arrived,
    *,
    seen: Seen | None = None,
) -> SourceFile:
    """Make our tables of a file.

    Args:
        mapping: How.
        file_name: The name of the file, as the load knows it.
        grids: Its sheets, or those of a correction file that came from one file.
        arrived: The file as it was opened: how it is written, and its hash.
        seen: Rows made of files before; one that says the same is not made again.

    Raises:
        SourceError: The mapping does not fit the file, with every fault.
    """
    if arrived.csv is not None:
        check_field_counts(arrived.csv)
    planned, unread = plan_tables(mapping, file_name, grids)
    drafts = [draft_columns(table, sheet) for table, sheet in planned]
    written = Written(mapping.dates, mapping.decimals)
    styles = find_styles(file_name, [_shown(draft, written) for draft in drafts])
    made = _make_all(drafts, mapping, written, {} if seen is None else seen)
    sheets = _each_once([sheet for _, sheet in planned])
    notes = chain(
        say_mapping(mapping, sheets),
        *(say_columns(draft, rows) for draft, rows in zip(drafts, made, strict=True)),
        (say_unread(sheet, mapping) for sheet in unread),
    )
    return SourceFile(
        name=file_name,
        sha256=arrived.sha256,
        dialect=dialect_of(arrived, written.found(styles)),
        tables=tuple(put_together(mapping, planned, drafts, made)),
        is_invented=arrived.is_invented,
        source=mapping.source,
        notes=tuple(dict.fromkeys(notes)),
    )


def _make_all(
    drafts: Sequence[Draft], mapping: Mapping, written: Written, seen: Seen
) -> list[MadeRows]:
    faults = GatheredFaults()
    made: list[MadeRows] = []
    for draft in drafts:
        with faults.gather():
            made.append(make_rows(draft, mapping, written, seen))
    faults.raise_if_any()
    return made


def _shown(draft: Draft, written: Written) -> ShapedTable:
    """Show how a draft writes what the mapping does not declare.

    A correction file holds days as the first file wrote them and as the sentence
    beside them asks for: both are read for what they are.
    """
    contract = draft.table.table
    columns = tuple(
        column
        for column in contract.columns
        if column.name in draft.texts.columns
        and not written.declares(column.kind)
        and not (draft.sheet.grid.origin is not None and column.kind in DAYS)
    )
    place = draft.sheet.grid.place
    raw = RawTable(contract.name, place.sheet, draft.texts, {}, ())
    return ShapedTable(place, replace(contract, columns=columns), raw, draft.texts)


def _each_once(sheets: Sequence[Sheet]) -> list[Sheet]:
    return list({id(sheet): sheet for sheet in sheets}.values())
