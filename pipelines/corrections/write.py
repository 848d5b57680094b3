"""Write rows set aside as a workbook to mend and load again."""

from pathlib import Path

from xlsxwriter import Workbook

from pipelines.corrections.faulty_rows import FaultySheet, Found
from pipelines.corrections.find_faulty import find_faulty_rows
from pipelines.corrections.first_sheet import write_first_sheet
from pipelines.corrections.sheet_names import name_sheets
from pipelines.corrections.sheet_writer import write_sheet
from pipelines.sources.marks import INVENTED_MARK, Language

MOST_ROWS = 100_000
"""More rows of one place get several sheets: a person has to find the way in them."""


def write_corrections(
    build: Path, out: Path, language: Language, *, file: str | None = None
) -> int:
    """Write the rows set aside in a build; give how many there are.

    Rows that are to be mended in the system they come from are counted too; the first
    sheet names them. With none of either, no file is written.

    Args:
        build: The build, or a candidate for one.
        out: The workbook to write.
        language: Language of what is said beside each faulty cell.
        file: Only rows of the file with this name.
    """
    found = find_faulty_rows(build, language, file)
    count = found.rows_count + found.elsewhere_count
    if count:
        write_found(found, out, language)
    return count


def write_found(found: Found, out: Path, language: Language) -> None:
    """Write rows that were found set aside."""
    parts = Found(
        build_id=found.build_id,
        is_invented=found.is_invented,
        sheets=tuple(part for sheet in found.sheets for part in _in_parts(sheet)),
        elsewhere=found.elsewhere,
    )
    names = name_sheets(parts.sheets, language)
    # XlsxWriter's own error for a file it cannot write is no OSError: open it here.
    with out.open("wb") as target, Workbook(target) as workbook:
        workbook.set_properties({"title": "Varig"})
        if found.is_invented:
            workbook.set_properties({"comments": INVENTED_MARK[language]})
        write_first_sheet(workbook, parts, names, language)
        for sheet, name in zip(parts.sheets, names, strict=True):
            write_sheet(workbook, sheet, name, language)


def _in_parts(sheet: FaultySheet) -> list[FaultySheet]:
    return [
        FaultySheet(
            source=sheet.source,
            file=sheet.file,
            sheet=sheet.sheet,
            table=sheet.table,
            headings=sheet.headings,
            rows=sheet.rows[start : start + MOST_ROWS],
        )
        for start in range(0, len(sheet.rows), MOST_ROWS)
    ]
