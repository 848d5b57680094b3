"""Read the files of a load exactly as they arrive, all text.

Reads workbooks, CSV files and folders of CSV files; gives one SourceFile per file.
Every fault of every file is gathered before anything is refused.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from data.sentence import Sentence
from pipelines.errors import GatheredFaults, UnreadableSourceError
from pipelines.sources.csv_file import check_field_counts, read_csv
from pipelines.sources.dialect import find_styles
from pipelines.sources.headings import known_headings
from pipelines.sources.listing import NamedFile, list_files
from pipelines.sources.marks import INVENTED_FILE
from pipelines.sources.place import Place
from pipelines.sources.raw import Dialect, SourceFile
from pipelines.sources.shape import ShapedTable, shape_table
from pipelines.sources.table_names import find_table
from pipelines.sources.workbook import read_workbook


def read_sources(paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    """Read every file of a load.

    Args:
        paths: Workbooks (.xlsx), CSV files, or folders of CSV files.

    Returns:
        One SourceFile per file, in the order given; those of a folder by name.

    Raises:
        SourceError: With every fault of every file; of its own kind if all are.
    """
    faults = GatheredFaults()
    sources: list[SourceFile] = []
    for file in list_files(paths):
        with faults.gather():
            data = _read_bytes(file)
            read = _read_workbook if file.is_workbook else _read_csv
            sources.append(read(file, data))
    faults.raise_if_any()
    return tuple(sources)


def _read_bytes(file: NamedFile) -> bytes:
    try:
        return file.path.read_bytes()
    except OSError as error:
        raise UnreadableSourceError([_cannot_open(file.name)]) from error


def _read_csv(file: NamedFile, data: bytes) -> SourceFile:
    table = find_table(file.path.stem, Place(file.name))
    read = read_csv(data, file.name, known_headings(table))
    faults = GatheredFaults()
    with faults.gather():
        check_field_counts(read)
    with faults.gather():
        shaped = shape_table(read.grid, table)
        styles = find_styles(file.name, [shaped])
    faults.raise_if_any()
    return SourceFile(
        name=file.name,
        sha256=hashlib.sha256(data).hexdigest(),
        dialect=Dialect(
            read.encoding, read.delimiter, styles.decimal_mark, styles.date_style
        ),
        tables=(shaped.raw,),
        is_invented=(file.path.parent / INVENTED_FILE).exists(),
    )


def _read_workbook(file: NamedFile, data: bytes) -> SourceFile:
    workbook = read_workbook(data, file.name)
    faults = GatheredFaults()
    shaped: list[ShapedTable] = []
    for grid in workbook.grids:
        with faults.gather():
            table = find_table(grid.place.sheet or "", grid.place)
            shaped.append(shape_table(grid, table))
    if not workbook.grids:
        raise UnreadableSourceError([_has_no_tables(file.name)])
    with faults.gather():
        styles = find_styles(file.name, shaped)
    faults.raise_if_any()
    return SourceFile(
        name=file.name,
        sha256=hashlib.sha256(data).hexdigest(),
        dialect=Dialect(None, None, styles.decimal_mark, styles.date_style),
        tables=tuple(table.raw for table in shaped),
        is_invented=workbook.is_invented,
    )


def _cannot_open(name: str) -> Sentence:
    return Sentence(
        f"{name}: filen kan ikke åpnes. Lukk den i andre programmer, og se etter om "
        "du har lov til å lese den.",
        f"{name}: the file cannot be opened. Close it in other programs, and check "
        "that you may read it.",
    )


def _has_no_tables(name: str) -> Sentence:
    return Sentence(
        f"{name}: arbeidsboken har ingen ark med innhold. Start med malen: "
        "varig template.",
        f"{name}: the workbook has no sheet with anything on it. Start from the "
        "template: varig template.",
    )
