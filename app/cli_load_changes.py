"""Say on the command line which fields a load changes, and which figures move."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.metrics.hidden_remarks import ANSWERS
from app.metrics.registry import metric_named
from app.translations.figure_words import value_words
from app.translations.labels import code_label, column_label, table_label
from app.translations.numbers import NOT_KNOWN
from data.columns import Kind
from data.sentence import Sentence
from data.tables import table_named
from pipelines.report import CellChange, FigureChange, LoadReport

CHANGES_SHOWN = 3
"""So many old and new values are shown of each column; --json has more."""

FIGURES_SHOWN = 25
"""So many figures fit on a screen; --json has them all."""


def say_changes(report: LoadReport, language: str) -> Iterator[str]:
    """Say which fields change, a line a column, with the first old and new values.

    What stands under an answer, or may be sensitive, is not quoted.
    """
    if not report.changes:
        return
    listed = _LISTED if report.changes_count > len(report.changes) else _CHANGED
    yield listed.in_language(language).format(
        n=report.changes_count, first=len(report.changes)
    )
    columns: dict[tuple[str, str], list[CellChange]] = {}
    for change in report.changes:
        key = (change.table_name, change.column_name)
        columns.setdefault(key, []).append(change)
    for (table, column), changes in columns.items():
        label = column_label(column, language, table=table)
        told = _say_cells(table, column, changes, language)
        yield f"  {table_label(table, language)}, {label}: {len(changes)} ({told})"


def without_answers(change: CellChange) -> CellChange:
    """Take out the old and the new value where they may be an answer, or sensitive."""
    if change.column_name in ANSWERS.get(change.table_name, ()):
        return replace(change, old_value=None, new_value=None)
    return change


def say_figures(report: LoadReport, language: str) -> Iterator[str]:
    """Say which figures move: `Deliveries 420 -> 431`."""
    told = [
        (metric_named(figure.code).name.in_language(language), *_words(figure, report))
        for figure in report.figures
    ]
    seen = [(name, was, now) for name, was, now in told if was != now]
    if not told:
        return
    yield _MOVED.in_language(language)
    yield from (f"  {name} {was} -> {now}" for name, was, now in seen[:FIGURES_SHOWN])
    if len(seen) > FIGURES_SHOWN:
        yield _MORE_MOVED.in_language(language).format(n=len(seen) - FIGURES_SHOWN)
    if len(seen) < len(told):
        yield _BARELY_MOVED.in_language(language).format(n=len(told) - len(seen))


def _say_cells(
    table: str, column: str, changes: Sequence[CellChange], language: str
) -> str:
    if column in ANSWERS.get(table, ()):
        return _HIDDEN.in_language(language)
    said = [
        f"{change.row_key}: {_cell(change, change.old_value, language)} -> "
        f"{_cell(change, change.new_value, language)}"
        for change in changes[:CHANGES_SHOWN]
    ]
    more = ["..."] if len(changes) > CHANGES_SHOWN else []
    return "; ".join([*said, *more])


def _cell(change: CellChange, value: str | None, language: str) -> str:
    if value is None:
        return _EMPTY.in_language(language)
    column = table_named(change.table_name).column(change.column_name)
    if column.vocabulary is not None:
        return code_label(column.vocabulary, value, language) or value
    if column.kind is Kind.FLAG:
        return (_YES if value == "true" else _NO).in_language(language)
    return value


def _words(figure: FigureChange, report: LoadReport) -> tuple[str, str]:
    """Of no build at all nothing is known; "not reached" is said of one."""
    kind = metric_named(figure.code).measure.kind
    was = NOT_KNOWN if report.based_on is None else value_words(figure.before, kind)
    return was, value_words(figure.after, kind)


_CHANGED = Sentence("Felt som endres: {n}", "Fields changed: {n}")
_LISTED = Sentence(
    "Felt som endres: {n}. Blant de første {first}:",
    "Fields changed: {n}. Of the first {first}:",
)
_HIDDEN = Sentence(
    "verdiene vises ikke: de kan være følsomme, eller svar fra få personer",
    "the values are not shown: they may be sensitive, or answers of few persons",
)
_EMPTY = Sentence("tom", "empty")
_YES, _NO = Sentence("ja", "yes"), Sentence("nei", "no")
_MOVED = Sentence("Tall som flytter seg:", "Figures that move:")
_MORE_MOVED = Sentence("  og {n} tall til", "  and {n} more figures")
_BARELY_MOVED = Sentence(
    "  og {n} som flytter seg mindre enn det som vises",
    "  and {n} that move by less than is shown",
)
