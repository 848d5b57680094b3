"""Headline figures: four figures, each beside the same figure a year before."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from app.metrics.after_the_end import (
    Share,
    cooperation_continues,
    evaluated_in_time,
)
from app.metrics.coverage import coverage
from app.metrics.states import delivery_count


@dataclass(frozen=True)
class Snapshot:
    """What four queries gave for one as-of day."""

    by_state: pl.DataFrame
    """Rows of `deliveries_by_state.sql`."""
    counties: pl.DataFrame
    """Rows of `coverage_by_county.sql`."""
    after_the_end: pl.DataFrame
    """The row of `after_the_end.sql`."""


@dataclass(frozen=True)
class Headline:
    """The four figures of one day."""

    ongoing_count: int
    reached: Share
    in_time: Share
    continues: Share


def headline(snapshot: Snapshot) -> Headline:
    """Work the four figures out for one day."""
    return Headline(
        ongoing_count=delivery_count(snapshot.by_state, "ongoing"),
        reached=coverage(snapshot.counties),
        in_time=evaluated_in_time(snapshot.after_the_end),
        continues=cooperation_continues(snapshot.after_the_end),
    )


def share_change(now: Share, before: Share) -> float | None:
    """Subtract two shares (percentage points / 100); None when one is of nothing."""
    if now.value is None or before.value is None:
        return None
    return now.value - before.value


def year_before(day: date) -> date:
    """Give the same day of the year before; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
