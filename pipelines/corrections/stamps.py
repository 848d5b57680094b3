"""Which columns of a correction file are Varig's own, and what do they hold?

A hidden column says of every row where it stood in the file first read, so that a row
keeps its place however the sheet is sorted. Its heading says it of the whole sheet,
for a sheet where only rows somebody has added are left.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from data.sentence import Sentence

OWN_COLUMN = "Varig: "
"""Stands before the heading of a column that is taken away again when read."""

OWN_COMMENT = "Varig:"
"""The first line of a cell comment starts so when it is ours."""

ORIGIN = Sentence("Varig: opphav", "Varig: origin")
ROW = Sentence("Varig: rad", "Varig: row")
WRONG = Sentence("Varig: hva er galt", "Varig: what is wrong")
OWNER = Sentence("Varig: eier", "Varig: owner")


@dataclass(frozen=True)
class Stamp:
    """Where a row stood first, and how it was read there."""

    source: str
    """See `SourceFile.source`."""
    file: str
    sheet: str | None
    table: str | None
    """For a file in our own form: its table."""
    form: str
    """Which headings the sheet of the correction file had, in short."""
    row: int | None
    """None: the stamp of a whole sheet."""

    def write(self) -> str:
        """Write the stamp as the text of a cell."""
        parts = (self.source, self.file, self.sheet, self.table, self.form, self.row)
        return json.dumps(parts, ensure_ascii=False)


def read_stamp(text: str) -> Stamp | None:
    """Read a stamp back; None: somebody has changed it."""
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parts, list) or len(parts) != 6:
        return None
    source, file, sheet, table, form, row = parts
    texts, maybe = (source, file, form), (sheet, table)
    is_whole = (
        all(isinstance(part, str) for part in texts)
        and all(part is None or isinstance(part, str) for part in maybe)
        and (row is None or (type(row) is int and 0 < row < 2**31))
    )
    return Stamp(source, file, sheet, table, form, row) if is_whole else None


def heading_stamp(heading: str) -> Stamp | None:
    """Read the stamp in the heading of the hidden column; None: another heading."""
    for start in ORIGIN:
        if heading.strip().startswith(start):
            return read_stamp(heading.strip().removeprefix(start))
    return None


def is_origin(heading: str) -> bool:
    """Is this the heading of the hidden column, even one that was changed?"""
    return heading.strip().casefold().startswith(tuple(s.casefold() for s in ORIGIN))


def is_own(heading: str) -> bool:
    """Is this the heading of a column that Varig put in?"""
    return heading.strip().casefold().startswith(OWN_COLUMN.strip().casefold())


def form_of(headings: Sequence[str]) -> str:
    """Name a list of headings in short: another order gives another name."""
    written = json.dumps(list(headings), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:12]


def mark_comment(sentence: str, comment: str | None) -> str:
    """Put our sentence before the comment that a cell had; either may be empty."""
    if not sentence and comment is not None and not comment.startswith(OWN_COMMENT):
        return comment
    first = f"{OWN_COMMENT} {' '.join(sentence.split())}".strip()
    return first if comment is None else f"{first}\n{comment}"


def plain_comment(comment: str) -> str | None:
    """Give the comment a cell had before ours was put there; None: it had none."""
    if not comment.startswith(OWN_COMMENT):
        return comment
    _, _, rest = comment.partition("\n")
    return rest or None
