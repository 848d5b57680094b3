"""Which counts of what roles have answered are withheld, in each group of a build?

What roles have answered one by one is shown for no unit, so a count of it is shown only
for the whole programme, one centre and one county, and these are protected together,
once per build, after all builds before it (see `app.metrics.hiding_over_time` and
`app.patterns_of_builds`). Everything is counted for the whole
programme on the build's own data date, through a door that withholds nothing. Rows
files drop what is named here, so every figure made of them follows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polars as pl

from app.door import Build, Door, connect, read_build
from app.filters import Filters, FixedGroup
from app.identity import Reader, Role
from app.metrics.hidden_answers import HIDES_ZEROS, MINIMUM_GROUP
from app.metrics.hiding_over_time import COUNT, PLACE, hide_over_time
from app.metrics.prevalence_shares import MINIMUM_UNITS
from app.patterns_of_builds import Chain


@dataclass(frozen=True)
class Protected:
    """One table of counts that is protected."""

    question: str
    """Gives a count per combination of `by`, centre and county: unit_count."""
    rows: str
    """What it is counted from, which takes the time: its like are counted with it."""
    by: tuple[str, ...]
    minimum: int
    """Smaller counts are withheld."""


PROTECTED = {
    "withheld_role_answers": Protected(
        "protected_role_answers",
        "role_answer_rows",
        ("factor_code", "assessor_role"),
        MINIMUM_UNITS,
    ),
    "withheld_agreeing_roles": Protected(
        "protected_agreeing_roles",
        "assessed_factor_rows",
        ("factor_code",),
        MINIMUM_GROUP,
    ),
    "withheld_unsettled_roles": Protected(
        "protected_unsettled_roles",
        "assessed_factor_rows",
        ("factor_code",),
        MINIMUM_UNITS,
    ),
    "withheld_outcome_roles": Protected(
        "protected_outcome_roles",
        "assessed_factor_rows",
        ("outcome", "factor_code"),
        MINIMUM_GROUP,
    ),
    "withheld_survey_results": Protected(
        "protected_survey_units",
        "survey_unit_rows",
        ("instrument", "year"),
        MINIMUM_GROUP,
    ),
}
"""What a question may read to drop what is withheld: a table of the columns of `by`."""

_PLACES = "places"

_EVERYTHING = Reader("protection", Role.MANAGER)


def withheld(build: Build, name: str, group: FixedGroup | None) -> pl.DataFrame:
    """Give what is withheld of one of PROTECTED in a group.

    Args:
        build: The build, whose older ones count too.
        name: Key of PROTECTED.
        group: The group that is looked at; None where nothing is withheld, since
            nothing of roles is counted there, or since all of it is counted here.
    """
    by = PROTECTED[name].by
    if group is None:
        return pl.DataFrame(schema=dict.fromkeys(by, pl.String))
    is_group = pl.col("group_code").eq_missing(pl.lit(group.code, dtype=pl.String))
    return (
        protected_cells(build.path, name)
        .filter(pl.col("hidden"), is_group, group_kind=group.kind)
        .select(by)
    )


def protected_cells(path: Path, name: str) -> pl.DataFrame:
    """Give every cell of one of PROTECTED: its group, its count and if it is hidden.

    Args:
        path: The file of a build. What was withheld in one of the older ones beside
            it stays so.
        name: Key of PROTECTED.

    Returns:
        What `hide_over_time` gives.
    """
    return _CHAINS[name].pattern(path)


def _decide(name: str, path: Path, before: Sequence[pl.DataFrame]) -> pl.DataFrame:
    table = PROTECTED[name]
    counts = _counts(path, table.rows)
    return hide_over_time(
        counts[name],
        before,
        places=counts[_PLACES],
        by=table.by,
        minimum=table.minimum,
        hides_zeros=HIDES_ZEROS,
    )


_CHAINS = {
    name: Chain(
        name,
        f"{table.minimum}{'-zeros' if HIDES_ZEROS else ''}",
        (*table.by, *PLACE, COUNT, "hidden"),
        _decide,
    )
    for name, table in PROTECTED.items()
}


@lru_cache(maxsize=64)
def _counts(path: Path, rows: str) -> Mapping[str, pl.DataFrame]:
    build = read_build(path)
    with connect(path) as connection:
        door = Door(connection, build, Filters(), _EVERYTHING, withholds=False)
        places = {_PLACES: door.fetch("protected_places")}
        return places | {
            name: door.fetch(table.question)
            for name, table in PROTECTED.items()
            if table.rows == rows
        }
