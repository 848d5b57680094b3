"""What is published about how long a delivery lasts, and where?

Reads published_durations.toml, which quotes its sources.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

PUBLISHED = Path(__file__).resolve().parent / "published_durations.toml"


class GuideNorm(NamedTuple):
    """How long the guide assumes that a delivery lasts."""

    from_months: int
    to_months: int
    source: str


class Band(NamedTuple):
    """How many workplaces had, or expected, a duration in a band."""

    from_months: int
    to_months: int | None
    """None is the last band, with no end."""
    workplace_count: int


class Interviewed(NamedTuple):
    """Durations told in interviews: actual of the ended, expected of the others."""

    bands: tuple[Band, ...]
    not_settled_count: int
    ended_count: int
    source: str

    @property
    def workplace_count(self) -> int:
        """How many workplaces were interviewed."""
        return self.not_settled_count + sum(band.workplace_count for band in self.bands)


@cache
def guide_norm() -> GuideNorm:
    """Give what the guide assumes."""
    published = tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))
    return GuideNorm(**published["guide"])


@cache
def interviewed_durations() -> Interviewed:
    """Give the published table, shortest band first."""
    table = tomllib.loads(PUBLISHED.read_text(encoding="utf-8"))["interviewed"]
    return Interviewed(
        bands=tuple(
            Band(row["from_months"], row.get("to_months"), row["workplace_count"])
            for row in table["band"]
        ),
        not_settled_count=table["not_settled_count"],
        ended_count=table["ended_count"],
        source=table["source"],
    )
