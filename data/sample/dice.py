"""Draw invented values in columns: the only source of chance in the sample.

Everything comes from one seed. Each part of the sample has dice of its own, so a new
draw in one part leaves the others as they were.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from zlib import crc32

import numpy as np
import polars as pl


@dataclass(frozen=True)
class Dice:
    """A seeded source of columns; `count` is always the number of rows wanted."""

    seed: int
    generator: np.random.Generator

    def share(self, count: int) -> pl.Series:
        """Draw numbers from 0 to 1."""
        return pl.Series(self.generator.random(count))

    def chance(self, count: int, probability: float) -> pl.Series:
        """Draw yes with a probability, else no."""
        return self.share(count) < probability

    def whole(self, count: int, low: int, high: int) -> pl.Series:
        """Draw whole numbers from low to high, both included."""
        drawn = self.generator.integers(low, high + 1, count)
        return pl.Series(drawn, dtype=pl.Int32)

    def days(self, count: int, low: int, high: int) -> pl.Series:
        """Draw spans of whole days from low to high, both included."""
        return self.whole(count, low, high).cast(pl.Int64) * timedelta(days=1)

    def normal(self, count: int, mean: float, deviation: float) -> pl.Series:
        """Draw numbers that gather around a mean."""
        return pl.Series(self.generator.normal(mean, deviation, count))

    def poisson(self, means: pl.Series) -> pl.Series:
        """Draw one whole number per given mean."""
        return pl.Series(self.generator.poisson(means.to_numpy()), dtype=pl.Int32)

    def binomial(self, counts: pl.Series, probability: float) -> pl.Series:
        """Draw how many of each count say yes."""
        drawn = self.generator.binomial(counts.to_numpy(), probability)
        return pl.Series(drawn, dtype=pl.Int32)

    def code(self, count: int, weights: Mapping[str | None, float]) -> pl.Series:
        """Draw texts by weight; the text None is an empty cell."""
        texts = pl.Series([text and str(text) for text in weights], dtype=pl.String)
        return texts.gather(self._places(count, list(weights.values())))

    def number(self, count: int, weights: Mapping[int, float]) -> pl.Series:
        """Draw whole numbers by weight."""
        numbers = pl.Series(list(weights), dtype=pl.Int32)
        return numbers.gather(self._places(count, list(weights.values())))

    def _places(self, count: int, weights: Sequence[float]) -> pl.Series:
        limits = np.cumsum(weights) / sum(weights)
        places = np.searchsorted(limits, self.generator.random(count), side="right")
        return pl.Series(np.minimum(places, len(weights) - 1), dtype=pl.UInt32)


def dice_for(part: str, seed: int) -> Dice:
    """Give a part of the sample its own dice, decided by its name and the seed."""
    return Dice(seed, np.random.default_rng([seed, crc32(part.encode())]))
