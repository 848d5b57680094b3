"""Propose a first mapping for a file, with a reason for each guess.

Reads an opened file; gives the text of a mapping file for a person to confirm. Cells
are looked at and never repeated, but for the short values of columns of codes.
"""

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import PurePath

from data.columns import Table
from data.sentence import Sentence
from pipelines.errors import SourceError, UnreadableSourceError
from pipelines.mapping.headings_moved import with_headings
from pipelines.mapping.mapping import Mapping
from pipelines.mapping.propose_codes import ProposedCodes, propose_codes
from pipelines.mapping.propose_styles import propose_styles
from pipelines.mapping.propose_table import ProposedTable, count_known, propose_table
from pipelines.mapping.propose_text import Proposal, write_proposal
from pipelines.mapping.sheets import move_headings, open_sheet
from pipelines.sources.arrive import Arrived
from pipelines.sources.csv_file import CsvFile
from pipelines.sources.grid import Grid
from pipelines.sources.spelling import plain

ROWS_TRIED = 10
"""Headings below a title stand in one of the first rows."""

BETTER = 2
"""So many more known headings make another row the row of headings."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "ß": "ss"})


def propose_mapping(arrived: Arrived, *, table: Table | None, language: str) -> str:
    """Write a mapping for a file.

    Args:
        arrived: The file.
        table: The table its rows are; None: it is guessed for each sheet.
        language: `nb` or `en`: the language of the reasons.

    Raises:
        UnreadableSourceError: The file has no rows to look at.
    """
    if not arrived.grids:
        raise UnreadableSourceError([_has_no_rows(arrived.file.name)])
    row = _heading_row(arrived)
    if row is not None and arrived.csv is not None:
        arrived = with_headings(arrived, Mapping("", heading_row=row))
    grids = [_from_row(grid, row) for grid in arrived.grids]
    tables = _propose_tables(grids, arrived, table)
    proposal = Proposal(
        file=PurePath(arrived.file.path).name,
        name=name_of(arrived.file.path.stem),
        tables=tables,
        codes=[_codes(grid, each) for grid, each in zip(grids, tables, strict=True)],
        styles=propose_styles(grids, tables),
        heading_row=row,
        wrong_count=len(arrived.csv.wrong) if arrived.csv else 0,
    )
    return write_proposal(proposal, language)


def name_of(stem: str) -> str:
    """Make a name of a mapping of the name of a file."""
    small = unicodedata.normalize("NFKD", stem.casefold().translate(_LETTERS))
    words = re.findall(r"[a-z0-9]+", small.encode("ascii", "ignore").decode())
    return "-".join(words) or "min-fil"


def _propose_tables(
    grids: Sequence[Grid], arrived: Arrived, table: Table | None
) -> list[ProposedTable]:
    """A heading that one sheet drops is dropped in every sheet: [drop] is for all."""
    stem = arrived.file.path.stem
    first = [propose_table(g, g.place.sheet or stem, only=table) for g in grids]
    barred = {plain(heading) for each in first for heading in each.dropped}
    used = {plain(m.heading) for each in first for m in each.matches.values()}
    if not barred & used:
        return first
    return [
        propose_table(
            grid, grid.place.sheet or stem, only=table, barred=tuple(barred & used)
        )
        for grid in grids
    ]


def _codes(grid: Grid, proposed: ProposedTable) -> dict[str, ProposedCodes]:
    sheet = open_sheet(grid)
    found: dict[str, ProposedCodes] = {}
    for name, match in proposed.matches.items():
        codes = propose_codes(match, grid.rows[sheet.position(match.heading) or "0"])
        if codes is not None:
            found[name] = codes
    return found


def _heading_row(arrived: Arrived) -> int | None:
    """Find a row of headings below a title, the same in every sheet that has one."""
    rows = {row for grid in arrived.grids if (row := _best_row(grid)) is not None}
    if not rows and arrived.csv is not None:
        return _line_below_title(arrived, arrived.csv)
    return rows.pop() if len(rows) == 1 else None


def _line_below_title(arrived: Arrived, csv: CsvFile) -> int | None:
    """In a CSV file the lines below a title have another number of fields than it."""
    for record in csv.wrong[:ROWS_TRIED]:
        with suppress(SourceError):
            moved = with_headings(arrived, Mapping("", heading_row=record.line))
            known = count_known(moved.grids[0].headings)
            if known >= count_known(csv.grid.headings) + BETTER:
                return record.line
    return None


def _best_row(grid: Grid) -> int | None:
    counted = {grid.heading_row: count_known(grid.headings)}
    cells = grid.rows.head(ROWS_TRIED)
    for row in cells.iter_rows():
        counted[row[0]] = count_known([cell or "" for cell in row[1:]])
    best = max(counted, key=counted.__getitem__)
    is_better = counted[best] >= counted[grid.heading_row] + BETTER
    return best if is_better else None


def _from_row(grid: Grid, row: int | None) -> Grid:
    is_there = row is not None and row in grid.rows["source_row"].head(ROWS_TRIED)
    return move_headings(grid, Mapping("", heading_row=row)) if is_there else grid


def _has_no_rows(name: str) -> Sentence:
    return Sentence(
        f"{name}: filen har ingen rader å lage en tilordning for. Velg en arbeidsbok, "
        "en CSV-fil, en Parquet-fil eller JSON-linjer med overskrifter.",
        f"{name}: the file has no rows to make a mapping for. Choose a workbook, a CSV "
        "file, a Parquet file or JSON lines with headings.",
    )
