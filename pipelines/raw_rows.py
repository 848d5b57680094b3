"""Gather the raw rows of a load, table by table, with what is personal masked.

Reads what the sources gave, all text. Nothing after this step ever holds the number,
address or telephone of a person: neither the columns nor the original row.
Grain: one row per row of a source file.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import polars as pl

from data.tables import TABLES, table_named
from pipelines.mask_rows import also_in_cells, changed_cells, mask_cells, mask_rows
from pipelines.originals import Originals, WrittenRows
from pipelines.personal_data import (
    mask_column,
    mask_contacts,
    mask_numbers_and_emails,
)
from pipelines.sources.raw import CELL, UNMAPPED, RawTable, SourceFile

PLACES: dict[str, pl.DataType] = {
    "row_id": pl.Int64(),
    "source_file": pl.String(),
    "source_sheet": pl.String(),
    "source_row": pl.Int64(),
    "load_file": pl.String(),
    "load_sheet": pl.String(),
}
"""Which row it is, where it stood first, and where this load read it."""


class Gathered(NamedTuple):
    """The raw rows of one table in a load."""

    rows: pl.DataFrame
    """row_id (unique in the table and load), source_file, source_sheet, source_row
    (where the row stood first), load_file and load_sheet (where this load read it),
    every column of the contract as text, personal_data (was a cell masked?) and
    personal_data_in (the headings of those cells)."""
    originals: Originals
    """The rows as their files write them, masked."""


def gather_raw(sources: Sequence[SourceFile]) -> dict[str, Gathered]:
    """Put the rows of all files together, by table in the order of loading."""
    parts: dict[str, list[_Masked]] = {table.name: [] for table in TABLES}
    for source in sources:
        for raw in source.tables:
            parts.setdefault(raw.table, []).append(_mask_table(source, raw))
    return {name: _put_together(masked) for name, masked in parts.items() if masked}


class _Masked(NamedTuple):
    rows: pl.DataFrame
    written: WrittenRows


def _put_together(parts: Sequence[_Masked]) -> Gathered:
    # In one piece: Polars fails on expressions over columns cut in different places.
    rows = pl.concat([part.rows for part in parts], rechunk=True)
    return Gathered(
        rows.with_columns(row_id=pl.int_range(pl.len(), dtype=pl.Int64)),
        Originals(tuple(part.written for part in parts)),
    )


def _mask_table(source: SourceFile, raw: RawTable) -> _Masked:
    table = table_named(raw.table)
    headings = _headings(raw)
    masked = mask_rows(raw.rows, table)
    changed = changed_cells(raw.rows, masked, headings)
    cells = None
    if raw.cells is not None:
        cells = mask_cells(raw.cells, raw, table)
        made = raw.rows["source_row"]
        changed = also_in_cells(changed, made, raw.cells, cells)
    rows = pl.concat(
        [_places(source, raw), masked.select(table.column_names), changed],
        how="horizontal",
    )
    return _Masked(rows, _as_written(source, raw, masked, cells, headings))


def _places(source: SourceFile, raw: RawTable) -> pl.DataFrame:
    """Say where each row stood first, and where this load read it."""
    here = raw.rows.select(
        pl.lit(0, dtype=pl.Int64).alias("row_id"),
        pl.col("source_row").cast(pl.Int64),
        load_file=pl.lit(mask_numbers_and_emails(source.name)),
        load_sheet=pl.lit(_masked(raw.sheet), dtype=pl.String),
    )
    origin = raw.origin
    if origin is None:
        return here.select(
            "row_id",
            pl.col("load_file").alias("source_file"),
            pl.col("load_sheet").alias("source_sheet"),
            *("source_row", "load_file", "load_sheet"),
        )
    was = here.join(origin.rows, on="source_row", how="left", maintain_order="left")
    is_old = pl.col("was_row").is_not_null()
    file, sheet = mask_numbers_and_emails(origin.file), _masked(origin.sheet)
    return was.select(
        "row_id",
        source_file=pl.when(is_old).then(pl.lit(file)).otherwise("load_file"),
        source_sheet=pl.when(is_old)
        .then(pl.lit(sheet, dtype=pl.String))
        .otherwise("load_sheet"),
        source_row=pl.coalesce("was_row", "source_row"),
        load_file="load_file",
        load_sheet="load_sheet",
    )


def _as_written(
    source: SourceFile,
    raw: RawTable,
    masked: pl.DataFrame,
    cells: pl.DataFrame | None,
    headings: dict[str, str],
) -> WrittenRows:
    if cells is not None:
        own = [name for name in cells.columns if name.startswith(CELL)]
        headings = dict(
            _each_once((n, mask_contacts(n.removeprefix(CELL))) for n in own)
        )
    written = masked if cells is None else cells
    is_own = pl.col("source_row").alias("belongs_to")
    return WrittenRows(
        source=source.source,
        made=masked.select("source_row"),
        cells=written.with_columns(is_own) if cells is None else written,
        headings=headings,
        comes_from=raw.headings,
        told=frozenset(raw.headings) if raw.told is None else raw.told,
        unsure=raw.unsure,
        comments=_masked_comments(raw),
        origin=raw.origin,
    )


def _masked_comments(raw: RawTable) -> pl.DataFrame | None:
    if raw.comments is None:
        return None
    return raw.comments.with_columns(
        mask_column(raw.comments["comment"], is_text=True),
        mask_column(raw.comments["heading"], is_text=True),
    )


def _masked(text: str | None) -> str | None:
    return None if text is None else mask_numbers_and_emails(text)


def _headings(raw: RawTable) -> dict[str, str]:
    """Name each column that the file has as the file does, each name once."""
    met = [name for name in raw.headings if name in raw.rows.columns]
    unmapped = [name for name in raw.rows.columns if name.startswith(UNMAPPED)]
    named = [(name, raw.headings[name]) for name in met]
    named += [(name, mask_contacts(name.removeprefix(UNMAPPED))) for name in unmapped]
    return dict(_each_once(named))


def _each_once(named: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Two headings can be alike once they are masked."""
    seen: set[str] = set()
    for name, given in named:
        heading = given
        while heading in seen:
            heading = f"{heading} (2)"
        seen.add(heading)
        yield name, heading
