"""Make the meta tables of a build: what was loaded, set aside, warned of and checked.

Rows set aside in earlier loads stay on the list until their file is sent again or a
row with their key comes in.
"""

from collections.abc import Mapping

import polars as pl

from data.columns import Table
from data.tables import TABLES
from pipelines.build_facts import Load
from pipelines.checks.set_aside import PARENT
from pipelines.keep import KeptTable, Whole
from pipelines.merge import has_key, row_key
from pipelines.meta import empty_meta, meta_schema

Frames = Mapping[str, pl.DataFrame]


def remember_load(
    load: Load, kept: Mapping[str, KeptTable], whole: Whole, last: Frames
) -> dict[str, pl.DataFrame]:
    """Make every meta table but `build`, which needs the content hash.

    Args:
        load: The load.
        kept: What became of the rows of each table.
        whole: What the rules said of the merged tables.
        last: The meta tables of the last build.
    """
    origins = _remember_origins(load, kept, last["origins"])
    return {
        "build": empty_meta("build"),
        "loads": pl.concat([last["loads"], _remember_files(load, kept)]),
        "origins": origins,
        "rejected_rows": pl.concat(
            [
                _still_set_aside(load, kept, last),
                *(_set_aside(load, table) for table in kept.values()),
            ]
        ),
        "warnings": _remember_warnings(whole, origins),
        "check_results": _remember_results(load, kept, whole),
    }


def _keyed(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select("row_id", row_key(table))


def _set_aside(load: Load, kept: KeptTable) -> pl.DataFrame:
    return _in_shape(
        "rejected_rows",
        kept.rejected.join(kept.raw, on="row_id")
        .join(_keyed(kept.table, kept.cleaned), on="row_id")
        .with_columns(
            load_id=pl.lit(load.id),
            table_name=pl.lit(kept.table.name),
            is_with_parent=pl.col("rule") == PARENT,
        ),
    )


def _still_set_aside(
    load: Load, kept: Mapping[str, KeptTable], last: Frames
) -> pl.DataFrame:
    """Keep earlier rows set aside, but those that this load answers.

    Two centres may send files of the same name, so a file counts as sent again only
    when it has a row that the earlier one had too.
    """
    read, come_in = (
        pl.concat(
            [
                rows.select(row_key(table.table), table_name=pl.lit(name))
                for name, table in kept.items()
                for rows in (table.cleaned if of_all else table.good,)
            ]
        )
        for of_all in (True, False)
    )
    key = ["table_name", "row_key"]
    had = pl.concat(
        [
            last[name].select(*key, "source_file")
            for name in ("origins", "rejected_rows")
        ]
    )
    names = [source.name for source in load.sources]
    sent_again = (
        had.filter(pl.col("source_file").is_in(names), has_key())
        .join(read, on=key, how="semi")["source_file"]
        .unique()
    )
    answered = pl.col("source_file").is_in(sent_again.implode())
    return last["rejected_rows"].filter(~answered).join(come_in, on=key, how="anti")


def _remember_origins(
    load: Load, kept: Mapping[str, KeptTable], last: pl.DataFrame
) -> pl.DataFrame:
    new = pl.concat([_origins_of(load, table) for table in kept.values()])
    return pl.concat([last.join(new, on=["table_name", "row_key"], how="anti"), new])


def _origins_of(load: Load, kept: KeptTable) -> pl.DataFrame:
    return _in_shape(
        "origins",
        _keyed(kept.table, kept.good)
        .join(kept.raw, on="row_id")
        .with_columns(table_name=pl.lit(kept.table.name), load_id=pl.lit(load.id)),
    )


def _remember_warnings(whole: Whole, origins: pl.DataFrame) -> pl.DataFrame:
    found = [
        failures.join(_keyed(table, whole.rows[table.name]), on="row_id").with_columns(
            table_name=pl.lit(table.name)
        )
        for table in TABLES
        if not (failures := whole.outcomes[table.name].failures).is_empty()
    ]
    if not found:
        return empty_meta("warnings")
    placed = pl.concat(found).join(origins, on=["table_name", "row_key"], how="left")
    return _in_shape("warnings", placed)


def _remember_results(
    load: Load, kept: Mapping[str, KeptTable], whole: Whole
) -> pl.DataFrame:
    named = [
        results.with_columns(table_name=pl.lit(table.name), load_id=pl.lit(load.id))
        for table in TABLES
        for results in (kept[table.name].results, whole.outcomes[table.name].results)
    ]
    return _in_shape("check_results", pl.concat(named))


def _remember_files(load: Load, kept: Mapping[str, KeptTable]) -> pl.DataFrame:
    facts = [
        {
            "load_id": load.id,
            "loaded_at": load.at_utc,
            "file_name": source.name,
            "sheet": raw.sheet,
            "sha256": source.sha256,
            "table_name": raw.table,
            "encoding": source.dialect.encoding,
            "delimiter": source.dialect.delimiter,
            "decimal_mark": source.dialect.decimal_mark,
            "date_style": source.dialect.date_style,
            "unknown_headings": ", ".join(raw.unknown_headings) or None,
            **_counts(kept[raw.table], source.name, raw.sheet),
        }
        for source in load.sources
        for raw in source.tables
    ]
    return pl.DataFrame(facts, schema=meta_schema("loads"))


def _counts(kept: KeptTable, file_name: str, sheet: str | None) -> dict[str, int]:
    here = (pl.col("source_file") == file_name) & pl.col("source_sheet").eq_missing(
        pl.lit(sheet, dtype=pl.String)
    )
    ids = kept.raw.filter(here).select("row_id")
    own, with_parent = kept.set_aside()
    return {
        "read_count": ids.height,
        "kept_count": ids.join(kept.good, on="row_id", how="semi").height,
        "set_aside_count": ids.join(own, on="row_id", how="semi").height,
        "set_aside_with_parent_count": ids.join(
            with_parent, on="row_id", how="semi"
        ).height,
    }


def _in_shape(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    schema = meta_schema(name)
    return rows.select(pl.col(column).cast(kind) for column, kind in schema.items())
