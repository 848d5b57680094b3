"""Say what a load did, from what became of its rows."""

from collections.abc import Mapping

import polars as pl

from data.vocabulary import Severity
from pipelines.build_facts import Load
from pipelines.keep import KeptTable
from pipelines.report import FileReport, Finding, TableReport
from pipelines.sources.headings import quotable
from pipelines.sources.place import Place

_PLACE = ("source_file", "source_sheet", "source_row", "row_key")
"""What tells one row from another; a row may break the same rule in two cells."""


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
    """Gather the rows set aside in this load, and all warnings, rule by rule.

    A column that no table knows is a warning too: nothing of it comes in.
    """
    aside = meta["rejected_rows"].filter(pl.col("load_id") == load.id)
    return (
        *_findings(aside, Severity.SET_ASIDE),
        *_unknown_columns(load),
        *_findings(meta["warnings"], Severity.WARN),
    )


def _unknown_columns(load: Load) -> list[Finding]:
    return [
        Finding(
            table_name=raw.table,
            rule="unknown_column",
            severity=Severity.WARN.value,
            rows_count=raw.rows.height,
            first_nb=f"{place.nb}: Varig kjenner ikke {listed}, og leser ikke det som "
            "står der. Se etter om overskriftene er skrevet rett.",
            first_en=f"{place.en}: Varig does not know {listed}, and does not read "
            "what stands there. Check how the headings are written.",
        )
        for source in load.sources
        for raw in source.tables
        if raw.unknown_headings
        for place in [Place(source.name, raw.sheet).words]
        for listed in [", ".join(map(quotable, raw.unknown_headings))]
    ]


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
            pl.struct(*_PLACE).n_unique().alias("rows_count"),
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
