"""Gather the raw rows of a load, table by table, with what is personal masked.

Reads what the sources gave, all text. Nothing after this step ever holds the number,
address or telephone of a person: neither the columns nor the original row.
Grain: one row per row of a source file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import polars as pl

from data.columns import Kind, Table
from data.tables import TABLES, table_named
from pipelines.personal_data import (
    mask_column,
    mask_contacts,
    mask_numbers_and_emails,
)
from pipelines.sources.raw import UNMAPPED, RawTable, SourceFile

_DIGITS_ONLY = {
    "organisation_number",
    "county_codes",
    "county_code",
    "municipality_code",
    "industry_code",
}
"""Texts that are made of digits: eight of them are no telephone."""

_WORD = r"\p{L}{2}"
"""Two letters: more than the T or Z of a time and the e of a number."""


def gather_raw(sources: Sequence[SourceFile]) -> dict[str, pl.DataFrame]:
    """Put the rows of all files together, by table in the order of loading.

    Returns:
        For each table met: row_id (unique in the table and load), source_file,
        source_sheet, source_row, every column of the contract as text, original
        (the whole row as a JSON object, heading to cell), personal_data (was a cell
        masked?) and personal_data_in (the headings of those cells).
    """
    parts: dict[str, list[pl.DataFrame]] = {table.name: [] for table in TABLES}
    for source in sources:
        for raw in source.tables:
            parts[raw.table].append(_masked_rows(source, raw))
    return {
        name: pl.concat(frames).with_columns(
            row_id=pl.int_range(pl.len(), dtype=pl.Int64)
        )
        for name, frames in parts.items()
        if frames
    }


def mask_names(source: SourceFile) -> SourceFile:
    """Mask the name of a file, its sheets and the headings the contract lacks.

    What is remembered of a load names them, and a number may stand there too.
    """
    tables = tuple(
        replace(
            table,
            sheet=_masked(table.sheet),
            unknown_headings=tuple(map(mask_contacts, table.unknown_headings)),
        )
        for table in source.tables
    )
    return replace(source, name=mask_numbers_and_emails(source.name), tables=tables)


def _masked_rows(source: SourceFile, raw: RawTable) -> pl.DataFrame:
    table = table_named(raw.table)
    headings = _headings(raw)
    masked = raw.rows.with_columns(
        _mask_cells(raw.rows[name], table, name)
        for name in raw.rows.columns
        if name != "source_row"
    )
    return pl.concat(
        [
            masked.select(
                pl.lit(0, dtype=pl.Int64).alias("row_id"),
                pl.lit(mask_numbers_and_emails(source.name)).alias("source_file"),
                pl.lit(_masked(raw.sheet), dtype=pl.String).alias("source_sheet"),
                pl.col("source_row").cast(pl.Int64),
                *table.column_names,
                _original(headings),
            ),
            _changed_cells(raw.rows, masked, headings),
        ],
        how="horizontal",
    )


def _masked(text: str | None) -> str | None:
    return None if text is None else mask_numbers_and_emails(text)


def _mask_cells(cells: pl.Series, table: Table, name: str) -> pl.Series:
    """Mask a column; where figures should stand, a cell of words is still a text."""
    if _holds_words(table, name):
        return mask_column(cells, is_text=True)
    masked = mask_column(cells, is_text=False)
    if table.column(name).kind is Kind.KEY:
        return masked
    has_words = cells.str.contains(_WORD).fill_null(value=False)
    if not has_words.any():
        return masked
    return mask_column(cells, is_text=True).zip_with(has_words, masked)


def _holds_words(table: Table, name: str) -> bool:
    if name.startswith(UNMAPPED):
        return True
    of_words = (Kind.TEXT, Kind.CODE, Kind.FLAG)
    return table.column(name).kind in of_words and name not in _DIGITS_ONLY


def _headings(raw: RawTable) -> dict[str, str]:
    """Name each column that the file has as the file does, each name once."""
    met = [name for name in raw.rows.columns if name in raw.headings]
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


def _changed_cells(
    before: pl.DataFrame, after: pl.DataFrame, headings: dict[str, str]
) -> pl.DataFrame:
    """Say of each row whether a cell was masked, and under which headings."""
    marks = pl.DataFrame(
        before[name].ne_missing(after[name]).alias(heading)
        for name, heading in headings.items()
        if not before[name].equals(after[name])
    )
    if marks.is_empty():
        return after.select(
            pl.repeat(value=False, n=pl.len()).alias("personal_data"),
            pl.repeat(None, n=pl.len(), dtype=pl.String).alias("personal_data_in"),
        )
    named = [pl.when(pl.col(name)).then(pl.lit(name)) for name in marks.columns]
    return marks.select(
        personal_data=pl.any_horizontal(pl.all()),
        personal_data_in=pl.when(pl.any_horizontal(pl.all())).then(
            pl.concat_str(named, separator=", ", ignore_nulls=True)
        ),
    )


def _original(headings: dict[str, str]) -> pl.Expr:
    cells = [pl.col(name).alias(heading) for name, heading in headings.items()]
    return pl.struct(cells).struct.json_encode().alias("original")
