"""Take the place out of a sentence about a row, where a column already says it."""

import re

PLACE = r"^[^:]*, (?:linje|line|rad|row) \d+: "
"""How a sentence about a row begins: `aktiviteter.csv, linje 12: `."""


def without_place(sentence: str) -> str:
    """Leave out file and row at the start of a sentence."""
    return re.sub(PLACE, "", sentence)
