"""Take Varig's own columns off a sheet of a correction file.

Reads one grid; gives one grid for each place that its rows stood in, with the columns
the first file had. Rows somebody has added go with the sheet they were added to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import polars as pl

from data.sentence import Sentence
from pipelines.corrections.stamps import (
    OWN_COLUMN,
    Stamp,
    heading_stamp,
    is_origin,
    is_own,
    plain_comment,
    read_stamp,
)
from pipelines.errors import HeadingError, UnreadableSourceError
from pipelines.sources.grid import Grid, drop_empty
from pipelines.sources.raw import Origin

ROWS_SAID = 20
"""So many rows are named; the sentence counts the others."""


@dataclass(frozen=True)
class Part:
    """Rows of one sheet that stood in the same place."""

    stamp: Stamp
    """Where they stood: source, file, sheet and table."""
    grid: Grid
    """Their cells, with `origin`."""


def has_stamps(grid: Grid) -> bool:
    """Has the sheet the hidden column, even one that was changed?"""
    return any(map(is_origin, grid.headings))


def take_apart(grid: Grid) -> tuple[Part, ...]:
    """Part the rows of a sheet by where they stood.

    Raises:
        SourceError: A stamp was changed, or rows of another sheet stand here under
            headings that are not theirs.
    """
    at = next(at for at, heading in enumerate(grid.headings) if is_origin(heading))
    stamp = heading_stamp(grid.headings[at])
    if stamp is None:
        raise HeadingError([_lost_heading(grid)])
    plain = take_own_columns(grid)
    stamps = _row_stamps(grid, at, plain, stamp)
    places: dict[Stamp, list[tuple[int, int | None]]] = {stamp: []}
    for row, of_row in stamps.items():
        placed = replace(of_row, row=None)
        places.setdefault(placed, []).append((row, of_row.row))
    filled = {place: rows for place, rows in places.items() if rows} or places
    return tuple(
        Part(place, _only(plain, place, rows)) for place, rows in filled.items()
    )


def take_own_columns(grid: Grid) -> Grid:
    """Give a grid without Varig's columns and comments; rows left empty go too."""
    kept = [at for at, heading in enumerate(grid.headings) if not is_own(heading)]
    rows = drop_empty(_only_columns(grid.rows, kept))
    return replace(
        grid,
        headings=tuple(grid.headings[at] for at in kept),
        rows=rows,
        text_cells=_only_columns(grid.text_cells, kept).join(
            rows, on="source_row", how="semi"
        ),
        comments=_plain_comments(grid),
    )


def _only_columns(rows: pl.DataFrame, kept: Sequence[int]) -> pl.DataFrame:
    return rows.select(
        "source_row", *(pl.col(str(at)).alias(str(new)) for new, at in enumerate(kept))
    )


def _plain_comments(grid: Grid) -> pl.DataFrame | None:
    """Give the comments without our sentences; one on our column goes to its cell."""
    if grid.comments is None:
        return None
    of_file = [heading.strip() for heading in grid.headings if not is_own(heading)]
    rows = [
        (row, _heading_of(heading, of_file), comment)
        for row, heading, said in grid.comments.select(
            "source_row", "heading", "comment"
        ).iter_rows()
        if (comment := plain_comment(said)) is not None
    ]
    schema = {"source_row": pl.Int64, "heading": pl.String, "comment": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _heading_of(heading: str | None, of_file: Sequence[str]) -> str | None:
    if heading is None or not is_own(heading):
        return heading
    beside = heading.strip()[len(OWN_COLUMN) :].strip()
    return beside if beside in of_file else next(iter(of_file), None)


def _row_stamps(grid: Grid, at: int, plain: Grid, of_sheet: Stamp) -> dict[int, Stamp]:
    """Read the stamp of every row; a row without one was added to the sheet."""
    cells = dict(grid.rows.select("source_row", str(at)).iter_rows())
    stamps: dict[int, Stamp] = {}
    lost, strange = [], []
    for row in plain.rows["source_row"]:
        text = (cells[row] or "").strip()
        stamp = read_stamp(text) if text else replace(of_sheet, row=None)
        if stamp is None or (text and stamp.row is None):
            lost.append(row)
        elif stamp.form != of_sheet.form:
            strange.append(row)
        else:
            stamps[row] = stamp
    faults = [
        *([_lost_rows(grid, lost)] if lost else []),
        *([_strange_rows(grid, strange)] if strange else []),
    ]
    if faults:
        raise UnreadableSourceError(faults)
    return stamps


def _only(grid: Grid, place: Stamp, rows: Sequence[tuple[int, int | None]]) -> Grid:
    was = pl.DataFrame(
        rows, schema={"source_row": pl.Int64, "was_row": pl.Int64}, orient="row"
    )
    comments = grid.comments
    return replace(
        grid,
        rows=grid.rows.join(was, on="source_row", how="semi"),
        text_cells=grid.text_cells.join(was, on="source_row", how="semi"),
        origin=Origin(place.source, place.file, place.sheet, was),
        comments=None
        if comments is None
        else comments.join(was, on="source_row", how="semi"),
    )


def _lost_heading(grid: Grid) -> Sentence:
    nb, en = grid.place.at(grid.heading_row)
    return Sentence(
        f"{nb}: den skjulte overskriften «Varig: opphav» er endret, så det er ikke "
        "kjent hvor radene kommer fra. Lag rettefilen på nytt, og skriv rettelsene i "
        "den.",
        f"{en}: the hidden heading 'Varig: origin' was changed, so it is not known "
        "where the rows come from. Write the correction file again, and mend the rows "
        "there.",
    )


def _lost_rows(grid: Grid, rows: Sequence[int]) -> Sentence:
    nb, en = grid.place.words
    said = _list_rows(rows)
    return Sentence(
        f"{nb}: den skjulte kolonnen «Varig: opphav» er endret i {said.nb}. Tøm "
        "cellen hvis raden er ny, eller lag rettefilen på nytt.",
        f"{en}: the hidden column 'Varig: origin' was changed in {said.en}. Empty the "
        "cell if the row is new, or write the correction file again.",
    )


def _strange_rows(grid: Grid, rows: Sequence[int]) -> Sentence:
    nb, en = grid.place.words
    said = _list_rows(rows)
    return Sentence(
        f"{nb}: {said.nb} er flyttet hit fra et ark med andre kolonner, så cellene kan "
        "stå under feil overskrift. Flytt dem tilbake, eller tøm cellen i den skjulte "
        "kolonnen «Varig: opphav» hvis cellene står riktig.",
        f"{en}: {said.en} came here from a sheet with other columns, so the cells may "
        "stand under the wrong heading. Move them back, or empty the cell in the "
        "hidden column 'Varig: origin' if the cells stand right.",
    )


def _list_rows(rows: Sequence[int]) -> Sentence:
    listed = ", ".join(map(str, rows[:ROWS_SAID]))
    rest = len(rows) - ROWS_SAID
    nb = f" og {rest} til" if rest > 0 else ""
    en = f" and {rest} more" if rest > 0 else ""
    return Sentence(f"rad {listed}{nb}", f"row {listed}{en}")
