"""Make the columns of a table from the rows of a sheet, as the mapping says.

Reads one sheet; gives a draft: the cells of each column of ours as the file writes
them, one row per row of the file that comes in (or per part of a list in it).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import polars as pl

from pipelines.mapping.mapping import ColumnRule, Form, OnlyIf, TableMapping
from pipelines.mapping.sheets import Sheet
from pipelines.sources.spelling import plain

TEXT = "text:"
"""Stands before the position of a column whose typed cells are left out."""

Heading = Callable[[str], pl.Expr]
"""Gives the cells below a heading; none are there below one that the sheet lacks."""


@dataclass(frozen=True)
class Draft:
    """The columns of one table from one sheet, before dates and numbers are read."""

    table: TableMapping
    sheet: Sheet
    cells: pl.DataFrame
    """source_row and the columns that the mapping fills."""
    texts: pl.DataFrame
    """The same, empty where a cell is typed or comes of the mapping itself."""
    gather_keys: pl.DataFrame
    """The cells under the headings of one_row_per, "0", "1", ..."""
    left_out: tuple[tuple[OnlyIf, int], ...]
    """How many rows each part of only_if has left out."""
    strangers: dict[str, dict[str, int]]
    """Column of ours -> values that its code list lacks, with their number."""


def draft_columns(table: TableMapping, sheet: Sheet) -> Draft:
    """Take the cells of one table from a sheet."""
    rows = _with_texts(sheet, _positions(table, sheet))
    rows, left_out = _keep_wanted(rows, table, sheet)
    rows = _split_lists(rows, table, sheet)
    cells = {"source_row": rows["source_row"]}
    texts = {"source_row": rows["source_row"]}
    strangers: dict[str, dict[str, int]] = {}
    for rule in table.columns:
        if rule.form is Form.COUNT:
            continue
        cell, text = _column(rows, rule, sheet)
        if rule.codes is not None:
            strangers[rule.target] = _not_listed(cell, rule.codes.codes)
            cell, text = _translate(cell, text, rule.codes.codes)
        cells[rule.target], texts[rule.target] = _around(cell, text, rule)
    return Draft(
        table=table,
        sheet=sheet,
        cells=pl.DataFrame(cells),
        texts=pl.DataFrame(texts),
        gather_keys=_gather_keys(rows, table, sheet),
        left_out=left_out,
        strangers=strangers,
    )


def _positions(table: TableMapping, sheet: Sheet) -> list[str]:
    found = (sheet.position(one) for headings, _ in table.needs() for one in headings)
    return sorted({at for at in found if at is not None})


def _with_texts(sheet: Sheet, positions: Sequence[str]) -> pl.DataFrame:
    """Put the untyped cells beside all cells, every cell trimmed, blank ones empty."""
    grid = sheet.grid
    cells = grid.rows.select("source_row", *map(_trimmed, positions))
    named = {at: f"{TEXT}{at}" for at in positions}
    if grid.text_cells is grid.rows:
        return cells.with_columns(pl.col(at).alias(name) for at, name in named.items())
    texts = grid.text_cells.select("source_row", *map(_trimmed, positions))
    return cells.join(
        texts.rename(named), on="source_row", how="left", maintain_order="left"
    )


def _trimmed(position: str) -> pl.Expr:
    text = pl.col(position).str.strip_chars()
    return pl.when(text != "").then(text).alias(position)


def _keep_wanted(
    rows: pl.DataFrame, table: TableMapping, sheet: Sheet
) -> tuple[pl.DataFrame, tuple[tuple[OnlyIf, int], ...]]:
    left_out = []
    for rule in table.only_if:
        cells = rows[sheet.position(rule.heading) or "0"]
        before = rows.height
        rows = rows.filter(_is_wanted(cells, rule))
        left_out.append((rule, before - rows.height))
    return rows, tuple(left_out)


def _is_wanted(cells: pl.Series, rule: OnlyIf) -> pl.Series:
    if not rule.values:
        return cells.is_not_null() if rule.is_filled else cells.is_null()
    wanted = [
        cell for cell in cells.drop_nulls().unique() if plain(cell) in rule.values
    ]
    is_wanted = cells.is_in(wanted).fill_null(value=False)
    return is_wanted | cells.is_null() if "" in rule.values else is_wanted


def _split_lists(rows: pl.DataFrame, table: TableMapping, sheet: Sheet) -> pl.DataFrame:
    """Make one row per filled part of the list; an empty list stays one row."""
    if table.split is None:
        return rows
    at = sheet.position(table.split.heading) or "0"
    part = pl.element().str.strip_chars()
    parts = pl.col(at).str.split(table.split.by).list.eval(part.filter(part != ""))
    text = f"{TEXT}{at}"
    return (
        rows.with_columns(parts)
        .explode(at)
        .with_columns(pl.when(pl.col(text).is_not_null()).then(pl.col(at)).alias(text))
    )


def _column(
    rows: pl.DataFrame, rule: ColumnRule, sheet: Sheet
) -> tuple[pl.Series, pl.Series]:
    def cells(heading: str) -> pl.Expr:
        at = sheet.position(heading)
        return _nothing() if at is None else pl.col(at)

    def texts(heading: str) -> pl.Expr:
        at = sheet.position(heading)
        return _nothing() if at is None else pl.col(f"{TEXT}{at}")

    if rule.form is Form.CONSTANT:
        made = [pl.lit(rule.constant), _nothing()]
    elif rule.form is Form.JOIN:
        made = [
            pl.concat_str(list(map(of, rule.headings)), separator=rule.between)
            for of in (cells, texts)
        ]
    else:
        made = [_first(rule, cells, cells), _first(rule, cells, texts)]
    frame = rows.select("source_row", cell=made[0], text=made[1])
    return frame["cell"], frame["text"]


def _first(rule: ColumnRule, cells: Heading, wanted: Heading) -> pl.Expr:
    """Give the first filled cell, or what stands for it in another set of cells."""
    found = _nothing()
    for heading in reversed(rule.headings):
        is_filled = cells(heading).is_not_null()
        found = pl.when(is_filled).then(wanted(heading)).otherwise(found)
    return found


def _nothing() -> pl.Expr:
    return pl.lit(None, dtype=pl.String)


def _not_listed(cells: pl.Series, codes: dict[str, str]) -> dict[str, int]:
    counted = cells.drop_nulls().value_counts(sort=True)
    pairs = zip(counted[cells.name], counted["count"], strict=True)
    return {cell: count for cell, count in pairs if plain(cell) not in codes}


def _translate(
    cells: pl.Series, texts: pl.Series, codes: dict[str, str]
) -> tuple[pl.Series, pl.Series]:
    """Put our code for every listed value; one that is not listed stays."""
    met = cells.drop_nulls().unique()
    ours = {cell: codes[plain(cell)] or None for cell in met if plain(cell) in codes}
    if not ours:
        return cells, texts
    is_ours = cells.is_in(list(ours)).fill_null(value=False)
    nothing = pl.repeat(None, len(texts), dtype=pl.String, eager=True)
    return cells.replace(ours), nothing.zip_with(is_ours, texts)


def _around(
    cells: pl.Series, texts: pl.Series, rule: ColumnRule
) -> tuple[pl.Series, pl.Series]:
    """Put what stands before and after around every filled cell."""
    if not rule.prefix and not rule.suffix:
        return cells, texts
    return rule.prefix + cells + rule.suffix, rule.prefix + texts + rule.suffix


def _gather_keys(rows: pl.DataFrame, table: TableMapping, sheet: Sheet) -> pl.DataFrame:
    headings = table.one_row_per.headings if table.one_row_per else ()
    return rows.select(
        pl.col(sheet.position(heading) or "0").alias(str(number))
        for number, heading in enumerate(headings)
    )
