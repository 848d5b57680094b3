"""Read the factors that were compared with an outcome, one by one."""

from dataclasses import dataclass, fields

import polars as pl

from app.translations.factor_words import basis_label, factor_label
from app.translations.gettext import _
from app.translations.numbers import format_number, format_share
from data.vocabulary import FactorBasis

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class ComparedFactor:
    """A factor with enough deliveries with and without it."""

    factor_code: str
    kind: str
    basis: str
    with_n: int
    with_yes: int
    with_deliveries: int
    without_n: int
    without_yes: int
    without_deliveries: int
    with_share: float
    without_share: float
    difference: float
    lower: float
    upper: float
    p_value: float
    is_clear: bool
    """The verdict: sure, and the same way when like is put beside like."""
    alike_n: int
    """Units that can be put beside units like them."""
    alike_difference: float | None
    is_turned: bool
    is_mixed: bool

    @property
    def key(self) -> str:
        """What tells it from all others: factor and basis."""
        return f"{self.factor_code}|{self.basis}"

    @property
    def is_recorded(self) -> bool:
        """Is it told from records, not assessed by anybody?"""
        return self.basis == FactorBasis.RECORDS

    @property
    def is_starred(self) -> bool:
        """Is it sure, but not when like is put beside like, or can that not be done?"""
        return self.is_turned or self.is_mixed

    @property
    def covers_zero(self) -> bool:
        """May there be no difference at all, by the interval?"""
        return self.lower <= 0 <= self.upper

    def goes(self, *, is_oftener: bool) -> bool:
        """Does the outcome come more often with it, or, as asked, less often?"""
        return self.difference > 0 if is_oftener else self.difference < 0

    @property
    def known_count(self) -> int:
        """Units of which both outcome and factor are known."""
        return self.with_n + self.without_n

    @property
    def name(self) -> str:
        """What it is called, and that it is from records when it is."""
        return full_name(self.factor_code, self.basis)


def read_compared(rows: pl.DataFrame) -> list[ComparedFactor]:
    """Read the rows of `compare_factors` that have enough deliveries, in its order."""
    names = [field.name for field in fields(ComparedFactor)]
    enough = rows.filter("is_enough").select(names)
    return [ComparedFactor(**row) for row in enough.iter_rows(named=True)]


def full_name(factor_code: str, basis: str) -> str:
    """Name a factor on one basis: `Fixed meeting points · from records`."""
    name = factor_label(factor_code)
    if basis != FactorBasis.RECORDS:
        return name
    return f"{name} · {basis_label(basis).lower()}"


def points(difference: float, *, is_signed: bool = False) -> str:
    """Write a difference between shares in percentage points: `+24`, `−8`."""
    written = format_number(abs(difference) * 100, digits=0)
    if written == "0":
        return written
    if difference < 0:
        return MINUS + written
    return f"+{written}" if is_signed else written


def interval_words(factor: ComparedFactor) -> str:
    """Write the interval of a difference in percentage points: `12 to 37`."""
    return _("{lower} to {upper}").format(
        lower=points(factor.lower), upper=points(factor.upper)
    )


def shares_words(factor: ComparedFactor) -> dict[str, str]:
    """Write the two shares, by the names that sentences have for them."""
    return {
        "with_share": format_share(factor.with_share, digits=0),
        "without_share": format_share(factor.without_share, digits=0),
    }
