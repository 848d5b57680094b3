"""Find a number in a text, however it is written: 61.73, 61,73, 61,7, 61.7300001."""

import re

TOKEN = re.compile(r"(?<!\d)(?=(\d+)[.,](\d+))")
"""Numbers with decimals; one may begin inside another, as in `5,61.73`."""


def found(text, numbers):
    """Name the numbers that stand in a text, rounded to one decimal or more.

    A share is sought as a percentage too, and as itself with three decimals or more.

    Args:
        text: All that a route says.
        numbers: Each number by its name; one under 1 is a share. A text in place of
            a number is sought as it is.
    """
    words = {name: each for name, each in numbers.items() if isinstance(each, str)}
    values = {
        (name, least): number * scale
        for name, number in numbers.items()
        if name not in words
        for scale, least in (((1, 3), (100, 1)) if number < 1 else ((1, 1),))
    }
    return {name for name, word in words.items() if word in text} | {
        name
        for whole, decimals in set(TOKEN.findall(text))
        for (name, least), value in values.items()
        if len(decimals) >= least
        and _is_written(value, f"{whole}.{decimals}", len(decimals))
    }


def around(text, numbers, width=60):
    """Quote the places, for the one who is to mend them."""
    places = (match.start() for match in TOKEN.finditer(text))
    tokens = [place for place in places if found(text[place : place + 25], numbers)]
    words = [each for each in numbers.values() if isinstance(each, str)]
    tokens += [text.index(word) for word in words if word in text]
    return [text[max(0, place - width) : place + width] for place in tokens[:5]]


def _is_written(value, written, decimals):
    return abs(float(written) - value) <= 0.5 * 10**-decimals * (1 + 1e-6)
