"""Say what a load did, from what became of its rows."""

from collections.abc import Mapping
from dataclasses import fields

import polars as pl

from data.sentence import Sentence
from data.vocabulary import Severity
from pipelines.build_facts import Load
from pipelines.kept import KeptTable
from pipelines.report import (
    CHANGES_SAID,
    UNKNOWN_COLUMN,
    CellChange,
    FileReport,
    Finding,
    NoteReport,
    TableReport,
)
from pipelines.sources.headings import quotable
from pipelines.sources.place import Place
from pipelines.sources.raw import RawTable, SourceFile

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
            source=source.source,
            notes=tuple(
                NoteReport(
                    note.field,
                    note.fate.value,
                    note.target,
                    note.note.nb,
                    note.note.en,
                )
                for note in source.notes
            ),
        )
        for source in load.sources
    )


def report_tables(
    kept: Mapping[str, KeptTable], gone: Mapping[str, int]
) -> tuple[TableReport, ...]:
    """Say what the load did to each table it had rows of, or took rows out of."""
    return tuple(
        _report_table(table, gone.get(name, 0))
        for name, table in kept.items()
        if table.raw.height or gone.get(name, 0)
    )


def report_changes(changes: pl.DataFrame) -> tuple[CellChange, ...]:
    """List the first fields that change.

    Args:
        changes: The meta table of that name.
    """
    columns = [field.name for field in fields(CellChange)]
    first = changes.select(columns).head(CHANGES_SAID)
    return tuple(CellChange(*row) for row in first.iter_rows())


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
            rule=UNKNOWN_COLUMN,
            severity=Severity.WARN.value,
            rows_count=len(raw.unknown_headings),
            first_nb=said.nb,
            first_en=said.en,
        )
        for source in load.sources
        for raw in source.tables
        if raw.unknown_headings
        for said in [_say_unknown(source, raw)]
    ]


def _say_unknown(source: SourceFile, raw: RawTable) -> Sentence:
    """A mapping names every heading it uses, so one left over is no slip of the pen."""
    nb, en = Place(source.name, raw.sheet).words
    listed = ", ".join(map(quotable, raw.unknown_headings))
    if not source.source.startswith("mapping:"):
        return Sentence(
            f"{nb}: Varig kjenner ikke {listed}, og leser ikke det som står der. Se "
            "etter om overskriftene er skrevet rett.",
            f"{en}: Varig does not know {listed}, and does not read what stands there. "
            "Check how the headings are written.",
        )
    if len(raw.unknown_headings) == 1:
        return Sentence(
            f"{nb}: {listed}: ingen bruker denne kolonnen, og den er ikke ført opp "
            "under [drop]: ingenting av den kommer inn.",
            f"{en}: {listed}: nobody uses this column, and it is not dropped: nothing "
            "of it comes in.",
        )
    return Sentence(
        f"{nb}: {listed}: ingen bruker disse kolonnene, og de er ikke ført opp under "
        "[drop]: ingenting av dem kommer inn.",
        f"{en}: {listed}: nobody uses these columns, and they are not dropped: nothing "
        "of them comes in.",
    )


def _report_table(kept: KeptTable, gone: int) -> TableReport:
    own, with_parent = kept.set_aside()
    return TableReport(
        table_name=kept.table.name,
        read_count=kept.raw.height,
        new_count=kept.merged.new_count,
        changed_count=kept.merged.changed_count,
        unchanged_count=kept.merged.unchanged_count,
        set_aside_count=own.height,
        set_aside_with_parent_count=with_parent.height,
        withdrawn_count=gone,
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
