"""How is a figure made from rows, and which rows are behind it?

A measure names columns of the rows of one subject (`app/queries/rows`), so the figure
on a screen and the rows in a file come from the same frame. Flags that are null count
as false.

This module is long because each kind of measure is a class with the same three parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import polars as pl

COUNTED = "is_counted"
"""Column of the rows behind a figure: does the row stand in the numerator?"""

Kind = Literal["count", "share", "number", "months"]
"""How a value is written: 1 234 · 12,3 % · 4,5 · 4,5 months."""


@dataclass(frozen=True)
class Figure:
    """One figure with what a reader must know to trust it."""

    value: float | None
    """None when there is nothing to divide by, or when it is not reached."""
    part: float
    """The numerator."""
    whole: float
    """The denominator; for a count the count itself."""
    row_count: int
    """Rows behind it: what `behind` gives."""
    waiting_count: int = 0
    """Not yet due, or still ongoing: outside the whole, but for nested stages."""
    unknown_count: int = 0
    """Cannot be told: the source says nothing."""
    hidden_count: int = 0
    """Not shown: too few persons have answered."""
    withheld_count: int = 0
    """Not shown: with these filters it is no group to tell a count of persons of."""
    lower: float | None = None
    upper: float | None = None
    """Ends of the 95 % interval, where the measure has one."""

    @property
    def is_withheld(self) -> bool:
        """Is there a figure, but not for these filters?"""
        return self.value is None and self.withheld_count > 0


class Measure(Protocol):
    """A way of making a figure from rows."""

    @property
    def kind(self) -> Kind:
        """How the value is written."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the rows that the figure is made from; none for any."""

    def figure(self, rows: pl.DataFrame) -> Figure:
        """Make the figure from the rows of its subject."""

    def behind(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Keep the rows behind the figure, with the column COUNTED."""


@dataclass(frozen=True)
class Count:
    """How many rows there are, or how many have a flag."""

    where: str | None = None
    kind: Kind = "count"

    @property
    def columns(self) -> tuple[str, ...]:
        """The flag, if there is one."""
        return _named(self.where)

    def figure(self, rows: pl.DataFrame) -> Figure:
        """Count the rows."""
        count = self.behind(rows).height
        return Figure(value=count, part=count, whole=count, row_count=count)

    def behind(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Keep the rows that are counted."""
        return rows.filter(_flag(self.where)).with_columns(pl.lit(True).alias(COUNTED))


@dataclass(frozen=True)
class ShareOf:
    """How large a share of the rows with one flag has another."""

    part: str
    whole: str | None = None
    """The flag of those it is a share of; None for all rows."""
    waiting: str | None = None
    """The flag of those that are not due: outside the whole, or inside it where the
    stages are nested (the funnel)."""
    unknown: str | None = None
    """The flag of those of which it cannot be told, inside the whole or outside."""
    hidden: str | None = None
    """The flag of those that too few persons have answered for."""
    kind: Kind = "share"

    @property
    def columns(self) -> tuple[str, ...]:
        """The flags."""
        return _named(self.part, self.whole, self.waiting, self.unknown, self.hidden)

    def figure(self, rows: pl.DataFrame) -> Figure:
        """Divide the numbers of rows."""
        behind = self.behind(rows)
        part = int(behind[COUNTED].sum())
        return Figure(
            value=part / behind.height if behind.height else None,
            part=part,
            whole=behind.height,
            row_count=behind.height,
            waiting_count=_count(rows, self.waiting),
            unknown_count=_count(rows, self.unknown),
            hidden_count=_count(rows, self.hidden),
        )

    def behind(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Keep the rows of the whole."""
        return rows.filter(_flag(self.whole)).with_columns(
            _flag(self.part).alias(COUNTED)
        )


@dataclass(frozen=True)
class RatioOf:
    """One sum divided by another, over the rows that have both."""

    part: str
    whole: str
    where: str | None = None
    """The flag of the rows that it is about; None for all."""
    unknown: str | None = None
    """The flag of those that lack one of the numbers."""
    hidden: str | None = None
    """The flag of those whose numbers are not shown."""
    withheld: str | None = None
    """The flag of those whose numbers are not shown with these filters."""
    kind: Kind = "number"

    @property
    def columns(self) -> tuple[str, ...]:
        """The numbers and the flags."""
        flags = (self.where, self.unknown, self.hidden, self.withheld)
        return _named(self.part, self.whole, *flags)

    def figure(self, rows: pl.DataFrame) -> Figure:
        """Divide the sums."""
        behind, asked = self.behind(rows), rows.filter(_flag(self.where))
        part, whole = float(behind[self.part].sum()), float(behind[self.whole].sum())
        return Figure(
            value=part / whole if whole else None,
            part=part,
            whole=whole,
            row_count=behind.height,
            unknown_count=_count(asked, self.unknown),
            hidden_count=_count(asked, self.hidden),
            withheld_count=_count(asked, self.withheld),
        )

    def behind(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Keep the rows that have both numbers."""
        return _with_all(rows.filter(_flag(self.where)), (self.part, self.whole))


@dataclass(frozen=True)
class MeanOf:
    """The mean of a column over the rows that have it."""

    column: str
    unknown: str | None = None
    hidden: str | None = None
    kind: Kind = "number"

    @property
    def columns(self) -> tuple[str, ...]:
        """The value and the flags."""
        return _named(self.column, self.unknown, self.hidden)

    def figure(self, rows: pl.DataFrame) -> Figure:
        """Work out the mean."""
        behind = self.behind(rows)
        total = float(behind[self.column].sum())
        return Figure(
            value=total / behind.height if behind.height else None,
            part=total,
            whole=behind.height,
            row_count=behind.height,
            unknown_count=_count(rows, self.unknown),
            hidden_count=_count(rows, self.hidden),
        )

    def behind(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Keep the rows that have a value."""
        return _with_all(rows, (self.column,))


def _named(*names: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name is not None))


def _flag(name: str | None) -> pl.Expr:
    return pl.lit(True) if name is None else pl.col(name).fill_null(value=False)


def _count(rows: pl.DataFrame, flag: str | None) -> int:
    return 0 if flag is None else int(rows[flag].sum())


def _with_all(rows: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    has_all = pl.all_horizontal(pl.col(name).is_not_null() for name in names)
    return rows.filter(has_all).with_columns(pl.lit(True).alias(COUNTED))
