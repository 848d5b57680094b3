"""Which units are like this one and have the outcome that it does not have, or not yet?

They are chosen for that, so nothing about them says what helped: chance alone makes
some of it.
"""

from datetime import date
from typing import NamedTuple

import polars as pl

FEATURES = ("industry", "size", "sector", "delivery_type", "shift_work")
"""What two units can share, in the order it is said."""
NEAR_IN_COMMON = 0.5
"""A neighbouring size band counts as half a feature."""
LEAST_IN_COMMON = 3.0
"""Units that share fewer of the five features are not called similar."""
ABOUT = 10
"""So many of the nearest are taken, and all that are as near as the last of them."""
MOST = 30
"""More than this are not near any longer; those with the newest answer are taken."""
LEAST_UNITS = 3
"""Behind every statement stand at least so many units, each at its own workplace."""
LIKENESS: dict[str, float | int] = {
    "near_in_common": NEAR_IN_COMMON,
    "least_in_common": LEAST_IN_COMMON,
    "about": ABOUT,
    "most": MOST,
}
"""The params of similar_units.sql that are numbers."""


class SimilarUnits(NamedTuple):
    """The unit that is compared, and the ones it is compared with."""

    delivery_id: str
    workplace_id: str
    started_on: date
    answer: str | None
    """What is known of the outcome here: yes, partly, no; None when not known."""
    units: pl.DataFrame
    """The similar units, the nearest first."""

    @property
    def is_enough(self) -> bool:
        """Are there enough of them, at enough workplaces, to say anything?"""
        return bool(self.units["workplace_id"].n_unique() >= LEAST_UNITS)

    @property
    def left_out_count(self) -> int:
        """Units that are as near, but whose answer is older than those taken."""
        return int(self.units["near_count"][0]) - self.units.height

    def params(self, as_of: date) -> dict[str, tuple[str, ...]]:
        """Name all the units, each with the day its factors are seen on.

        The others on the day of their outcome; this one on the as-of day.
        """
        days = [str(as_of), *(str(day) for day in self.units["told_on"])]
        return {
            "delivery_ids": (self.delivery_id, *self.units["delivery_id"]),
            "workplace_ids": (self.workplace_id, *self.units["workplace_id"]),
            "seen_on": tuple(days),
        }


def read_similar(rows: pl.DataFrame) -> SimilarUnits | None:
    """Tell the unit here from those that are like it; None when there is no unit here.

    Args:
        rows: Rows of similar_units.sql.
    """
    here = rows.filter("is_here")
    if here.is_empty():
        return None
    row = here.row(0, named=True)
    return SimilarUnits(
        row["delivery_id"],
        row["workplace_id"],
        row["started_on"],
        row["answer"],
        rows.filter(~pl.col("is_here")),
    )
