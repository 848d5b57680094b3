"""Which edition of the industry codes does a set of codes follow?

Source: industry_editions.csv, the codes of five digits that Statistics Norway's
SN2007 and SN2025 do not share (Klass 6).
"""

import csv
from collections.abc import Collection
from functools import cache
from pathlib import Path

from data.vocabulary import IndustryStandard

EDITIONS = Path(__file__).resolve().parent / "industry_editions.csv"


def edition_of(codes: Collection[str]) -> IndustryStandard | None:
    """Tell the one edition that codes are of; None when they do not settle it.

    Most codes stand in both editions, some with another meaning, so only those that
    one edition has alone say anything, and they must all say the same.
    """
    told = {found for code in codes if (found := _only_in().get(code)) is not None}
    return told.pop() if len(told) == 1 else None


@cache
def _only_in() -> dict[str, IndustryStandard]:
    standards = {str(standard): standard for standard in IndustryStandard}
    with EDITIONS.open(encoding="utf-8", newline="") as lines:
        return {
            row["industry_code"]: standards[row["only_in"]]
            for row in csv.DictReader(lines)
        }
