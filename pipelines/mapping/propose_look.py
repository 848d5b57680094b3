"""What do the cells of a column look like? Nothing here repeats a cell."""

from dataclasses import dataclass

import polars as pl
from stdnum.no import orgnr

from data.columns import Column, Kind
from pipelines.clean.values import NO, YES
from pipelines.mapping.styles import DATE_FORMS
from pipelines.personal_data import (
    EMAIL_MASK,
    NUMBER_MASK,
    PHONE_MASK,
    mask_column,
)

MOST = 0.8
"""So many of the filled cells have to look alike before a column is one kind."""

LOOKED_AT = 2000
"""So many different cells are looked at one by one."""

_NUMBER = r"^\s*-?\d[\d\s]*([.,]\d+)?\s*%?\s*$"
_COUNT = r"^\s*\d+([.,]0+)?\s*$"
_NAME = (
    r"^\s*\p{Lu}[\p{Ll}'’]+([-\s]\p{Lu}[\p{Ll}'’]*\.?){1,3}\s*$"
    r"|^\s*\p{Lu}[\p{Ll}'’-]+\s*,\s*\p{Lu}[\p{Ll}'’-]+(\s\p{Lu}\S*)?\s*$"
)
"""Two to four words with capital letters, or one, a comma and another."""

_PLACES = (
    r"(?i)sykehjem|barnehage|skole|kommune|senter|avdeling|sykehus|bofellesskap|hjemme|"
    r"omsorg|bygg|entrepren|transport|buss|service|\b(as|asa|hf|sa|nord|sør|øst|vest)\b"
)
"""Words that the names of workplaces have and those of persons have not."""


@dataclass(frozen=True)
class Look:
    """How the filled cells of a column look; every share is of the filled cells."""

    filled_count: int
    distinct_count: int
    dates: dict[str, float]
    """Style of date -> share."""
    organisation_numbers: float
    flags: float
    numbers: float
    counts: float
    names: float
    person_numbers: float
    emails: float
    phones: float

    @property
    def is_dates(self) -> bool:
        """Are most of the cells days, in whatever style?"""
        return max(self.dates.values(), default=0.0) >= MOST

    @property
    def is_empty(self) -> bool:
        """Is no cell filled?"""
        return self.filled_count == 0

    def suits(self, column: Column) -> float:
        """Tell how large a share of the cells the column could hold."""
        if self.is_empty:
            return 1.0
        if column.kind in (Kind.DATE, Kind.TIMESTAMP):
            return min(1.0, max(self.dates.values(), default=0.0))
        if column.kind is Kind.COUNT:
            return self.counts
        if column.kind in (Kind.NUMBER, Kind.SHARE):
            return self.numbers
        return 1.0


def look_at(cells: pl.Series) -> Look:
    """Look at the cells of a column.

    Args:
        cells: The cells as text; empty ones are null or blank.
    """
    filled = cells.str.strip_chars().replace("", None).drop_nulls()
    lower = filled.str.to_lowercase()
    masked = mask_column(filled, is_text=True)
    numbers = filled.unique().head(LOOKED_AT).to_list()
    valid = [one for one in numbers if _is_organisation_number(one)]
    return Look(
        filled_count=len(filled),
        distinct_count=filled.n_unique(),
        dates={
            style: _share(filled.str.contains(pattern))
            for style, pattern in DATE_FORMS.items()
        },
        organisation_numbers=_share(filled.is_in(valid)),
        flags=_share(lower.is_in([*YES, *NO])),
        numbers=_share(filled.str.contains(_NUMBER)),
        counts=_share(filled.str.contains(_COUNT)),
        names=_share(name_like(filled)),
        person_numbers=_share(masked.str.contains(NUMBER_MASK, literal=True)),
        emails=_share(masked.str.contains(EMAIL_MASK, literal=True)),
        phones=_share(masked.str.contains(PHONE_MASK, literal=True)),
    )


def name_like(cells: pl.Series) -> pl.Series:
    """Say of each cell whether it looks like the name of a person."""
    return cells.str.contains(_NAME) & ~cells.str.contains(_PLACES)


def _share(found: pl.Series) -> float:
    return float(found.sum()) / len(found) if len(found) else 0.0


def _is_organisation_number(text: str) -> bool:
    digits = "".join(text.split())
    return len(digits) == 9 and digits.isascii() and bool(orgnr.is_valid(digits))
