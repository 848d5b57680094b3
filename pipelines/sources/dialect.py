"""In which style does a file write its dates and its decimals?

One style per file: a file with both is refused, since 1.234 or 01.02 may mean two
things and only the rest of the file tells which. Only text shows a style; a typed cell
of a workbook has none. A value in neither style shows nothing and is left for the
cleaner, and so is 1.234,5: a point for thousands is in no style.
"""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from data.columns import Column, Kind
from data.sentence import Sentence
from pipelines.errors import GatheredFaults, MixedDialectError
from pipelines.sources.place import Place
from pipelines.sources.shape import ShapedTable

_CLOCK = r"[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2}([.,][0-9]{1,9})?)?"
DATE_STYLES = {
    "iso": (
        r"^\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
        rf"([T ]{_CLOCK}\s*(Z|[-+][0-9:]{{2,6}})?)?\s*$"
    ),
    "dotted": rf"^\s*[0-9]{{1,2}}\.[0-9]{{1,2}}\.[0-9]{{4}}(\s+{_CLOCK})?\s*$",
}
"""2024-01-31 and 31.01.2024, with or without a time behind.

Nothing else may follow: the value is repeated in the sentence of a refusal.
"""

_WHOLE = r"^\s*[-+−]?[0-9]{1,9}([ \u00a0\u202f][0-9]{3})*"
_AFTER_MARK = r"[0-9]+([eE][-+]?[0-9]+)?\s*%?\s*$"
DECIMAL_MARKS = {
    ",": f"{_WHOLE},{_AFTER_MARK}",
    ".": rf"{_WHOLE}\.{_AFTER_MARK}",
}
"""1 234,5 and 1234.5; a space may part the thousands."""


class Showing(NamedTuple):
    """The first cell of a file that shows a style."""

    place: Place
    column: Column
    row: int
    value: str


class Styles(NamedTuple):
    """The styles of a file; None: no text cell shows one."""

    date_style: str | None
    decimal_mark: str | None


def find_styles(file: str, tables: Sequence[ShapedTable]) -> Styles:
    """Tell how all tables of one file write dates and decimals.

    Raises:
        MixedDialectError: The file has both styles of one kind.
    """
    faults = GatheredFaults()
    date_style = decimal_mark = None
    with faults.gather():
        kinds = {Kind.DATE, Kind.TIMESTAMP}
        date_style = _one_style(file, tables, kinds, DATE_STYLES)
    with faults.gather():
        kinds = {Kind.NUMBER, Kind.SHARE}
        decimal_mark = _one_style(file, tables, kinds, DECIMAL_MARKS)
    faults.raise_if_any()
    return Styles(date_style, decimal_mark)


def _one_style(
    file: str,
    tables: Sequence[ShapedTable],
    kinds: set[Kind],
    patterns: dict[str, str],
) -> str | None:
    shown = {
        style: showing
        for style, pattern in patterns.items()
        if (showing := _first_showing(tables, kinds, pattern)) is not None
    }
    if len(shown) > 1:
        raise MixedDialectError([_mixed(file, kinds, list(shown.values()))])
    return next(iter(shown), None)


def _first_showing(
    tables: Sequence[ShapedTable], kinds: set[Kind], pattern: str
) -> Showing | None:
    for table in tables:
        columns = [c for c in table.contract.columns if c.kind in kinds]
        first_rows = table.texts.select(
            pl.col("source_row")
            .filter(pl.col(column.name).str.contains(pattern))
            .min()
            .alias(column.name)
            for column in columns
        )
        found = [(row, c) for c in columns if (row := first_rows[c.name].item())]
        if found:
            row, column = min(found, key=lambda pair: pair[0])
            # A list that is split gives several rows of one row of the file.
            cells = table.texts.filter(
                pl.col("source_row") == row, pl.col(column.name).str.contains(pattern)
            )
            return Showing(table.place, column, row, cells[column.name][0])
    return None


def _mixed(file: str, kinds: set[Kind], shown: list[Showing]) -> Sentence:
    what = _DATES if Kind.DATE in kinds else _DECIMALS
    met = [
        Sentence(
            f"«{cell.value.strip()}» i kolonnen {cell.column.nb}, "
            f"{cell.place.row(cell.row).nb}",
            f'"{cell.value.strip()}" in the column {cell.column.en}, '
            f"{cell.place.row(cell.row).en}",
        )
        for cell in shown
    ]
    return Sentence(
        f"{file}: filen skriver {what.nb}: {' og '.join(cell.nb for cell in met)}. "
        "Velg én av dem i hele filen, og last den på nytt.",
        f"{file}: the file writes {what.en}: {' and '.join(cell.en for cell in met)}. "
        "Choose one of them for the whole file, and load it again.",
    )


_DATES = Sentence(
    "datoer på to måter (åååå-mm-dd og dd.mm.åååå)",
    "dates in two ways (yyyy-mm-dd and dd.mm.yyyy)",
)
_DECIMALS = Sentence(
    "desimaltall på to måter (komma og punktum)",
    "decimals in two ways (comma and point)",
)
