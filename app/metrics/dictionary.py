"""What is every table, column, code and figure: one entry each.

The data dictionary reads the contract (`data.tables`, `data.vocabulary`), the words for
rows behind figures and the registry, so it cannot say other than they do.
"""

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.metrics.measures import Kind as FigureKind
from app.metrics.registry import METRICS
from app.translations.row_words import ROW_WORDS
from data.columns import Column, Kind, Table
from data.factors import FactorCode, factors
from data.sentence import Sentence
from data.source_factors import place_words
from data.tables import TABLES
from data.vocabulary import Code

EntryKind = Literal["table", "column", "code", "row_column", "figure"]
"""What an entry explains; a row_column stands only in the rows behind figures."""

Unit = Kind | FigureKind | None


@dataclass(frozen=True)
class Entry:
    """One explained name."""

    kind: EntryKind
    name: str
    """As it stands in files for programs."""
    label: Sentence
    meaning: Sentence | None = None
    table: str | None = None
    column: str | None = None
    unit: Unit = None
    source: str | None = None
    """The document and section, where one is given; *ours* where none prints it."""


def entries() -> Iterator[Entry]:
    """Give every entry: tables with their columns and codes, then figures."""
    for table in TABLES:
        if table.is_exported:
            yield from _of_table(table)
    for name, label in ROW_WORDS.items():
        yield Entry("row_column", name, label, label, unit=_kind_of(name))
    for metric in METRICS:
        yield Entry(
            "figure",
            metric.code,
            metric.name,
            metric.explanation,
            unit=metric.measure.kind,
            source=metric.source,
        )


def _of_table(table: Table) -> Iterator[Entry]:
    meaning = Sentence(table.meaning_nb, table.meaning_en)
    label = Sentence(table.nb, table.en)
    yield Entry("table", table.name, label, meaning, table=table.name)
    for column in table.columns:
        yield from _of_column(table, column)


def _of_column(table: Table, column: Column) -> Iterator[Entry]:
    yield Entry(
        "column",
        column.name,
        Sentence(column.nb, column.en),
        Sentence(column.meaning_nb, column.meaning_en),
        table=table.name,
        column=column.name,
        unit=column.kind,
        source=_source_of(column.vocabulary),
    )
    known_factors = {each.code: each for each in factors()}
    for code in column.vocabulary or ():
        is_factor = column.vocabulary is FactorCode
        factor = known_factors[code.value] if is_factor else None
        yield Entry(
            "code",
            code.value,
            Sentence(code.nb, code.en),
            factor.definition if factor else None,
            table=table.name,
            column=column.name,
            source="; ".join(map(place_words, factor.sources))
            if factor
            else _source_of(column.vocabulary),
        )


def _source_of(vocabulary: type[Code] | None) -> str | None:
    """Read the source of a vocabulary, which its docstring gives in brackets."""
    if vocabulary is None or vocabulary.__doc__ is None:
        return None
    found = re.findall(r"\(([^)]*)\)", inspect.cleandoc(vocabulary.__doc__))
    return "; ".join(each.removeprefix("collected from ") for each in found) or None


def _kind_of(name: str) -> Kind | None:
    """Tell what a column holds by its name: `is_`, `_on`, `_count`, `_share`."""
    if name.startswith(("is_", "has_")):
        return Kind.FLAG
    endings = {
        "_on": Kind.DATE,
        "_count": Kind.COUNT,
        "_days": Kind.COUNT,
        "_share": Kind.SHARE,
        "_months": Kind.NUMBER,
        "_hours": Kind.NUMBER,
    }
    return next((kind for end, kind in endings.items() if name.endswith(end)), None)
