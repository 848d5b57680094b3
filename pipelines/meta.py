"""What does a build remember of itself? The tables of the schema `meta`.

Filled by pipelines.remember, read by the app through its queries.
"""

import polars as pl

META_TABLES: dict[str, dict[str, str]] = {
    # One row: this build.
    "build": {
        "build_id": "VARCHAR",
        "built_at": "TIMESTAMP",
        "previous_build_id": "VARCHAR",
        "content_hash": "VARCHAR",
        "data_date": "DATE",
        "is_invented": "BOOLEAN",
        "varig_version": "VARCHAR",
        "duckdb_version": "VARCHAR",
    },
    # One row per load, file, sheet and table, of all loads that made this build.
    "loads": {
        "load_id": "VARCHAR",
        "loaded_at": "TIMESTAMP",
        "file_name": "VARCHAR",
        "sheet": "VARCHAR",
        "sha256": "VARCHAR",
        "table_name": "VARCHAR",
        "encoding": "VARCHAR",
        "delimiter": "VARCHAR",
        "decimal_mark": "VARCHAR",
        "date_style": "VARCHAR",
        "unknown_headings": "VARCHAR",
        # Which source read it: own, fia, enhetsregisteret, ssb_12440, mapping:<name>.
        "source": "VARCHAR",
        "read_count": "BIGINT",
        "kept_count": "BIGINT",
        "set_aside_count": "BIGINT",
        "set_aside_with_parent_count": "BIGINT",
    },
    # One row per row set aside and rule it breaks; a row may break several.
    "rejected_rows": {
        "load_id": "VARCHAR",
        "table_name": "VARCHAR",
        "row_key": "VARCHAR",
        "source_file": "VARCHAR",
        "source_sheet": "VARCHAR",
        "source_row": "BIGINT",
        "rule": "VARCHAR",
        "column_name": "VARCHAR",
        "is_with_parent": "BOOLEAN",
        "sentence_nb": "VARCHAR",
        "sentence_en": "VARCHAR",
        "owner": "VARCHAR",
        # The row as the file writes it, heading to cell; a row made of several rows
        # of a file stands here once for each of them.
        "original": "VARCHAR",
        # The row of the file; another than source_row where it is one of several.
        "file_row": "BIGINT",
        "comments": "VARCHAR",
        "heading": "VARCHAR",
        "source": "VARCHAR",
    },
    # One row per kept row and warning rule it breaks.
    "warnings": {
        "table_name": "VARCHAR",
        "row_key": "VARCHAR",
        "source_file": "VARCHAR",
        "source_sheet": "VARCHAR",
        "source_row": "BIGINT",
        "rule": "VARCHAR",
        "sentence_nb": "VARCHAR",
        "sentence_en": "VARCHAR",
        "owner": "VARCHAR",
    },
    # One row per rule of the newest load.
    "check_results": {
        "load_id": "VARCHAR",
        "table_name": "VARCHAR",
        "rule": "VARCHAR",
        "severity": "VARCHAR",
        "checked_count": "BIGINT",
        "failed_count": "BIGINT",
        "sentence_nb": "VARCHAR",
        "sentence_en": "VARCHAR",
        "owner": "VARCHAR",
    },
    # One row per row in core: which file and row it came from.
    "origins": {
        "table_name": "VARCHAR",
        "row_key": "VARCHAR",
        "load_id": "VARCHAR",
        "source_file": "VARCHAR",
        "source_sheet": "VARCHAR",
        "source_row": "BIGINT",
    },
    # One row per load, file and field of a source with fields of its own, newest load
    # of each file: what became of the field.
    "source_notes": {
        "load_id": "VARCHAR",
        "source": "VARCHAR",
        "file_name": "VARCHAR",
        "field": "VARCHAR",
        "fate": "VARCHAR",
        "target": "VARCHAR",
        "note_nb": "VARCHAR",
        "note_en": "VARCHAR",
    },
    # One row per load, file, table and rule that rows of that file broke in that load.
    "faults": {
        "load_id": "VARCHAR",
        "loaded_at": "TIMESTAMP",
        "source": "VARCHAR",
        "file_name": "VARCHAR",
        "table_name": "VARCHAR",
        "rule": "VARCHAR",
        "severity": "VARCHAR",
        "rows_count": "BIGINT",
    },
    # One row per cell that the newest load changed in a row that was there already,
    # up to CHANGES_KEPT of them.
    "changes": {
        "load_id": "VARCHAR",
        "table_name": "VARCHAR",
        "row_key": "VARCHAR",
        "column_name": "VARCHAR",
        "old_value": "VARCHAR",
        "new_value": "VARCHAR",
    },
    # One row per published figure to hold beside those of the workplaces.
    "reference_absence": {
        "load_id": "VARCHAR",
        "file_name": "VARCHAR",
        "source_row": "BIGINT",
        "table_id": "VARCHAR",
        "title": "VARCHAR",
        "updated_on": "DATE",
        "measure": "VARCHAR",
        "industry_standard": "VARCHAR",
        "industry_code": "VARCHAR",
        "industry_name": "VARCHAR",
        "sector_name": "VARCHAR",
        "year": "INTEGER",
        "quarter": "INTEGER",
        "absence_share": "DOUBLE",
        "symbol": "VARCHAR",
    },
    # One row per instruction that stands: a row withdrawn, a workplace merged, moved
    # or closed. They hold in every later load until they are taken back.
    "instructions": {
        "load_id": "VARCHAR",
        "loaded_at": "TIMESTAMP",
        "kind": "VARCHAR",
        "table_name": "VARCHAR",
        "row_key": "VARCHAR",
        "to_key": "VARCHAR",
        "on_day": "DATE",
        # What stood there before: the parent of a workplace that was moved.
        "was": "VARCHAR",
        "reason": "VARCHAR",
        "source_file": "VARCHAR",
        "source_sheet": "VARCHAR",
        "source_row": "BIGINT",
    },
}
"""Name of each meta table, with its columns and their DuckDB types."""

_POLARS_TYPE: dict[str, pl.DataType] = {
    "VARCHAR": pl.String(),
    "TIMESTAMP": pl.Datetime("us"),
    "DATE": pl.Date(),
    "BOOLEAN": pl.Boolean(),
    "BIGINT": pl.Int64(),
    "INTEGER": pl.Int32(),
    "DOUBLE": pl.Float64(),
}


def meta_schema(name: str) -> dict[str, pl.DataType]:
    """Give the columns of a meta table with their Polars types."""
    return {column: _POLARS_TYPE[kind] for column, kind in META_TABLES[name].items()}


def empty_meta(name: str) -> pl.DataFrame:
    """Give a meta table with no rows."""
    return pl.DataFrame(schema=meta_schema(name))


CHANGES_KEPT = 100_000
"""Cells whose old and new value a build keeps; beyond it the report says how many."""


def in_meta_shape(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    """Give rows the columns of a meta table; a column that is missing is empty."""
    return rows.select(
        (pl.col(column) if column in rows.columns else pl.lit(None))
        .cast(kind)
        .alias(column)
        for column, kind in meta_schema(name).items()
    )
