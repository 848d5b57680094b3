"""Write what the command line says about loads and builds."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from app.translations.labels import code_label
from data.tables import table_named
from data.vocabulary import Severity
from pipelines.builds import BuildFacts
from pipelines.report import FileReport, Finding, LoadReport


def print_load(
    console: Console, report: LoadReport, language: str, *, as_json: bool
) -> None:
    """Print the outcome of a load or of a dry run."""
    if as_json:
        console.print_json(json.dumps(_load_as_json(report)), highlight=False)
        return
    for file in report.files:
        console.print(escape(_describe_file(file)))
    console.print(_rows_by_table(report, language))
    for finding in report.findings:
        console.print(escape(_describe_finding(finding, language)))
    console.print(escape(_describe_outcome(report)))


def print_refusal(console: Console, faults: Sequence[str], *, as_json: bool) -> None:
    """Print why a load was refused, all faults at once."""
    if as_json:
        console.print_json(json.dumps({"is_refused": True, "faults": faults}))
        return
    console.print("Not loaded; the last good build stays as it was.")
    for fault in faults:
        console.print(f"- {escape(fault)}")


def builds_as_text(facts: Sequence[BuildFacts]) -> Table | str:
    """Show builds as a table, or say that there are none."""
    if not facts:
        return "No builds yet: load one with `varig load FILES`."
    shown = Table(box=box.SIMPLE, show_edge=False)
    for heading in ("", "build", "data date", "deliveries", "rows set aside", ""):
        shown.add_column(heading, no_wrap=True)
    for one in facts:
        shown.add_row(
            "current" if one.is_current else "",
            one.build_id,
            one.data_date.isoformat(),
            str(one.delivery_count),
            str(one.rejected_count),
            "invented" if one.is_invented else "",
        )
    return shown


def build_as_json(facts: BuildFacts) -> dict[str, object]:
    """Give one build as plain JSON values."""
    return {
        "build_id": facts.build_id,
        "built_at": facts.built_at.isoformat(),
        "data_date": facts.data_date.isoformat(),
        "content_hash": facts.content_hash,
        "is_invented": facts.is_invented,
        "is_current": facts.is_current,
        "delivery_count": facts.delivery_count,
        "rejected_count": facts.rejected_count,
    }


def _load_as_json(report: LoadReport) -> dict[str, object]:
    tables = [
        {**asdict(table), "kept_count": table.kept_count} for table in report.tables
    ]
    return {
        **asdict(report),
        "data_date": report.data_date.isoformat(),
        "tables": tables,
    }


def _describe_file(file: FileReport) -> str:
    found = {
        "encoding": file.encoding,
        "delimiter": file.delimiter and f"'{file.delimiter}'",
        "decimal mark": file.decimal_mark and f"'{file.decimal_mark}'",
        "dates": file.date_style,
    }
    said = ", ".join(f"{name} {value}" for name, value in found.items() if value)
    return f"{file.file_name}: {said or 'typed cells'}"


def _rows_by_table(report: LoadReport, language: str) -> Table:
    shown = Table(box=box.SIMPLE, show_edge=False)
    shown.add_column("table", no_wrap=True)
    for heading in ("read", "new", "changed", "unchanged", "set aside", "with parent"):
        shown.add_column(heading, justify="right")
    for table in report.tables:
        labels = table_named(table.table_name)
        shown.add_row(
            labels.en if language == "en" else labels.nb,
            *(
                str(count)
                for count in (
                    table.read_count,
                    table.new_count,
                    table.changed_count,
                    table.unchanged_count,
                    table.set_aside_count,
                    table.set_aside_with_parent_count,
                )
            ),
        )
    return shown


def _describe_finding(finding: Finding, language: str) -> str:
    sentence = finding.first_en if language == "en" else finding.first_nb
    more = f" (and {finding.rows_count - 1} more)" if finding.rows_count > 1 else ""
    label = code_label(Severity, finding.severity, language)
    return f"{label}: {sentence}{more} [{finding.table_name}.{finding.rule}]"


def _describe_outcome(report: LoadReport) -> str:
    if not report.is_new:
        return (
            f"Nothing new: the current build already holds these rows, "
            f"data of {report.data_date}."
        )
    if not report.is_published:
        return f"Checked only: nothing was written. Data date {report.data_date}."
    return f"Build {report.build_id} is current, data of {report.data_date}."
