"""Which table is made of which sheet of a file?

A sheet of a correction file goes by the file and the sheet it came from.
"""

from collections.abc import Sequence
from typing import NamedTuple

from data.sentence import Sentence
from pipelines.errors import GatheredFaults, UnreadableSourceError
from pipelines.mapping.check_sheet import check_headings
from pipelines.mapping.choose import file_fits, fits
from pipelines.mapping.mapping import Mapping, MappingError, TableMapping
from pipelines.mapping.sheets import Sheet, open_sheet
from pipelines.sources.grid import Grid


class Planned(NamedTuple):
    """A table, and a sheet it is made of."""

    table: TableMapping
    sheet: Sheet


def plan_tables(
    mapping: Mapping, file_name: str, grids: Sequence[Grid]
) -> tuple[list[Planned], list[Sheet]]:
    """Choose the sheets of each table.

    Args:
        mapping: The mapping.
        file_name: The name of the file.
        grids: Its sheets with something on them.

    Returns:
        Which table is made of which sheet, and the sheets nobody reads.

    Raises:
        SourceError: A sheet or heading is not there; with every fault.
    """
    if not grids:
        raise UnreadableSourceError([_is_empty(file_name)])
    sheets = [open_sheet(grid) for grid in grids]
    faults = GatheredFaults()
    planned: list[Planned] = []
    for table in mapping.tables:
        with faults.gather():
            chosen = _sheets_of(table, mapping, file_name, sheets)
            planned += [Planned(table, sheet) for sheet in chosen]
    if not planned:
        with faults.gather():
            _refuse_unplanned(mapping, file_name, grids)
    for sheet in sheets:
        with faults.gather():
            read = [one.table for one in planned if one.sheet is sheet]
            check_headings(sheet, mapping, read) if read else None
    faults.raise_if_any()
    return planned, [
        sheet for sheet in sheets if all(one.sheet is not sheet for one in planned)
    ]


def _sheets_of(
    table: TableMapping, mapping: Mapping, file_name: str, sheets: Sequence[Sheet]
) -> list[Sheet]:
    here = [sheet for sheet in sheets if _is_of_file(table, sheet, file_name)]
    if not here:
        return []
    if not table.sheets:
        # A sheet with none of the headings holds something else, and is told of.
        fitting = [sheet for sheet in here if _has_some_heading(table, sheet)]
        return fitting or ([] if _is_correction(here) else here[:1])
    missing = [
        name for name in table.sheets if not any(_is_sheet(one, name) for one in here)
    ]
    if missing and not _is_correction(here):
        raise MappingError([_no_sheet(mapping, table, name, here) for name in missing])
    return [one for one in here if any(_is_sheet(one, name) for name in table.sheets)]


def _is_of_file(table: TableMapping, sheet: Sheet, file_name: str) -> bool:
    origin = sheet.grid.origin
    file = origin.file if origin is not None else file_name
    return table.file is None or file_fits(file, table.file)


def _is_sheet(sheet: Sheet, name: str) -> bool:
    origin = sheet.grid.origin
    met = origin.sheet if origin is not None else sheet.grid.place.sheet
    return met is not None and fits(met.strip(), name.strip())


def _has_some_heading(table: TableMapping, sheet: Sheet) -> bool:
    return not table.needs() or any(
        sheet.position(heading) is not None
        for headings, _ in table.needs()
        for heading in headings
    )


def _is_correction(sheets: Sequence[Sheet]) -> bool:
    """Only the sheets with rows set aside are in a correction file."""
    return any(sheet.grid.origin is not None for sheet in sheets)


def _refuse_unplanned(mapping: Mapping, file_name: str, grids: Sequence[Grid]) -> None:
    if any(table.file is not None for table in mapping.tables):
        raise MappingError([_no_table(mapping, file_name)])
    if any(grid.origin is not None for grid in grids):
        raise MappingError([_no_table(mapping, file_name)])


def _no_sheet(
    mapping: Mapping, table: TableMapping, name: str, here: Sequence[Sheet]
) -> Sentence:
    at, file = mapping.at(table.line), here[0].grid.place.file
    met = ", ".join(sheet.grid.place.sheet or "" for sheet in here).strip(", ")
    if not met:
        return Sentence(
            f"{at.nb}: {file} har ingen ark, så arket {name} finnes ikke. Ta ut sheet.",
            f"{at.en}: {file} has no sheets, so there is no sheet {name}. Take sheet "
            "out.",
        )
    return Sentence(
        f"{at.nb}: arket {name} finnes ikke i {file}, eller er tomt. Ark med innhold: "
        f"{met}.",
        f"{at.en}: the sheet {name} is not in {file}, or is empty. Sheets with "
        f"something on them: {met}.",
    )


def _no_table(mapping: Mapping, file: str) -> Sentence:
    return Sentence(
        f"{file}: ingen tabell i {mapping.file} er for denne filen eller dens ark. "
        "Rett file og sheet i tilordningen, eller gjør files trangere.",
        f"{file}: no table of {mapping.file} is for this file or its sheets. Mend "
        "file and sheet in the mapping, or make files narrower.",
    )


def _is_empty(file: str) -> Sentence:
    return Sentence(
        f"{file}: det er ingen rader i filen. Se etter om det er rett fil.",
        f"{file}: there are no rows in the file. Check that it is the right one.",
    )
