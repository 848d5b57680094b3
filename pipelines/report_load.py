"""Say what a load did, from what became of its rows."""

from collections.abc import Mapping

import polars as pl

from data.vocabulary import Severity
from pipelines.build_facts import Load
from pipelines.keep import KeptTable
from pipelines.report import FileReport, Finding, TableReport


def report_files(load: Load) -> tuple[FileReport, ...]:
    """Say how each file was read."""
    return tuple(
        FileReport(
            file_name=source.name,
            sha256=source.sha256,
            encoding=source.dialect.encoding,
            delimiter=source.dialect.delimiter,
            decimal_mark=source.dialect.decimal_mark,
            date_style=source.dialect.date_style,
        )
        for source in load.sources
    )


def report_tables(kept: Mapping[str, KeptTable]) -> tuple[TableReport, ...]:
    """Say what the load did to each table it had rows of."""
    return tuple(_report_table(table) for table in kept.values() if table.raw.height)


def report_findings(
    load: Load, meta: Mapping[str, pl.DataFrame]
) -> tuple[Finding, ...]:
    """Gather the rows set aside in this load, and all warnings, rule by rule."""
    aside = meta["rejected_rows"].filter(pl.col("load_id") == load.id)
    return (
        *_findings(aside, Severity.SET_ASIDE),
        *_findings(meta["warnings"], Severity.WARN),
    )


def _report_table(kept: KeptTable) -> TableReport:
    own, with_parent = kept.set_aside()
    return TableReport(
        table_name=kept.table.name,
        read_count=kept.raw.height,
        new_count=kept.merged.new_count,
        changed_count=kept.merged.changed_count,
        unchanged_count=kept.merged.unchanged_count,
        set_aside_count=own.height,
        set_aside_with_parent_count=with_parent.height,
    )


def _findings(rows: pl.DataFrame, severity: Severity) -> list[Finding]:
    grouped = (
        rows.group_by("table_name", "rule", maintain_order=True)
        .agg(
            pl.len().alias("rows_count"),
            pl.col("sentence_nb").first(),
            pl.col("sentence_en").first(),
        )
        .sort("rows_count", descending=True, maintain_order=True)
    )
    return [
        Finding(
            table_name=row["table_name"],
            rule=row["rule"],
            severity=severity.value,
            rows_count=row["rows_count"],
            first_nb=row["sentence_nb"],
            first_en=row["sentence_en"],
        )
        for row in grouped.iter_rows(named=True)
    ]
