"""How long is each text that the cells of an .xlsx share?

A cell that uses a shared text gets a copy of its own: a text of 30 000 letters in a
million cells is 30 GB from a file of a few kilobytes.
"""

from collections.abc import Iterable

import numpy as np

from data.sentence import Sentence
from pipelines.sources.limits import CELL_CHARACTERS, LINE_BYTES, TEXT_BYTES

PART = "xl/sharedstrings.xml"
"""The archive's names are in lower case."""

_END = b"</si>"


def text_lengths(chunks: Iterable[bytes], where: Sentence) -> np.ndarray:
    """Give the length in bytes of every shared text, its tags included.

    Raises:
        OverLimitError: A text is longer than a cell of a workbook may be, or all of
            them are more than we read.
    """
    lengths: list[int] = []
    rest = b""
    total = 0
    for chunk in chunks:
        *texts, rest = (rest + chunk).split(_END)
        lengths.extend(map(len, texts))
        total += len(chunk)
        TEXT_BYTES.check(where, total)
        if len(rest) > LINE_BYTES.at_most:
            CELL_CHARACTERS.check(where, len(rest))
    return np.array([*lengths, len(rest)], dtype=np.int64)
