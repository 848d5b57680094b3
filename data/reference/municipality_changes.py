"""What is a municipality's code on another day?

Knows the changes since 2018, so both days must lie after 2017-01-01. A split or a
merger read backwards has several answers, and then none is given.
"""

import csv
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from data.reference.places import municipality

CHANGES = Path(__file__).resolve().parent / "municipality_changes.csv"

NEWEST = date(2024, 1, 1)
"""The day of the newest change: the division of this day holds since."""

FIRST = date(2017, 1, 2)
"""Before this day there are changes that we do not carry."""


class Change(NamedTuple):
    """A code that became another one; several rows with one old code are a split."""

    changed_on: date
    old_code: str
    new_code: str


def translate_municipality(code: str, *, on: date | None = None) -> str | None:
    """Give the code of 2024 for a code that was valid on a day.

    Args:
        code: Four digits.
        on: A day the code was valid; None when the source does not say. No code has
            been used again since 2018, so the answer is the same wherever there is one.

    Returns:
        The code of 2024, or None when the municipality was split, or is unknown.
    """
    found = municipality_on(code, was_on=on or FIRST, to=NEWEST)
    return found if found and municipality(found) else None


def municipality_on(code: str, *, was_on: date, to: date) -> str | None:
    """Give the code on one day for a code valid on another, forwards or backwards.

    Returns:
        The code, or None when there are several answers, or when a day lies before
        the changes we know. A code that never changed is given back as it is.
    """
    if min(was_on, to) < FIRST:
        return None
    if was_on <= to:
        steps = [c for c in changes() if was_on < c.changed_on <= to]
        return _follow(code, steps)
    steps = [c for c in reversed(changes()) if to < c.changed_on <= was_on]
    return _follow(code, [Change(c.changed_on, c.new_code, c.old_code) for c in steps])


@cache
def changes() -> tuple[Change, ...]:
    """List the changes since 2018, oldest first."""
    with CHANGES.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Change(
                date.fromisoformat(row["changed_on"]), row["old_code"], row["new_code"]
            )
            for row in csv.DictReader(lines)
        )


def _follow(code: str, steps: Sequence[Change]) -> str | None:
    for _, same_day in groupby(steps, key=lambda step: step.changed_on):
        answers = {step.new_code for step in same_day if step.old_code == code}
        if len(answers) > 1:
            return None
        code = answers.pop() if answers else code
    return code
