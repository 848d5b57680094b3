"""When are two spellings of a heading the same?"""

import unicodedata


def plain(text: str) -> str:
    """Trim, fold capital letters, and join spaces and accents written in parts."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
