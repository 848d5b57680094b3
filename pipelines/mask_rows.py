"""Mask what is personal in the cells of a source, and say where it stood.

A column is masked as what it comes in as: in a key or a figure eight digits are no
telephone, in a text they may be.
"""

from collections.abc import Mapping

import polars as pl

from data.columns import Kind, Table
from pipelines.personal_data import MASK_START, mask_column, mask_contacts
from pipelines.sources.raw import CELL, UNMAPPED, RawTable

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


def mask_rows(rows: pl.DataFrame, table: Table) -> pl.DataFrame:
    """Mask every column but source_row, each as what it holds."""
    return rows.with_columns(
        _mask_cells(rows[name], table, name)
        for name in rows.columns
        if name != "source_row"
    )


def mask_cells(cells: pl.DataFrame, raw: RawTable, table: Table) -> pl.DataFrame:
    """Mask the cells of a source with columns of its own, as what they come in as."""
    comes_in_as = {heading: name for name, heading in raw.headings.items()}
    return cells.with_columns(
        _mask_cells(
            cells[name],
            table,
            comes_in_as.get(name.removeprefix(CELL), UNMAPPED),
        )
        for name in cells.columns
        if name.startswith(CELL)
    )


def changed_cells(
    before: pl.DataFrame, after: pl.DataFrame, headings: Mapping[str, str]
) -> pl.DataFrame:
    """Say of each row whether a cell was masked, and under which headings.

    Returns:
        personal_data, personal_data_in; a row per row given.
    """
    marks = pl.DataFrame(
        (before[name].ne_missing(after[name]) | _is_masked(after[name])).alias(heading)
        for name, heading in headings.items()
        if not before[name].equals(after[name]) or _is_masked(after[name]).any()
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


def _is_masked(cells: pl.Series) -> pl.Series:
    """Say where a mask stands, also one that came back in a correction file."""
    found = cells.str.contains(MASK_START, literal=True)
    return found.fill_null(value=False)


def also_in_cells(
    changed: pl.DataFrame,
    made: pl.Series,
    before: pl.DataFrame,
    after: pl.DataFrame,
) -> pl.DataFrame:
    """Mark the rows that were made of a row with a masked cell.

    Args:
        changed: What `changed_cells` says of the rows made.
        made: Their source_row.
        before: The cells of the source.
        after: The same, masked.
    """
    own = {
        name: mask_contacts(name.removeprefix(CELL))
        for name in after.columns
        if name.startswith(CELL)
    }
    found = changed_cells(before, after, own)
    marked = pl.concat([after.select("belongs_to"), found], how="horizontal")
    by_row = (
        marked.filter("personal_data")
        .group_by("belongs_to")
        .agg(pl.col("personal_data_in").unique(maintain_order=True).str.join(", "))
    )
    told = (
        made.alias("belongs_to")
        .to_frame()
        .join(by_row, on="belongs_to", how="left", maintain_order="left")
    )["personal_data_in"]
    return changed.select(
        personal_data=pl.col("personal_data") | told.is_not_null(),
        personal_data_in=pl.coalesce("personal_data_in", told),
    )


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
