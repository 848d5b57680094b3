"""Write a name into a sentence with markdown, so that it is read as it is written."""

import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]$~<>|&]|:(?=[\w+-])")
"""What markdown starts with, and Streamlit's :red[colours], $formulas$ and :icons:."""
_AT_THE_START = re.compile(r"^(\d*)([#+.)-])")
"""What makes a heading or a list of a line that starts with it."""


def plain(text: str) -> str:
    """Escape what markdown would read as more than text; a plain sentence is kept."""
    one_line = re.sub(r"\s*[\r\n]+\s*", " ", text).strip()
    return _AT_THE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\g<0>", one_line))
