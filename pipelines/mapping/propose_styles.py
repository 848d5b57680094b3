"""How does a file write dates and decimals, as far as its cells show?"""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from data.columns import Kind
from pipelines.mapping.propose_match import Match
from pipelines.mapping.propose_table import ProposedTable
from pipelines.mapping.sheets import open_sheet
from pipelines.mapping.styles import DATE_FORMS, OWN_STYLES
from pipelines.sources.dialect import DECIMAL_MARKS
from pipelines.sources.grid import Grid

_SLASHES = {
    ("dd/mm/yyyy", "mm/dd/yyyy"): r"^\s*(\d{1,2})/(\d{1,2})/\d{4}",
    ("dd/mm/yy", "mm/dd/yy"): r"^\s*(\d{1,2})/(\d{1,2})/\d{2}(?:\s|$)",
}
_SHORT = "dd.mm.yy"
_MONTHS = 12


class ProposedStyles(NamedTuple):
    """The styles that text cells show; more than one cannot be declared."""

    dates: tuple[str, ...]
    decimals: tuple[str, ...]


def propose_styles(
    grids: Sequence[Grid], proposed: Sequence[ProposedTable]
) -> ProposedStyles:
    """Look at the text cells of every column that holds dates or decimals."""
    days: list[pl.Series] = []
    numbers: list[pl.Series] = []
    for grid, table in zip(grids, proposed, strict=True):
        days += _cells(grid, table, (Kind.DATE, Kind.TIMESTAMP))
        numbers += _cells(grid, table, (Kind.NUMBER, Kind.SHARE))
    return ProposedStyles(_date_styles(_together(days)), _marks(_together(numbers)))


def _cells(
    grid: Grid, table: ProposedTable, kinds: tuple[Kind, ...]
) -> list[pl.Series]:
    sheet = open_sheet(grid)
    matches: list[Match] = [m for m in table.matches.values() if m.column.kind in kinds]
    positions = [sheet.position(match.heading) for match in matches]
    return [grid.text_cells[at] for at in positions if at is not None]


def _together(cells: list[pl.Series]) -> pl.Series:
    empty = pl.Series([], dtype=pl.String)
    return pl.concat([empty, *(series.alias("") for series in cells)]).drop_nulls()


def _date_styles(cells: pl.Series) -> tuple[str, ...]:
    with_slashes = {style for pair in _SLASHES for style in pair}
    met = [
        style
        for style, pattern in DATE_FORMS.items()
        if style not in with_slashes and cells.str.contains(pattern).any()
    ]
    slashed = [
        style
        for pair, pattern in _SLASHES.items()
        for style in _slashes(cells, pair, pattern)
    ]
    if _SHORT in met and not slashed and {*met} <= {_SHORT, *OWN_STYLES}:
        # The styles of our own are read as they are, whatever is declared.
        return (_SHORT,)
    return (*met, *slashed)


def _slashes(cells: pl.Series, pair: tuple[str, str], pattern: str) -> tuple[str, ...]:
    """31/01/2024 and 01/31/2024 are told apart by the part that is no month."""
    parts = cells.str.extract_groups(pattern).struct.unnest().cast(pl.Int64)
    first, second = (parts[name].drop_nulls() for name in parts.columns)
    if first.is_empty():
        return ()
    has_days = [(first > _MONTHS).any(), (second > _MONTHS).any()]
    told = [style for style, found in zip(pair, has_days, strict=True) if found]
    return tuple(told) or pair


def _marks(cells: pl.Series) -> tuple[str, ...]:
    return tuple(
        mark
        for mark, pattern in DECIMAL_MARKS.items()
        if cells.str.contains(pattern).any()
    )
