"""Say which values of a column its code list lacks.

A note stands in the build, on the Data screen and in JSON, and a cell may hold what
somebody has written of a person. So only what looks like a code is quoted; the others
are counted.
"""

import re

from data.columns import Column, Kind
from data.sentence import Sentence
from pipelines.mapping.columns import Draft
from pipelines.mapping.fitting import fits_column
from pipelines.mapping.mapping import ColumnRule
from pipelines.personal_data import mask_contacts

VALUES_LISTED = 10
"""So many values that a code list lacks are listed in a note."""

LONGEST_CODE = 25
"""Letters and all: a value that is longer is a text somebody has written."""

MOST_WORDS = 3

_BETWEEN_WORDS = re.compile(r"[^\w-]+")


def say_strangers(draft: Draft, rule: ColumnRule, column: Column) -> Sentence:
    """List the values that the code list lacks, and that are no word of ours."""
    is_free = column.kind in (Kind.KEY, Kind.TEXT)
    met = {
        value: count
        for value, count in draft.strangers.get(rule.target, {}).items()
        if is_free or not fits_column(column, value)
    }
    if not met:
        return Sentence("", "")
    codes = [pair for pair in met.items() if _looks_like_code(*pair)]
    listed = sorted(codes, key=lambda pair: (-pair[1], pair[0]))[:VALUES_LISTED]
    rest = len(met) - len(listed)
    if not listed:
        return _only_counted(rest)
    nb = ", ".join(f"«{value}» ({count})" for value, count in listed)
    en = ", ".join(f'"{value}" ({count})' for value, count in listed)
    more = _and_more(rest)
    return Sentence(
        f"Verdier som listen mangler, og som står som de er: {nb}{more.nb}.",
        f"Values that the list lacks, and that stay as they are: {en}{more.en}.",
    )


def _looks_like_code(value: str, count: int) -> bool:
    """Few and short words; met once, it may be a name as well, as capitals tell."""
    if len(value) > LONGEST_CODE or mask_contacts(value) != value:
        return False
    words = [word for word in _BETWEEN_WORDS.split(value) if word]
    is_name = any(letter.isupper() for word in words[1:] for letter in word)
    return len(words) <= MOST_WORDS and (count > 1 or not is_name)


def _only_counted(count: int) -> Sentence:
    if count == 1:
        return Sentence(
            "1 verdi som listen mangler, står som den er, og vises ikke her.",
            "1 value that the list lacks stays as it is, and is not shown here.",
        )
    return Sentence(
        f"{count} verdier som listen mangler, står som de er, og vises ikke her.",
        f"{count} values that the list lacks stay as they are, and are not shown here.",
    )


def _and_more(count: int) -> Sentence:
    if count == 0:
        return Sentence("", "")
    if count == 1:
        return Sentence(
            " og 1 verdi til som ikke vises her",
            " and 1 more value that is not shown here",
        )
    return Sentence(
        f" og {count} verdier til som ikke vises her",
        f" and {count} more values that are not shown here",
    )
