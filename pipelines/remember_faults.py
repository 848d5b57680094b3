"""Count, load by load, which rules the rows of each file broke.

The tables of rows set aside and of warnings say how things stand now; this one says
how they have developed.
"""

from collections.abc import Mapping

import polars as pl

from data.vocabulary import Severity
from pipelines.build_facts import Load
from pipelines.kept import KeptTable
from pipelines.merge import row_key
from pipelines.meta import in_meta_shape

_RULE = ("file_name", "table_name", "rule", "severity")


def remember_faults(
    load: Load,
    kept: Mapping[str, KeptTable],
    warnings: pl.DataFrame,
    last: pl.DataFrame,
) -> pl.DataFrame:
    """Add the counts of a load to those of earlier loads.

    A row set aside with its parent is counted under the rule `parent`; warnings are
    counted for rows that this load brought.

    Args:
        load: The load.
        kept: What became of the rows of each table.
        warnings: The warnings of the build.
        last: faults of the last build.
    """
    counted = (
        pl.concat([*_aside(kept), *_warned(kept, warnings)])
        .group_by(_RULE)
        .agg(rows_count=pl.col("row").n_unique())
        .sort(_RULE)
    )
    named = pl.DataFrame(
        [(source.name, source.source) for source in load.sources],
        schema={"file_name": pl.String, "source": pl.String},
        orient="row",
    ).unique("file_name")
    new = counted.join(named, on="file_name", how="left").with_columns(
        load_id=pl.lit(load.id), loaded_at=pl.lit(load.at_utc)
    )
    return pl.concat([last, in_meta_shape("faults", new)])


def _aside(kept: Mapping[str, KeptTable]) -> list[pl.DataFrame]:
    return [
        table.rejected.join(table.raw, on="row_id").select(
            file_name="load_file",
            table_name=pl.lit(name),
            rule="rule",
            severity=pl.lit(Severity.SET_ASIDE.value),
            row="row_id",
        )
        for name, table in kept.items()
    ]


def _warned(
    kept: Mapping[str, KeptTable], warnings: pl.DataFrame
) -> list[pl.DataFrame]:
    """Count a warning at the file this load read, also of a mended row."""
    return [
        warnings.filter(pl.col("table_name") == name)
        .join(_brought(table), on="row_key")
        .select(
            file_name="load_file",
            table_name=pl.lit(name),
            rule="rule",
            severity=pl.lit(Severity.WARN.value),
            row=pl.col("row_key").rank("dense").cast(pl.Int64),
        )
        for name, table in kept.items()
    ]


def _brought(kept: KeptTable) -> pl.DataFrame:
    return kept.good.select("row_id", row_key(kept.table)).join(
        kept.raw.select("row_id", "load_file"), on="row_id"
    )
