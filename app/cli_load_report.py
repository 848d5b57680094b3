"""Say on the command line what a load did, or what it would do."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from rich import box
from rich.markup import escape
from rich.table import Table

from app.cli_load_changes import say_changes, say_figures, without_answers
from app.cli_load_files import describe_file, say_fields, say_row_notes
from app.cli_load_options import OUTCOME_LENGTH
from app.translations.gettext import speaking
from app.translations.labels import code_label, table_label
from data.sentence import Sentence
from data.vocabulary import Severity
from pipelines.report import Finding, LoadReport, TableReport
from pipelines.report_json import report_to_json


class Told(NamedTuple):
    """A load or a dry run, as it is told."""

    report: LoadReport
    is_dry_run: bool
    seconds: float
    corrections: Path | None = None
    """The correction file that was asked for."""
    mended_count: int = 0
    """Rows in it."""


def json_of_load(told: Told) -> str:
    """Give the report as a script reads it.

    That a cell under an answer changed is told; its values are not.
    """
    changes = [without_answers(change) for change in told.report.changes]
    return report_to_json(replace(told.report, changes=tuple(changes)))


def lines_of_load(told: Told, language: str) -> Iterator[str | Table]:
    """Say it in lines, and the rows by table as a table.

    Args:
        told: What was done.
        language: `nb` or `en`.
    """
    report = told.report
    with speaking(language):
        words = [
            *(describe_file(file, language) for file in report.files),
            *say_fields(report, language),
            *say_row_notes(report, language),
        ]
        yield from map(escape, words)
        yield _rows_by_table(report, language)
        words = [
            *say_changes(report, language),
            *(_describe_finding(finding, language) for finding in report.findings),
            *say_figures(report, language),
            *(sentence.in_language(language) for sentence in _say_outcome(told)),
        ]
    yield from map(escape, words)


def _rows_by_table(report: LoadReport, language: str) -> Table:
    shown = Table(box=box.SIMPLE, show_edge=False)
    shown.add_column(_TABLE.in_language(language), no_wrap=True)
    columns = [*_COUNTS]
    if any(table.withdrawn_count for table in report.tables):
        columns.append(_WITHDRAWN)
    for heading in columns:
        shown.add_column(heading.in_language(language), justify="right")
    for table in report.tables:
        counts = _counts_of(table)[: len(columns)]
        shown.add_row(table_label(table.table_name, language), *map(str, counts))
    return shown


def _counts_of(table: TableReport) -> tuple[int, ...]:
    return (
        table.read_count,
        table.new_count,
        table.changed_count,
        table.unchanged_count,
        table.set_aside_count,
        table.set_aside_with_parent_count,
        table.withdrawn_count,
    )


def _describe_finding(finding: Finding, language: str) -> str:
    sentence = finding.first_en if language == "en" else finding.first_nb
    others = finding.unsaid_count
    more = f" ({_MORE.in_language(language).format(n=others)})" if others else ""
    label = code_label(Severity, finding.severity, language)
    return f"{label}: {sentence}{more} [{finding.table_name}.{finding.rule}]"


def _say_outcome(told: Told) -> Iterator[Sentence]:
    report = told.report
    if told.corrections is not None:
        yield _filled(_MENDING, _rows(told.mended_count), file=told.corrections)
    yield _filled(_TOOK, _took(told.seconds))
    if not report.is_new:
        yield _filled(_NOTHING_NEW, day=report.data_date)
        return
    if not told.is_dry_run:
        yield _filled(_CURRENT, build=report.build_id, day=report.data_date)
        return
    yield _filled(_CHECKED, day=report.data_date)
    yield from _say_next(told)


def _say_next(told: Told) -> Iterator[Sentence]:
    outcome = told.report.content_hash[:OUTCOME_LENGTH]
    aside = sum(
        table.set_aside_count + table.set_aside_with_parent_count
        for table in told.report.tables
    )
    yield _filled(_OUTCOME, outcome=outcome)
    yield _filled(_LOAD_IT, outcome=outcome)
    if aside and told.corrections is None:
        yield _filled(_MEND_IT, _rows(aside))


def _took(seconds: float) -> Sentence:
    if seconds < 60:
        en = f"{seconds:.1f} s"
        return Sentence(en.replace(".", ","), en)
    minutes, rest = divmod(round(seconds), 60)
    said = f"{minutes} min {rest} s"
    return Sentence(said, said)


def _rows(count: int) -> Sentence:
    if count == 1:
        return Sentence("1 rad", "1 row")
    return Sentence(f"{count} rader", f"{count} rows")


def _filled(
    words: Sentence, what: Sentence | None = None, **values: object
) -> Sentence:
    """Put values into both languages; `what` is said in each of them."""
    nb, en = what or ("", "")
    return Sentence(
        words.nb.format(what=nb, **values), words.en.format(what=en, **values)
    )


_TABLE = Sentence("tabell", "table")
_COUNTS = (
    Sentence("lest", "read"),
    Sentence("nye", "new"),
    Sentence("endret", "changed"),
    Sentence("uendret", "unchanged"),
    Sentence("satt til side", "set aside"),
    Sentence("med forelder", "with parent"),
)
_WITHDRAWN = Sentence("trukket tilbake", "withdrawn")
_MORE = Sentence("og {n} til", "and {n} more")
_MENDING = Sentence(
    "Skrev {what} satt til side til {file}: rett der, og last den filen.",
    "Wrote {what} set aside to {file}: mend there, and load that file.",
)
_TOOK = Sentence("Det tok {what}.", "It took {what}.")
_NOTHING_NEW = Sentence(
    "Ikke noe nytt: datasettet i bruk har disse radene alt, data per {day}.",
    "Nothing new: the current build already holds these rows, data of {day}.",
)
_CURRENT = Sentence(
    "Datasettet {build} er i bruk, data per {day}.",
    "Build {build} is current, data of {day}.",
)
_CHECKED = Sentence(
    "Bare prøvd: ingenting ble skrevet. Datadato {day}.",
    "Checked only: nothing was written. Data date {day}.",
)
_OUTCOME = Sentence("Utfall {outcome}", "Outcome {outcome}")
_LOAD_IT = Sentence(
    "Last det: samme kommando med load for check; med --expect {outcome} lastes bare "
    "dette utfallet.",
    "Load it: the same command with load for check; --expect {outcome} loads only "
    "this outcome.",
)
_MEND_IT = Sentence(
    "Rett {what} satt til side: --corrections rettes.xlsx her, eller «varig "
    "corrections --out rettes.xlsx» når det er lastet.",
    "Mend {what} set aside: --corrections mend.xlsx here, or `varig corrections "
    "--out mend.xlsx` when it is loaded.",
)
