"""What can be taken out: rows, and all the words that follow them into a file.

A content is named in one way everywhere: `deliveries` or `dictionary` is a table, and
`metric:coverage` is the rows behind a metric; `metric:all` is every metric.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from app.exports.dictionary import dictionary_labels, dictionary_rows
from app.exports.metrics import (
    all_metrics_labels,
    all_metrics_meanings,
    all_metrics_rows,
    definition_in_words,
    row_headings,
)
from app.exports.tables import export_frame, exported_tables
from app.metrics.measures import COUNTED
from app.metrics.registry import METRICS, Fetch, figure_of, metric_named, rows_behind
from app.translations.figure_words import figure_words
from app.translations.gettext import _, current_language
from app.translations.labels import table_label

DICTIONARY = "dictionary"
"""The data dictionary stands among the tables, under this name."""

ALL_METRICS = "all"
"""Every metric stands among the metrics, under this code."""

METRIC = "metric:"
"""A content whose name starts so is a metric."""


@dataclass(frozen=True)
class Content:
    """Rows to choose columns of, to look at and to take out."""

    slug: str
    """What it is, in the file name."""
    title: str
    """What it is, on the sheet and in the list of choices."""
    rows: pl.DataFrame
    table: str | None = None
    """The validated table, when a column's name stands in several of them."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Headings of columns that the contract does not name."""
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What these columns mean, where the contract does not say it."""
    definitions: tuple[tuple[str, str], ...] = ()
    """What the figure is that the rows are behind: a word and its value."""
    value: str = ""
    """The figure as it is written, where it says more than the number of rows."""
    is_filtered: bool = True
    """Do the filters choose the rows? The dictionary is the same for all of them."""


def content_names() -> list[str]:
    """Name everything that can be taken out, as the command line writes it."""
    codes = [metric.code for metric in METRICS]
    return [*table_names(), *(f"{METRIC}{code}" for code in (ALL_METRICS, *codes))]


def table_names() -> list[str]:
    """Name the tables that are offered, with the data dictionary last."""
    return [*exported_tables(), DICTIONARY]


def table_title(name: str) -> str:
    """Name a table that is offered."""
    return _("Data dictionary") if name == DICTIONARY else table_label(name)


def metric_title(code: str) -> str:
    """Name a metric that is offered."""
    if code == ALL_METRICS:
        return _("All figures")
    return metric_named(code).name.in_language(current_language())


def make_content(name: str, fetch: Fetch, *, as_of: date) -> Content:
    """Fetch what has this name, in the language of the reader.

    Args:
        name: One of `content_names`.
        fetch: Asks a question; its filters choose the rows.
        as_of: What is dated later has not happened.
    """
    if name == DICTIONARY:
        return Content(
            slug=table_title(name),
            title=table_title(name),
            rows=dictionary_rows(),
            labels=dictionary_labels(),
            is_filtered=False,
        )
    code = name.removeprefix(METRIC)
    if code == name:
        rows = export_frame(name, fetch, as_of=as_of)
        return Content(table_title(name), table_title(name), rows, table=name)
    return _all_metrics(fetch) if code == ALL_METRICS else _metric(code, fetch)


def _metric(code: str, fetch: Fetch) -> Content:
    metric = metric_named(code)
    rows = rows_behind(metric, fetch)
    figure, kind = figure_of(metric, fetch), metric.measure.kind
    title = metric_title(code)
    return Content(
        slug=title,
        title=title,
        rows=rows,
        labels=row_headings(rows.columns),
        meanings={COUNTED: metric.numerator.in_language(current_language())},
        definitions=definition_in_words(metric, figure),
        value="" if kind == "count" else figure_words(metric, figure),
    )


def _all_metrics(fetch: Fetch) -> Content:
    return Content(
        slug=metric_title(ALL_METRICS),
        title=metric_title(ALL_METRICS),
        rows=all_metrics_rows(METRICS, fetch),
        labels=all_metrics_labels(),
        meanings=all_metrics_meanings(),
    )
