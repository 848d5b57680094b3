"""How is a figure of durations made, when some of what it counts is not over?"""

from dataclasses import dataclass
from typing import Literal

import polars as pl

from app.metrics.durations import Survival, kaplan_meier
from app.metrics.elapsed import DAYS_PER_MONTH
from app.metrics.measures import COUNTED, Figure, Kind

Quartile = Literal["q25", "median", "q75"]

HAS_ENDED = "has_ended"
"""Column of `duration_rows`: completed or stopped."""


def survival_in_months(rows: pl.DataFrame, days: str) -> Survival:
    """Estimate the share still ongoing by months, with the ongoing ones censored.

    Args:
        rows: Rows of `duration_rows.sql`; those without these days are left out.
        days: Which column of days is to be told.
    """
    known = _known(rows, days)
    return kaplan_meier(known[days] / DAYS_PER_MONTH, known[HAS_ENDED])


def mean_months_of_ended(rows: pl.DataFrame, days: str) -> float | None:
    """Give the mean months of those that have ended; None when none has."""
    total, count = _sum_of_ended(_known(rows, days), days)
    return total / count if count else None


@dataclass(frozen=True)
class SurvivalQuantile:
    """After how many months a quarter, a half or three quarters have ended."""

    quartile: Quartile
    days: str
    """The column of days."""
    unknown: str
    """The flag of those whose days cannot be told."""
    kind: Kind = "months"

    @property
    def columns(self) -> tuple[str, ...]:
        """The days, the end and the flag."""
        return (self.days, HAS_ENDED, self.unknown)

    def figure(self, rows: pl.DataFrame) -> Figure:
        """Read the quartile and its 95 % interval off the curve.

        The numerator is those that have ended; the ongoing ones stand in the
        denominator as censored, and are counted as waiting too.
        """
        behind = self.behind(rows)
        survival = survival_in_months(behind, self.days)
        ended = int(behind[COUNTED].sum())
        return Figure(
            value=getattr(survival, self.quartile),
            part=ended,
            whole=behind.height,
            row_count=behind.height,
            waiting_count=behind.height - ended,
            unknown_count=int(rows[self.unknown].sum()),
            lower=getattr(survival, f"{self.quartile}_lower"),
            upper=getattr(survival, f"{self.quartile}_upper"),
        )

    def behind(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Keep the rows on the curve, ended and ongoing."""
        return _known(rows, self.days).with_columns(pl.col(HAS_ENDED).alias(COUNTED))


@dataclass(frozen=True)
class MeanOfEnded:
    """The mean months of those that have ended, the ongoing ones left out."""

    days: str
    unknown: str
    kind: Kind = "months"

    @property
    def columns(self) -> tuple[str, ...]:
        """The days, the end and the flag."""
        return (self.days, HAS_ENDED, self.unknown)

    def figure(self, rows: pl.DataFrame) -> Figure:
        """Work out the mean."""
        total, ended = _sum_of_ended(_known(rows, self.days), self.days)
        return Figure(
            value=total / ended if ended else None,
            part=total,
            whole=ended,
            row_count=ended,
            waiting_count=_known(rows, self.days).height - ended,
            unknown_count=int(rows[self.unknown].sum()),
        )

    def behind(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Keep the rows that have ended."""
        ended = _known(rows, self.days).filter(HAS_ENDED)
        return ended.with_columns(pl.lit(True).alias(COUNTED))


def _known(rows: pl.DataFrame, days: str) -> pl.DataFrame:
    return rows.filter(pl.col(days).is_not_null())


def _sum_of_ended(known: pl.DataFrame, days: str) -> tuple[float, int]:
    ended = known.filter(HAS_ENDED)
    return float(ended[days].sum()) / DAYS_PER_MONTH, ended.height
