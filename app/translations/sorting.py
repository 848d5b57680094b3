"""Sort names as a Norwegian reader expects: a-z, then æ, ø, å."""

_LAST = {"æ": "{1", "ä": "{1", "ø": "{2", "ö": "{2", "å": "{3"}


def norwegian_key(text: str) -> str:
    """Give a key that sorts æ, ø and å after z; capitals do not matter."""
    return "".join(_LAST.get(letter, letter) for letter in text.casefold())
