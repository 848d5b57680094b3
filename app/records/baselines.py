"""From which quarters does the absence of a workplace have new limits, and why?

A control chart gets new limits from a quarter only when somebody says which quarter and
why. One baseline stands per workplace, measure and quarter. It can be taken back; its
row stays, marked with who took it back and when. It names no row of a build: builds
come and go.
"""

from collections.abc import Collection, Sequence
from enum import Enum

import polars as pl
from sqlalchemy import select

from app.identity import Reader
from app.permits import Act, may
from app.records.record_key import Place, Within, nowhere
from app.records.store import read_rows
from app.records.tables import ABSENCE_BASELINES
from data.home import Home

_KEPT = ABSENCE_BASELINES.c

_KINDS = {
    "workplace_id": pl.String(),
    "measure": pl.String(),
    "quarter_number": pl.Int64(),
    "reason": pl.String(),
    "made_at": pl.Datetime("us"),
    "made_by": pl.String(),
    "baseline_id": pl.String(),
}


class QuarterFault(Enum):
    """Why no new limits can begin in a quarter."""

    UNCHOSEN = "unchosen"
    NO_FIGURE = "no_figure"
    """The chart has no point there: missing, hidden, or no national figure."""
    FIRST = "first"
    """The limits begin there anyway, or there would be nothing before them."""
    TAKEN = "taken"
    """New limits begin there already."""


def quarter_fault(
    quarter_number: int | None, known: Sequence[int], taken: Collection[int]
) -> QuarterFault | None:
    """Find why no new limits can begin in a quarter; None when they can.

    Args:
        quarter_number: The quarter (year x 4 + quarter - 1); None: none is chosen.
        known: The quarters that have a point in the chart.
        taken: The quarters in which new limits begin already.
    """
    if quarter_number is None:
        return QuarterFault.UNCHOSEN
    if quarter_number in taken:
        return QuarterFault.TAKEN
    if quarter_number not in known:
        return QuarterFault.NO_FIGURE
    return QuarterFault.FIRST if quarter_number == min(known) else None


def list_baselines(
    home: Home, reader: Reader, *, within: Within = nowhere
) -> pl.DataFrame:
    """List the baselines that nobody has taken back, the first quarter first.

    A reader who has a part of the programme gets those of its workplaces; who may not
    see one workplace gets neither reasons nor persons.

    Returns:
        workplace_id, measure, quarter_number (year x 4 + quarter - 1), reason, made_at
        (UTC, no zone), made_by, baseline_id; with its kinds also before the first.

    Raises:
        RecordsError: They cannot be read.
    """
    standing = (
        select(*(_KEPT[name] for name in _KINDS))
        .where(_KEPT.taken_back_at.is_(None))
        .order_by(_KEPT.workplace_id, _KEPT.measure, _KEPT.quarter_number)
    )
    rows = [tuple(row) for row in read_rows(home, standing)]
    found = pl.DataFrame(rows, schema=_KINDS, orient="row")
    if not may(reader, Act.SEE_ONE):
        nothing = pl.lit(None, pl.String())
        found = found.with_columns(reason=nothing, made_by=nothing)
    if reader.area.is_whole:
        return found
    here = {each.record_id for each in within([*map(place_of, found["workplace_id"])])}
    return found.filter(pl.col("workplace_id").is_in(list(here)))


def place_of(workplace_id: str) -> Place:
    """Give the place of a workplace."""
    return Place(workplace_id, None, workplace_id)
