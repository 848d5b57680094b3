"""Read files in our own form: the sheets and headings of the template.

A CSV file or a sheet is named after its table. Every file that no other source has
claimed comes here.
"""

from collections.abc import Collection, Sequence

from data.sentence import Sentence
from data.tables import TABLES
from pipelines.errors import GatheredFaults, UnknownTableError, UnreadableSourceError
from pipelines.sources.arrive import Arrived
from pipelines.sources.csv_file import check_field_counts
from pipelines.sources.dialect import Styles, find_styles
from pipelines.sources.headings import known_headings
from pipelines.sources.listing import NamedFile
from pipelines.sources.place import Place
from pipelines.sources.raw import Dialect, SourceFile
from pipelines.sources.shape import ShapedTable, shape_table
from pipelines.sources.table_names import find_table


def headings_of(file: NamedFile) -> Collection[str]:
    """Give the headings a CSV file may have, by the table it is named after."""
    try:
        return known_headings(find_table(file.path.stem, Place(file.name)))
    except UnknownTableError:
        return [heading for table in TABLES for heading in known_headings(table)]


def read_own(arrived: Sequence[Arrived]) -> tuple[SourceFile, ...]:
    """Read files in our own form.

    Raises:
        SourceError: With every fault of every file.
    """
    faults = GatheredFaults()
    sources: list[SourceFile] = []
    for one in arrived:
        with faults.gather():
            sources.append(_read(one))
    faults.raise_if_any()
    return tuple(sources)


def _read(arrived: Arrived) -> SourceFile:
    name = arrived.file.name
    if not arrived.grids:
        raise UnreadableSourceError([_has_no_tables(name)])
    faults = GatheredFaults()
    shaped: list[ShapedTable] = []
    for grid in arrived.grids:
        with faults.gather():
            named = grid.place.sheet or arrived.file.path.stem
            shaped.append(shape_table(grid, find_table(named, grid.place)))
    if arrived.csv is not None:
        with faults.gather():
            check_field_counts(arrived.csv)
    styles = Styles(None, None)
    with faults.gather():
        styles = find_styles(name, shaped)
    faults.raise_if_any()
    return SourceFile(
        name=name,
        sha256=arrived.sha256,
        dialect=dialect_of(arrived, styles),
        tables=tuple(table.raw for table in shaped),
        is_invented=arrived.is_invented,
    )


def dialect_of(arrived: Arrived, styles: Styles) -> Dialect:
    """Put together how a file is written."""
    return Dialect(
        encoding=arrived.csv.encoding if arrived.csv else None,
        delimiter=arrived.csv.delimiter if arrived.csv else None,
        decimal_mark=styles.decimal_mark,
        date_style=styles.date_style,
    )


def _has_no_tables(name: str) -> Sentence:
    return Sentence(
        f"{name}: filen har ingen tabell med innhold. Start med malen: varig template.",
        f"{name}: the file has no table with anything in it. Start from the "
        "template: varig template.",
    )
