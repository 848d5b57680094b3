"""How is a name from outside written in a sentence?

The name of a file or a sheet may hold anything: a newline that makes a second line in
a log, codes that colour or erase what a terminal shows, marks that turn the direction
of writing, bytes that are no letters.
"""

import unicodedata

LONGEST_NAME = 200
"""A longer name is cut; no system of files takes more than 255 bytes."""

_NOT_SHOWN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Kinds of signs that nobody sees, or that no letter shape belongs to."""


def shown_name(name: str) -> str:
    r"""Write a name on one line, with signs that nobody sees as \x1b or \u202e."""
    cut = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
    return "".join(_escaped(sign) for sign in cut)


def without_unseen(heading: str) -> str:
    """Leave out of a heading the signs that nobody sees; a line break is a blank."""
    return "".join(
        sign
        for sign in heading
        if sign in "\t\n\r" or unicodedata.category(sign) not in _NOT_SHOWN
    )


def _escaped(sign: str) -> str:
    if unicodedata.category(sign) not in _NOT_SHOWN:
        return sign
    return sign.encode("unicode_escape", "surrogatepass").decode("ascii")
