"""Remember which files a load read, how they are written, and what became of them."""

from collections.abc import Mapping

import polars as pl

from pipelines.build_facts import Load
from pipelines.kept import KeptTable
from pipelines.meta import meta_schema


def remember_files(load: Load, kept: Mapping[str, KeptTable]) -> pl.DataFrame:
    """Make the rows of the meta table `loads`: one per file, sheet and table."""
    facts = [
        {
            "load_id": load.id,
            "loaded_at": load.at_utc,
            "file_name": source.name,
            "source": source.source,
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
    rows = pl.DataFrame(facts, schema=meta_schema("loads"))
    # A sheet of a correction file may hold rows of several files.
    return rows.unique(
        ["file_name", "sheet", "table_name"], keep="first", maintain_order=True
    )


def _counts(kept: KeptTable, file_name: str, sheet: str | None) -> dict[str, int]:
    here = (pl.col("load_file") == file_name) & pl.col("load_sheet").eq_missing(
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
