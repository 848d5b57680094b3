"""What were the figures last time, what is corrected in them, and what are they now?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.metrics.measures import Figure
from app.metrics.metric import Metric
from app.metrics.registry import Fetch, figure_of, metric_named

SINCE_LAST = (
    "ongoing_deliveries",
    "completed_deliveries",
    "stopped_deliveries",
    "workplaces_reached",
    "past_planned_end",
    "duration_median",
    "evaluations_held",
    "end_evaluation_in_time",
    "end_evaluations_overdue",
    "cooperation_continues",
    "trainers_with_session",
)
"""What a steering group follows from meeting to meeting (ours): the four of the
overview, and one or two beside each."""


class Asked(NamedTuple):
    """A build on a day."""

    fetch: Fetch
    is_data_date: bool
    """Is the day that of the data? On an earlier one, undated facts are not known."""


@dataclass(frozen=True)
class FigureSince:
    """One figure on the earlier day, told twice, and on the later one."""

    metric: Metric
    before: Figure | None
    """As it was told then; None: it cannot be told."""
    recalled: Figure | None
    """The same day, as the newer data tell it."""
    now: Figure | None

    @property
    def correction(self) -> float | None:
        """What corrections of old records have changed it by."""
        return _difference(self.before, self.recalled)

    @property
    def change(self) -> float | None:
        """What it has changed by since the earlier day."""
        return _difference(self.recalled, self.now)

    @property
    def difference(self) -> float | None:
        """What it has changed by in all."""
        return _difference(self.before, self.now)


def figures_since(
    then: Asked, recalled: Asked, now: Asked, codes: Sequence[str] = SINCE_LAST
) -> tuple[FigureSince, ...]:
    """Work figures out for the three moments of a meeting.

    Args:
        then: The earlier day as it was told then.
        recalled: The earlier day as the newer data tell it.
        now: The later day.
        codes: Metrics of the registry.
    """
    return tuple(
        FigureSince(
            metric, *(_figure(metric, asked) for asked in (then, recalled, now))
        )
        for metric in map(metric_named, codes)
    )


def _figure(metric: Metric, asked: Asked) -> Figure | None:
    if metric.no_history is not None and not asked.is_data_date:
        return None
    return figure_of(metric, asked.fetch)


def _difference(first: Figure | None, second: Figure | None) -> float | None:
    values = [None if each is None else each.value for each in (first, second)]
    if values[0] is None or values[1] is None:
        return None
    return values[1] - values[0]
