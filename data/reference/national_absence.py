"""What sickness absence has Statistics Norway published for the whole country?

Reads national_absence.csv: both sexes, all industries and sectors, as it was and not
adjusted for season. Grain: one figure per measure, year and quarter.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from data.vocabulary import AbsenceMeasure

PUBLISHED = Path(__file__).resolve().parent / "national_absence.csv"


class NationalAbsence(NamedTuple):
    """The figure of one measure and quarter."""

    measure: AbsenceMeasure
    year: int
    quarter: int
    absence_share: float
    edition: str
    """The published table it stands in; a later one may have corrected it."""


@cache
def published_national_absence() -> tuple[NationalAbsence, ...]:
    """Give the published figures, by measure and quarter.

    There are none of short-term and long-term absence: nobody publishes them.
    """
    measures = {measure.value: measure for measure in AbsenceMeasure}
    with PUBLISHED.open(encoding="utf-8", newline="") as lines:
        return tuple(
            NationalAbsence(
                measures[row["measure"]],
                int(row["year"]),
                int(row["quarter"]),
                # Read as an exponent: dividing would make 8.1 % another number.
                float(f"{row['percent']}e-2"),
                row["edition"],
            )
            for row in csv.DictReader(lines)
        )
