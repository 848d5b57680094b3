"""How high is absence in each quarter, for every invented workplace and the country?

The levels are ours; only the shape through the year is that of published figures.
"""

from typing import NamedTuple

from data.sample.period import DATA_DATE, FIRST_DAY

SEASON = {1: 1.16, 2: 0.94, 3: 0.88, 4: 1.04}
"""Each quarter against the year: high in the first, low in the second and third."""

PANDEMIC_HUMP = {
    (2020, 1): 1.12, (2020, 2): 1.04, (2020, 3): 1.02, (2020, 4): 1.08,
    (2021, 1): 1.06, (2021, 2): 1.06, (2021, 3): 1.08, (2021, 4): 1.17,
    (2022, 1): 1.34, (2022, 2): 1.15, (2022, 3): 1.08, (2022, 4): 1.06,
}  # fmt: skip


class Quarter(NamedTuple):
    """A quarter of a year."""

    year: int
    quarter: int


def past_quarters() -> list[Quarter]:
    """Name the quarters of the programme that are over."""
    last = (DATA_DATE.year, (DATA_DATE.month - 1) // 3)
    return [
        Quarter(year, quarter)
        for year in range(FIRST_DAY.year, DATA_DATE.year + 1)
        for quarter in (1, 2, 3, 4)
        if (year, quarter) <= last
    ]


def height_of(quarter: Quarter) -> float:
    """Give the height of a quarter against the usual level; 1 is usual."""
    return SEASON[quarter.quarter] * PANDEMIC_HUMP.get(quarter, 1.0)
