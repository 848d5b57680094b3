"""May a text be kept as it is written?"""

import re
from enum import Enum
from unicodedata import category

from pipelines.personal_data import mask_contacts

LONGEST_TEXT = 300
"""Letters in a reason or a comment: what fits in a cell of a list."""

_NO_LETTERS = ("Cc", "Cs")
"""Control letters and halves of letters: no CSV, workbook or page can hold them."""
_LINE_BREAKS = "\n\r"


class TextFault(Enum):
    """What is wrong with a reason or a comment."""

    EMPTY = "empty"
    """No letter and no digit."""
    CONTROL = "control"
    """Has a letter that is not seen and that no file can hold."""
    LONG = "long"
    PERSONAL = "personal"
    """Looks like a number, e-mail address or telephone number of a person."""


def text_fault(text: str, longest: int = LONGEST_TEXT) -> TextFault | None:
    """Find what is wrong with a text; None when it can be kept as it is."""
    if not re.search(r"[^\W_]", text):
        return TextFault.EMPTY
    if any(_is_control(letter) for letter in text):
        return TextFault.CONTROL
    if len(text.strip()) > longest:
        return TextFault.LONG
    return TextFault.PERSONAL if mask_contacts(text) != text else None


def _is_control(letter: str) -> bool:
    return category(letter) in _NO_LETTERS and letter not in _LINE_BREAKS
