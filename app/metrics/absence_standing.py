"""Which workplaces have a signal in the latest quarter, and which cannot be told of?

A signal is about the latest quarter that any workplace in view has a row for. Whoever
has no point there, or too few points to hold it against, is counted with why.
"""

from typing import NamedTuple

import polars as pl

FEWEST_QUARTERS = 7
"""Fewer points under the same limits say nothing of what is usual (ours): a run takes
seven. Up to 13 the limits are for trial."""

CANNOT_TELL = ("few_quarters", "hidden", "lacks_national", "no_figure")
"""Why it cannot be told whether a workplace has a signal, in the order of saying."""
SIGNALS = ("concern", "improvement")

_AT_LATEST = ("absence_share", "national_share", "is_hidden", "lacks_national")
_NEWEST = (
    *("difference", "signal", "special_cause", "since_quarter_number"),
    *("known_count", "is_trial"),
)


class Standings(NamedTuple):
    """How many workplaces can be told of, and what is told."""

    told_count: int
    counts: dict[str, int]
    """By standing: concern, improvement, common, and those of CANNOT_TELL."""

    @property
    def signal_count(self) -> int:
        """How many have a signal."""
        return sum(self.counts.get(each, 0) for each in SIGNALS)


def absence_standings(signals: pl.DataFrame, newest: pl.DataFrame) -> pl.DataFrame:
    """Say where each workplace stands in the latest quarter.

    Args:
        signals: Rows of `absence_signals` of one measure.
        newest: Rows of `newest_signals` of them.

    Returns:
        One row per workplace_id: standing (concern, improvement, common, few_quarters,
        hidden, lacks_national, no_figure), and of its latest point: signal,
        special_cause, since_quarter_number, known_count, is_trial, absence_share,
        national_share, difference.
    """
    latest = latest_quarter_of(signals)
    at_latest = signals.filter(pl.col("quarter_number") == latest).select(
        "workplace_id", *_AT_LATEST
    )
    told = newest.filter(pl.col("quarter_number") == latest).select(
        "workplace_id", *_NEWEST
    )
    return (
        signals.select("workplace_id")
        .unique()
        .join(at_latest, on="workplace_id", how="left")
        .join(told, on="workplace_id", how="left")
        .with_columns(standing=_standing())
        .drop("is_hidden", "lacks_national")
        .sort("workplace_id")
    )


def latest_quarter_of(quarters: pl.DataFrame) -> int | None:
    """Find the latest quarter that any row is about."""
    latest = quarters["quarter_number"].max()
    return latest if isinstance(latest, int) else None


def read_standings(standings: pl.DataFrame) -> Standings:
    """Count the rows of `absence_standings`."""
    counts = dict(standings.group_by("standing").len().iter_rows())
    told = sum(count for name, count in counts.items() if name not in CANNOT_TELL)
    return Standings(told, counts)


def _standing() -> pl.Expr:
    return (
        pl.when(pl.col("signal").is_not_null())
        .then(
            pl.when(pl.col("known_count") < FEWEST_QUARTERS)
            .then(pl.lit("few_quarters"))
            .otherwise(pl.col("signal"))
        )
        .when(pl.col("is_hidden"))
        .then(pl.lit("hidden"))
        .when(pl.col("lacks_national"))
        .then(pl.lit("lacks_national"))
        .otherwise(pl.lit("no_figure"))
    )
