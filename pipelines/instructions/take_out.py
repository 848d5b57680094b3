"""Take rows out with what belongs to them, and keep them out.

What is taken out of a build is still in the builds before it, until they are pruned.
"""

from collections.abc import Iterable, Mapping

import polars as pl

from data.columns import Column, Table
from data.tables import TABLES, table_named
from data.vocabulary import OwnerRole
from pipelines.instructions.orders import Orders
from pipelines.kept import CleanedTable
from pipelines.merge import row_key
from pipelines.reject import REJECTED_SCHEMA, join_rejected, say_place
from pipelines.sources.raw import SourceFile

Frames = Mapping[str, pl.DataFrame]

WITHDRAWN = "withdrawn"
"""The rule of a row that comes again after it was withdrawn."""


def keys_to_take_out(orders: Orders, sources: Iterable[SourceFile]) -> Frames:
    """Gather the keys of the rows that go: those withdrawn, those gone in a source.

    Returns:
        By table: row_key.
    """
    asked = orders.withdrawn()
    found: dict[str, list[pl.DataFrame]] = {
        table.name: [asked.filter(table_name=table.name).select("row_key")]
        for table in TABLES
    }
    for source in sources:
        for gone in source.gone:
            keys = gone.keys.select(row_key(table_named(gone.table)))
            found[gone.table].append(keys)
    return {name: pl.concat(parts).unique() for name, parts in found.items()}


def take_out(core: Frames, keys: Frames) -> dict[str, pl.DataFrame]:
    """Leave out rows, and those that belong to them, to the last child.

    A pointer that says more of a row than whose it is (its centre, its parent, what
    replaced it) is emptied; every other row that points to what goes, goes too.

    Args:
        core: Every table of the contract.
        keys: By table: the row_key of those that go.
    """
    if all(asked.is_empty() for asked in keys.values()):
        return dict(core)
    left: dict[str, pl.DataFrame] = {}
    gone: dict[str, pl.Series] = {}
    for table in TABLES:
        rows = core[table.name]
        goes = [
            rows[column.name].is_in(gone[str(column.references)].implode())
            for column in table.columns
            if column.references in gone and not _is_loose(table, column)
        ]
        named = rows.select(row_key(table)).to_series()
        goes.append(named.is_in(keys[table.name]["row_key"].implode()))
        out = pl.DataFrame(
            [mark.fill_null(value=False).alias(str(n)) for n, mark in enumerate(goes)]
        ).select(pl.any_horizontal(pl.all()))
        is_out = out.to_series()
        stays = rows.filter(~is_out)
        # A trainer of two courses is there as long as one of the rows is.
        names = rows.filter(is_out).join(stays, on=table.key[0], how="anti")
        gone[table.name] = names[table.key[0]].unique()
        left[table.name] = _loosen(table, stays, gone)
    return left


def _is_loose(table: Table, column: Column) -> bool:
    return column.references in (table.name, "centres")


def _loosen(
    table: Table, rows: pl.DataFrame, gone: Mapping[str, pl.Series]
) -> pl.DataFrame:
    return rows.with_columns(
        pl.when(~pl.col(column.name).is_in(gone[str(column.references)].implode()))
        .then(column.name)
        .alias(column.name)
        for column in table.columns
        if column.references in gone and _is_loose(table, column)
    )


def reject_withdrawn(
    cleaned: Mapping[str, CleanedTable], orders: Orders
) -> dict[str, CleanedTable]:
    """Set aside the rows of a load that were withdrawn."""
    asked = orders.withdrawn()
    return {
        name: _reject(table_named(name), table, asked.filter(table_name=name))
        for name, table in cleaned.items()
    }


def _reject(table: Table, loaded: CleanedTable, asked: pl.DataFrame) -> CleanedTable:
    if asked.is_empty():
        return loaded
    rows = loaded.cleaned.rows.select("row_id", row_key(table))
    again = rows.join(asked, on="row_key", how="semi").join(
        loaded.raw.rows.drop(table.column_names), on="row_id"
    )
    nb, en = say_place()
    faults = again.select(
        "row_id",
        rule=pl.lit(WITHDRAWN),
        column_name=pl.lit(table.key[0]),
        sentence_nb=nb + pl.lit(_AGAIN[0]),
        sentence_en=en + pl.lit(_AGAIN[1]),
        owner=pl.lit(OwnerRole.DATA_OWNER.value),
    ).select(REJECTED_SCHEMA.keys())
    rejected = join_rejected([loaded.cleaned.rejected, faults])
    return loaded._replace(cleaned=loaded.cleaned._replace(rejected=rejected))


_AGAIN = (
    "Raden er trukket tilbake, og kommer ikke inn igjen. Ta den ut av filen, eller "
    "last tilbaketrekkingen på nytt med «nei» under Gjelder.",
    "The row is withdrawn, and does not come in again. Take it out of the file, or "
    "load the withdrawal again with 'no' under In force.",
)
