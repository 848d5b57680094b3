"""Let the deliveries of a build exchange their answers, and compare factors again.

Units by comparisons as a matrix: the SQL is asked once, not for every shuffle.
"""

from dataclasses import dataclass

import numpy as np
import polars as pl

from app.metrics.factor_comparison import MINIMUM_DELIVERIES, compare_factors
from app.metrics.likeness import Spread
from data.vocabulary import Outcome

COLUMN = {
    Outcome.SELF_RELIANT: "is_self_reliant",
    Outcome.COOPERATION_CONTINUES: "is_continues",
    Outcome.COOPERATION_STARTED: "is_cooperation_started",
}
KEY = ["factor_code", "basis", "is_present"]


@dataclass(frozen=True)
class Told:
    """The units that an outcome is known of, those of one delivery side by side."""

    answers: np.ndarray
    sizes: np.ndarray
    """Units of each delivery."""
    members: np.ndarray
    """A row for each row of groups, a column for each unit: 1 where it is in it."""
    groups: pl.DataFrame
    """Rows of factor_groups.sql but for yes_count."""

    @property
    def starts(self):
        return np.concatenate([[0], np.cumsum(self.sizes)[:-1]])

    def places(self, delivery):
        return np.arange(self.sizes[delivery]) + self.starts[delivery]

    def likeness(self, answers):
        yes = np.add.reduceat(answers, self.starts)
        shares = yes / self.sizes
        between = (self.sizes * (shares - answers.mean()) ** 2).sum()
        within = (self.sizes * shares * (1 - shares)).sum()
        squared = float((self.sizes**2).sum())
        return Spread(
            len(answers), len(self.sizes), squared, float(between), float(within)
        ).likeness

    def compare(self, answers, likeness):
        """Compare as if all units were of one type and size, so none is mixed up.

        The mix check can only take away from what is called clear.
        """
        yes = pl.Series("yes_count", (self.members @ answers).round(), dtype=pl.Int64)
        groups = self.groups.with_columns(yes)
        strata = groups.with_columns(
            delivery_type=pl.lit("one_to_one"), size=pl.lit("1")
        )
        return compare_factors(groups, strata, likeness, minimum=MINIMUM_DELIVERIES)


def read_told(door, outcome):
    unit = ["delivery_id", "workplace_id"]
    name = COLUMN[outcome]
    units = (
        door.fetch("rows/unit_outcome_rows")
        .filter(f"{name}_known")
        .sort(unit)
        .select(*unit, pl.col(name).cast(pl.Float64), place=pl.row_index())
    )
    places = (
        door.fetch("rows/outcome_factor_rows")
        .filter(pl.col("outcome") == outcome.value)
        .join(units, on=unit, validate="m:1")
        .group_by(KEY)
        .agg("place")
        .sort(KEY)
    )
    of_delivery = units.group_by("delivery_id", maintain_order=True).len()
    sizes = of_delivery["len"].cast(pl.Int64).to_numpy()
    members = np.zeros((places.height, units.height))
    for row, those in enumerate(places["place"]):
        members[row, those.to_numpy()] = 1
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    by_delivery = np.add.reduceat(members, starts, axis=1)
    groups = places.select(
        *KEY,
        unit_count=pl.Series(by_delivery.sum(axis=1), dtype=pl.Int64),
        delivery_count=pl.Series((by_delivery > 0).sum(axis=1)),
        squared_count=pl.Series((by_delivery**2).sum(axis=1)),
    )
    return Told(units[name].to_numpy(), sizes, members, groups)


def lay_end_to_end(told, dice):
    """Deal the deliveries' answers, one delivery after another, to the units.

    Deliveries in random order give, deliveries in another random order take, and the
    line of answers is turned as a wheel. So every unit is as likely as any other to get
    any answer: nothing goes with a factor, nor with the size of the delivery. The
    answers of one delivery stay next to each other, but where sizes differ they fall on
    several, and about half the likeness is lost. Hence the other shuffle as well.
    """
    giving = dice.permutation(len(told.sizes))
    taking = dice.permutation(len(told.sizes))
    given = [dice.permutation(told.answers[told.places(each)]) for each in giving]
    shuffled = np.empty_like(told.answers)
    shuffled[np.concatenate([told.places(each) for each in taking])] = np.roll(
        np.concatenate(given), dice.integers(len(told.answers))
    )
    return shuffled


def exchange_among_equals(told, dice):
    """Exchange whole sets of answers among deliveries with equally many units.

    Keeps all of the likeness, and what the outcome has to do with size: where a factor
    has to do with size too, a clear difference is no mistake. Stricter than chance
    alone.
    """
    shuffled = np.empty_like(told.answers)
    for size in np.unique(told.sizes):
        equals = np.flatnonzero(told.sizes == size)
        for taking, giving in zip(equals, dice.permutation(equals), strict=True):
            shuffled[told.places(taking)] = dice.permutation(
                told.answers[told.places(giving)]
            )
    return shuffled


def exchange_and_turn(told, dice):
    """Exchange among equals, then toss a coin for each delivery: turn yes and no about.

    Keeps the sets whole and their likeness, and every unit is as likely to say yes as
    no whatever its delivery's size: nothing goes with a factor. About half of the units
    say yes to each outcome, so the coin changes little else.
    """
    exchanged = exchange_among_equals(told, dice)
    is_turned = np.repeat(dice.random(len(told.sizes)) < 0.5, told.sizes)
    return np.where(is_turned, 1 - exchanged, exchanged)


CHANCE_ALONE = (lay_end_to_end, exchange_and_turn)
"""Shuffles after which nothing goes with any factor."""
