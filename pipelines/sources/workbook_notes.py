"""What should a reader know of a sheet, beside its cells?

That nobody sees it in the workbook, that cells are merged, and its comments.
"""

from collections.abc import Iterator

import polars as pl
from python_calamine import CalamineSheet, SheetMetadata, SheetVisibleEnum

from data.sentence import Sentence
from data.vocabulary import FieldFate
from pipelines.sources.cell_names import range_name
from pipelines.sources.grid import Grid
from pipelines.sources.inspected import CellTexts, Inspected, note_on
from pipelines.sources.limits import NOTES_SAID
from pipelines.sources.raw import FieldNote


def frame_comments(
    comments: CellTexts, heading_row: int, headings: tuple[str, ...]
) -> pl.DataFrame | None:
    """Frame the comments on rows below the headings; None: there are none."""
    below = [
        (row + 1, headings[column], text)
        for (row, column), text in sorted(comments.items())
        if row >= heading_row and column < len(headings) and headings[column]
    ]
    schema = {"source_row": pl.Int64, "heading": pl.String, "comment": pl.String}
    return pl.DataFrame(below, schema=schema, orient="row") if below else None


def notes_on_sheet(
    about: SheetMetadata, sheet: CalamineSheet, grid: Grid, inspected: Inspected
) -> Iterator[FieldNote]:
    """Give what to say of a sheet that was read."""
    if about.visible is not SheetVisibleEnum.Visible:
        yield note_on(about.name, FieldFate.TAKEN, _IS_HIDDEN)
    ranges = inspected.merged.get(about.name) or [
        range_name(first, last[0] - first[0] + 1, last[1] - first[1] + 1)
        for first, last in sheet.merged_cell_ranges or []
        if last[0] >= grid.heading_row
    ]
    if ranges:
        yield note_on(about.name, FieldFate.TAKEN, _are_merged(ranges))


_IS_HIDDEN = Sentence(
    "Arket er skjult i arbeidsboken, og radene er lest som de andre. Skal de ikke med, "
    "så slett arket.",
    "The sheet is hidden in the workbook, and its rows are read like the others. If "
    "they should not be there, delete the sheet.",
)


def _are_merged(ranges: list[str]) -> Sentence:
    listed = ", ".join(ranges[:NOTES_SAID])
    rest = len(ranges) - NOTES_SAID
    more_nb, more_en = (
        (f" og {rest} til", f" and {rest} more") if rest > 0 else ("", "")
    )
    return Sentence(
        f"Celler er slått sammen ({listed}{more_nb}). Verdien står bare i den øverste "
        "til venstre; de andre er lest som tomme. Del dem og fyll ut hver celle.",
        f"Cells are merged ({listed}{more_en}). The value stands only in the one at "
        "the top left; the others are read as empty. Split them and fill in each cell.",
    )
