"""Choose the figures of a cube that a workplace can be held beside.

Reads the cells of a Statbank table; gives national and industry figures in percent,
both sexes together and not adjusted for season.
Grain: one row per measure, industry, sector, year and quarter.
"""

import re
from collections import Counter
from typing import NamedTuple

import polars as pl

from data.vocabulary import AbsenceMeasure
from pipelines.errors import UnreadableSourceError
from pipelines.sources.ssb_12440 import faults
from pipelines.sources.ssb_12440.cube import (
    About,
    Category,
    Cell,
    Cube,
    about,
    find_measure,
    find_quarter,
    is_percent,
    is_total,
)

FIGURES: dict[str, pl.DataType] = {
    "source_row": pl.Int64(),
    "table_id": pl.String(),
    "title": pl.String(),
    "updated_on": pl.Date(),
    "measure": pl.String(),
    "industry_standard": pl.String(),
    "industry_code": pl.String(),
    "industry_name": pl.String(),
    "sector_name": pl.String(),
    "year": pl.Int32(),
    "quarter": pl.Int32(),
    "absence_share": pl.Float64(),
    "symbol": pl.String(),
}
"""A figure with its source. industry_code `00-99` is all industries; sector_name is
empty for all sectors; symbol tells why a share is empty, as the source writes it."""

KEY = ("measure", "industry_code", "industry_name", "sector_name", "year", "quarter")
ALL_INDUSTRIES = Category("00-99", "Alle næringer")

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")


class Chosen(NamedTuple):
    """The figures taken, and how many cells were left out by each dimension."""

    figures: pl.DataFrame
    left_out: dict[str, int]


def choose_figures(cube: Cube, file: str) -> Chosen:
    """Take the figures that can be held beside a workplace's.

    Raises:
        UnreadableSourceError: The table does not say which absence, which quarter or
            that it is in percent; it divides by what has no total; or a figure stands
            twice or is no percent.
    """
    if not cube.cells:
        raise UnreadableSourceError([faults.is_empty(file)])
    _check_dimensions(cube, file)
    left_out: Counter[str] = Counter()
    taken = []
    for cell in cube.cells:
        against = _left_out_by(cell)
        if against is None:
            taken.append(cell)
        else:
            left_out[against] += 1
    rows = [_figure(cube, cell, file) for cell in taken]
    figures = pl.DataFrame(rows, schema=FIGURES, orient="row")
    _check_each_once(figures, file)
    return Chosen(figures, dict(left_out))


def _check_dimensions(cube: Cube, file: str) -> None:
    first = cube.cells[0].place
    found = []
    if _category(first, About.QUARTER) is None:
        found.append(faults.lacks(file, "kvartal", "quarter"))
    if _measure(cube, cube.cells[0]) is None:
        found.append(faults.lacks_measure(file))
    if not any(_says_percent(cube, cell) for cell in cube.cells):
        found.append(faults.lacks(file, "sykefraværsprosent", "absence in percent"))
    for dimension in first:
        met = {cell.place[dimension] for cell in cube.cells}
        kind = about(dimension)
        needs_total = kind in (None, About.SEX, About.ADJUSTMENT) and len(met) > 1
        if needs_total and not any(is_total(category) for category in met):
            found.append(faults.has_no_total(file, dimension))
    if found:
        raise UnreadableSourceError(found)


def _left_out_by(cell: Cell) -> str | None:
    """Name the dimension by which a figure is no reference; None: it is one."""
    for dimension, category in cell.place.items():
        kind = about(dimension)
        if kind in (None, About.SEX, About.ADJUSTMENT) and not is_total(category):
            return dimension
        is_other = kind is About.FIGURE and not is_percent(category.label)
        if is_other and "dagsverk" in category.label.casefold():
            return dimension
    return None


def _figure(cube: Cube, cell: Cell, file: str) -> list[object]:
    quarter = find_quarter(_words(_category(cell.place, About.QUARTER)))
    measure = _measure(cube, cell)
    industry = _category(cell.place, About.INDUSTRY) or ALL_INDUSTRIES
    if is_total(industry):
        industry = Category(ALL_INDUSTRIES.code, industry.label)
    sector = _category(cell.place, About.SECTOR)
    if quarter is None or measure is None:
        raise UnreadableSourceError([faults.is_no_quarter(file, cell.source_row)])
    return [
        cell.source_row,
        cube.table_id,
        cube.title,
        cube.updated_on,
        str(measure),
        _standard(cell),
        industry.code,
        industry.label,
        sector.label if sector and not is_total(sector) else None,
        *quarter,
        _share(cell, file),
        cell.symbol if cell.value is None else None,
    ]


def _measure(cube: Cube, cell: Cell) -> AbsenceMeasure | None:
    """Its own dimension says it, else the words of the figure, else the title."""
    own = _category(cell.place, About.MEASURE)
    if own is not None:
        return AbsenceMeasure.TOTAL if is_total(own) else find_measure(own.label)
    figure = _category(cell.place, About.FIGURE)
    return (find_measure(figure.label) if figure else None) or find_measure(cube.title)


def _says_percent(cube: Cube, cell: Cell) -> bool:
    figure = _category(cell.place, About.FIGURE)
    return is_percent(f"{figure.label if figure else ''} {cube.title}")


def _standard(cell: Cell) -> str | None:
    """The name of the dimension tells the edition of the industry codes."""
    for dimension in cell.place:
        if about(dimension) is About.INDUSTRY:
            return next((f"SN{y}" for y in ("2007", "2025") if y in dimension), None)
    return None


def _share(cell: Cell, file: str) -> float | None:
    if cell.value is None:
        return None
    written = cell.value.strip()
    if not _NUMBER.fullmatch(written):
        raise UnreadableSourceError([faults.is_no_percent(file, cell.source_row)])
    # Read as an exponent: dividing would make 8.1 % another number than 0.081.
    share = float(f"{written.replace(',', '.')}e-2")
    if not 0 <= share <= 1:
        raise UnreadableSourceError([faults.is_no_percent(file, cell.source_row)])
    return share


def _category(place: dict[str, Category], kind: About) -> Category | None:
    return next((c for name, c in place.items() if about(name) is kind), None)


def _words(category: Category | None) -> str:
    return f"{category.code or ''} {category.label}" if category else ""


def _check_each_once(figures: pl.DataFrame, file: str) -> None:
    twice = figures.filter(figures.select(KEY).is_duplicated())
    if not twice.is_empty():
        first, second = twice["source_row"].head(2)
        raise UnreadableSourceError([faults.stands_twice(file, first, second)])
