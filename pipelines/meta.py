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
        "original": "VARCHAR",
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
}
"""Name of each meta table, with its columns and their DuckDB types."""

_POLARS_TYPE: dict[str, pl.DataType] = {
    "VARCHAR": pl.String(),
    "TIMESTAMP": pl.Datetime("us"),
    "DATE": pl.Date(),
    "BOOLEAN": pl.Boolean(),
    "BIGINT": pl.Int64(),
}


def meta_schema(name: str) -> dict[str, pl.DataType]:
    """Give the columns of a meta table with their Polars types."""
    return {column: _POLARS_TYPE[kind] for column, kind in META_TABLES[name].items()}


def empty_meta(name: str) -> pl.DataFrame:
    """Give a meta table with no rows."""
    return pl.DataFrame(schema=meta_schema(name))
