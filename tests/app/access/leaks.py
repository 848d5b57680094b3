"""What must not be in what a reader gets, and the count of what was asked."""

import re
from collections import Counter

from tests.app.access.programme import ANSWERS
from tests.app.small_groups.writings import found

PERSONS = ("RAADGIVER", "KURSLEDER")
"""Pseudonyms of those who do the work."""

NOT_IN_A_PACK = ("FORTROLIG", "UTKAST", "ARBEIDSLISTE")
"""Written for those who run the meeting, in a draft, or on the work list."""


def markers_in(text, markers, flags=0):
    """Give what was met, each marker with a few letters around its first place."""
    met = {}
    for marker in markers:
        place = re.search(re.escape(marker), text, flags)
        if place:
            start = max(place.start() - 60, 0)
            met[marker] = text[start : place.end() + 60].replace("\n", " | ")
    return met


def leaks(asking, text, *, echoed=(), is_output=True):
    """Find what a reader must not meet in a text.

    Args:
        asking: Who.
        text: All that came out.
        echoed: What the reader has asked for by name, which may be said back.
        is_output: Whether somebody gets to see it, and no figure is made of it first:
            then what single units have answered, and the keys of trainers by which
            exempted records are left out, are sought too, for steering.
    """
    for word in echoed:
        text = text.replace(word, "")
    met = markers_in(text, asking.outside, re.IGNORECASE)
    if asking.role in ("steering", "analyst"):
        kept = NOT_IN_A_PACK if asking.is_steering else NOT_IN_A_PACK[:2]
        met |= markers_in(text, kept)
    if asking.is_steering:
        met |= markers_in(text, PERSONS if is_output else PERSONS[:1])
        if is_output:
            met |= dict.fromkeys(found(text, ANSWERS), "an answer of one unit")
    return met


class Tally:
    """How many cells of the matrix were asked, and how they ended."""

    def __init__(self):
        self.cells = Counter()
        self.leaks = []

    def shown(self, cell, met):
        """Count a cell that may be seen; `met` is what it must not have."""
        self.cells["shown"] += 1
        if met:
            self.leaks.append(f"{cell}: {met}")

    def refused(self, cell, *, is_refused, why="it was shown"):
        """Count a cell that must be refused."""
        self.cells["refused"] += 1
        if not is_refused:
            self.leaks.append(f"{cell}: not refused, {why}")

    def said(self, name):
        """Say it in a line."""
        return (
            f"matrix of {name}: {self.cells.total()} cells: "
            f"{self.cells['shown']} shown, {self.cells['refused']} refused, "
            f"{len(self.leaks)} leaks"
        )

    def nothing_leaks(self, *, least):
        """Check what was asked, and that it was not too little."""
        assert not self.leaks, "\n".join(self.leaks)
        assert self.cells.total() >= least, self.cells
