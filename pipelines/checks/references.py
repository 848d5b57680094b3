"""Does every key point to a row that is there, or one set aside?

Adds two check columns per referring column: `check_<column>_known` (false: nowhere)
and `check_<column>_kept` (false: only in a row that this load sets aside). Empty:
the rule does not apply to the row.
"""

from collections.abc import Collection, Mapping

import polars as pl

from data.columns import Column, Table
from data.tables import table_named


def add_reference_checks(
    table: Table,
    rows: pl.DataFrame,
    known: Mapping[str, pl.DataFrame],
    rejected_keys: Mapping[str, Collection[str]],
) -> pl.DataFrame:
    """Look every key up in the other tables.

    A key to the same table is known when any row of the load has it; whether that row
    is kept is not settled yet, so its `_kept` is empty until `add_follow_checks`.

    Args:
        table: The contract of the table.
        rows: All rows of the load.
        known: By table: the rows that are there. For an earlier table the kept rows of
            this load and those of the last build; for this one those of the last build.
        rejected_keys: By table: the keys that this load set aside.
    """
    checks: list[pl.Series] = []
    for column in _referring(table):
        wanted = rows[column.name]
        there = _keys(str(column.references), known)
        if column.references == table.name:
            there = pl.concat([there, rows[table.key[0]]])
            aside: Collection[str] = ()
        else:
            aside = rejected_keys.get(str(column.references), ())
        checks += _look_up(column.name, wanted, there, aside)
    return rows.with_columns(checks)


def add_follow_checks(
    table: Table,
    rows: pl.DataFrame,
    last: pl.DataFrame,
    set_aside_ids: Collection[int],
) -> pl.DataFrame:
    """Let rows follow the row of the same table that they point to, to the last child.

    Args:
        table: The contract of the table.
        rows: All rows of the load, with their reference checks.
        last: The rows of the table in the last build; a good row stays when its update
            is set aside, and then nobody has to follow.
        set_aside_ids: row_id of the rows set aside so far.
    """
    names = [column.name for column in own_references(table)]
    key = table.key[0]
    aside = rows["row_id"].is_in(list(set_aside_ids))
    while True:
        gone = _gone(rows.filter(aside)[key], rows.filter(~aside)[key], last[key])
        follows = [rows[name].is_in(gone).fill_null(value=False) for name in names]
        after = pl.DataFrame([aside, *follows]).select(pl.any_horizontal(pl.all()))
        if after.to_series().sum() == aside.sum():
            break
        aside = after.to_series()
    return rows.with_columns(
        pl.when(pl.col(name).is_not_null() & pl.col(f"check_{name}_known"))
        .then(~pl.col(name).is_in(gone))
        .alias(f"check_{name}_kept")
        for name in names
    )


def own_references(table: Table) -> list[Column]:
    """List the columns that point to another row of the same table."""
    return [column for column in _referring(table) if column.references == table.name]


def _referring(table: Table) -> list[Column]:
    return [column for column in table.columns if column.references]


def _keys(table: str, known: Mapping[str, pl.DataFrame]) -> pl.Series:
    if table not in known:
        return pl.Series([], dtype=pl.String)
    return known[table][table_named(table).key[0]]


def _look_up(
    name: str, wanted: pl.Series, there: pl.Series, aside: Collection[str]
) -> list[pl.Series]:
    found = wanted.is_in(there.drop_nulls().unique().implode())
    follows = ~found & wanted.is_in(pl.Series([*aside], dtype=pl.String).implode())
    is_known = pl.Series(found | follows)
    return [
        is_known.alias(f"check_{name}_known"),
        (~follows).set(~is_known, None).alias(f"check_{name}_kept"),
    ]


def _gone(aside: pl.Series, kept: pl.Series, last: pl.Series) -> pl.Series:
    there = pl.concat([kept, last]).unique().implode()
    return aside.filter(~aside.is_in(there)).drop_nulls().unique().implode()
