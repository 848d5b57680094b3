"""Which letters can be printed, and how wide are they?

PDF/UA refuses a letter that its font lacks, so what cannot be printed becomes a lozenge
before it gets there. Widths say where a label ends before anything is drawn.
"""

import re
import struct
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"
"""A place where a line may break."""

_INVISIBLE = {ZERO_WIDTH_SPACE, "\N{SOFT HYPHEN}"}
_STAND_INS = {
    "\N{BLACK CIRCLE}": "\N{BULLET}",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{HYPHEN}": "-",
    "\N{WHITE DIAMOND}": "\N{BLACK DIAMOND}",
}
"""Letters that the font lacks, and the nearest ones that it has."""
_LACKING = "\N{LOZENGE}"
"""Stands for a letter that the font lacks."""
ROUNDING = 0.01
"""Points that a width may be over its room."""
_SHORT = 12
_UNBROKEN = 30
"""Letters that a word may have before it is broken anywhere; a shorter one is broken
between syllables."""


@dataclass(frozen=True)
class _Font:
    glyphs: dict[int, int]
    """Code point -> number of the glyph."""
    widths: tuple[int, ...]
    """Of each glyph; the last holds for all that follow."""
    em: int


def font_files() -> tuple[Path, ...]:
    """Give the font files that packs are set in: regular and semibold."""
    import font_source_sans_pro

    folder = Path(font_source_sans_pro.font_directory)
    names = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
    return tuple(folder / name for name in names)


def printable(text: str) -> str:
    """Give a text as it can be printed.

    Tabs become spaces, marks that are not seen disappear, and a letter that the font
    lacks (an emoji) becomes a lozenge. Line breaks stay.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(_printable(letter) for letter in composed)


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Say how wide a line of text is, in the unit of its size."""
    font = _font(is_bold)
    last = len(font.widths) - 1
    units = sum(font.widths[min(font.glyphs.get(ord(c), 0), last)] for c in text)
    return units * size / font.em


def breakable(text: str, room: float, size: float, *, is_bold: bool = False) -> str:
    """Let a word that is wider than its room be broken anywhere.

    A word of letters is left to be broken between syllables, unless it is very long.
    """

    def spread(found: re.Match[str]) -> str:
        word = found.group()
        is_syllables = word.isalpha() and len(word) <= _UNBROKEN
        if is_syllables or text_width(word, size, is_bold=is_bold) <= room + ROUNDING:
            return word
        return ZERO_WIDTH_SPACE.join(word)

    return re.sub(r"[^\s\u200b]+", spread, text)


def is_whole(text: str) -> bool:
    """Say if a text is short with a number in it, as a day, and better not broken."""
    return len(text) <= _SHORT and any(letter.isdigit() for letter in text)


def widest_word(text: str, size: float, *, is_bold: bool = False) -> float:
    """Say how wide the widest part is that a line is not broken within."""
    if is_whole(text):
        return text_width(text, size, is_bold=is_bold)
    words = re.split(r"[ \n\u200b]|(?<=[-/])", text)
    return max(text_width(word, size, is_bold=is_bold) for word in words)


def wrapped(text: str, room: float, size: float, lines: int = 3) -> tuple[str, ...]:
    """Break a text into lines that fit a room; the rest ends in an ellipsis."""
    rows = [""]
    for word in re.split(r"[ \n]+", text.strip()):
        longer = f"{rows[-1]} {word}".strip()
        if not rows[-1] or text_width(longer, size) <= room:
            rows[-1] = longer
        else:
            rows.append(word)
    if len(rows) > lines:
        rows = [*rows[: lines - 1], " ".join(rows[lines - 1 :])]
    return tuple(_cut(row, room, size) for row in rows)


def _cut(row: str, room: float, size: float) -> str:
    if text_width(row, size) <= room:
        return row
    kept = row
    while kept and text_width(kept + "…", size) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _printable(letter: str) -> str:
    if letter == "\n" or letter in _INVISIBLE or _has(letter):
        return letter
    if letter in _STAND_INS:
        return _STAND_INS[letter]
    if letter.isspace():
        return " "
    if _is_unseen(letter):
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if all(_has(part) for part in plain) else _LACKING


def _is_unseen(letter: str) -> bool:
    is_selector = 0xFE00 <= ord(letter) <= 0xFE0F
    return is_selector or unicodedata.category(letter) in {"Cc", "Cf", "Cs"}


def _has(letter: str) -> bool:
    """Say if both fonts have a letter that is seen, or a space that never breaks."""
    if not letter.isprintable() and letter not in "\u00a0\u202f":
        return False
    return all(ord(letter) in _font(is_bold).glyphs for is_bold in (False, True))


@cache
def _font(is_bold: bool) -> _Font:
    data = font_files()[is_bold].read_bytes()
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    count = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0]
    pairs = struct.unpack_from(f">{'Hh' * count}", data, tables[b"hmtx"])
    return _Font(
        glyphs=_glyphs(data, tables[b"cmap"]),
        widths=pairs[::2],
        em=struct.unpack_from(">H", data, tables[b"head"] + 18)[0],
    )


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    """Read the part of the font that is in format 12: all of Unicode, in ranges."""
    found: dict[int, int] = {}
    for index in range(struct.unpack_from(">H", data, start + 2)[0]):
        at = start + struct.unpack_from(">I", data, start + 8 + 8 * index)[0]
        if struct.unpack_from(">H", data, at)[0] == 12:
            for group in range(struct.unpack_from(">I", data, at + 12)[0]):
                first, last, glyph = struct.unpack_from(
                    ">III", data, at + 16 + 12 * group
                )
                found.update(
                    (code, glyph + code - first) for code in range(first, last + 1)
                )
    return found
