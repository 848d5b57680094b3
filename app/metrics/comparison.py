"""A figure beside itself: a year before, and in the whole programme."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.metrics.measures import Figure
from app.metrics.metric import Metric
from app.metrics.registry import Fetch, figure_of

News = Literal["good", "bad", "neither"]

FEW = 10
"""Fewer rows than this say little: no change of theirs is good or bad news, and no
difference makes a heading (ours, the same number that metrics.md sets for factors)."""


@dataclass(frozen=True)
class Compared:
    """One figure with what it can be held against."""

    metric: Metric
    now: Figure
    before: Figure | None
    """A year before; None when it cannot be told, or when nothing had begun."""
    programme: Figure | None
    """The same figure without filters; None when there are none."""

    @property
    def change(self) -> float | None:
        """What it has changed by; shares in percentage points / 100."""
        if self.before is None or self.before.value is None or self.now.value is None:
            return None
        return self.now.value - self.before.value

    @property
    def news(self) -> News:
        """Whether the change is good news; neither when it is none."""
        if not self.change or self.metric.better is None or self._is_of_few:
            return "neither"
        is_higher = self.change > 0
        return "good" if is_higher == (self.metric.better == "higher") else "bad"

    @property
    def _is_of_few(self) -> bool:
        before = 0 if self.before is None else self.before.row_count
        is_count = self.metric.measure.kind == "count"
        return not is_count and min(self.now.row_count, before) < FEW


def compare(
    metric: Metric, fetch: Fetch, *, before: Fetch | None, programme: Fetch | None
) -> Compared:
    """Work a figure out, and what stands beside it.

    Args:
        metric: The definition.
        fetch: Asks as the reader has chosen.
        before: Asks the same of a year before; None when nothing had begun.
        programme: Asks without filters; None when there are none.
    """
    can_be_told = before is not None and metric.no_history is None
    return Compared(
        metric=metric,
        now=figure_of(metric, fetch),
        before=figure_of(metric, before) if before and can_be_told else None,
        programme=figure_of(metric, programme) if programme else None,
    )


def year_before(day: date) -> date:
    """Give the same day of the year before; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)
