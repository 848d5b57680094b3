"""One thing said to a reader, in both languages of the product."""

from typing import NamedTuple


class Sentence(NamedTuple):
    """The same sentence in Bokmål and in English."""

    nb: str
    en: str

    def in_language(self, language: str) -> str:
        """Give the sentence in `nb` or `en`."""
        return self.en if language == "en" else self.nb
