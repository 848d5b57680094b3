"""Which prioritised industry does an industry code belong to?

Source: industries.csv, whose last column says where each line is from.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from data.vocabulary import IndustryStandard, ProgrammeIndustry

INDUSTRIES = Path(__file__).resolve().parent / "industries.csv"


class IndustryCode(NamedTuple):
    """The beginning of the industry codes that belong to a prioritised industry."""

    industry: ProgrammeIndustry
    standard: IndustryStandard
    code_start: str
    """A division such as 10, or a whole code such as 87.102."""
    source: str


@cache
def industry_codes() -> tuple[IndustryCode, ...]:
    """List the codes of all prioritised industries; *other* has none."""
    industries = {str(industry): industry for industry in ProgrammeIndustry}
    standards = {str(standard): standard for standard in IndustryStandard}
    with INDUSTRIES.open(encoding="utf-8", newline="") as lines:
        return tuple(
            IndustryCode(
                industries[row["programme_industry"]],
                standards[row["industry_standard"]],
                row["code_start"],
                row["source"],
            )
            for row in csv.DictReader(lines)
        )


def programme_industry_of(code: str, standard: IndustryStandard) -> ProgrammeIndustry:
    """Give the industry of a code, with or without its point; *other* for the rest."""
    digits = code.replace(".", "")
    for known in industry_codes():
        start = known.code_start.replace(".", "")
        if known.standard == standard and digits.startswith(start):
            return known.industry
    return ProgrammeIndustry.OTHER
