"""Give instructions of both files one form: that of the meta table `instructions`."""

import polars as pl

from data.columns import Table
from data.instructions import WITHDRAWALS
from data.tables import TABLES, WORKPLACES
from pipelines.kept import CleanedTable
from pipelines.meta import meta_schema
from pipelines.sources.spelling import plain

FORM: dict[str, pl.DataType] = {
    name: kind
    for name, kind in meta_schema("instructions").items()
    if name not in ("load_id", "loaded_at", "was")
} | {
    name: meta_schema("instructions")[name] for name in ("load_id", "loaded_at", "was")
}
"""kind (`withdrawals`, or what has happened to a workplace), table_name, row_key,
to_key, on_day, reason, where it was read; load_id and loaded_at are empty in those of
this load, and `was` is filled in when it is carried out."""

_TABLES = {
    plain(spelling): table.name
    for table in TABLES
    for spelling in (table.name, table.nb, table.en)
}


def same_form(table: Table, loaded: CleanedTable) -> pl.DataFrame:
    """Read the instructions of a file.

    Returns:
        row_id, is_in_force, and the columns of `FORM`; a table nobody knows is null.
    """
    rows = loaded.cleaned.rows.join(
        loaded.raw.rows.select("row_id", "source_file", "source_sheet", "source_row"),
        on="row_id",
    )
    if table is WITHDRAWALS:
        told = {
            "kind": pl.lit(WITHDRAWALS.name),
            "table_name": pl.col("table_name")
            .str.to_lowercase()
            .replace_strict(_TABLES, default=None, return_dtype=pl.String),
        }
    else:
        told = {
            "kind": pl.col("change"),
            "table_name": pl.lit(WORKPLACES.name),
            "row_key": pl.col("workplace_id"),
            "to_key": pl.col("to_workplace_id"),
        }
    named = rows.with_columns(is_in_force=pl.col("is_in_force").fill_null(value=True))
    formed = named.with_columns(**told)
    return formed.select(
        "row_id",
        "is_in_force",
        *(
            (pl.col(name) if name in formed.columns else pl.lit(None))
            .cast(kind)
            .alias(name)
            for name, kind in FORM.items()
        ),
    )
