"""Which known word did somebody mean who wrote it a little wrong?"""

from collections.abc import Iterable
from difflib import get_close_matches

from data.sentence import Sentence
from pipelines.sources.spelling import plain

CLOSE = 0.6
"""difflib's own mark; a word below it is another word."""

LISTED = 20
"""So many known words are listed in a sentence."""


def nearest(word: str, known: Iterable[str], *, cutoff: float = CLOSE) -> str | None:
    """Give the known word that is most like this one, if any is like it at all."""
    by_spelling = {plain(one): one for one in known}
    found = get_close_matches(plain(word), by_spelling, n=1, cutoff=cutoff)
    return by_spelling[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> Sentence:
    """Ask whether the nearest word was meant, or list those that are known.

    The sentence starts with a space and ends with a full stop.
    """
    words = list(known)
    found = nearest(word, words)
    if found is not None:
        return Sentence(f" Mente du {found}?", f" Did you mean {found}?")
    listed = ", ".join(words[:LISTED]) + (", …" if len(words) > LISTED else "")
    return Sentence(f" Det som kan stå her, er: {listed}.", f" Known are: {listed}.")
