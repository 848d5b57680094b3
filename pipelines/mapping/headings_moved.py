"""Take the headings of a file from the row that its mapping names.

A workbook has all its rows already. A CSV file has another number of fields in the
lines above its headings, so it is read again from the line of the headings on. The
fields of other files have names, and no row of headings.
"""

from dataclasses import replace

import polars as pl

from pipelines.errors import GatheredFaults
from pipelines.mapping.mapping import Mapping, headings_in
from pipelines.mapping.sheets import move_headings
from pipelines.sources.arrive import Arrived
from pipelines.sources.csv_file import CsvFile, WrongRecord, read_csv
from pipelines.sources.file_bytes import read_bytes
from pipelines.sources.grid import Grid


def with_headings(arrived: Arrived, mapping: Mapping) -> Arrived:
    """Give the file with its headings in the right row.

    Raises:
        SourceError: Nothing stands there.
    """
    row = mapping.heading_row
    if row is None or not (arrived.csv or arrived.file.is_workbook):
        return arrived
    if arrived.csv is not None and row != arrived.csv.grid.heading_row:
        read = _read_again(arrived, mapping, row)
        return replace(arrived, csv=read, grids=(read.grid,))
    faults = GatheredFaults()
    grids: list[Grid] = []
    for grid in arrived.grids:
        with faults.gather():
            grids.append(move_headings(grid, mapping))
    faults.raise_if_any()
    return replace(arrived, grids=tuple(grids))


def _read_again(arrived: Arrived, mapping: Mapping, row: int) -> CsvFile:
    file = arrived.file
    lines = read_bytes(file.path, file.name).splitlines(keepends=True)
    data = b"".join(lines[row - 1 :])
    read = read_csv(data, file.name, headings_in(file, [mapping]))
    above = row - 1
    rows = read.grid.rows.with_columns(pl.col("source_row") + above)
    return read._replace(
        grid=replace(
            read.grid,
            heading_row=read.grid.heading_row + above,
            rows=rows,
            text_cells=rows,
        ),
        wrong=tuple(
            WrongRecord(wrong.line + above, wrong.fields_count) for wrong in read.wrong
        ),
    )
