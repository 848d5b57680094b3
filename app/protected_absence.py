"""Which quarters of absence stay hidden, since an older build hid them?

What `rows/absence_rows` hides beside a small workplace protects nothing when a newer
build shows it. So a quarter of a workplace that was hidden in one build is hidden in
all after it. It is told through no filter, on the data date of each build.
"""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from app.door import MADE_EARLIER, Build, Door, connect, read_build
from app.filters import Filters
from app.identity import Reader, Role
from app.metrics.hidden_answers import MINIMUM_ABSENCE_PERSONS
from app.patterns_of_builds import Chain

NAME = "withheld_absence"
"""What `rows/absence_rows` reads: workplace_id, year, quarter."""

_QUARTER = pl.Schema({"workplace_id": pl.String, "year": pl.Int64, "quarter": pl.Int64})

_EVERYTHING = Reader("protection", Role.MANAGER)


def withheld_absence(build: Build) -> pl.DataFrame:
    """Give the quarters of workplaces that were hidden in an older build.

    What this build hides itself is written down at the same time: by the next build
    this one may be pruned.

    Args:
        build: The build that is asked.

    Returns:
        workplace_id, year, quarter: one row per hidden quarter.
    """
    if _CHAIN.is_written(build.path):
        _write_down(build.path)
    return _join(_CHAIN.before(build.path))


def no_absence() -> pl.DataFrame:
    """Give the same where nothing is withheld."""
    return pl.DataFrame(schema=_QUARTER)


def _join(patterns: Sequence[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat([no_absence(), *patterns]).unique().sort(*_QUARTER)


def _write_down(path: Path) -> None:
    try:
        _CHAIN.pattern(path)
    except MADE_EARLIER:
        # A build without absence hides none; what is asked of it says so itself.
        return


def _hidden_quarters(
    _table: str, path: Path, before: Sequence[pl.DataFrame]
) -> pl.DataFrame:
    with connect(path) as connection:
        door = Door(connection, read_build(path), Filters(), _EVERYTHING)
        door.hold(NAME, _join(before))
        columns = ("is_hidden", *_QUARTER)
        rows = door.fetch("rows/absence_rows", columns=columns)
    hidden = rows.filter("is_hidden").select(*_QUARTER).cast(_QUARTER)
    return hidden.unique().sort(*_QUARTER)


_CHAIN = Chain(NAME, str(MINIMUM_ABSENCE_PERSONS), tuple(_QUARTER), _hidden_quarters)
