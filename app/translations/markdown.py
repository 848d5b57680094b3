"""Write a name into a sentence with markdown, so that it is read as it is written."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>])")


def plain(text: str) -> str:
    """Escape what markdown would read as more than text."""
    return _SPECIAL.sub(r"\\\1", text)
