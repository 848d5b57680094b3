"""How much room does a text take on a slide, and which letters can a slide hold?

Widths are estimated a little too wide, in points: nobody knows which font the reader's
machine has, and a text that is given too much room breaks nothing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

LINE_HEIGHT = 1.2
"""Height of a line, held against the size of its letters."""

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("[ \t\n]+")
_NARROW = frozenset("iljtfrI.,:;'|!()[]/- ·\N{NO-BREAK SPACE}")
_WIDE = frozenset("mwMW%@—ÆæŒœ")


def plain(text: str) -> str:
    """Take out the letters that XML cannot hold; the rest is kept as it is."""
    unbroken = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_IN_XML.sub("", unbroken)


def one_line(text: str) -> str:
    """Give a text on one line; spaces that never break are kept."""
    return " ".join(_words(plain(text)))


def text_width(text: str, size: float) -> float:
    """Estimate the width of a line of text in letters of this size."""
    return size * _widths(text)


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines that are no wider than this; a long word is cut."""
    return [
        line
        for part in plain(text).split("\n")
        for line in _wrapped(part, width, size) or [""]
    ]


def text_height(texts: Iterable[str], width: float, size: float) -> float:
    """Estimate the height of paragraphs under each other."""
    lines = sum(len(wrap(text, width, size)) for text in texts)
    return lines * size * LINE_HEIGHT


def _words(text: str) -> list[str]:
    return [word for word in _BREAKS.split(text) if word]


@lru_cache(maxsize=20_000)
def _widths(text: str) -> float:
    # The same words come again and again in a long table.
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    if letter in _NARROW:
        return 0.3
    if letter in _WIDE:
        return 0.85
    return 0.7 if letter.isupper() else 0.556


def _wrapped(text: str, width: float, size: float) -> list[str]:
    lines: list[str] = []
    free = 0.0
    for word in _words(text):
        for piece in _pieces(word, width, size):
            needed = text_width(piece, size)
            space = text_width(" ", size)
            if lines and space + needed <= free:
                lines[-1] += f" {piece}"
                free -= space + needed
            else:
                lines.append(piece)
                free = width - needed
    return lines


def _pieces(word: str, width: float, size: float) -> Iterator[str]:
    if text_width(word, size) <= width:
        yield word
        return
    piece = ""
    for letter in word:
        if piece and text_width(piece, size) + size * _width(letter) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece
